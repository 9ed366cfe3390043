# Empty boxes: Terraform makes them and never sees what is in them, so that no secret stands in its state. The first
# content comes from terraform/fill-secrets, later ones as docs/operating.md says; External Secrets takes them from here.

module "key" {
  source = "../encryption_key"

  name        = "campus-events-${var.environment}/secrets"
  description = "Secrets of Campus Events, ${var.environment}"
}

resource "aws_secretsmanager_secret" "box" {
  # checkov:skip=CKV2_AWS_57:AWS can change none of these by itself; the one that it can change, the owner's password, it does (modules/database)
  for_each = var.contents

  name                    = "campus-events/${var.environment}/${each.key}"
  description             = each.value
  kms_key_id              = module.key.arn
  recovery_window_in_days = var.recovery_days
}
