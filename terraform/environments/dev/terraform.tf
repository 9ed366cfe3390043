terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }

    local = {
      source  = "hashicorp/local"
      version = "~> 2.5"
    }
  }

  # terraform init -backend-config=bucket=NAME, the name as terraform/account says it. The bucket encrypts by itself, with
  # a key of ours; `encrypt` would ask for Amazon's.
  backend "s3" {
    key          = "environments/dev"
    region       = "us-east-1"
    use_lockfile = true
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Project     = "campus-events"
      Environment = "dev"
      ManagedBy   = "terraform"
    }
  }
}
