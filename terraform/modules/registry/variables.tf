variable "services" {
  description = "The services that have images"
  type        = set(string)
  default     = ["events-api", "frontend", "notification-service"]
  nullable    = false

  validation {
    condition     = alltrue([for service in var.services : can(regex("^[a-z]+(-[a-z]+)*$", service))])
    error_message = "A service's name is words in small letters with hyphens between."
  }
}

variable "kept_images" {
  description = "How many images of each kind are kept"
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = var.kept_images >= 2
    error_message = "Without the image before the last there is nothing to go back to."
  }
}
