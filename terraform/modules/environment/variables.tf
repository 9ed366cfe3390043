variable "environment" {
  description = "The environment's short name"
  type        = string

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "There are dev, staging and production."
  }
}

variable "zones" {
  description = "Two or three availability zones, and the addresses of each tier there; k8s/ knows the public ones"
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
    error_message = "There are two zones, or three."
  }
}

variable "nat_per_zone" {
  description = "Whether each zone has a NAT gateway of its own"
  type        = bool

  validation {
    condition     = var.nat_per_zone || var.environment != "production"
    error_message = "Production has a NAT gateway in each zone."
  }
}

variable "interface_endpoints" {
  description = "Services of AWS that are reached inside the VPC"
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for service in var.interface_endpoints : can(regex("^[a-z][a-z0-9.-]+$", service))])
    error_message = "An endpoint is named without com.amazonaws.REGION, such as ecr.api."
  }
}

variable "kubernetes_version" {
  description = "The version of Kubernetes"
  type        = string
  default     = "1.32"
  nullable    = false

  validation {
    condition     = contains(["1.31", "1.32", "1.33"], var.kubernetes_version)
    error_message = "k8s/ is checked against Kubernetes 1.31, 1.32 and 1.33."
  }
}

variable "developers_may_enter" {
  description = "Whether developers get into the cluster"
  type        = bool

  validation {
    condition     = !var.developers_may_enter || var.environment != "production"
    error_message = "Production is the administrators'."
  }
}

variable "database_instance_class" {
  description = "The size of the database"
  type        = string

  validation {
    condition     = startswith(var.database_instance_class, "db.")
    error_message = "An instance class is named like db.t3.medium."
  }
}

variable "database_multi_zone" {
  description = "Whether the database has a standby in another zone"
  type        = bool

  validation {
    condition     = var.database_multi_zone || var.environment != "production"
    error_message = "Production's database has a standby."
  }
}

variable "database_replica" {
  description = "Whether the database has a replica for reading"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.database_replica || var.environment == "production"
    error_message = "Only production reads so much."
  }
}

variable "database_performance_insights" {
  description = "Whether RDS keeps what the database's statements wait for"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = !var.database_performance_insights || !endswith(var.database_instance_class, ".micro")
    error_message = "A micro instance has no memory left for Performance Insights."
  }
}

variable "database_connections_limit" {
  description = "So many connections are too many for the database: an alarm"
  type        = number

  validation {
    condition     = var.database_connections_limit > 0
    error_message = "Some connections there must be."
  }
}

variable "deletion_protection" {
  description = "Whether database and cluster refuse to be deleted, and deleted secrets can be brought back"
  type        = bool

  validation {
    condition     = var.deletion_protection || var.environment != "production"
    error_message = "Production is protected from deletion."
  }
}

variable "web_application_firewall" {
  description = "Whether AWS WAF stands in front of the load balancer"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = var.web_application_firewall || var.environment != "production"
    error_message = "Production stands behind the firewall."
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

variable "monthly_text_limit_usd" {
  description = "What the account's text messages may cost a month; said by one environment of an account, null in others"
  type        = number
  default     = null

  validation {
    condition     = var.monthly_text_limit_usd == null || try(var.monthly_text_limit_usd >= 1, false)
    error_message = "The limit is a dollar at least."
  }
}

variable "application_runs" {
  description = "The second step of a first use: the application runs, so that its name can lead to it and SES can tell it of bounces"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = contains([true, false], var.application_runs)
    error_message = "It runs or it does not."
  }
}
