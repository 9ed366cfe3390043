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
