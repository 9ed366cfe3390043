variable "environment" {
  description = "The environment's short name"
  type        = string

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "There are dev, staging and production."
  }
}

variable "contents" {
  description = "The secrets, each a JSON object, and what is in them"
  type        = map(string)
  default = {
    database     = "username, password, host, port, dbname: the role that the services sign in to PostgreSQL with"
    redis        = "password, further_passwords: what the services sign in to Redis with"
    codes        = "secret: what tickets' codes, links in mails and calendar addresses are derived from"
    jwt          = "private_key, further_keys: PEM; the key that signs access tokens, and others that are still good"
    vapid        = "private_key: by which push services know us"
    oidc         = "client_secret: how events-api shows the university's provider that it is events-api"
    smtp         = "username, password, host: the mail server that alerts leave by, and all mail where one of your own stands in place of SES"
    slack        = "url: the webhook that alerts go to"
    pagerduty    = "routing_key: the service that is paged"
    services-tls = "tls.crt, tls.key, ca.crt: PEM; the services' certificate inside the cluster, and what they know each other's by"
  }
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.contents) : can(regex("^[a-z]+(-[a-z]+)*$", name))])
    error_message = "A secret's name is words in small letters with hyphens between."
  }

  validation {
    condition     = length(setsubtract(["database", "redis", "codes", "jwt", "vapid"], keys(var.contents))) == 0
    error_message = "Without database, redis, codes, jwt and vapid the services do not start."
  }
}

variable "recovery_days" {
  description = "For how many days a deleted secret can be brought back; 0 deletes at once, so that the name is free again"
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.recovery_days == 0 || (var.recovery_days >= 7 && var.recovery_days <= 30)
    error_message = "Secrets Manager keeps a deleted secret for 7 to 30 days, or not at all."
  }

  validation {
    condition     = var.recovery_days >= 7 || var.environment != "production"
    error_message = "Production's secrets can be brought back."
  }
}
