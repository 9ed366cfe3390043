resource "aws_acm_certificate" "campus" {
  domain_name       = var.domain
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  for_each = {
    for option in aws_acm_certificate.campus.domain_validation_options : option.domain_name => option
  }

  zone_id         = var.zone_id
  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  ttl             = 300
  records         = [each.value.resource_record_value]
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "campus" {
  certificate_arn         = aws_acm_certificate.campus.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
}

# Only Amazon may sign certificates for the name.
resource "aws_route53_record" "authorities" {
  zone_id = var.zone_id
  name    = var.domain
  type    = "CAA"
  ttl     = 3600
  records = ["0 issue \"amazon.com\"", "0 issuewild \";\""]
}
