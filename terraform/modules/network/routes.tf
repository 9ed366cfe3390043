locals {
  # A zone whose own gateway fails takes the others with it when they share it.
  nat_zones = var.nat_per_zone ? keys(var.zones) : slice(keys(var.zones), 0, 1)
}

resource "aws_eip" "nat" {
  for_each = toset(local.nat_zones)

  domain = "vpc"

  tags = { Name = "${var.name}-nat-${each.key}" }
}

resource "aws_nat_gateway" "zone" {
  for_each = toset(local.nat_zones)

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id

  tags = { Name = "${var.name}-${each.key}" }

  depends_on = [aws_internet_gateway.campus]
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.campus.id

  tags = { Name = "${var.name}-public" }
}

resource "aws_route" "public_to_internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.campus.id
}

resource "aws_route_table_association" "public" {
  for_each = var.zones

  route_table_id = aws_route_table.public.id
  subnet_id      = aws_subnet.public[each.key].id
}

resource "aws_route_table" "private" {
  for_each = var.zones

  vpc_id = aws_vpc.campus.id

  tags = { Name = "${var.name}-private-${each.key}" }
}

resource "aws_route" "private_to_internet" {
  for_each = var.zones

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.zone[var.nat_per_zone ? each.key : local.nat_zones[0]].id
}

resource "aws_route_table_association" "private" {
  for_each = var.zones

  route_table_id = aws_route_table.private[each.key].id
  subnet_id      = aws_subnet.private[each.key].id
}

# The database's tier reaches nothing outside the VPC.
resource "aws_route_table" "database" {
  vpc_id = aws_vpc.campus.id

  tags = { Name = "${var.name}-database" }
}

resource "aws_route_table_association" "database" {
  for_each = var.zones

  route_table_id = aws_route_table.database.id
  subnet_id      = aws_subnet.database[each.key].id
}
