output "role_arns" {
  description = "The roles of pods, by what they are for"
  value       = { for name, role in aws_iam_role.pod : name => role.arn }
}

output "deployer_role_arn" {
  description = "The role of GitHub's workflow deploy"
  value       = aws_iam_role.deployer.arn
}

output "interruption_queue_name" {
  description = "The queue that Karpenter reads"
  value       = aws_sqs_queue.interruptions.name
}
