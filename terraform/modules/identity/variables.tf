variable "name" {
  description = "The environment's full name, and the cluster's"
  type        = string

  validation {
    condition     = can(regex("^campus-events-[a-z]+$", var.name))
    error_message = "The name is campus-events- and the environment."
  }
}

variable "environment" {
  description = "The environment's short name, and that of GitHub's environment"
  type        = string

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "There are dev, staging and production."
  }
}

variable "token_provider_arn" {
  description = "The provider by whose tokens the cluster's pods prove who they are"
  type        = string

  validation {
    condition     = startswith(var.token_provider_arn, "arn:")
    error_message = "A provider is named by its ARN."
  }
}

variable "token_issuer" {
  description = "How that provider calls itself, without https://"
  type        = string

  validation {
    condition     = !startswith(var.token_issuer, "https://")
    error_message = "Leave https:// out: conditions name the issuer without."
  }
}

variable "node_role_arn" {
  description = "The role of nodes, which Karpenter gives to those it starts"
  type        = string

  validation {
    condition     = startswith(var.node_role_arn, "arn:")
    error_message = "A role is named by its ARN."
  }
}

variable "mail_identity_arn" {
  description = "The domain that mails come from"
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:ses:", var.mail_identity_arn))
    error_message = "A sender is named by its ARN in SES."
  }
}

variable "configuration_set_arn" {
  description = "The configuration set that mails are sent with"
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:ses:", var.configuration_set_arn))
    error_message = "A configuration set is named by its ARN in SES."
  }
}

variable "secret_arns" {
  description = "The secrets of this environment"
  type        = list(string)

  validation {
    condition     = length(var.secret_arns) > 0
    error_message = "Without secrets the services do not start."
  }
}

variable "secrets_key_arn" {
  description = "The key that encrypts them"
  type        = string

  validation {
    condition     = startswith(var.secrets_key_arn, "arn:")
    error_message = "A key is named by its ARN."
  }
}

variable "log_group_arn" {
  description = "The log group that Fluent Bit writes to"
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:logs:", var.log_group_arn))
    error_message = "A log group is named by its ARN."
  }
}

variable "repository_arns" {
  description = "The repositories of images"
  type        = list(string)

  validation {
    condition     = length(var.repository_arns) > 0
    error_message = "There is nothing to deploy without images."
  }
}

variable "github_provider_arn" {
  description = "The provider by whose tokens GitHub's workflows prove who they are"
  type        = string

  validation {
    condition     = startswith(var.github_provider_arn, "arn:")
    error_message = "A provider is named by its ARN."
  }
}

variable "github_repository" {
  description = "The repository whose workflow may deploy"
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "A repository is OWNER/NAME, without a star."
  }
}
