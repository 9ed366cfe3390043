output "logs_key_arn" {
  description = "The key that encrypts log groups"
  value       = module.logs_key.arn
}

output "log_group_arn" {
  description = "The group that Fluent Bit writes to"
  value       = aws_cloudwatch_log_group.pods.arn
}

output "alarm_topic_arn" {
  description = "The topic that alarms go to"
  value       = aws_sns_topic.alarms.arn
}
