# What the AWS Load Balancer Controller 2.16 asks for, as far as an Ingress needs it: application load balancers, ACM and
# WAF; no network load balancers, no Cognito, no Shield, no classic WAF. What it changes bears its cluster's tag.

locals {
  load_balancing   = "arn:${local.partition}:elasticloadbalancing:${local.region}:${local.account}"
  security_groups  = ["arn:${local.partition}:ec2:${local.region}:${local.account}:security-group/*"]
  networks         = ["arn:${local.partition}:ec2:${local.region}:${local.account}:vpc/*"]
  target_groups    = ["${local.load_balancing}:targetgroup/*/*"]
  load_balancers   = ["${local.load_balancing}:loadbalancer/app/*/*"]
  listeners        = ["${local.load_balancing}:listener/app/*/*/*", "${local.load_balancing}:listener-rule/app/*/*/*"]
  of_this_cluster  = { test = "StringEquals", variable = "aws:ResourceTag/elbv2.k8s.aws/cluster", values = [var.name] }
  for_this_cluster = { test = "StringEquals", variable = "aws:RequestTag/elbv2.k8s.aws/cluster", values = [var.name] }

  load_balancer_controller = {
    SeeWhatThereIs = {
      actions = [
        "acm:ListCertificates",
        "ec2:DescribeAccountAttributes",
        "ec2:DescribeAddresses",
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeInstances",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeTags",
        "ec2:DescribeVpcPeeringConnections",
        "ec2:DescribeVpcs",
        "elasticloadbalancing:DescribeCapacityReservation",
        "elasticloadbalancing:DescribeListenerAttributes",
        "elasticloadbalancing:DescribeListenerCertificates",
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeLoadBalancerAttributes",
        "elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeSSLPolicies",
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
        "elasticloadbalancing:DescribeTrustStores",
      ]
      resources  = ["*"]
      conditions = []
    }
    LookClosely = {
      actions    = ["acm:DescribeCertificate", "ec2:GetSecurityGroupsForVpc"]
      resources  = concat(["arn:${local.partition}:acm:${local.region}:${local.account}:certificate/*"], local.networks)
      conditions = []
    }
    LetElasticLoadBalancingWork = {
      actions    = ["iam:CreateServiceLinkedRole"]
      resources  = ["arn:${local.partition}:iam::${local.account}:role/aws-service-role/elasticloadbalancing.amazonaws.com/*"]
      conditions = [{ test = "StringEquals", variable = "iam:AWSServiceName", values = ["elasticloadbalancing.amazonaws.com"] }]
    }
    # The load balancer's group and the nodes' are Terraform's; the controller may still make one where none is named.
    MakeSecurityGroups = {
      actions    = ["ec2:CreateSecurityGroup"]
      resources  = concat(local.security_groups, local.networks)
      conditions = []
    }
    TagNewSecurityGroups = {
      actions   = ["ec2:CreateTags"]
      resources = local.security_groups
      conditions = [
        { test = "StringEquals", variable = "ec2:CreateAction", values = ["CreateSecurityGroup"] },
        local.for_this_cluster,
      ]
    }
    ChangeOwnSecurityGroups = {
      actions = [
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:CreateTags",
        "ec2:DeleteSecurityGroup",
        "ec2:DeleteTags",
        "ec2:RevokeSecurityGroupIngress",
      ]
      resources  = local.security_groups
      conditions = [local.of_this_cluster]
    }
    MakeLoadBalancers = {
      actions    = ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"]
      resources  = concat(local.load_balancers, local.target_groups)
      conditions = [local.for_this_cluster]
    }
    TagNewLoadBalancers = {
      actions   = ["elasticloadbalancing:AddTags"]
      resources = concat(local.load_balancers, local.target_groups)
      conditions = [
        { test = "StringEquals", variable = "elasticloadbalancing:CreateAction", values = ["CreateLoadBalancer", "CreateTargetGroup"] },
        local.for_this_cluster,
      ]
    }
    ChangeOwnLoadBalancers = {
      actions = [
        "elasticloadbalancing:AddTags",
        "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:DeleteTargetGroup",
        "elasticloadbalancing:DeregisterTargets",
        "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "elasticloadbalancing:ModifyTargetGroup",
        "elasticloadbalancing:ModifyTargetGroupAttributes",
        "elasticloadbalancing:RegisterTargets",
        "elasticloadbalancing:RemoveTags",
        "elasticloadbalancing:SetIpAddressType",
        "elasticloadbalancing:SetSecurityGroups",
        "elasticloadbalancing:SetSubnets",
        "elasticloadbalancing:SetWebAcl",
      ]
      resources  = concat(local.load_balancers, local.target_groups)
      conditions = [local.of_this_cluster]
    }
    # Listeners and their rules are made below a load balancer and get their tags afterwards.
    ChangeListeners = {
      actions = [
        "elasticloadbalancing:AddListenerCertificates",
        "elasticloadbalancing:AddTags",
        "elasticloadbalancing:CreateListener",
        "elasticloadbalancing:CreateRule",
        "elasticloadbalancing:DeleteListener",
        "elasticloadbalancing:DeleteRule",
        "elasticloadbalancing:ModifyListener",
        "elasticloadbalancing:ModifyListenerAttributes",
        "elasticloadbalancing:ModifyRule",
        "elasticloadbalancing:RemoveListenerCertificates",
        "elasticloadbalancing:RemoveTags",
        "elasticloadbalancing:SetRulePriorities",
      ]
      resources  = concat(local.load_balancers, local.listeners)
      conditions = []
    }
    PutTheFirewallInFront = {
      actions = ["wafv2:AssociateWebACL", "wafv2:DisassociateWebACL", "wafv2:GetWebACL", "wafv2:GetWebACLForResource"]
      resources = concat(local.load_balancers, [
        "arn:${local.partition}:wafv2:${local.region}:${local.account}:regional/webacl/${var.name}/*",
      ])
      conditions = []
    }
  }
}
