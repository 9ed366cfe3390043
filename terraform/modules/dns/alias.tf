# The load balancer is made by its controller out of the Ingress, so that it is not there at first: the second step of a
# first use. The controller marks it with the cluster and the Ingress that it is for.
data "aws_lb" "campus" {
  count = var.load_balancer_stands ? 1 : 0

  tags = {
    "elbv2.k8s.aws/cluster" = var.cluster_name
    "ingress.k8s.aws/stack" = var.ingress
  }
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
