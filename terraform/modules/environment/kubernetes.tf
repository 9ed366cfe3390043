# What only this account knows, where the overlay reads it (k8s/release). Commit it after an apply: the pipeline deploys
# what is in git. Nothing of it is a secret.
locals {
  # In the order of the file, which a map would not keep.
  overlay = [
    ["ENVIRONMENT", var.environment],
    ["CLUSTER_NAME", module.cluster.name],
    ["REGION", data.aws_region.current.region],
    ["REGISTRY", local.account.registry],
    ["DOMAIN", local.domain],
    ["EMAIL_FROM", "events@${local.domain}"],
    ["ALARM_EMAIL", local.account.alarm_email],
    ["EMAIL_TRANSPORT", "ses://${data.aws_region.current.region}?configuration_set=${module.messaging.configuration_set}"],
    ["SMS_TRANSPORT", "sns://${data.aws_region.current.region}"],
    ["SNS_TOPICS", module.messaging.mail_events_topic_arn],
    ["NOTIFICATION_SERVICE_ROLE_ARN", module.identity.role_arns["notification-service"]],
    ["EXTERNAL_SECRETS_ROLE_ARN", module.identity.role_arns["external-secrets"]],
    ["NODE_ROLE", module.cluster.node_role_name],
    ["VPC_ID", module.network.vpc_id],
    ["LOAD_BALANCER_SECURITY_GROUP", module.network.load_balancer_security_group_name],
    ["LOAD_BALANCER_CONTROLLER_ROLE_ARN", module.identity.role_arns["load-balancer-controller"]],
    ["INTERRUPTION_QUEUE", module.identity.interruption_queue_name],
    ["KARPENTER_ROLE_ARN", module.identity.role_arns["karpenter"]],
    ["FLUENT_BIT_ROLE_ARN", module.identity.role_arns["fluent-bit"]],
    ["REPOSITORY_URL", "https://github.com/${local.account.github_repository}/blob/HEAD"],
    ["WEB_ACL_ARN", var.web_application_firewall ? module.edge[0].web_acl_arn : "none"],
  ]
}

resource "local_file" "overlay" {
  filename        = "${path.module}/../../../k8s/overlays/${var.environment}/account.env"
  file_permission = "0644"
  content = join("", concat(
    ["# Written by Terraform (terraform/environments/${var.environment}); nothing here is a secret. With `unset.invalid` in it nothing runs.\n"],
    [for setting in local.overlay : "${setting[0]}=${setting[1]}\n"],
  ))
}
