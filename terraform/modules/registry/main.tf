module "key" {
  source = "../encryption_key"

  name        = "campus-events/registry"
  description = "Images of Campus Events"
}

resource "aws_ecr_repository" "service" {
  for_each = var.services

  name = "campus-events/${each.key}"
  # A tag means one image for ever: what was tested is what runs.
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = module.key.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

# An image belongs to the first rule that fits it and no later one can expire it: what runs in an environment has a tag
# of that environment's, so that many builds in a week do not take away what production still starts pods from.
resource "aws_ecr_lifecycle_policy" "service" {
  for_each = aws_ecr_repository.service

  repository = each.value.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "The last versions that ran in production"
        selection = {
          tagStatus      = "tagged"
          tagPatternList = ["production-*"]
          countType      = "imageCountMoreThan"
          countNumber    = var.kept_images
        }
        action = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "The last versions that ran in staging"
        selection = {
          tagStatus      = "tagged"
          tagPatternList = ["staging-*"]
          countType      = "imageCountMoreThan"
          countNumber    = var.kept_images
        }
        action = { type = "expire" }
      },
      {
        rulePriority = 3
        description  = "The last builds"
        selection = {
          tagStatus      = "tagged"
          tagPatternList = ["*"]
          countType      = "imageCountMoreThan"
          countNumber    = var.kept_images
        }
        action = { type = "expire" }
      },
      {
        rulePriority = 4
        description  = "What no tag leads to"
        selection = {
          tagStatus   = "untagged"
          countType   = "sinceImagePushed"
          countUnit   = "days"
          countNumber = 1
        }
        action = { type = "expire" }
      },
    ]
  })
}
