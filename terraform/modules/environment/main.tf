# One environment, put together from the other modules. What differs between environments is in variables.tf, and its
# values in terraform/environments/.

# What all environments of the account share, written by terraform/account.
data "aws_ssm_parameter" "account" {
  name = "/campus-events/account"
}

data "aws_route53_zone" "campus" {
  name = local.account.domain
}

data "aws_region" "current" {}

locals {
  name    = "campus-events-${var.environment}"
  account = jsondecode(data.aws_ssm_parameter.account.insecure_value)
  domain  = var.environment == "production" ? local.account.domain : "${var.environment}.${local.account.domain}"
}

module "network" {
  source = "../network"

  name                = local.name
  zones               = var.zones
  nat_per_zone        = var.nat_per_zone
  interface_endpoints = var.interface_endpoints
  logs_key_arn        = module.observability.logs_key_arn
}

module "cluster" {
  source = "../cluster"

  name                            = local.name
  kubernetes_version              = var.kubernetes_version
  subnet_ids                      = module.network.private_subnet_ids
  control_plane_security_group_id = module.network.control_plane_security_group_id
  nodes_security_group_id         = module.network.nodes_security_group_id
  api_allowed_cidrs               = local.account.api_allowed_cidrs
  administrator_role_arns         = local.account.administrator_role_arns
  developer_role_arns             = var.developers_may_enter ? local.account.developer_role_arns : []
  deployer_role_arn               = module.identity.deployer_role_arn
  network_plugin_role_arn         = module.identity.role_arns["network-plugin"]
  volume_driver_role_arn          = module.identity.role_arns["volume-driver"]
  deletion_protection             = var.deletion_protection
  logs_key_arn                    = module.observability.logs_key_arn
  tags                            = { Project = "campus-events", Environment = var.environment }
}

module "database" {
  source = "../database"

  name                 = local.name
  instance_class       = var.database_instance_class
  multi_zone           = var.database_multi_zone
  replica              = var.database_replica
  performance_insights = var.database_performance_insights
  deletion_protection  = var.deletion_protection
  subnet_ids           = module.network.database_subnet_ids
  security_group_id    = module.network.database_security_group_id
  logs_key_arn         = module.observability.logs_key_arn
}

module "messaging" {
  source = "../messaging"

  name                   = local.name
  domain                 = local.domain
  zone_id                = data.aws_route53_zone.campus.zone_id
  webhook_answers        = var.application_runs
  monthly_text_limit_usd = var.monthly_text_limit_usd
}

module "secrets" {
  source = "../secrets"

  environment   = var.environment
  recovery_days = var.deletion_protection ? 30 : 0
}

module "dns" {
  source = "../dns"

  domain               = local.domain
  zone_id              = data.aws_route53_zone.campus.zone_id
  load_balancer_name   = var.environment == "production" ? "campus-events-alb" : "campus-events-alb-${var.environment}"
  load_balancer_stands = var.application_runs
}

module "identity" {
  source = "../identity"

  name                  = local.name
  environment           = var.environment
  token_provider_arn    = module.cluster.token_provider_arn
  token_issuer          = module.cluster.token_issuer
  node_role_arn         = module.cluster.node_role_arn
  mail_identity_arn     = module.messaging.identity_arn
  configuration_set_arn = module.messaging.configuration_set_arn
  secret_arns           = values(module.secrets.arns)
  secrets_key_arn       = module.secrets.key_arn
  log_group_arn         = module.observability.log_group_arn
  repository_arns       = local.account.repository_arns
  github_provider_arn   = local.account.github_provider_arn
  github_repository     = local.account.github_repository
}

module "observability" {
  source = "../observability"

  name                       = local.name
  environment                = var.environment
  alarm_email                = local.account.alarm_email
  monthly_budget_usd         = var.monthly_budget_usd
  database_identifier        = module.database.identifier
  database_connections_limit = var.database_connections_limit
  undelivered_queue_name     = module.messaging.undelivered_queue_name
  interruption_queue_name    = module.identity.interruption_queue_name
  nat_gateway_ids            = module.network.nat_gateway_ids
  monthly_text_limit_usd     = var.monthly_text_limit_usd
  load_balancer_dimension    = module.dns.load_balancer_dimension
}

module "edge" {
  source = "../edge"
  count  = var.web_application_firewall ? 1 : 0

  name         = local.name
  logs_key_arn = module.observability.logs_key_arn
}
