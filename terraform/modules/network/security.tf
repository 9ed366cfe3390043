# Who may speak to whom. Each rule is a resource of its own, so that this file reads like the table that it is.

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

# The load balancer

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

resource "aws_vpc_security_group_egress_rule" "load_balancer_to_nodes" {
  for_each = var.application_ports

  security_group_id            = aws_security_group.load_balancer.id
  description                  = "Requests to ${each.key}"
  referenced_security_group_id = aws_security_group.nodes.id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

# The control plane

resource "aws_vpc_security_group_ingress_rule" "control_plane_from_nodes" {
  security_group_id            = aws_security_group.control_plane.id
  description                  = "Kubelets and controllers"
  referenced_security_group_id = aws_security_group.nodes.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "control_plane_to_nodes" {
  security_group_id            = aws_security_group.control_plane.id
  description                  = "Kubelets, admission webhooks and aggregated APIs"
  referenced_security_group_id = aws_security_group.nodes.id
  ip_protocol                  = "tcp"
  from_port                    = 1024
  to_port                      = 65535
}

# Nodes

resource "aws_vpc_security_group_ingress_rule" "nodes_from_load_balancer" {
  for_each = var.application_ports

  security_group_id            = aws_security_group.nodes.id
  description                  = "Requests and health checks to ${each.key}"
  referenced_security_group_id = aws_security_group.load_balancer.id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

resource "aws_vpc_security_group_ingress_rule" "nodes_from_control_plane" {
  # checkov:skip=CKV_AWS_25:from the control plane, not from anywhere; no node has Windows
  security_group_id            = aws_security_group.nodes.id
  description                  = "Kubelets, admission webhooks and aggregated APIs"
  referenced_security_group_id = aws_security_group.control_plane.id
  ip_protocol                  = "tcp"
  from_port                    = 1024
  to_port                      = 65535
}

# Which pod may speak to which is said by NetworkPolicies, which know more than addresses.
resource "aws_vpc_security_group_ingress_rule" "nodes_from_nodes" {
  security_group_id            = aws_security_group.nodes.id
  description                  = "Pods on other nodes, DNS among them"
  referenced_security_group_id = aws_security_group.nodes.id
  ip_protocol                  = "-1"
}

resource "aws_vpc_security_group_egress_rule" "nodes_to_nodes" {
  security_group_id            = aws_security_group.nodes.id
  description                  = "Pods on other nodes, DNS among them"
  referenced_security_group_id = aws_security_group.nodes.id
  ip_protocol                  = "-1"
}

# The control plane and the endpoints of AWS are reached by HTTPS as well.
resource "aws_vpc_security_group_egress_rule" "nodes_to_internet" {
  for_each = { https = 443, submission = 587 }

  security_group_id = aws_security_group.nodes.id
  description       = "The Internet by ${each.key}: images, AWS, single sign-on, push services, mail"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_security_group_egress_rule" "nodes_to_database" {
  security_group_id            = aws_security_group.nodes.id
  description                  = "PostgreSQL"
  referenced_security_group_id = aws_security_group.database.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

# The database, and the endpoints of AWS

resource "aws_vpc_security_group_ingress_rule" "database_from_nodes" {
  security_group_id            = aws_security_group.database.id
  description                  = "PostgreSQL"
  referenced_security_group_id = aws_security_group.nodes.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_from_nodes" {
  security_group_id            = aws_security_group.endpoints.id
  description                  = "AWS without a way over the Internet"
  referenced_security_group_id = aws_security_group.nodes.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}
