variable "name" {
  description = "The environment's full name"
  type        = string

  validation {
    condition     = can(regex("^campus-events-[a-z]+$", var.name))
    error_message = "The name is campus-events- and the environment."
  }
}

variable "environment" {
  description = "The environment's short name, as the tag Environment has it"
  type        = string

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "There are dev, staging and production."
  }
}

variable "alarm_email" {
  description = "Who is told when something is wrong, or becomes expensive"
  type        = string

  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", var.alarm_email))
    error_message = "Give an e-mail address."
  }
}

variable "monthly_budget_usd" {
  description = "What the environment may cost a month"
  type        = number

  validation {
    condition     = var.monthly_budget_usd > 0
    error_message = "Nothing runs for nothing."
  }
}

variable "database_identifier" {
  description = "The database's instance"
  type        = string

  validation {
    condition     = length(var.database_identifier) > 0
    error_message = "Name the instance."
  }
}

variable "database_connections_limit" {
  description = "So many connections are too many for the instance"
  type        = number

  validation {
    condition     = var.database_connections_limit > 0
    error_message = "Some connections there must be."
  }
}

variable "undelivered_queue_name" {
  description = "The queue of mail events that could not be told"
  type        = string

  validation {
    condition     = length(var.undelivered_queue_name) > 0
    error_message = "Name the queue."
  }
}

variable "interruption_queue_name" {
  description = "The queue by which Karpenter learns which nodes are about to go"
  type        = string

  validation {
    condition     = length(var.interruption_queue_name) > 0
    error_message = "Name the queue."
  }
}

variable "nat_gateway_ids" {
  description = "The NAT gateways, by zone"
  type        = map(string)

  validation {
    condition     = length(var.nat_gateway_ids) > 0
    error_message = "There is one NAT gateway at least."
  }
}

variable "monthly_text_limit_usd" {
  description = "What the account's text messages may cost a month, where this environment looks after them"
  type        = number
  default     = null

  validation {
    condition     = var.monthly_text_limit_usd == null || try(var.monthly_text_limit_usd >= 1, false)
    error_message = "The limit is a dollar at least."
  }
}

variable "load_balancer_dimension" {
  description = "How CloudWatch calls the load balancer, once it stands"
  type        = string
  default     = null

  validation {
    condition     = var.load_balancer_dimension == null || try(startswith(var.load_balancer_dimension, "app/"), false)
    error_message = "An application load balancer's dimension begins with app/."
  }
}
