# For reading, and as a second life in another zone; the application does not need it.
resource "aws_db_instance" "replica" {
  # checkov:skip=CKV_AWS_133:what it repeats is backed up
  # checkov:skip=CKV_AWS_157:it is the second zone
  # checkov:skip=CKV_AWS_161:its passwords end every 15 minutes, and the services sign in with theirs from Secrets Manager
  count = var.replica ? 1 : 0

  identifier          = "${var.name}-replica"
  replicate_source_db = aws_db_instance.campus.identifier
  instance_class      = var.instance_class

  storage_type          = "gp3"
  max_allocated_storage = var.storage_gigabytes_limit
  storage_encrypted     = true

  multi_az               = false
  vpc_security_group_ids = [var.security_group_id]
  publicly_accessible    = false
  ca_cert_identifier     = "rds-ca-rsa2048-g1"
  parameter_group_name   = aws_db_parameter_group.postgres.name

  backup_retention_period    = 0
  maintenance_window         = "sun:06:00-sun:07:00"
  copy_tags_to_snapshot      = true
  skip_final_snapshot        = true
  deletion_protection        = var.deletion_protection
  auto_minor_version_upgrade = true

  enabled_cloudwatch_logs_exports       = local.log_exports
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  performance_insights_enabled          = var.performance_insights
  performance_insights_kms_key_id       = var.performance_insights ? module.key.arn : null
  performance_insights_retention_period = var.performance_insights ? 7 : null

  depends_on = [aws_cloudwatch_log_group.database]
}
