# Which nodes are about to go, so that Karpenter empties them first.

locals {
  interruption_kinds = {
    health       = { source = "aws.health", detail = "AWS Health Event" }
    spot         = { source = "aws.ec2", detail = "EC2 Spot Instance Interruption Warning" }
    rebalance    = { source = "aws.ec2", detail = "EC2 Instance Rebalance Recommendation" }
    state-change = { source = "aws.ec2", detail = "EC2 Instance State-change Notification" }
  }
}

resource "aws_sqs_queue" "interruptions" {
  name                      = var.name
  message_retention_seconds = 300
  sqs_managed_sse_enabled   = true
}

data "aws_iam_policy_document" "interruptions" {
  statement {
    sid       = "EventsArrive"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.interruptions.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [for rule in aws_cloudwatch_event_rule.interruption : rule.arn]
    }
  }

  statement {
    sid       = "OnlyEncrypted"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.interruptions.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sqs_queue_policy" "interruptions" {
  queue_url = aws_sqs_queue.interruptions.id
  policy    = data.aws_iam_policy_document.interruptions.json
}

resource "aws_cloudwatch_event_rule" "interruption" {
  for_each = local.interruption_kinds

  name        = "${var.name}-${each.key}"
  description = each.value.detail
  event_pattern = jsonencode({
    source      = [each.value.source]
    detail-type = [each.value.detail]
  })
}

resource "aws_cloudwatch_event_target" "interruption" {
  for_each = local.interruption_kinds

  rule = aws_cloudwatch_event_rule.interruption[each.key].name
  arn  = aws_sqs_queue.interruptions.arn
}
