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
