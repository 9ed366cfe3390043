output "repository_arns" {
  description = "The repositories' ARNs"
  value       = [for repository in aws_ecr_repository.service : repository.arn]
}

output "host" {
  description = "The registry's host, which stands in front of campus-events/SERVICE"
  value       = split("/", values(aws_ecr_repository.service)[0].repository_url)[0]
}
