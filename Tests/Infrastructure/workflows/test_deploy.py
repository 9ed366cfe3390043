"""A deployment goes forward, and when it fails it goes back, in git and in the cluster."""

import os
import pathlib
import re
import shutil
import stat
import subprocess

import pytest
import yaml

from workflows import ROOT

BEFORE, AFTER = "a" * 40, "b" * 40

KUSTOMIZATION = """resources:
  - ../../base
images:
  - name: campus-events/frontend
    newTag: {version}
  - name: campus-events/events-api
    newTag: {version}
  - name: campus-events/notification-service
    newTag: {version}
"""

# Says what it was asked to roll out, and fails where the test says so.
ROLLOUT = """#!/usr/bin/env bash
version=$(sed -n 's/^ *newTag: *//p' "k8s/overlays/$1/kustomization.yaml" | tr -d '"' | sort -u)
echo "rollout $1 $version" >>"$STORY"
[ "$version" != "${FAILING_ROLLOUT:-}" ]
"""

TRIAL = """import os, sys
open(os.environ["STORY"], "a").write("NAME " + sys.argv[1] + "\\n")
sys.exit(os.environ.get("FAILING") == "NAME")
"""

AWS = """#!/usr/bin/env bash
echo "aws $*" >>"$STORY"
case "$*" in
  *describe-images*imageTag="${MISSING:-nothing}"*) exit 254 ;;
  *describe-images*staging-"$VERSION"*) [ -n "${PASSED:-}" ] && echo "sha256:$(printf '%064d' "$PASSED")" || exit 254 ;;
  *describe-images*-"$VERSION"*) exit 254 ;;
  *describe-images*) echo "sha256:$(printf '%064d' 1)" ;;
  *batch-get-image*) echo '{"schemaVersion": 2}' ;;
esac
"""


class Place:
    """A clone with what `dev/deploy` needs, and an origin to push to."""

    def __init__(self, folder: pathlib.Path, environment: str, before: str):
        self.clone, self.origin, self.story = folder / "clone", folder / "origin", folder / "story"
        self.environment = environment
        overlay = self.clone / "k8s/overlays" / environment
        overlay.mkdir(parents=True)
        (overlay / "kustomization.yaml").write_text(KUSTOMIZATION.format(version=before))
        (overlay / "account.env").write_text("DOMAIN=dev.events.campus.example\n")
        self.write("k8s/rollout", ROLLOUT)
        for name in ("smoke", "story", "load"):
            self.write(f"Tests/Deployed/{name}.py", TRIAL.replace("NAME", name))
        for name in ("deploy", "mark-images", "requirements.sh"):
            (self.clone / "dev").mkdir(exist_ok=True)
            shutil.copy(ROOT / "dev" / name, self.clone / "dev" / name)
        self.write("../bin/aws", AWS)
        self.git("init", "-q", "-b", "develop")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "as it was")
        subprocess.run(["git", "clone", "-q", "--bare", self.clone, self.origin], check=True)
        self.git("remote", "add", "origin", str(self.origin))

    def write(self, name: str, content: str) -> None:
        file = self.clone / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def git(self, *command: str, where: pathlib.Path | None = None) -> str:
        return subprocess.run(
            ["git", "-c", "user.name=Test", "-c", "user.email=test@campus.example", *command], cwd=where or self.clone,
            check=True, capture_output=True, text=True,
        ).stdout

    def deploy(self, version: str = AFTER, **environment: str) -> subprocess.CompletedProcess:
        return self.run("deploy", version, **environment)

    def run(self, script: str, version: str = AFTER, **environment: str) -> subprocess.CompletedProcess:
        path = f"{self.clone.parent / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            [self.clone / "dev" / script, self.environment, version], capture_output=True, text=True, timeout=60,
            env=os.environ | {"STORY": str(self.story), "VERSION": version, "PATH": path} | environment,
        )

    def told(self) -> list[str]:
        return [line for line in self.story.read_text().splitlines() if not line.startswith("aws")] if self.story.exists() else []

    def marked(self) -> list[str]:
        return [line for line in self.story.read_text().splitlines() if "put-image" in line]

    def pushed(self) -> list[str]:
        return self.git("log", "--format=%s", "develop", where=self.origin).splitlines()

    def version_in_git(self) -> set[str]:
        overlay = self.git("show", f"develop:k8s/overlays/{self.environment}/kustomization.yaml", where=self.origin)
        return {image["newTag"] for image in yaml.safe_load(overlay)["images"]}


@pytest.fixture
def place(tmp_path):
    return lambda environment="dev", before=BEFORE: Place(tmp_path, environment, before)


def test_a_version_is_written_rolled_out_and_tried(place):
    dev = place()
    run = dev.deploy()
    assert run.returncode == 0, run.stderr
    assert dev.told() == [f"rollout dev {AFTER}", "smoke https://dev.events.campus.example"]
    assert dev.pushed() == [f"dev runs {AFTER}", "as it was"] and dev.version_in_git() == {AFTER}
    assert dev.marked() == [], "another role does that"


def test_a_version_that_looks_like_a_number_is_none(place):
    dev, version = place(), "1" * 40
    assert dev.deploy(version).returncode == 0
    assert dev.version_in_git() == {version}


def test_staging_is_tried_longer(place):
    staging = place("staging")
    assert staging.deploy().returncode == 0
    assert [line.split()[0] for line in staging.told()] == ["rollout", "smoke", "story", "load"]


@pytest.mark.parametrize("environment, failing", [("dev", "smoke"), ("staging", "story"), ("staging", "load")])
def test_what_does_not_do_goes_back_in_git_and_cluster_and_ends_red(place, environment, failing):
    there = place(environment)
    run = there.deploy(FAILING=failing)
    assert run.returncode == 1
    rollouts = [line for line in there.told() if line.startswith("rollout")]
    assert rollouts == [f"rollout {environment} {AFTER}", f"rollout {environment} {BEFORE}"]
    assert there.pushed()[:2] == [f"{environment} goes back to {BEFORE}", f"{environment} runs {AFTER}"]
    assert there.version_in_git() == {BEFORE} and there.marked() == []


@pytest.mark.parametrize("passed", [None, "2"])
def test_production_takes_only_the_image_that_passed_in_staging(place, passed):
    production = place("production")
    run = production.deploy(**({"PASSED": passed} if passed else {}))
    assert run.returncode == 1 and "has not passed in staging" in run.stderr
    assert production.told() == [] and production.pushed() == ["as it was"]


def test_what_passed_in_staging_goes_to_production(place):
    production = place("production")
    run = production.deploy(PASSED="1")
    assert run.returncode == 0, run.stderr
    assert production.told() == [f"rollout production {AFTER}", "smoke https://dev.events.campus.example"]


def test_what_did_well_gets_the_environments_tag(place):
    dev = place()
    run = dev.run("mark-images")
    assert run.returncode == 0, run.stderr
    tagged = {re.search(r"--repository-name (\S+) --image-tag (\S+)", line).groups() for line in dev.marked()}
    assert tagged == {(f"campus-events/{name}", f"dev-{AFTER}") for name in ("frontend", "events-api", "notification-service")}


def test_what_has_the_tag_already_keeps_it(place):
    staging = place("staging")
    assert staging.run("mark-images", PASSED="1").returncode == 0
    assert staging.marked() == []


def test_a_rollout_that_fails_goes_back_untried(place):
    dev = place()
    assert dev.deploy(FAILING_ROLLOUT=AFTER).returncode == 1
    assert dev.told() == [f"rollout dev {AFTER}", f"rollout dev {BEFORE}"]
    assert dev.version_in_git() == {BEFORE}


def test_what_others_pushed_meanwhile_stays(place, tmp_path):
    dev = place()
    other = tmp_path / "other"
    subprocess.run(["git", "clone", "-q", dev.origin, other], check=True)
    (other / "README.md").write_text("meanwhile\n")
    dev.git("add", ".", where=other)
    dev.git("commit", "-q", "-m", "meanwhile", where=other)
    dev.git("push", "-q", "origin", "develop", where=other)
    assert dev.deploy().returncode == 0
    assert dev.pushed() == [f"dev runs {AFTER}", "meanwhile", "as it was"]


def test_without_images_nothing_is_touched(place):
    dev = place()
    run = dev.deploy(MISSING=AFTER)
    assert run.returncode == 1 and "there is no image" in run.stderr
    assert dev.told() == [] and dev.pushed() == ["as it was"]


def test_the_first_version_is_not_tried_where_its_name_leads_nowhere(place):
    dev = place(before="none")
    run = dev.deploy()
    assert run.returncode == 0 and "first version" in run.stdout
    assert dev.told() == [f"rollout dev {AFTER}"]


def test_a_first_version_that_fails_has_nothing_to_go_back_to(place):
    dev = place(before="none")
    run = dev.deploy(FAILING_ROLLOUT=AFTER)
    assert run.returncode == 1 and "nothing ran here before" in run.stderr
    assert dev.version_in_git() == {"none"}


@pytest.mark.parametrize("script", ["deploy", "mark-images"])
@pytest.mark.parametrize("version", ["main", "abc", "; rm -rf", "A" * 40])
def test_a_version_is_a_commit(place, script, version):
    dev = place()
    run = dev.run(script, version)
    assert run.returncode == 1 and "40 hexadecimal digits" in run.stderr
    assert not dev.story.exists()
