# GitHub's workflows prove by a token of GitHub's which repository, branch or environment they run for; no key of ours
# lies there. Each environment has its own role for deployments (modules/identity); this one alone pushes images, and gives
# them the tags of the environments in which they did well.

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "images_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:${var.github_repository}:environment:images"]
    }
  }
}

data "aws_iam_policy_document" "images" {
  # Signing in to the registry knows no resources.
  statement {
    sid       = "SignIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "PushImages"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = module.registry.repository_arns
  }
}

resource "aws_iam_role" "images" {
  name                 = "campus-events-images"
  description          = "GitHub's workflow images of ${var.github_repository}"
  assume_role_policy   = data.aws_iam_policy_document.images_trust.json
  max_session_duration = 7200
}

resource "aws_iam_role_policy" "images" {
  name   = "push-images"
  role   = aws_iam_role.images.id
  policy = data.aws_iam_policy_document.images.json
}
