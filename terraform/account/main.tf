# What an account has once, before any environment: where Terraform's states lie, images, the zone, and GitHub's way in.

terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }

  # At the very first run there is no bucket yet: terraform/README.md says how this block is left out once.
  backend "s3" {
    key          = "account"
    region       = "us-east-1"
    use_lockfile = true
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Project     = "campus-events"
      Environment = "account"
      ManagedBy   = "terraform"
    }
  }
}

data "aws_caller_identity" "current" {}

module "registry" {
  source = "../modules/registry"
}

# Delegate the domain to its name servers (an output) before the first environment: certificates wait for that.
resource "aws_route53_zone" "campus" {
  # checkov:skip=CKV2_AWS_38:DNSSEC needs a DS record in the zone above, by whoever has that; half of it would make the name vanish
  # checkov:skip=CKV2_AWS_39:who asks for the name is personal, and nobody here would read it
  name    = var.domain
  comment = "Campus Events"
}

# Volumes of everything that forgets to ask for it are encrypted, too.
resource "aws_ebs_encryption_by_default" "account" {
  enabled = true
}

# What environments read (modules/environment); none of it is secret.
resource "aws_ssm_parameter" "account" {
  # checkov:skip=CKV2_AWS_34:nothing of it is secret, and environments read it before they have keys
  name        = "/campus-events/account"
  description = "What the environments of Campus Events share"
  type        = "String"
  value = jsonencode({
    domain                  = aws_route53_zone.campus.name
    registry                = module.registry.host
    repository_arns         = module.registry.repository_arns
    github_provider_arn     = aws_iam_openid_connect_provider.github.arn
    github_repository       = var.github_repository
    alarm_email             = var.alarm_email
    administrator_role_arns = var.administrator_role_arns
    developer_role_arns     = var.developer_role_arns
    api_allowed_cidrs       = var.api_allowed_cidrs
  })
}
