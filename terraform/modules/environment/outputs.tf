output "cluster_name" {
  description = "The cluster, for aws eks update-kubeconfig"
  value       = module.cluster.name
}

output "address" {
  description = "Where people go"
  value       = "https://${local.domain}"
}

output "certificate_arn" {
  description = "The certificate of that address, which is valid by now"
  value       = module.dns.certificate_arn
}

output "deployer_role_arn" {
  description = "DEPLOYER_ROLE_ARN of GitHub's environment of this name"
  value       = module.identity.deployer_role_arn
}

output "database_host" {
  description = "The database's host, for terraform/fill-secrets"
  value       = module.database.host
}

output "database_port" {
  description = "The database's port"
  value       = module.database.port
}

output "database_name" {
  description = "The database's name"
  value       = module.database.database
}

output "database_owner_secret_arn" {
  description = "The secret with the database owner's name and password, for terraform/make-database-role"
  value       = module.database.owner_secret_arn
}

output "database_replica_host" {
  description = "The replica's host, if there is one"
  value       = module.database.replica_host
}

output "alarm_topic_arn" {
  description = "The topic that alarms go to"
  value       = module.observability.alarm_topic_arn
}
