variable "name" {
  description = "The environment's full name, and the configuration set's"
  type        = string

  validation {
    condition     = can(regex("^campus-events-[a-z]+$", var.name))
    error_message = "The name is campus-events- and the environment."
  }
}

variable "domain" {
  description = "The domain that mails come from, and under which the application answers"
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

variable "webhook_answers" {
  description = "Whether the application runs, so that it can confirm that it wants to hear of bounces"
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !(var.webhook_answers && endswith(var.domain, ".invalid"))
    error_message = "Nothing answers under .invalid."
  }
}

variable "monthly_text_limit_usd" {
  description = "How many dollars the account's text messages may cost a month; null leaves the account as it is"
  type        = number
  default     = null

  validation {
    condition     = var.monthly_text_limit_usd == null || try(var.monthly_text_limit_usd >= 1, false)
    error_message = "The limit is a dollar at least."
  }
}
