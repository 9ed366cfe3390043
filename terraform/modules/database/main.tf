locals {
  owner = "campus_owner"

  log_exports = toset(["postgresql", "upgrade"])

  # RDS would make the groups by itself, unencrypted and for ever.
  log_groups = toset(flatten([
    for instance in concat([var.name], var.replica ? ["${var.name}-replica"] : []) :
    [for export in local.log_exports : "/aws/rds/instance/${instance}/${export}"]
  ]))
}

module "key" {
  source = "../encryption_key"

  name        = "${var.name}/database"
  description = "The database of ${var.name}, its backups and its master password"
}

resource "aws_db_subnet_group" "database" {
  name        = var.name
  description = "Where the database stands"
  subnet_ids  = var.subnet_ids
}

resource "aws_db_parameter_group" "postgres" {
  name_prefix = "${var.name}-postgres16-"
  family      = "postgres16"
  description = "PostgreSQL of ${var.name}"

  # No connection without TLS.
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name         = "shared_preload_libraries"
    value        = "pg_stat_statements"
    apply_method = "pending-reboot"
  }

  # Statements that a person waits for noticeably; never their values, which may be personal.
  parameter {
    name  = "log_min_duration_statement"
    value = "500"
  }

  parameter {
    name  = "log_parameter_max_length"
    value = "0"
  }

  parameter {
    name  = "log_connections"
    value = "1"
  }

  parameter {
    name  = "log_lock_waits"
    value = "1"
  }

  # A client that died inside a transaction would hold an event's row.
  parameter {
    name  = "idle_in_transaction_session_timeout"
    value = "60000"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "database" {
  # checkov:skip=CKV_AWS_338:30 days: logs tell of people, and what is needed longer is in the audit log
  for_each = local.log_groups

  name              = each.key
  retention_in_days = 30
  kms_key_id        = var.logs_key_arn
}

resource "aws_db_instance" "campus" {
  # checkov:skip=CKV_AWS_161:its passwords end every 15 minutes, and the services sign in with theirs from Secrets Manager
  # checkov:skip=CKV_AWS_157:a variable; production has a standby, and its module refuses to be without
  identifier     = var.name
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = var.instance_class
  db_name        = "campus"
  port           = 5432

  # See owner.tf.
  username                      = local.owner
  manage_master_user_password   = var.replica ? null : true
  master_user_secret_kms_key_id = var.replica ? null : module.key.arn
  password_wo                   = var.replica ? ephemeral.aws_secretsmanager_random_password.owner.random_password : null
  password_wo_version           = var.replica ? var.owner_password_version : null

  storage_type          = "gp3"
  allocated_storage     = var.storage_gigabytes
  max_allocated_storage = var.storage_gigabytes_limit
  storage_encrypted     = true
  kms_key_id            = module.key.arn

  multi_az               = var.multi_zone
  db_subnet_group_name   = aws_db_subnet_group.database.name
  vpc_security_group_ids = [var.security_group_id]
  publicly_accessible    = false
  ca_cert_identifier     = "rds-ca-rsa2048-g1"
  parameter_group_name   = aws_db_parameter_group.postgres.name

  # Any second of these days can be gone back to.
  backup_retention_period   = var.backup_days
  backup_window             = "03:00-04:00"
  maintenance_window        = "sun:04:30-sun:05:30"
  copy_tags_to_snapshot     = true
  delete_automated_backups  = false
  skip_final_snapshot       = false
  final_snapshot_identifier = "${var.name}-final"
  deletion_protection       = var.deletion_protection

  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  apply_immediately           = false

  enabled_cloudwatch_logs_exports       = local.log_exports
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  performance_insights_enabled          = var.performance_insights
  performance_insights_kms_key_id       = var.performance_insights ? module.key.arn : null
  performance_insights_retention_period = var.performance_insights ? 7 : null

  depends_on = [aws_cloudwatch_log_group.database]
}
