variable "name" {
  description = "What the key is called, without alias/"
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9/-]+$", var.name))
    error_message = "The name of a key consists of small letters, digits, slashes and hyphens."
  }
}

variable "description" {
  description = "What the key encrypts"
  type        = string

  validation {
    condition     = length(var.description) > 0
    error_message = "Say what the key encrypts."
  }
}

variable "encrypts_logs" {
  description = "Whether CloudWatch Logs may use the key for this account's log groups"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !(var.encrypts_logs && length(var.publishing_services) > 0)
    error_message = "Logs and topics have keys of their own."
  }
}

variable "publishing_services" {
  description = "Services of AWS that publish to topics encrypted with the key, such as ses.amazonaws.com"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for service in var.publishing_services : endswith(service, ".amazonaws.com")])
    error_message = "A service of AWS is named like ses.amazonaws.com."
  }
}
