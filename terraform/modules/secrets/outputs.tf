output "arns" {
  description = "The secrets' ARNs, by name"
  value       = { for name, box in aws_secretsmanager_secret.box : name => box.arn }
}

output "key_arn" {
  description = "The key that encrypts them"
  value       = module.key.arn
}
