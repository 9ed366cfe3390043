# What became of mails: SES tells the topic, the topic tells notification-service. The messages name recipients.

module "key" {
  source = "../encryption_key"

  name                = "${var.name}/mail-events"
  description         = "What SES says of mails of ${var.name}"
  publishing_services = ["ses.amazonaws.com"]
}

resource "aws_sns_topic" "mail_events" {
  name              = "${var.name}-mail-events"
  kms_master_key_id = module.key.arn
  signature_version = 2
}

data "aws_iam_policy_document" "mail_events" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.mail_events.arn]

    principals {
      type        = "Service"
      identifiers = ["ses.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [aws_sesv2_configuration_set.campus.arn]
    }
  }
}

resource "aws_sns_topic_policy" "mail_events" {
  arn    = aws_sns_topic.mail_events.arn
  policy = data.aws_iam_policy_document.mail_events.json
}

resource "aws_sesv2_configuration_set_event_destination" "topic" {
  configuration_set_name = aws_sesv2_configuration_set.campus.configuration_set_name
  event_destination_name = "notification-service"

  event_destination {
    enabled              = true
    matching_event_types = ["BOUNCE", "COMPLAINT", "DELIVERY", "DELIVERY_DELAY", "REJECT"]

    sns_destination {
      topic_arn = aws_sns_topic.mail_events.arn
    }
  }

  # SES tries the topic when it is named.
  depends_on = [aws_sns_topic_policy.mail_events]
}

# Confirmed by notification-service itself, which therefore must run, and know the topic's ARN, before this is asked for.
resource "aws_sns_topic_subscription" "notification_service" {
  count = var.webhook_answers ? 1 : 0

  topic_arn                       = aws_sns_topic.mail_events.arn
  protocol                        = "https"
  endpoint                        = "https://${var.domain}/api/v1/webhooks/sns"
  endpoint_auto_confirms          = true
  confirmation_timeout_in_minutes = 5
  # Signatures are over the envelope, which raw delivery leaves out.
  raw_message_delivery = false

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.undelivered.arn })
}

# What could not be handed over for an hour, such as during an outage, to be looked at and sent again by hand.
resource "aws_sqs_queue" "undelivered" {
  name                              = "${var.name}-mail-events-undelivered"
  message_retention_seconds         = 1209600
  kms_master_key_id                 = module.undelivered_key.arn
  kms_data_key_reuse_period_seconds = 300
}

module "undelivered_key" {
  source = "../encryption_key"

  name                = "${var.name}/mail-events-undelivered"
  description         = "What notification-service of ${var.name} could not be told"
  publishing_services = ["sns.amazonaws.com"]
}

data "aws_iam_policy_document" "undelivered" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.mail_events.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.undelivered.id
  policy    = data.aws_iam_policy_document.undelivered.json
}
