"""Who may do what in AWS: as little as possible, for exactly one holder."""

import json

import pytest

import plan

# Where everything is meant, and why it cannot be less.
EVERYTHING = {
    "key": "a key's policy: `*` is the key that has it",
    "karpenter": "descriptions and prices know no resources",
    "load-balancer-controller": "descriptions know no resources",
    "images": "signing in to the registry knows no resources",
}


def policies(root):
    for document in root.all("aws_iam_policy_document", "data"):
        yield document, json.loads(document.attribute("json"))


def listed(value):
    return value if isinstance(value, list) else [value]


def test_nobody_may_do_everything(environment, account):
    for root in (environment, account):
        for document, policy in policies(root):
            for statement in policy["Statement"]:
                actions, effect = listed(statement["Action"]), statement["Effect"]
                wide = [action for action in actions if action.endswith(":*") or action == "*"]
                own_key = document.name == "key" and wide == ["kms:*"]
                assert not wide or effect == "Deny" or own_key, document.address
                if effect == "Allow" and "*" in listed(statement.get("Resource", [])):
                    assert (document.key or document.name) in EVERYTHING, document.address
                    if document.name != "key":
                        changing = [action for action in actions if not action.split(":")[1].startswith(("Describe", "Get", "List"))]
                        assert not changing, f"{document.address}: {changing} of everything"


def trust(root, role):
    [found] = [instance for instance in root.all("aws_iam_role") if instance.attribute("name") == role]
    return json.loads(found.attribute("assume_role_policy"))["Statement"]


def test_a_role_is_one_service_accounts(environment):
    name = f"campus-events-{environment.folder.name}"
    expected = {
        "notification-service": ["campus-events:notification-service"],
        "external-secrets": ["campus-events:external-secrets", "monitoring:external-secrets"],
        "fluent-bit": ["monitoring:fluent-bit"], "karpenter": ["karpenter:karpenter"],
        "load-balancer-controller": ["kube-system:aws-load-balancer-controller"],
        "network-plugin": ["kube-system:aws-node"], "volume-driver": ["kube-system:ebs-csi-controller-sa"],
    }
    for role, accounts in expected.items():
        [statement] = trust(environment, f"{name}-{role}")
        conditions = statement["Condition"]["StringEquals"]
        subjects = next(values for variable, values in conditions.items() if variable.endswith(":sub"))
        audiences = next(values for variable, values in conditions.items() if variable.endswith(":aud"))
        assert subjects == [f"system:serviceaccount:{account}" for account in accounts]
        assert audiences == ["sts.amazonaws.com"]


def test_github_deploys_for_one_repository_and_environment(environment, account):
    name = environment.folder.name
    [statement] = trust(environment, f"campus-events-{name}-deployer")
    assert statement["Condition"]["StringEquals"] == {
        "token.actions.githubusercontent.com:aud": ["sts.amazonaws.com"],
        "token.actions.githubusercontent.com:sub": [f"repo:campus/campus-events:environment:{name}"],
    }
    [images] = trust(account, "campus-events-images")
    assert images["Condition"]["StringEquals"]["token.actions.githubusercontent.com:sub"] == ["repo:campus/campus-events:environment:images"]


# What makes another image of a tag, or another tag of an image.
PUSHING = {"ecr:PutImage", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:BatchDeleteImage"}


def test_images_are_pushed_and_tagged_by_one_role_alone(environment, account):
    def may(root):
        return {found.name for found, policy in policies(root) for statement in policy["Statement"]
                if statement["Effect"] == "Allow" and PUSHING & set(listed(statement["Action"]))}

    assert may(account) == {"images"} and may(environment) == set()
    [cluster, images] = document(environment, "deployer")
    assert (cluster["Action"], images["Action"]) == (["eks:DescribeCluster"], ["ecr:DescribeImages"])


def document(root, name):
    [policy] = [policy for found, policy in policies(root) if found.name == name]
    return policy["Statement"]


# What they could harm the whole account with, and the tag of their cluster's things, which it therefore must bear.
CHANGING = {
    "karpenter": ("kubernetes.io/cluster/{cluster}", [
        "ec2:CreateLaunchTemplate", "ec2:CreateTags", "ec2:DeleteLaunchTemplate", "ec2:TerminateInstances",
        "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile", "iam:TagInstanceProfile",
    ]),
    "load-balancer-controller": ("elbv2.k8s.aws/cluster", [
        "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateTags", "ec2:DeleteSecurityGroup",
        "elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:SetSecurityGroups",
    ]),
}


@pytest.mark.parametrize("controller", CHANGING)
def test_a_controller_changes_only_what_is_its_clusters(environment, controller):
    tag, actions = CHANGING[controller]
    tag = tag.format(cluster=f"campus-events-{environment.folder.name}")
    [policy] = [policy for found, policy in policies(environment) if found.key == controller and found.name == "controller"]
    for action in actions:
        statements = [statement for statement in policy["Statement"] if action in statement["Action"]]
        assert statements, action
        for statement in statements:
            assert {f"aws:ResourceTag/{tag}", f"aws:RequestTag/{tag}"} & set(statement["Condition"]["StringEquals"]), statement["Sid"]


def test_notification_service_sends_and_nothing_else(environment):
    mail, texts = document(environment, "notification_service")
    domain = {"production": "events.campus.example"}.get(environment.folder.name, f"{environment.folder.name}.events.campus.example")
    assert mail["Action"] == ["ses:SendEmail", "ses:SendRawEmail"]
    assert mail["Resource"] == [
        f"arn:aws:ses:us-east-1:111122223333:identity/{domain}",
        f"arn:aws:ses:us-east-1:111122223333:configuration-set/campus-events-{environment.folder.name}",
    ]
    assert texts["Action"] == ["sns:Publish"] and texts["NotResource"] == ["arn:aws:sns:*:*:*"]


def test_secrets_are_read_in_their_own_environment_alone(environment):
    read, decrypt = document(environment, "external_secrets")
    assert read["Action"] == ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    assert all(f":secret:campus-events/{environment.folder.name}/" in arn for arn in read["Resource"])
    assert decrypt["Action"] == ["kms:Decrypt"] and "*" not in decrypt["Resource"]


def test_production_is_entered_by_administrators_and_the_pipeline(production):
    groups = {entry.name: entry.attribute("kubernetes_groups") for entry in production.all("aws_eks_access_entry")}
    assert groups == {"administrator": ["campus-events:administrators"], "deployer": ["campus-events:deployer"]}
    assert [each.name for each in production.all("aws_eks_access_policy_association")] == ["administrator"]


def test_a_policy_is_short_enough_for_iam(environment):
    for policy in environment.all("aws_iam_policy"):
        assert len(policy.attribute("policy")) < 6144, policy.address
    for policy in environment.all("aws_iam_role_policy"):
        assert len(policy.attribute("policy")) < 10240, policy.address
