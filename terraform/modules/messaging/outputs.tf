output "configuration_set" {
  description = "The configuration set to name in EMAIL_TRANSPORT"
  value       = aws_sesv2_configuration_set.campus.configuration_set_name
}

output "configuration_set_arn" {
  description = "The configuration set's ARN"
  value       = aws_sesv2_configuration_set.campus.arn
}

output "identity_arn" {
  description = "The ARN of the domain as a sender"
  value       = aws_sesv2_email_identity.domain.arn
}

output "mail_events_topic_arn" {
  description = "The topic that tells of bounces, complaints and deliveries, for SNS_TOPICS"
  value       = aws_sns_topic.mail_events.arn
}

output "undelivered_queue_name" {
  description = "Where events wait that notification-service could not be told"
  value       = aws_sqs_queue.undelivered.name
}
