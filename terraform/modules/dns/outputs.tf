output "certificate_arn" {
  description = "The certificate, once it is valid; the controller finds it by the Ingress's host name"
  value       = aws_acm_certificate_validation.campus.certificate_arn
}

output "load_balancer_dimension" {
  description = "How CloudWatch calls the load balancer, once it stands"
  value       = one(data.aws_lb.campus[*].arn_suffix)
}
