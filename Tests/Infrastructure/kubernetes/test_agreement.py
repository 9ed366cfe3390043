"""What k8s/ expects of Terraform stands in agreement.yaml, and nothing of an account stands in k8s/."""

import re

import pytest
import yaml

import account
from account import AGREEMENT
from overlay import COMPLETE, ENVIRONMENTS, MANIFESTS, Overlay, built, filled_in, kustomize, values_of
from reach import ADDRESSES


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_account_file_has_what_was_agreed(environment):
    values = account.read(MANIFESTS / "overlays" / environment / "account.env")
    assert list(values) == list(account.example(environment)) == AGREEMENT["account"]
    assert values["ENVIRONMENT"] == environment
    assert values["CLUSTER_NAME"] == AGREEMENT["cluster"].replace("ENVIRONMENT", environment)


def test_every_value_of_the_account_is_used():
    used = (MANIFESTS / "release/account.yaml").read_text() + (MANIFESTS / "addons/install").read_text()
    assert [name for name in AGREEMENT["account"] if not re.search(rf"data\.{name}\b|\${name}\b", used)] == []


def test_secrets_have_the_agreed_names_and_properties():
    asked = {}
    # The pager is production's, sign-on and mail server are optional: `complete` has all.
    for each in built(COMPLETE).of("ExternalSecret"):
        for item in each["spec"]["data"]:
            _, environment, name = item["remoteRef"]["key"].split("/")
            agreed = AGREEMENT["secret_name"].replace("ENVIRONMENT", environment).replace("NAME", name)
            assert agreed == item["remoteRef"]["key"]
            assert environment == "production"
            asked.setdefault(name, set()).add(item["remoteRef"]["property"])
    assert asked == {name: set(properties) for name, properties in AGREEMENT["secrets"].items()}


def test_roles_are_worn_by_the_agreed_accounts():
    overlay = built("production")
    wearing = {
        f"{each['metadata']['namespace']}/{each['metadata']['name']}"
        for each in overlay.of("ServiceAccount") if "annotations" in each["metadata"]
    }
    ours = {"NOTIFICATION_SERVICE_ROLE_ARN", "EXTERNAL_SECRETS_ROLE_ARN"}
    assert wearing == {account for name in ours for account in AGREEMENT["roles"][name]}
    assert set(AGREEMENT["roles"]) == {name for name in AGREEMENT["account"] if name.endswith("_ROLE_ARN")}


def test_the_add_ons_accounts_have_the_agreed_names():
    for variable in set(AGREEMENT["roles"]) - {"NOTIFICATION_SERVICE_ROLE_ARN", "EXTERNAL_SECRETS_ROLE_ARN"}:
        [account] = AGREEMENT["roles"][variable]
        namespace, name = account.split("/")
        assert values_of(name)["serviceAccount"] == {"create": True, "name": name}
        assert re.search(rf"^install {name} {namespace} ", (MANIFESTS / "addons/install").read_text(), re.MULTILINE)


def test_images_are_the_agreed_repositories():
    for environment in ENVIRONMENTS:
        kustomization = yaml.safe_load((MANIFESTS / "overlays" / environment / "kustomization.yaml").read_text())
        assert [each["name"] for each in kustomization["images"]] == AGREEMENT["repositories"]


def test_groups_are_the_agreed_ones():
    overlay = built("production")
    groups = {
        subject["name"] for kind in ("RoleBinding", "ClusterRoleBinding") for each in overlay.of(kind)
        for subject in each["subjects"]
    }
    assert groups == set(AGREEMENT["groups"])


def test_addresses_are_the_agreed_subnets():
    named = {cidr for (cidr, *excepted) in ADDRESSES if not excepted}
    assert named == {cidr for cidrs in AGREEMENT["subnets"].values() for cidr in cidrs}


def test_nothing_of_an_account_is_typed_into_the_manifests():
    for file in [each for each in MANIFESTS.rglob("*") if each.is_file()]:
        text = file.read_text()
        assert not re.search(r"BEGIN [A-Z ]*(CERTIFICATE|KEY)|(AKIA|ASIA)[0-9A-Z]{16}", text), file
        # Terraform writes it, nobody types it.
        if file.name != "account.env":
            assert not re.search(r"\barn:aws|\b\d{12}\b", text), file


def test_the_job_is_named_after_its_images(tmp_path):
    first, second = built("dev"), Overlay(kustomize(filled_in(tmp_path, "dev", tag="9f8e7d6")))
    assert first.of("Job")[0]["metadata"]["name"] != second.of("Job")[0]["metadata"]["name"]


def test_logs_go_to_the_agreed_group():
    values = (MANIFESTS / "monitoring/fluent-bit.values.yaml").read_text()
    group = AGREEMENT["log_group"].replace(AGREEMENT["cluster"], "${CLUSTER_NAME}")
    assert re.search(rf"log_group_name +{re.escape(group)}$", values, re.MULTILINE)


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_load_balancer_has_the_agreed_name_and_what_terraform_made_for_it(environment):
    annotations = built(environment).one("Ingress", "campus-events")["metadata"]["annotations"]
    of = {name.removeprefix("alb.ingress.kubernetes.io/"): value for name, value in annotations.items()}
    values = account.example(environment)
    assert of["load-balancer-name"] == AGREEMENT["load_balancers"][environment]
    assert of["security-groups"] == values["LOAD_BALANCER_SECURITY_GROUP"]
    assert of["wafv2-acl-arn"] == values["WEB_ACL_ARN"]
