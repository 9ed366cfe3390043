variable "name" {
  description = "The environment's full name"
  type        = string

  validation {
    condition     = can(regex("^campus-events-[a-z]+$", var.name))
    error_message = "The name is campus-events- and the environment."
  }
}

variable "requests_per_address" {
  description = "How many requests one address may make in five minutes"
  type        = number
  default     = 60000
  nullable    = false

  validation {
    condition     = var.requests_per_address >= 10000
    error_message = "A lecture hall behind one address makes 10000 requests in five minutes."
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
