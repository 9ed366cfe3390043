"""What Terraform makes is what k8s/ counts on: both are held to Tests/Infrastructure/agreement.yaml."""

import json

import yaml

import plan
from test_permissions import trust

AGREEMENT = yaml.safe_load((plan.ROOT / "Tests/Infrastructure/agreement.yaml").read_text())


def overlay(environment) -> dict[str, str]:
    [file] = environment.all("local_file")
    return dict(line.split("=", 1) for line in file.attribute("content").splitlines() if not line.startswith("#"))


def agreed(environment, words: str) -> str:
    return words.replace("ENVIRONMENT", environment.folder.name)


def test_the_account_file(environment):
    told = overlay(environment)
    assert list(told) == AGREEMENT["account"]
    assert told["CLUSTER_NAME"] == agreed(environment, AGREEMENT["cluster"])


def test_repositories(account):
    assert {each.attribute("name") for each in account.all("aws_ecr_repository")} == set(AGREEMENT["repositories"])


def test_secrets(environment):
    made = {box.attribute("name"): box.attribute("description").split(":")[0].split(", ")
            for box in environment.all("aws_secretsmanager_secret")}
    assert made == {agreed(environment, AGREEMENT["secret_name"]).replace("NAME", name): properties
                    for name, properties in AGREEMENT["secrets"].items()}


def test_roles(environment):
    told = overlay(environment)
    for variable, accounts in AGREEMENT["roles"].items():
        [statement] = trust(environment, told[variable].split("/")[-1])
        [subjects] = [values for name, values in statement["Condition"]["StringEquals"].items() if name.endswith(":sub")]
        assert subjects == ["system:serviceaccount:" + account.replace("/", ":") for account in accounts]


def test_groups():
    made = {group for entry in plan.environment("dev").all("aws_eks_access_entry") for group in entry.attribute("kubernetes_groups")}
    assert made == set(AGREEMENT["groups"])


def test_addresses(environment):
    for tier, blocks in AGREEMENT["subnets"].items():
        assert [each.attribute("cidr_block") for each in environment.all("aws_subnet") if each.name == tier] == blocks


def test_what_karpenter_looks_for(environment):
    tagged = [each for type in ("aws_subnet", "aws_security_group") for each in environment.all(type)
              if AGREEMENT["discovery_tag"] in each.attribute("tags")]
    assert {each.name for each in tagged} == {"private", "nodes"}
    for each in tagged:
        assert each.attribute("tags")[AGREEMENT["discovery_tag"]] == agreed(environment, AGREEMENT["cluster"])


def test_the_load_balancer_is_looked_up_by_its_name(environment):
    name = environment.folder.name
    [found] = plan.changed(name, application_runs=True).all("aws_lb", "data")
    assert found.attribute("name") == AGREEMENT["load_balancers"][name]


def test_the_log_group(environment):
    groups = {group.attribute("name") for group in environment.all("aws_cloudwatch_log_group")}
    assert agreed(environment, AGREEMENT["log_group"]) in groups


def test_what_fluent_bit_may_write_is_that_group(environment):
    [document] = [each for each in environment.all("aws_iam_policy_document", "data") if each.name == "fluent_bit"]
    [statement] = json.loads(document.attribute("json"))["Statement"]
    assert [arn.split(":log-group:")[1] for arn in statement["Resource"]] == [agreed(environment, AGREEMENT["log_group"]) + ":*"]
