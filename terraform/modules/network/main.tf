resource "aws_vpc" "campus" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

# Every VPC has a default group that lets its members talk; taken over without a rule, it lets nothing through.
resource "aws_default_security_group" "unused" {
  vpc_id = aws_vpc.campus.id

  tags = { Name = "${var.name}-unused" }
}

resource "aws_internet_gateway" "campus" {
  vpc_id = aws_vpc.campus.id

  tags = { Name = var.name }
}

# Load balancers and NAT gateways stand here.
resource "aws_subnet" "public" {
  for_each = var.zones

  vpc_id                  = aws_vpc.campus.id
  availability_zone       = each.key
  cidr_block              = each.value.public
  map_public_ip_on_launch = false

  tags = {
    Name                     = "${var.name}-public-${each.key}"
    "kubernetes.io/role/elb" = "1"
  }
}

# Nodes and pods stand here; Karpenter finds the subnets by its tag.
resource "aws_subnet" "private" {
  for_each = var.zones

  vpc_id                  = aws_vpc.campus.id
  availability_zone       = each.key
  cidr_block              = each.value.private
  map_public_ip_on_launch = false

  tags = {
    Name                              = "${var.name}-private-${each.key}"
    "kubernetes.io/role/internal-elb" = "1"
    "karpenter.sh/discovery"          = var.name
  }
}

resource "aws_subnet" "database" {
  for_each = var.zones

  vpc_id                  = aws_vpc.campus.id
  availability_zone       = each.key
  cidr_block              = each.value.database
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-database-${each.key}" }
}
