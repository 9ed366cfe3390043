# What people may do inside is said by RBAC in k8s/, for these groups. Administrators are known to EKS itself too, so that
# they can get in while there is no RBAC yet.

resource "aws_eks_access_entry" "administrator" {
  for_each = toset(var.administrator_role_arns)

  cluster_name      = aws_eks_cluster.campus.name
  principal_arn     = each.key
  kubernetes_groups = ["campus-events:administrators"]
}

resource "aws_eks_access_policy_association" "administrator" {
  for_each = aws_eks_access_entry.administrator

  cluster_name  = aws_eks_cluster.campus.name
  principal_arn = each.value.principal_arn
  policy_arn    = "arn:${data.aws_partition.current.partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }
}

resource "aws_eks_access_entry" "developer" {
  for_each = toset(var.developer_role_arns)

  cluster_name      = aws_eks_cluster.campus.name
  principal_arn     = each.key
  kubernetes_groups = ["campus-events:developers"]
}

resource "aws_eks_access_entry" "deployer" {
  cluster_name      = aws_eks_cluster.campus.name
  principal_arn     = var.deployer_role_arn
  kubernetes_groups = ["campus-events:deployer"]
}
