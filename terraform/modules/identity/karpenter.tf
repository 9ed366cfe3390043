# What Karpenter 1.0.8 asks for, as its own documentation has it: it starts and ends nodes of this cluster, known by their
# tags, and no other instance.

locals {
  owned     = { test = "StringEquals", variable = "aws:ResourceTag/kubernetes.io/cluster/${var.name}", values = ["owned"] }
  owning    = { test = "StringEquals", variable = "aws:RequestTag/kubernetes.io/cluster/${var.name}", values = ["owned"] }
  named     = { test = "StringEquals", variable = "aws:RequestTag/eks:eks-cluster-name", values = [var.name] }
  of_a_pool = { test = "StringLike", variable = "aws:ResourceTag/karpenter.sh/nodepool", values = ["*"] }
  for_pool  = { test = "StringLike", variable = "aws:RequestTag/karpenter.sh/nodepool", values = ["*"] }
  of_region = { test = "StringEquals", variable = "aws:ResourceTag/topology.kubernetes.io/region", values = [local.region] }
  in_region = { test = "StringEquals", variable = "aws:RequestTag/topology.kubernetes.io/region", values = [local.region] }
  of_class  = { test = "StringLike", variable = "aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass", values = ["*"] }
  for_class = { test = "StringLike", variable = "aws:RequestTag/karpenter.k8s.aws/ec2nodeclass", values = ["*"] }

  ec2               = "arn:${local.partition}:ec2:${local.region}"
  started           = [for kind in ["fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"] : "${local.ec2}:*:${kind}/*"]
  instance_profiles = ["arn:${local.partition}:iam::${local.account}:instance-profile/*"]

  karpenter = {
    StartFromImagesAndSubnets = {
      actions    = ["ec2:RunInstances", "ec2:CreateFleet"]
      resources  = ["${local.ec2}::image/*", "${local.ec2}::snapshot/*", "${local.ec2}:*:security-group/*", "${local.ec2}:*:subnet/*"]
      conditions = []
    }
    StartFromOwnTemplates = {
      actions    = ["ec2:RunInstances", "ec2:CreateFleet"]
      resources  = ["${local.ec2}:*:launch-template/*"]
      conditions = [local.owned, local.of_a_pool]
    }
    StartWithTags = {
      actions    = ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"]
      resources  = local.started
      conditions = [local.owning, local.named, local.for_pool]
    }
    TagWhatIsStarted = {
      actions   = ["ec2:CreateTags"]
      resources = local.started
      conditions = [
        local.owning,
        local.named,
        local.for_pool,
        { test = "StringEquals", variable = "ec2:CreateAction", values = ["RunInstances", "CreateFleet", "CreateLaunchTemplate"] },
      ]
    }
    NameOwnInstances = {
      actions   = ["ec2:CreateTags"]
      resources = ["${local.ec2}:*:instance/*"]
      conditions = [
        local.owned,
        local.of_a_pool,
        { test = "StringEqualsIfExists", variable = local.named.variable, values = local.named.values },
        { test = "ForAllValues:StringEquals", variable = "aws:TagKeys", values = ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"] },
      ]
    }
    EndOwnInstances = {
      actions    = ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"]
      resources  = ["${local.ec2}:*:instance/*", "${local.ec2}:*:launch-template/*"]
      conditions = [local.owned, local.of_a_pool]
    }
    # Descriptions cannot be limited to resources.
    SeeWhatThereIs = {
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
      resources  = ["*"]
      conditions = [{ test = "StringEquals", variable = "aws:RequestedRegion", values = [local.region] }]
    }
    FindImages = {
      actions    = ["ssm:GetParameter"]
      resources  = ["arn:${local.partition}:ssm:${local.region}::parameter/aws/service/*"]
      conditions = []
    }
    SeePrices = {
      actions    = ["pricing:GetProducts"]
      resources  = ["*"]
      conditions = []
    }
    ReadInterruptions = {
      actions    = ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"]
      resources  = [aws_sqs_queue.interruptions.arn]
      conditions = []
    }
    GiveNodesTheirRole = {
      actions    = ["iam:PassRole"]
      resources  = [var.node_role_arn]
      conditions = [{ test = "StringEquals", variable = "iam:PassedToService", values = ["ec2.amazonaws.com"] }]
    }
    MakeInstanceProfiles = {
      actions    = ["iam:CreateInstanceProfile"]
      resources  = local.instance_profiles
      conditions = [local.owning, local.named, local.in_region, local.for_class]
    }
    TagOwnInstanceProfiles = {
      actions    = ["iam:TagInstanceProfile"]
      resources  = local.instance_profiles
      conditions = [local.owned, local.of_region, local.of_class, local.owning, local.named, local.in_region, local.for_class]
    }
    UseOwnInstanceProfiles = {
      actions    = ["iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile"]
      resources  = local.instance_profiles
      conditions = [local.owned, local.of_region, local.of_class]
    }
    SeeInstanceProfiles = {
      actions    = ["iam:GetInstanceProfile"]
      resources  = local.instance_profiles
      conditions = []
    }
    FindTheCluster = {
      actions    = ["eks:DescribeCluster"]
      resources  = ["arn:${local.partition}:eks:${local.region}:${local.account}:cluster/${var.name}"]
      conditions = []
    }
  }
}
