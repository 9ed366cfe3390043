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
