"""The scripts that talk to a cluster: checked by shellcheck, and the rollout played against a kubectl that takes notes."""

import os
import pathlib
import re
import shutil
import subprocess

import pytest
import yaml

import account
from custom_resources import extracts
from overlay import MANIFESTS, ROOT, filled_in, program, values_of

HERE = pathlib.Path(__file__).parent
SCRIPTS = [
    MANIFESTS / "rollout", MANIFESTS / "addons/install", HERE / "definitions", HERE.parent / "images/run",
    HERE.parent / "images/swift/usr/bin/swift", ROOT / "dev/build-for-image", ROOT / "dev/rollouts",
]

# Builds with the real kubectl, notes everything else, and answers as a cluster does in which all goes well.
KUBECTL = """#!/usr/bin/env bash
[ "$1" != kustomize ] || exec {kubectl} "$@"
echo "$*" >>"$NOTES"
case "$*" in
  "config current-context") echo "arn:example:cluster/campus-events-dev" ;;
  *"get job"*) echo "${{JOB_STATE:-SuccessCriteriaMet Complete}}" ;;
  *"get rollout"*) [ -n "${{ROLLOUTS:-}}" ] ;;
  *"get deployment"*) echo 7 ;;
  *"wait rollout"*) [ -z "${{UNSEEN:-}}" ] ;;
  *"rollout status deployment/${{STUCK:-none}}"*) exit 1 ;;
esac
"""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda each: each.name)
def test_shellcheck(script):
    subprocess.run([program("shellcheck"), "--external-sources", script], cwd=ROOT, check=True)


class Cluster:
    def __init__(self, folder: pathlib.Path):
        self.overlay = filled_in(folder, "dev")
        self.notes = folder / "notes"
        (folder / "bin").mkdir()
        kubectl = folder / "bin/kubectl"
        kubectl.write_text(KUBECTL.format(kubectl=shutil.which("kubectl")))
        kubectl.chmod(0o755)
        self.path = f"{folder / 'bin'}:{os.environ['PATH']}"

    def roll_out(self, *arguments: str, **environment: str) -> tuple[int, list[str]]:
        """The status, and what was asked of the cluster, each without what is the same in all."""
        self.notes.write_text("")
        run = subprocess.run(
            [self.overlay.parents[1] / "rollout", "dev", *arguments],
            env=os.environ | {"PATH": self.path, "NOTES": str(self.notes)} | environment,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        asked = [line.split("--selector ")[-1].split(" --timeout")[0] for line in self.notes.read_text().splitlines()]
        return run.returncode, [line.removeprefix("-n campus-events ") for line in asked if "current-context" not in line]


@pytest.fixture
def cluster(tmp_path):
    return Cluster(tmp_path)


BEFORE_SERVICES = [
    "app.kubernetes.io/component notin (cluster, migration, service)",
    "wait externalsecret --all --for=condition=Ready",
    "app.kubernetes.io/component=migration",
]


def services(*names: str) -> list[str]:
    return [
        line for name in names for line in (
            f"app.kubernetes.io/component=service,app.kubernetes.io/name={name}",
            f"get rollout.argoproj.io {name}",
            f"rollout status deployment/{name}",
        )
    ]


def test_a_rollout_goes_in_the_guides_order(cluster):
    status, asked = cluster.roll_out()
    assert status == 0
    asked = [line for line in asked if not line.startswith("get job")]
    assert asked == BEFORE_SERVICES + services("notification-service", "events-api", "frontend")


def test_a_migration_that_fails_ends_it_before_any_service(cluster):
    status, asked = cluster.roll_out(JOB_STATE="FailureTarget Failed")
    assert status == 1
    assert not [line for line in asked if "component=service" in line]


def test_a_service_that_does_not_come_up_ends_it_before_the_next(cluster):
    status, asked = cluster.roll_out(STUCK="events-api")
    assert status == 1
    assert [line for line in asked if "component=service" in line] == [
        line for line in services("notification-service", "events-api") if "component=service" in line
    ]


def test_canaries_are_waited_for_once_their_controller_has_seen_the_new_version(cluster):
    status, asked = cluster.roll_out(ROLLOUTS="yes")
    assert status == 0
    assert [line for line in asked if line.startswith(("wait rollout", "argo rollouts"))] == [
        line for name in ("notification-service", "events-api", "frontend") for line in (
            f"wait rollout.argoproj.io/{name} --for jsonpath={{.status.workloadObservedGeneration}}=7",
            f"argo rollouts -n campus-events status {name}",
        )
    ]


def test_a_canary_that_nobody_sees_ends_it(cluster):
    status, asked = cluster.roll_out(ROLLOUTS="yes", UNSEEN="yes")
    assert status == 1
    assert not [line for line in asked if line.startswith("argo rollouts")]


def test_what_git_says_counts_whatever_was_changed_by_hand(cluster):
    cluster.roll_out()
    applied = [line for line in cluster.notes.read_text().splitlines() if line.startswith("apply")]
    assert len(applied) == 5 and all("--server-side --force-conflicts" in line for line in applied)


def test_what_belongs_to_the_cluster_is_an_administrators(cluster):
    status, asked = cluster.roll_out("cluster")
    assert (status, asked) == (0, ["app.kubernetes.io/component=cluster"])


def test_another_clusters_context_is_refused(cluster):
    account.write(cluster.overlay / "account.env", account.example("dev") | {"CLUSTER_NAME": "campus-events-production"})
    status, asked = cluster.roll_out()
    assert (status, asked) == (1, [])


def test_an_overlay_without_its_account_is_refused(cluster):
    account.write(cluster.overlay / "account.env", account.example("dev") | {"DOMAIN": "unset.invalid"})
    status, asked = cluster.roll_out()
    assert (status, asked) == (1, [])


def test_an_overlay_without_a_version_is_refused(cluster):
    kustomization = cluster.overlay / "kustomization.yaml"
    kustomization.write_text(kustomization.read_text().replace("newTag: 0a1b2c3", "newTag: none"))
    status, asked = cluster.roll_out()
    assert (status, asked) == (1, [])


# Note what they were asked, and say what Secrets Manager would.
HELM = """#!/usr/bin/env bash
echo "$*" >>"$NOTES"
"""
AWS = """#!/usr/bin/env bash
echo '{"username": "AKEY", "password": "never told", "host": "mail.campus.example"}'
"""


def test_add_ons_are_installed_with_what_the_account_has(tmp_path):
    overlay = filled_in(tmp_path, "production")
    (tmp_path / "bin").mkdir()
    for name, text in (("helm", HELM), ("aws", AWS)):
        (tmp_path / "bin" / name).write_text(text)
        (tmp_path / "bin" / name).chmod(0o755)
    environment = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "NOTES": str(tmp_path / "notes")}
    subprocess.run([overlay.parents[1] / "addons/install", "production"], env=os.environ | environment, check=True)
    asked = {line.split()[2]: line for line in (tmp_path / "notes").read_text().splitlines()}
    assert len(asked) == 7 and "never told" not in str(asked)
    for line in asked.values():
        for file in re.findall(r"--values (\S+)", line):
            assert (MANIFESTS / "addons" / file).is_file()
    stack = asked["kube-prometheus-stack"]
    assert "kube-prometheus-stack.production.values.yaml" in stack
    for setting in (
        "global.smtp_smarthost=mail.campus.example:587", "global.smtp_auth_username=AKEY",
        "global.smtp_from=events@campus.example", "receivers[1].email_configs[0].to=operators@campus.example",
    ):
        assert f"--set alertmanager.config.{setting}" in stack


def test_every_add_on_has_a_version_and_its_values():
    lines = re.findall(r"^ *install (\S+) \S+ \S+ (\S+) ", (MANIFESTS / "addons/install").read_text(), re.MULTILINE)
    assert len(lines) == 7
    for name, version in lines:
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert values_of(name)
    # Charts count for themselves: 3.12.1 brings Metrics Server 0.7.1, 1.16.0 the Load Balancer Controller 2.16.0.
    agreed = {"metrics-server": "3.12.1", "aws-load-balancer-controller": "1.16.0", "karpenter": "1.0.8"}
    assert dict(lines).items() >= agreed.items() and {"external-secrets", "fluent-bit"} <= dict(lines).keys()


def test_custom_resources_are_held_to_the_versions_that_are_installed():
    text = (MANIFESTS / "addons/install").read_text()
    installed = {name: f"v{version}" for name, version in re.findall(r"^# ([A-Z][A-Za-z ]+) (\d+\.\d+\.\d+)", text, re.MULTILINE)}
    held = {(each["published"]["repository"], each["published"]["version"]) for each in extracts().values()}
    assert held == {
        ("argoproj/argo-rollouts", installed["Argo Rollouts"]),
        ("aws/karpenter-provider-aws", installed["Karpenter"]),
        ("external-secrets/external-secrets", installed["External Secrets"]),
        ("prometheus-operator/prometheus-operator", values_of("kube-prometheus-stack")["prometheusOperator"]["image"]["tag"]),
        # Whoever wants the mesh installs it: 1.24 or newer.
        ("istio/istio", "1.26.3"),
    }
