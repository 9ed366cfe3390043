module "logs_key" {
  source = "../encryption_key"

  name          = "${var.name}/logs"
  description   = "Log groups of ${var.name}"
  encrypts_logs = true
}

# Fluent Bit writes here and makes no group itself.
resource "aws_cloudwatch_log_group" "pods" {
  # checkov:skip=CKV_AWS_338:30 days: logs tell of people, and what is needed longer is in the audit log
  name              = "/campus-events/${var.name}"
  retention_in_days = 30
  kms_key_id        = module.logs_key.arn
}

data "aws_caller_identity" "current" {}

module "alarms_key" {
  source = "../encryption_key"

  name                = "${var.name}/alarms"
  description         = "Alarms of ${var.name}"
  publishing_services = ["cloudwatch.amazonaws.com"]
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = module.alarms_key.arn
}

data "aws_iam_policy_document" "alarms" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.alarms.json
}

# Whoever owns the address confirms it by a link in the first mail.
resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_budgets_budget" "month" {
  name         = var.name
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  # A tag counts here once it is activated for cost allocation.
  cost_filter {
    name   = "TagKeyValue"
    values = [join("$", ["user:Environment", var.environment])]
  }

  notification {
    notification_type          = "ACTUAL"
    comparison_operator        = "GREATER_THAN"
    threshold                  = 80
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = [var.alarm_email]
  }

  notification {
    notification_type          = "FORECASTED"
    comparison_operator        = "GREATER_THAN"
    threshold                  = 100
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = [var.alarm_email]
  }
}
