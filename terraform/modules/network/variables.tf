variable "name" {
  description = "The environment's full name, such as campus-events-dev; the cluster's too, by which Karpenter finds subnets"
  type        = string

  validation {
    condition     = can(regex("^campus-events-[a-z]+$", var.name))
    error_message = "The name is campus-events- and the environment."
  }
}

variable "cidr" {
  description = "The VPC's addresses"
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && tonumber(split("/", var.cidr)[1]) <= 20
    error_message = "The VPC needs a block of IPv4 addresses of /20 or larger."
  }
}

variable "zones" {
  description = "Two or three availability zones, and the addresses of each tier there"
  type = map(object({
    public   = string
    private  = string
    database = string
  }))
  default = {
    us-east-1a = { public = "10.0.0.0/24", private = "10.0.2.0/24", database = "10.0.4.0/24" }
    us-east-1b = { public = "10.0.1.0/24", private = "10.0.3.0/24", database = "10.0.5.0/24" }
  }
  nullable = false

  validation {
    condition     = length(var.zones) >= 2 && length(var.zones) <= 3
    error_message = "EKS and a database with a standby need two zones; three are as many as this is made for."
  }

  validation {
    condition = alltrue([
      for block in flatten([for zone in values(var.zones) : values(zone)]) :
      try(cidrhost("${split("/", block)[0]}/${split("/", var.cidr)[1]}", 0) == cidrhost(var.cidr, 0), false)
    ])
    error_message = "Every tier is a block of addresses inside the VPC's."
  }

  validation {
    condition     = length(distinct(flatten([for zone in values(var.zones) : values(zone)]))) == 3 * length(var.zones)
    error_message = "No two tiers share a block of addresses."
  }
}

variable "nat_per_zone" {
  description = "Whether each zone has a NAT gateway of its own, or all share one, which is cheaper and fails as one"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.nat_per_zone || !endswith(var.name, "-production")
    error_message = "Production has a NAT gateway in each zone."
  }
}

variable "interface_endpoints" {
  description = "Services of AWS that are reached inside the VPC, as their endpoints are named, such as ecr.api"
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for service in var.interface_endpoints : can(regex("^[a-z][a-z0-9.-]+$", service))])
    error_message = "An endpoint is named without com.amazonaws.REGION, such as ecr.api."
  }
}

variable "application_ports" {
  description = "The ports of the pods to which the load balancer sends requests, by service"
  type        = map(number)
  default     = { frontend = 3000, events-api = 8080 }
  nullable    = false

  validation {
    condition     = alltrue([for port in values(var.application_ports) : port >= 1024 && port <= 65535])
    error_message = "The services run without privileges, on ports from 1024 to 65535."
  }
}

variable "logs_key_arn" {
  description = "The key that encrypts log groups"
  type        = string

  validation {
    condition     = startswith(var.logs_key_arn, "arn:")
    error_message = "A key is named by its ARN."
  }
}
