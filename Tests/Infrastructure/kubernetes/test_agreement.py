"""What k8s/ expects of Terraform stands in agreement.yaml, and nothing of an account stands in k8s/."""

import pathlib
import re

import pytest
import yaml

from overlay import COMPLETE, ENVIRONMENTS, MANIFESTS, built, filled, filled_in, values_of
from reach import ADDRESSES

AGREEMENT = yaml.safe_load((pathlib.Path(__file__).parents[1] / "agreement.yaml").read_text())


def account(environment: str) -> dict[str, str]:
    lines = (MANIFESTS / "overlays" / environment / "account.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_account_file_has_what_was_agreed(environment):
    values = account(environment)
    assert list(values) == AGREEMENT["account"]
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
    overlay = filled_in("production", [])
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
    for file in MANIFESTS.rglob("*"):
        if file.is_file():
            text = file.read_text()
            assert not re.search(r"\barn:aws|\b\d{12}\b|BEGIN [A-Z ]*(CERTIFICATE|KEY)|AKIA[0-9A-Z]{16}", text), file


def test_the_job_is_named_after_its_images():
    first, second = filled("dev"), filled_in("dev", [], tag="9f8e7d6")
    assert first.of("Job")[0]["metadata"]["name"] != second.of("Job")[0]["metadata"]["name"]


def test_logs_go_to_the_agreed_group():
    values = (MANIFESTS / "monitoring/fluent-bit.values.yaml").read_text()
    group = AGREEMENT["log_group"].replace(AGREEMENT["cluster"], "${CLUSTER_NAME}")
    assert re.search(rf"log_group_name +{re.escape(group)}$", values, re.MULTILINE)


def test_the_web_acl_stands_at_the_load_balancer_where_it_is_wanted():
    guarded = filled_in("production", ["web-application-firewall"])
    annotations = guarded.one("Ingress", "campus-events")["metadata"]["annotations"]
    assert annotations["alb.ingress.kubernetes.io/wafv2-acl-arn"] == account("production")["WEB_ACL_ARN"]
    plain = filled("production").one("Ingress", "campus-events")["metadata"]["annotations"]
    assert "alb.ingress.kubernetes.io/wafv2-acl-arn" not in plain
