data "aws_region" "current" {}

# Layers of images come from S3; this endpoint costs nothing and spares the NAT gateways most of the traffic.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.campus.id
  service_name      = "com.amazonaws.${data.aws_region.current.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [for table in aws_route_table.private : table.id]

  tags = { Name = "${var.name}-s3" }
}

resource "aws_vpc_endpoint" "service" {
  for_each = var.interface_endpoints

  vpc_id              = aws_vpc.campus.id
  service_name        = "com.amazonaws.${data.aws_region.current.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [for subnet in aws_subnet.private : subnet.id]
  security_group_ids  = [aws_security_group.endpoints.id]

  tags = { Name = "${var.name}-${each.key}" }
}
