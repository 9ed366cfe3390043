variable "domain" {
  description = "The name under which the application answers"
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.domain))
    error_message = "A domain is written without https:// and slashes."
  }
}

variable "zone_id" {
  description = "The Route 53 zone that the domain lies in"
  type        = string

  validation {
    condition     = startswith(var.zone_id, "Z")
    error_message = "A zone's id begins with Z."
  }
}

variable "load_balancer_name" {
  description = "How the Ingress has its load balancer called"
  type        = string

  validation {
    condition     = can(regex("^campus-events-alb(-[a-z]+)?$", var.load_balancer_name))
    error_message = "k8s/ calls it campus-events-alb, and the environment where it is not production."
  }
}

variable "load_balancer_stands" {
  description = "Whether the controller has made the load balancer, so that the name can lead to it"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !(var.load_balancer_stands && endswith(var.domain, ".invalid"))
    error_message = "No name leads anywhere under .invalid."
  }
}
