data "aws_partition" "current" {}

module "secrets_key" {
  source = "../encryption_key"

  name        = "${var.name}/kubernetes-secrets"
  description = "Secrets of ${var.name} in etcd"
}

# EKS would make the group by itself, unencrypted and for ever.
resource "aws_cloudwatch_log_group" "control_plane" {
  # checkov:skip=CKV_AWS_338:30 days: logs tell of people, and what is needed longer is in the audit log
  name              = "/aws/eks/${var.name}/cluster"
  retention_in_days = 30
  kms_key_id        = var.logs_key_arn
}

data "aws_iam_policy_document" "control_plane_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["eks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "control_plane" {
  name               = "${var.name}-control-plane"
  assume_role_policy = data.aws_iam_policy_document.control_plane_trust.json
}

resource "aws_iam_role_policy_attachment" "control_plane" {
  role       = aws_iam_role.control_plane.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonEKSClusterPolicy"
}

resource "aws_eks_cluster" "campus" {
  name                          = var.name
  version                       = var.kubernetes_version
  role_arn                      = aws_iam_role.control_plane.arn
  enabled_cluster_log_types     = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
  bootstrap_self_managed_addons = false
  deletion_protection           = var.deletion_protection

  vpc_config {
    subnet_ids              = var.subnet_ids
    security_group_ids      = [var.control_plane_security_group_id]
    endpoint_private_access = true
    endpoint_public_access  = length(var.api_allowed_cidrs) > 0
    public_access_cidrs     = length(var.api_allowed_cidrs) > 0 ? var.api_allowed_cidrs : null
  }

  # Who may do what is said by access entries (access.tf), for whoever made the cluster too.
  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = false
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = module.secrets_key.arn
    }
  }

  upgrade_policy {
    support_type = "EXTENDED"
  }

  depends_on = [
    aws_cloudwatch_log_group.control_plane,
    aws_iam_role_policy_attachment.control_plane,
  ]
}

# Pods prove by its tokens who they are (IAM roles for service accounts).
resource "aws_iam_openid_connect_provider" "pods" {
  url            = aws_eks_cluster.campus.identity[0].oidc[0].issuer
  client_id_list = ["sts.amazonaws.com"]
}
