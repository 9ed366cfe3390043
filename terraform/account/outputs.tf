output "state_bucket" {
  description = "The bucket for terraform init -backend-config=bucket=NAME"
  value       = aws_s3_bucket.state.bucket
}

output "name_servers" {
  description = "What the domain is delegated to, at its registrar or in the zone above"
  value       = aws_route53_zone.campus.name_servers
}

output "images_role_arn" {
  description = "IMAGES_ROLE_ARN of GitHub's environment images"
  value       = aws_iam_role.images.arn
}

output "registry" {
  description = "The registry's host, REGISTRY of GitHub's repository"
  value       = module.registry.host
}
