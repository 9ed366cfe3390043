# Text messages belong to the account, not to an environment: where several share one account, one of them says this.

data "aws_iam_policy_document" "texts_trust" {
  count = var.monthly_text_limit_usd == null ? 0 : 1

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

data "aws_iam_policy_document" "texts" {
  count = var.monthly_text_limit_usd == null ? 0 : 1

  statement {
    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "logs:PutMetricFilter",
      "logs:PutRetentionPolicy",
    ]
    resources = ["arn:aws:logs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:log-group:sns/*"]
  }
}

resource "aws_iam_role" "texts" {
  count = var.monthly_text_limit_usd == null ? 0 : 1

  name               = "${var.name}-text-delivery-logs"
  assume_role_policy = data.aws_iam_policy_document.texts_trust[0].json
}

resource "aws_iam_role_policy" "texts" {
  count = var.monthly_text_limit_usd == null ? 0 : 1

  name   = "write-delivery-logs"
  role   = aws_iam_role.texts[0].id
  policy = data.aws_iam_policy_document.texts[0].json
}

resource "aws_sns_sms_preferences" "account" {
  count = var.monthly_text_limit_usd == null ? 0 : 1

  default_sms_type                      = "Transactional"
  monthly_spend_limit                   = var.monthly_text_limit_usd
  delivery_status_iam_role_arn          = aws_iam_role.texts[0].arn
  delivery_status_success_sampling_rate = 0
}
