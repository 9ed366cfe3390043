# The role that owns the database. RDS makes its password, keeps it in Secrets Manager and changes it by itself; but it
# makes no replica of an instance whose password it keeps. With a replica the password is made here, goes into a secret of
# ours and is changed by raising `owner_password_version`. Either way Terraform's state never has it.

resource "aws_secretsmanager_secret_rotation" "owner" {
  count = var.replica ? 0 : 1

  secret_id = aws_db_instance.campus.master_user_secret[0].secret_arn

  rotation_rules {
    automatically_after_days = 30
  }
}

# Another one at each run, used when the version is raised.
ephemeral "aws_secretsmanager_random_password" "owner" {
  password_length     = 40
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "owner" {
  # checkov:skip=CKV2_AWS_57:it is there where RDS cannot change it by itself
  count = var.replica ? 1 : 0

  name        = "${var.name}/database-owner"
  description = "username, password: the owner of the database, for terraform/make-database-role"
  kms_key_id  = module.key.arn
}

resource "aws_secretsmanager_secret_version" "owner" {
  count = var.replica ? 1 : 0

  secret_id                = aws_secretsmanager_secret.owner[0].id
  secret_string_wo_version = var.owner_password_version
  secret_string_wo = jsonencode({
    username = local.owner
    password = ephemeral.aws_secretsmanager_random_password.owner.random_password
  })
}
