output "identifier" {
  description = "The instance's identifier, by which alarms know it"
  value       = aws_db_instance.campus.identifier
}

output "host" {
  description = "The name that the instance's certificate has, too"
  value       = aws_db_instance.campus.address
}

output "port" {
  description = "The port that it listens on"
  value       = aws_db_instance.campus.port
}

output "database" {
  description = "The database's name"
  value       = aws_db_instance.campus.db_name
}

output "owner_secret_arn" {
  description = "The secret with the owner's name and password"
  value       = var.replica ? aws_secretsmanager_secret.owner[0].arn : aws_db_instance.campus.master_user_secret[0].secret_arn
}

output "replica_host" {
  description = "The replica's name, if there is one"
  value       = one(aws_db_instance.replica[*].address)
}
