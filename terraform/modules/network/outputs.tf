output "vpc_id" {
  description = "The VPC's id"
  value       = aws_vpc.campus.id
}

output "private_subnet_ids" {
  description = "Where nodes stand"
  value       = [for subnet in aws_subnet.private : subnet.id]
}

output "database_subnet_ids" {
  description = "Where the database stands"
  value       = [for subnet in aws_subnet.database : subnet.id]
}

output "nat_gateway_ids" {
  description = "The NAT gateways, by zone"
  value       = { for zone, gateway in aws_nat_gateway.zone : zone => gateway.id }
}

output "load_balancer_security_group_name" {
  description = "The tag Name of the load balancer's security group, by which the Ingress names it"
  value       = aws_security_group.load_balancer.tags["Name"]
}

output "control_plane_security_group_id" {
  description = "The security group of the Kubernetes API's interfaces"
  value       = aws_security_group.control_plane.id
}

output "nodes_security_group_id" {
  description = "The security group of nodes"
  value       = aws_security_group.nodes.id
}

output "database_security_group_id" {
  description = "The security group of the database"
  value       = aws_security_group.database.id
}
