# Who may speak to whom. Which pod may speak to which is said by NetworkPolicies, which know more than addresses.

locals {
  security_groups = {
    load_balancer = aws_security_group.load_balancer.id
    control_plane = aws_security_group.control_plane.id
    nodes         = aws_security_group.nodes.id
    database      = aws_security_group.database.id
    endpoints     = aws_security_group.endpoints.id
  }

  # What one group may send the other lets in. Without ports it is everything.
  connections = merge(
    {
      for service, port in var.application_ports :
      "requests-to-${service}" => { from = "load_balancer", to = "nodes", first = port, last = port, what = "Requests and health checks to ${service}" }
    },
    {
      cluster   = { from = "control_plane", to = "nodes", first = 1024, last = 65535, what = "Kubelets, admission webhooks and aggregated APIs" }
      api       = { from = "nodes", to = "control_plane", first = 443, last = 443, what = "The Kubernetes API" }
      pods      = { from = "nodes", to = "nodes", first = null, last = null, what = "Pods on other nodes, DNS among them" }
      postgres  = { from = "nodes", to = "database", first = 5432, last = 5432, what = "PostgreSQL" }
      endpoints = { from = "nodes", to = "endpoints", first = 443, last = 443, what = "AWS without a way over the Internet" }
    },
  )
}

resource "aws_security_group" "load_balancer" {
  # checkov:skip=CKV2_AWS_5:other modules attach it
  name        = "${var.name}-load-balancer"
  description = "The load balancer: in from anywhere, out to the applications only"
  vpc_id      = aws_vpc.campus.id

  # The Ingress names the group by this tag.
  tags = { Name = "${var.name}-load-balancer" }
}

resource "aws_security_group" "control_plane" {
  # checkov:skip=CKV2_AWS_5:other modules attach it
  name        = "${var.name}-control-plane"
  description = "The interfaces of the Kubernetes API in this network"
  vpc_id      = aws_vpc.campus.id

  tags = { Name = "${var.name}-control-plane" }
}

resource "aws_security_group" "nodes" {
  # checkov:skip=CKV2_AWS_5:other modules attach it
  name        = "${var.name}-nodes"
  description = "Nodes and the pods on them"
  vpc_id      = aws_vpc.campus.id

  tags = {
    Name                     = "${var.name}-nodes"
    "karpenter.sh/discovery" = var.name
  }
}

resource "aws_security_group" "database" {
  # checkov:skip=CKV2_AWS_5:other modules attach it
  name        = "${var.name}-database"
  description = "PostgreSQL: in from nodes, out nothing"
  vpc_id      = aws_vpc.campus.id

  tags = { Name = "${var.name}-database" }
}

resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "The endpoints of AWS in this network: in from nodes, out nothing"
  vpc_id      = aws_vpc.campus.id

  tags = { Name = "${var.name}-endpoints" }
}

resource "aws_vpc_security_group_egress_rule" "connection" {
  for_each = local.connections

  security_group_id            = local.security_groups[each.value.from]
  description                  = each.value.what
  referenced_security_group_id = local.security_groups[each.value.to]
  ip_protocol                  = each.value.first == null ? "-1" : "tcp"
  from_port                    = each.value.first
  to_port                      = each.value.last
}

resource "aws_vpc_security_group_ingress_rule" "connection" {
  # checkov:skip=CKV_AWS_25:from the control plane, not from anywhere; no node has Windows
  for_each = local.connections

  security_group_id            = local.security_groups[each.value.to]
  description                  = each.value.what
  referenced_security_group_id = local.security_groups[each.value.from]
  ip_protocol                  = each.value.first == null ? "-1" : "tcp"
  from_port                    = each.value.first
  to_port                      = each.value.last
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer_from_anywhere" {
  # checkov:skip=CKV_AWS_260:by HTTP people are led to HTTPS
  for_each = { http = 80, https = 443 }

  security_group_id = aws_security_group.load_balancer.id
  description       = "Anybody, by ${each.key}"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_security_group_egress_rule" "nodes_to_internet" {
  for_each = { https = 443, submission = 587 }

  security_group_id = aws_security_group.nodes.id
  description       = "The Internet by ${each.key}: images, AWS, single sign-on, push services, mail"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}
