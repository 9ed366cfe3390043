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

module "campus_events" {
  source = "../../modules/environment"

  environment = "dev"

  # Cheap, and soon gone again: one NAT gateway for all, the smallest database without a standby, no WAF.
  nat_per_zone                  = false
  developers_may_enter          = true
  database_instance_class       = "db.t3.micro"
  database_multi_zone           = false
  database_performance_insights = false
  database_connections_limit    = 70
  deletion_protection           = false
  monthly_budget_usd            = 700

  # Second step, see terraform/README.md.
  application_runs = false
}
