# What Karpenter 1.0 asks for: it starts and ends nodes of this cluster, known by their tags, and no other instance.

locals {
  owned     = { test = "StringEquals", variable = "aws:ResourceTag/kubernetes.io/cluster/${var.name}", values = ["owned"] }
  owning    = { test = "StringEquals", variable = "aws:RequestTag/kubernetes.io/cluster/${var.name}", values = ["owned"] }
  of_a_pool = { test = "StringLike", variable = "aws:ResourceTag/karpenter.sh/nodepool", values = ["*"] }
  for_pool  = { test = "StringLike", variable = "aws:RequestTag/karpenter.sh/nodepool", values = ["*"] }

  instances         = "arn:${local.partition}:ec2:${local.region}:*"
  started           = [for kind in ["fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"] : "${local.instances}:${kind}/*"]
  instance_profiles = ["arn:${local.partition}:iam::${local.account}:instance-profile/*"]
  interruption_kinds = {
    health       = { source = "aws.health", detail = "AWS Health Event" }
    spot         = { source = "aws.ec2", detail = "EC2 Spot Instance Interruption Warning" }
    rebalance    = { source = "aws.ec2", detail = "EC2 Instance Rebalance Recommendation" }
    state-change = { source = "aws.ec2", detail = "EC2 Instance State-change Notification" }
  }
}

data "aws_iam_policy_document" "karpenter" {
  statement {
    sid     = "StartFromImagesAndSubnets"
    actions = ["ec2:RunInstances", "ec2:CreateFleet"]
    resources = [
      "arn:${local.partition}:ec2:${local.region}::image/*",
      "arn:${local.partition}:ec2:${local.region}::snapshot/*",
      "${local.instances}:security-group/*",
      "${local.instances}:subnet/*",
    ]
  }

  statement {
    sid       = "StartFromOwnTemplates"
    actions   = ["ec2:RunInstances", "ec2:CreateFleet"]
    resources = ["${local.instances}:launch-template/*"]

    dynamic "condition" {
      for_each = [local.owned, local.of_a_pool]

      content {
        test     = condition.value.test
        variable = condition.value.variable
        values   = condition.value.values
      }
    }
  }

  statement {
    sid       = "StartWithTags"
    actions   = ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"]
    resources = local.started

    dynamic "condition" {
      for_each = [local.owning, local.for_pool]

      content {
        test     = condition.value.test
        variable = condition.value.variable
        values   = condition.value.values
      }
    }
  }

  statement {
    sid       = "TagWhatIsStarted"
    actions   = ["ec2:CreateTags"]
    resources = local.started

    dynamic "condition" {
      for_each = [local.owning, local.for_pool]

      content {
        test     = condition.value.test
        variable = condition.value.variable
        values   = condition.value.values
      }
    }

    condition {
      test     = "StringEquals"
      variable = "ec2:CreateAction"
      values   = ["RunInstances", "CreateFleet", "CreateLaunchTemplate"]
    }
  }

  statement {
    sid       = "NameOwnInstances"
    actions   = ["ec2:CreateTags"]
    resources = ["${local.instances}:instance/*"]

    dynamic "condition" {
      for_each = [local.owned, local.of_a_pool]

      content {
        test     = condition.value.test
        variable = condition.value.variable
        values   = condition.value.values
      }
    }

    condition {
      test     = "ForAllValues:StringEquals"
      variable = "aws:TagKeys"
      values   = ["karpenter.sh/nodeclaim", "Name"]
    }
  }

  statement {
    sid       = "EndOwnInstances"
    actions   = ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"]
    resources = ["${local.instances}:instance/*", "${local.instances}:launch-template/*"]

    dynamic "condition" {
      for_each = [local.owned, local.of_a_pool]

      content {
        test     = condition.value.test
        variable = condition.value.variable
        values   = condition.value.values
      }
    }
  }

  # Descriptions cannot be limited to resources.
  statement {
    sid = "SeeWhatThereIs"
    actions = [
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeImages",
      "ec2:DescribeInstances",
      "ec2:DescribeInstanceTypeOfferings",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeLaunchTemplates",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSpotPriceHistory",
      "ec2:DescribeSubnets",
    ]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = [local.region]
    }
  }

  statement {
    sid       = "FindImages"
    actions   = ["ssm:GetParameter"]
    resources = ["arn:${local.partition}:ssm:${local.region}::parameter/aws/service/*"]
  }

  statement {
    sid       = "SeePrices"
    actions   = ["pricing:GetProducts"]
    resources = ["*"]
  }

  statement {
    sid       = "ReadInterruptions"
    actions   = ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"]
    resources = [aws_sqs_queue.interruptions.arn]
  }

  statement {
    sid       = "GiveNodesTheirRole"
    actions   = ["iam:PassRole"]
    resources = [var.node_role_arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ec2.amazonaws.com"]
    }
  }

  statement {
    sid       = "MakeInstanceProfiles"
    actions   = ["iam:CreateInstanceProfile"]
    resources = local.instance_profiles

    condition {
      test     = local.owning.test
      variable = local.owning.variable
      values   = local.owning.values
    }

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/topology.kubernetes.io/region"
      values   = [local.region]
    }

    condition {
      test     = "StringLike"
      variable = "aws:RequestTag/karpenter.k8s.aws/ec2nodeclass"
      values   = ["*"]
    }
  }

  statement {
    sid       = "TagOwnInstanceProfiles"
    actions   = ["iam:TagInstanceProfile"]
    resources = local.instance_profiles

    dynamic "condition" {
      for_each = [local.owned, local.owning]

      content {
        test     = condition.value.test
        variable = condition.value.variable
        values   = condition.value.values
      }
    }

    dynamic "condition" {
      for_each = ["aws:ResourceTag", "aws:RequestTag"]

      content {
        test     = "StringEquals"
        variable = "${condition.value}/topology.kubernetes.io/region"
        values   = [local.region]
      }
    }

    dynamic "condition" {
      for_each = ["aws:ResourceTag", "aws:RequestTag"]

      content {
        test     = "StringLike"
        variable = "${condition.value}/karpenter.k8s.aws/ec2nodeclass"
        values   = ["*"]
      }
    }
  }

  statement {
    sid       = "UseOwnInstanceProfiles"
    actions   = ["iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile"]
    resources = local.instance_profiles

    condition {
      test     = local.owned.test
      variable = local.owned.variable
      values   = local.owned.values
    }

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/topology.kubernetes.io/region"
      values   = [local.region]
    }

    condition {
      test     = "StringLike"
      variable = "aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass"
      values   = ["*"]
    }
  }

  statement {
    sid       = "SeeInstanceProfiles"
    actions   = ["iam:GetInstanceProfile"]
    resources = local.instance_profiles
  }

  statement {
    sid       = "FindTheCluster"
    actions   = ["eks:DescribeCluster"]
    resources = ["arn:${local.partition}:eks:${local.region}:${local.account}:cluster/${var.name}"]
  }
}

# Which nodes are about to go, so that Karpenter empties them first.
resource "aws_sqs_queue" "interruptions" {
  name                      = var.name
  message_retention_seconds = 300
  sqs_managed_sse_enabled   = true
}

data "aws_iam_policy_document" "interruptions" {
  statement {
    sid       = "EventsArrive"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.interruptions.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [for rule in aws_cloudwatch_event_rule.interruption : rule.arn]
    }
  }

  statement {
    sid       = "OnlyEncrypted"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.interruptions.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sqs_queue_policy" "interruptions" {
  queue_url = aws_sqs_queue.interruptions.id
  policy    = data.aws_iam_policy_document.interruptions.json
}

resource "aws_cloudwatch_event_rule" "interruption" {
  for_each = local.interruption_kinds

  name        = "${var.name}-${each.key}"
  description = each.value.detail
  event_pattern = jsonencode({
    source      = [each.value.source]
    detail-type = [each.value.detail]
  })
}

resource "aws_cloudwatch_event_target" "interruption" {
  for_each = local.interruption_kinds

  rule = aws_cloudwatch_event_rule.interruption[each.key].name
  arn  = aws_sqs_queue.interruptions.arn
}
