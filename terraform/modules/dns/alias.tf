# The load balancer is made by its controller out of the Ingress, so that it is not there at first: the second step of a
# first use.
data "aws_lb" "campus" {
  count = var.load_balancer_stands ? 1 : 0

  name = var.load_balancer_name
}

resource "aws_route53_record" "campus" {
  count = var.load_balancer_stands ? 1 : 0

  zone_id = var.zone_id
  name    = var.domain
  type    = "A"

  alias {
    name                   = data.aws_lb.campus[0].dns_name
    zone_id                = data.aws_lb.campus[0].zone_id
    evaluate_target_health = true
  }
}
