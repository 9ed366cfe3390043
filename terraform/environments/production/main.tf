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
    key          = "environments/production"
    region       = "us-east-1"
    use_lockfile = true
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Project     = "campus-events"
      Environment = "production"
      ManagedBy   = "terraform"
    }
  }
}

module "campus_events" {
  source = "../../modules/environment"

  environment = "production"

  # Survives the loss of a zone.
  nat_per_zone               = true
  interface_endpoints        = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "sns", "sts"]
  developers_may_enter       = false
  database_instance_class    = "db.t3.medium"
  database_multi_zone        = true
  database_replica           = false
  database_connections_limit = 300
  deletion_protection        = true
  web_application_firewall   = true
  monthly_budget_usd         = 1600
  monthly_text_limit_usd     = 50

  # Second step, see terraform/README.md.
  application_runs = false
}
