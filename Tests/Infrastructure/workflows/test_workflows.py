"""The workflows are well-formed, safe, and do what runs here, too."""

import re

import pytest
import yaml

import workflows
from workflows import ROOT, WORKFLOWS, jobs, program, run, steps


def test_the_workflows_of_the_house_are_there():
    assert set(WORKFLOWS) == {"ci", "images", "deploy", "environment", "nightly"}


def test_actionlint_finds_nothing():
    # It lets shellcheck look at each `run`, too.
    found = run(program("actionlint"), f"-shellcheck={program('shellcheck')}", *workflows.FILES)
    assert found.returncode == 0, found.stdout + found.stderr


def test_zizmor_finds_nothing():
    found = run(program("zizmor"), "--offline", "--no-progress", "--quiet", "--strict-collection", ".github")
    assert found.returncode == 0, found.stdout + found.stderr


RUNS = [(name, step["run"]) for name, step in steps() if "run" in step]


@pytest.mark.parametrize("name, script", RUNS, ids=[name for name, _ in RUNS])
def test_shellcheck_finds_nothing_in_a_run(name, script):
    found = run(program("shellcheck"), "--shell=bash", "-", input="set -euo pipefail\n" + script)
    assert found.returncode == 0, found.stdout
    assert "${{" not in script, "what GitHub fills in comes through the environment"


# What no target of ours does, and why.
NO_TARGET = {
    "Install what comes before make": "there is no make yet",
    "Find the cluster": "needs an account, and what AWS's action signed in",
    "Note the digest": "hands over between jobs",
    "Give both one tag": "needs the registry, and what AWS's action signed in",
}


@pytest.mark.parametrize("name, step", [(name, step) for name, step in steps() if "run" in step], ids=[name for name, _ in RUNS])
def test_a_step_is_a_target_of_the_makefile(name, step):
    if step.get("name") not in NO_TARGET:
        assert re.fullmatch(r'make ("\$TARGET"|[a-z][a-z0-9-]*( [A-Z]+="\$[A-Z]+")*)', step["run"]), step["run"]


def makes():
    for name, script in RUNS:
        for target in re.findall(r"^make ([a-z][a-z0-9-]*)", script):
            yield name, target
    for name, job in jobs():
        for target in job.get("strategy", {}).get("matrix", {}).get("target", []):
            yield name, target


@pytest.mark.parametrize("name, target", list(makes()))
def test_what_is_made_is_in_the_makefile(name, target):
    assert re.search(rf"^{target}:.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_ci_makes_everything():
    made = {target for name, target in makes() if name.startswith("ci.")}
    assert {"lint", "test", "web", "k8s", "definitions", "terraform", "terraform-validate", "workflows"} <= made


def test_the_nights_are_for_what_takes_long():
    made = {target for name, target in makes() if name.startswith("nightly.")}
    assert {
        "sanitize-thread", "sanitize-address", "drop-history", "notification-faults", "rollouts", "monitoring",
        "websocket-conformance", "images",
    } <= made


def test_both_versions_of_postgres_are_tested():
    assert WORKFLOWS["ci"]["jobs"]["test"]["strategy"]["matrix"]["postgres"] == ["15", "16"]


@pytest.mark.parametrize("name, job", list(jobs()), ids=[name for name, _ in jobs()])
def test_a_job_ends_and_may_little(name, job):
    if "uses" not in job:
        assert job["timeout-minutes"] <= 360
    assert job["permissions"], "said for each job"
    assert set(job["permissions"]) <= {"contents", "id-token"}
    writes = {scope for scope, level in job["permissions"].items() if level == "write"}
    allowed = {
        "images.build": {"id-token"}, "images.tag": {"id-token"}, "images.deploy": {"contents", "id-token"},
        "deploy.dev": {"contents", "id-token"}, "deploy.staging": {"contents", "id-token"},
        "deploy.production": {"contents", "id-token"}, "environment.roll-out": {"contents", "id-token"},
        "environment.mark": {"id-token"},
    }
    assert writes == allowed.get(name, set())


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_begins_with_nothing_and_does_not_overtake_itself(name):
    assert WORKFLOWS[name]["permissions"] == {}
    # A called workflow is held by the one that calls it, deploy by its environments.
    assert "concurrency" in WORKFLOWS[name] or name == "deploy"


USES = [(name, step["uses"]) for name, step in steps() if "uses" in step]


@pytest.mark.parametrize("name, action", USES, ids=[f"{name}-{action.split('@')[0]}" for name, action in USES])
def test_an_action_is_pinned_by_its_commit(name, action):
    assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action)


def test_a_pin_says_which_version_it_is_and_says_so_everywhere():
    pins = {}
    for file in workflows.FILES:
        for action, commit, comment in re.findall(r"uses: ([^@\s]+)@([0-9a-f]{40})(.*)", file.read_text()):
            version = re.fullmatch(r" # (v\d+\.\d+\.\d+)", comment)
            assert version, f"{file.name}: {action}"
            pins.setdefault(action, set()).add((commit, version[1]))
    assert pins and all(len(found) == 1 for found in pins.values()), pins


def test_no_checkout_leaves_its_token_behind():
    for name, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False, name


def test_what_was_approved_for_staging_is_what_goes_to_production():
    deploy = WORKFLOWS["deploy"]["jobs"]
    assert [deploy[name].get("needs") for name in ("dev", "staging", "production")] == [None, "dev", "staging"]
    assert {job["with"]["version"] for job in deploy.values()} == {"${{ inputs.version }}"}
    assert WORKFLOWS["environment"]["jobs"]["roll-out"]["environment"] == "${{ inputs.environment }}"


def test_only_the_environment_images_has_the_role_that_pushes_and_tags():
    using = {name for name, job in jobs() if "vars.IMAGES_ROLE_ARN" in yaml.safe_dump(job)}
    assert using == {"images.build", "images.tag", "environment.mark"}
    for name, job in jobs():
        assert (job.get("environment") == "images") == (name in using), name
    mark = WORKFLOWS["environment"]["jobs"]["mark"]
    assert mark["needs"] == "roll-out", "what did not do well gets no tag"
    assert "if" not in mark


def test_nothing_is_pushed_that_trivy_did_not_let_through():
    names = [step.get("name") or step.get("uses", "").split("@")[0] for step in WORKFLOWS["images"]["jobs"]["build"]["steps"]]
    scan, push = names.index("Refuse what has critical weaknesses"), names.index("Push, with what is in it and where it comes from")
    assert scan < push
    scanned, pushed = (WORKFLOWS["images"]["jobs"]["build"]["steps"][number]["with"] for number in (scan, push))
    assert (scanned["severity"], scanned["exit-code"]) == ("CRITICAL", "1")
    assert pushed["sbom"] is True and pushed["provenance"] == "mode=max"


SCHEMAS = [(".github/dependabot.yml", "vendor.dependabot"), (".github/ISSUE_TEMPLATE/config.yml", "vendor.github-issue-config"),
           (".github/ISSUE_TEMPLATE/bug.yml", "vendor.github-issue-forms"), (".github/ISSUE_TEMPLATE/wish.yml", "vendor.github-issue-forms")]


@pytest.mark.parametrize("file, schema", SCHEMAS, ids=[file for file, _ in SCHEMAS])
def test_what_github_reads_is_as_github_wants_it(file, schema):
    assert yaml.safe_load((ROOT / file).read_text())
    found = run(program("check-jsonschema"), "--builtin-schema", schema, file)
    assert found.returncode == 0, found.stdout + found.stderr


def test_owners_own_what_there_is():
    for line in (ROOT / ".github/CODEOWNERS").read_text().splitlines():
        if line and not line.startswith("#"):
            path, *owners = line.split()
            assert owners and all(owner.startswith("@") for owner in owners)
            assert path == "*" or (ROOT / path.strip("/")).exists(), path


@pytest.mark.parametrize("ecosystem, files", [
    ("pip", "Tests/**/requirements.txt"), ("docker", "images/*/Dockerfile"), ("terraform", "terraform/**/*.tf"), ("swift", "Package.swift"),
])
def test_dependabot_looks_where_there_is_something(ecosystem, files):
    [update] = [each for each in yaml.safe_load((ROOT / ".github/dependabot.yml").read_text())["updates"]
                if each["package-ecosystem"] == ecosystem]
    looks = {folder: {ROOT} if folder == "/" else set(ROOT.glob(folder.strip("/")))
             for folder in update.get("directories", [update.get("directory")])}
    # What a test installed has files of such names as well.
    wanted = {file.parent for file in ROOT.glob(files) if ".venv" not in file.parts}
    assert wanted <= set.union(*looks.values())
    assert [folder for folder, found in looks.items() if not found & wanted] == []


BAD = """name: bad
on: pull_request_target
permissions: {}
jobs:
  bad:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ github.event.pull_request.title }} $UNQUOTED
        shel: bash
"""


@pytest.mark.parametrize("checker, said", [
    ("actionlint", ["shel"]), ("zizmor", ["dangerous-triggers", "unpinned-uses", "template-injection", "artipacked"]),
])
def test_what_is_bad_is_found(tmp_path, checker, said):
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    (folder / "bad.yml").write_text(BAD)
    options = ["--offline", "--no-progress", "--quiet"] if checker == "zizmor" else []
    found = run(program(checker), *options, folder / "bad.yml")
    assert found.returncode != 0
    for word in said:
        assert word in found.stdout, found.stdout
