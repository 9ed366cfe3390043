variable "name" {
  description = "The environment's full name, and the instance's"
  type        = string

  validation {
    condition     = can(regex("^campus-events-[a-z]+$", var.name))
    error_message = "The name is campus-events- and the environment."
  }
}

variable "engine_version" {
  description = "The version of PostgreSQL; without a minor one RDS takes its newest"
  type        = string
  default     = "16"
  nullable    = false

  validation {
    condition     = can(regex("^16(\\.[0-9]+)?$", var.engine_version))
    error_message = "The parameter group is PostgreSQL 16's."
  }
}

variable "instance_class" {
  description = "The size of the instance"
  type        = string

  validation {
    condition     = startswith(var.instance_class, "db.")
    error_message = "An instance class is named like db.t3.medium."
  }

  validation {
    condition     = !endswith(var.name, "-production") || !can(regex("\\.(micro|small)$", var.instance_class))
    error_message = "Production's database is a medium one at least."
  }
}

variable "multi_zone" {
  description = "Whether a standby in another zone takes over"
  type        = bool

  validation {
    condition     = var.multi_zone || !endswith(var.name, "-production")
    error_message = "Production's database has a standby."
  }
}

variable "replica" {
  description = "Whether there is a replica for reading"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.replica || var.backup_days > 0
    error_message = "A replica begins with a backup."
  }
}

variable "owner_password_version" {
  description = "Raised to give the owner another password, where there is a replica"
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.owner_password_version >= 1 && floor(var.owner_password_version) == var.owner_password_version
    error_message = "Versions are counted from 1."
  }
}

variable "storage_gigabytes" {
  description = "How much storage there is at first"
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.storage_gigabytes >= 20
    error_message = "gp3 begins at 20 GB."
  }
}

variable "storage_gigabytes_limit" {
  description = "Up to how much the storage grows by itself"
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.storage_gigabytes_limit >= ceil(var.storage_gigabytes * 1.1)
    error_message = "RDS wants the limit to lie a tenth above what there is at first."
  }
}

variable "backup_days" {
  description = "How many days one can go back"
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.backup_days >= 7 && var.backup_days <= 35
    error_message = "Backups are kept for 7 to 35 days."
  }
}

variable "deletion_protection" {
  description = "Whether the database refuses to be deleted"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.deletion_protection || !endswith(var.name, "-production")
    error_message = "Production is protected from deletion."
  }
}

variable "performance_insights" {
  description = "Whether RDS keeps what its statements wait for"
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = !var.performance_insights || !endswith(var.instance_class, ".micro")
    error_message = "A micro instance has no memory left for Performance Insights."
  }
}

variable "subnet_ids" {
  description = "The subnets of the database's tier, in two zones at least"
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "RDS needs subnets in two zones."
  }
}

variable "security_group_id" {
  description = "The security group of the database"
  type        = string

  validation {
    condition     = startswith(var.security_group_id, "sg-")
    error_message = "A security group's id begins with sg-."
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
