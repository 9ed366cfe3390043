# What Prometheus cannot see from inside the cluster, or could not say any more when it is the cluster that is away.
locals {
  alarms = merge(
    {
      database-processor = {
        says      = "The database has computed at more than 80 % for a quarter of an hour"
        namespace = "AWS/RDS", metric = "CPUUtilization", statistic = "Average"
        is        = "GreaterThanThreshold", threshold = 80, period = 300, periods = 3, silence = "missing"
        of        = { DBInstanceIdentifier = var.database_identifier }
      }
      database-storage = {
        says      = "The database has less than 2 GB of storage left, and has not grown by itself"
        namespace = "AWS/RDS", metric = "FreeStorageSpace", statistic = "Minimum"
        is        = "LessThanThreshold", threshold = 2147483648, period = 300, periods = 2, silence = "missing"
        of        = { DBInstanceIdentifier = var.database_identifier }
      }
      database-memory = {
        says      = "The database has less than 100 MB of memory left"
        namespace = "AWS/RDS", metric = "FreeableMemory", statistic = "Minimum"
        is        = "LessThanThreshold", threshold = 104857600, period = 300, periods = 3, silence = "missing"
        of        = { DBInstanceIdentifier = var.database_identifier }
      }
      database-connections = {
        says      = "The database has been away for ten minutes, or has more connections than it bears"
        namespace = "AWS/RDS", metric = "DatabaseConnections", statistic = "Maximum"
        is        = "GreaterThanThreshold", threshold = var.database_connections_limit, period = 300, periods = 2, silence = "breaching"
        of        = { DBInstanceIdentifier = var.database_identifier }
      }
      mail-bounces = {
        says      = "More than 5 % of mails bounce; SES stops accounts at 10 %"
        namespace = "AWS/SES", metric = "Reputation.BounceRate", statistic = "Average"
        is        = "GreaterThanThreshold", threshold = 0.05, period = 900, periods = 1, silence = "notBreaching"
        of        = {}
      }
      mail-complaints = {
        says      = "More than 0.1 % of mails are complained about; SES stops accounts at 0.5 %"
        namespace = "AWS/SES", metric = "Reputation.ComplaintRate", statistic = "Average"
        is        = "GreaterThanThreshold", threshold = 0.001, period = 900, periods = 1, silence = "notBreaching"
        of        = {}
      }
      mail-events-undelivered = {
        says      = "Bounces could not be told to notification-service"
        namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", statistic = "Maximum"
        is        = "GreaterThanThreshold", threshold = 0, period = 300, periods = 1, silence = "notBreaching"
        of        = { QueueName = var.undelivered_queue_name }
      }
      interruptions-unread = {
        says      = "Nobody reads which nodes are about to go: Karpenter does not run"
        namespace = "AWS/SQS", metric = "ApproximateAgeOfOldestMessage", statistic = "Maximum"
        is        = "GreaterThanThreshold", threshold = 120, period = 60, periods = 2, silence = "notBreaching"
        of        = { QueueName = var.interruption_queue_name }
      }
    },
    {
      for zone, id in var.nat_gateway_ids : "nat-ports-${zone}" => {
        says      = "The NAT gateway of ${zone} has no port left for new connections"
        namespace = "AWS/NATGateway", metric = "ErrorPortAllocation", statistic = "Sum"
        is        = "GreaterThanThreshold", threshold = 0, period = 300, periods = 1, silence = "notBreaching"
        of        = { NatGatewayId = id }
      }
    },
    var.monthly_text_limit_usd == null ? {} : {
      texts-spending = {
        says      = "Four fifths of this month's money for text messages are spent"
        namespace = "AWS/SNS", metric = "SMSMonthToDateSpentUSD", statistic = "Maximum"
        is        = "GreaterThanThreshold", threshold = var.monthly_text_limit_usd * 0.8, period = 3600, periods = 1, silence = "notBreaching"
        of        = {}
      }
    },
    var.load_balancer_dimension == null ? {} : {
      nobody-answers = {
        says      = "The load balancer itself answers with errors: no pod takes requests"
        namespace = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", statistic = "Sum"
        is        = "GreaterThanThreshold", threshold = 20, period = 60, periods = 3, silence = "notBreaching"
        of        = { LoadBalancer = var.load_balancer_dimension }
      }
    },
  )
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.says
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.of
  statistic           = each.value.statistic
  comparison_operator = each.value.is
  threshold           = each.value.threshold
  period              = each.value.period
  evaluation_periods  = each.value.periods
  treat_missing_data  = each.value.silence
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}
