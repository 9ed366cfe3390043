data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.region

  # What in the cluster takes a role, and which service account proves it. events-api and frontend call nothing of AWS
  # and have none.
  service_accounts = {
    notification-service     = ["campus-events:notification-service"]
    external-secrets         = ["campus-events:external-secrets", "monitoring:external-secrets"]
    fluent-bit               = ["monitoring:fluent-bit"]
    karpenter                = ["karpenter:karpenter"]
    load-balancer-controller = ["kube-system:aws-load-balancer-controller"]
    network-plugin           = ["kube-system:aws-node"]
    volume-driver            = ["kube-system:ebs-csi-controller-sa"]
  }

  # Roles whose permissions are ours to say; the others' are AWS's own.
  policies = {
    notification-service     = data.aws_iam_policy_document.notification_service.json
    external-secrets         = data.aws_iam_policy_document.external_secrets.json
    fluent-bit               = data.aws_iam_policy_document.fluent_bit.json
    karpenter                = data.aws_iam_policy_document.controller["karpenter"].json
    load-balancer-controller = data.aws_iam_policy_document.controller["load-balancer-controller"].json
  }

  managed_policies = {
    network-plugin = "AmazonEKS_CNI_Policy"
    volume-driver  = "service-role/AmazonEBSCSIDriverPolicy"
  }
}

# IAM roles for service accounts: tokens of one service account of this cluster, for one role.
data "aws_iam_policy_document" "trust" {
  for_each = local.service_accounts

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [var.token_provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.token_issuer}:sub"
      values   = [for account in each.value : "system:serviceaccount:${account}"]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.token_issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "pod" {
  for_each = local.service_accounts

  name               = "${var.name}-${each.key}"
  description        = "Pods of the service account ${join(", ", each.value)} in ${var.name}"
  assume_role_policy = data.aws_iam_policy_document.trust[each.key].json
}

# Policies of their own, because the controllers' are longer than an inline one may be.
resource "aws_iam_policy" "pod" {
  for_each = local.policies

  name        = "${var.name}-${each.key}"
  description = "What ${each.key} in ${var.name} may do"
  policy      = each.value
}

resource "aws_iam_role_policy_attachment" "pod" {
  for_each = local.policies

  role       = aws_iam_role.pod[each.key].name
  policy_arn = aws_iam_policy.pod[each.key].arn
}

resource "aws_iam_role_policy_attachment" "managed" {
  for_each = local.managed_policies

  role       = aws_iam_role.pod[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/${each.value}"
}
