# notification-service sends mails from our domain and texts to telephones, and nothing else.
data "aws_iam_policy_document" "notification_service" {
  # What is sent is a whole message: SES's API calls that SendEmail, and its permission SendRawEmail.
  statement {
    sid       = "SendMailFromOurDomain"
    actions   = ["ses:SendEmail", "ses:SendRawEmail"]
    resources = [var.mail_identity_arn, var.configuration_set_arn]
  }

  # A telephone number has no ARN; topics have, and are left out.
  statement {
    sid           = "SendTexts"
    actions       = ["sns:Publish"]
    not_resources = ["arn:${local.partition}:sns:*:*:*"]
  }
}

# External Secrets reads this environment's secrets and no other's.
data "aws_iam_policy_document" "external_secrets" {
  statement {
    sid       = "ReadSecrets"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = var.secret_arns
  }

  statement {
    sid       = "DecryptSecrets"
    actions   = ["kms:Decrypt"]
    resources = [var.secrets_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["secretsmanager.${local.region}.amazonaws.com"]
    }
  }
}

# Fluent Bit writes to a group that is there already.
data "aws_iam_policy_document" "fluent_bit" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["${var.log_group_arn}:*"]
  }
}
