locals {
  # CoreDNS 1.11.4 is the one of Kubernetes 1.31 and 1.32; 1.33 has none before 1.12.
  coredns_versions = {
    "1.31" = "v1.11.4-eksbuild.24"
    "1.32" = "v1.11.4-eksbuild.24"
    "1.33" = "v1.12.4-eksbuild.1"
  }
}

# The versions that AWS takes for this version of Kubernetes, for the add-ons that are not pinned.
data "aws_eks_addon_version" "default" {
  for_each = toset(["vpc-cni", "kube-proxy", "eks-pod-identity-agent"])

  addon_name         = each.key
  kubernetes_version = aws_eks_cluster.campus.version
}

resource "aws_eks_addon" "before_nodes" {
  for_each = {
    vpc-cni = {
      role_arn      = var.network_plugin_role_arn
      configuration = { enableNetworkPolicy = "true" }
    }
    kube-proxy = {
      role_arn      = null
      configuration = null
    }
    eks-pod-identity-agent = {
      role_arn      = null
      configuration = null
    }
  }

  cluster_name                = aws_eks_cluster.campus.name
  addon_name                  = each.key
  addon_version               = data.aws_eks_addon_version.default[each.key].version
  service_account_role_arn    = each.value.role_arn
  configuration_values        = each.value.configuration == null ? null : jsonencode(each.value.configuration)
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
}

resource "aws_eks_addon" "on_nodes" {
  for_each = {
    coredns = {
      version  = local.coredns_versions[var.kubernetes_version]
      role_arn = null
    }
    aws-ebs-csi-driver = {
      version  = "v1.53.0-eksbuild.1"
      role_arn = var.volume_driver_role_arn
    }
  }

  cluster_name                = aws_eks_cluster.campus.name
  addon_name                  = each.key
  addon_version               = each.value.version
  service_account_role_arn    = each.value.role_arn
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"

  depends_on = [aws_eks_node_group.start]
}
