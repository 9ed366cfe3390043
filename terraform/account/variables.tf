variable "domain" {
  description = "Production's name; dev and staging are below it"
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.domain))
    error_message = "A domain is written without https:// and slashes."
  }
}

variable "github_repository" {
  description = "The repository whose workflows push images and deploy"
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "A repository is OWNER/NAME, without a star."
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

variable "administrator_role_arns" {
  description = "IAM roles whose holders may do everything in the clusters"
  type        = list(string)

  validation {
    condition     = length(var.administrator_role_arns) > 0
    error_message = "Somebody must get into the clusters."
  }

  validation {
    condition     = alltrue([for arn in var.administrator_role_arns : can(regex("^arn:[^:]+:iam::[0-9]{12}:role/", arn))])
    error_message = "Give ARNs of IAM roles."
  }
}

variable "developer_role_arns" {
  description = "IAM roles whose holders look after the application in dev and staging"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.developer_role_arns : can(regex("^arn:[^:]+:iam::[0-9]{12}:role/", arn))])
    error_message = "Give ARNs of IAM roles."
  }
}

variable "api_allowed_cidrs" {
  description = "From where the Kubernetes APIs may be reached over the Internet, administrators and the pipeline's runners among them"
  type        = list(string)

  validation {
    condition     = alltrue([for block in var.api_allowed_cidrs : can(cidrhost(block, 0))])
    error_message = "Give blocks of IPv4 addresses, such as 198.51.100.0/24."
  }
}
