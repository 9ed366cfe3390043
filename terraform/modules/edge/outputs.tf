output "web_acl_arn" {
  description = "What the Ingress names so that the load balancer asks it"
  value       = aws_wafv2_web_acl.campus.arn
}
