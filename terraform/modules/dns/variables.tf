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

variable "cluster_name" {
  description = "The cluster whose load balancer it is"
  type        = string

  validation {
    condition     = can(regex("^campus-events-[a-z]+$", var.cluster_name))
    error_message = "The name is campus-events- and the environment."
  }
}

variable "ingress" {
  description = "The Ingress's namespace and name, or its group's name, with which the controller marks the load balancer"
  type        = string
  default     = "campus-events/campus-events"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]+(/[a-z0-9-]+)?$", var.ingress))
    error_message = "An Ingress is named NAMESPACE/NAME, a group by its name."
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
