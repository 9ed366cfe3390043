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
    key          = "environments/staging"
    region       = "us-east-1"
    use_lockfile = true
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Project     = "campus-events"
      Environment = "staging"
      ManagedBy   = "terraform"
    }
  }
}

module "campus_events" {
  source = "../../modules/environment"

  environment = "staging"

  # Shaped like production, where that decides how the application behaves; smaller where it only costs.
  nat_per_zone               = true
  developers_may_enter       = true
  database_instance_class    = "db.t3.medium"
  database_multi_zone        = false
  database_connections_limit = 300
  deletion_protection        = false
  web_application_firewall   = true
  monthly_budget_usd         = 1000

  # Second step, see terraform/README.md.
  application_runs = false
}
