output "name" {
  description = "The cluster's name, known once it stands"
  value       = aws_eks_cluster.campus.name
}

output "token_provider_arn" {
  description = "The provider by whose tokens pods prove who they are"
  value       = aws_iam_openid_connect_provider.pods.arn
}

output "token_issuer" {
  description = "How that provider calls itself, without https://"
  value       = replace(aws_eks_cluster.campus.identity[0].oidc[0].issuer, "https://", "")
}

output "node_role_arn" {
  description = "The role of nodes"
  value       = aws_iam_role.nodes.arn
}

output "node_role_name" {
  description = "The name of that role, which Karpenter gives to the nodes that it starts"
  value       = aws_iam_role.nodes.name
}
