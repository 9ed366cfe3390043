# The pipeline of this environment: GitHub vouches for the repository and the environment, whose approval it waited for.
data "aws_iam_policy_document" "deployer_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [var.github_provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:${var.github_repository}:environment:${var.environment}"]
    }
  }
}

# Inside the cluster it may what its group may (k8s/); here it finds the cluster, and sees which images there are. It pushes
# none and gives none a tag: that is the role images' (terraform/account/github.tf).
data "aws_iam_policy_document" "deployer" {
  statement {
    sid       = "FindTheCluster"
    actions   = ["eks:DescribeCluster"]
    resources = ["arn:${local.partition}:eks:${local.region}:${local.account}:cluster/${var.name}"]
  }

  statement {
    sid       = "SeeImages"
    actions   = ["ecr:DescribeImages"]
    resources = var.repository_arns
  }
}

resource "aws_iam_role" "deployer" {
  name                 = "${var.name}-deployer"
  description          = "GitHub's workflow deploy, environment ${var.environment} of ${var.github_repository}"
  assume_role_policy   = data.aws_iam_policy_document.deployer_trust.json
  max_session_duration = 7200
}

resource "aws_iam_role_policy" "deployer" {
  name   = "deploy"
  role   = aws_iam_role.deployer.id
  policy = data.aws_iam_policy_document.deployer.json
}
