"""checkov's opinion of every overlay; what we do otherwise has its reason in checkov-exceptions.yaml."""

import json
import pathlib
import re
import subprocess

import yaml

from overlay import COMPLETE, ENVIRONMENTS, ROOT, built, program

EXCEPTIONS = yaml.safe_load((pathlib.Path(__file__).parent / "checkov-exceptions.yaml").read_text())


def failures(folder: pathlib.Path, framework: str) -> set[tuple[str, str]]:
    """The checks that fail, each with what it is about."""
    said = subprocess.run(
        [program("checkov"), "--directory", folder, "--framework", framework, "--output", "json", "--compact", "--quiet",
         "--soft-fail", "--skip-download"],
        text=True, stdout=subprocess.PIPE, check=True,
    ).stdout
    report = json.loads(said)
    assert report["summary"]["passed"] > 0 and report["summary"]["parsing_errors"] == 0
    return {(each["check_id"], each["resource"]) for each in report["results"]["failed_checks"]}


def unexplained(found: set[tuple[str, str]], framework: str) -> tuple[set, set]:
    """What no exception is for, and the exceptions that nothing needs."""
    wanted = [each for each in EXCEPTIONS if each["framework"] == framework]
    used, left = set(), set()
    for check, resource in found:
        reasons = [each for each in wanted if each["check"] == check and re.search(each.get("resource", ""), resource)]
        used |= {each["check"] + each.get("resource", "") for each in reasons}
        if not reasons:
            left.add((check, resource))
    return left, {each["check"] + each.get("resource", "") for each in wanted} - used


def test_manifests(tmp_path):
    for environment in [*ENVIRONMENTS, COMPLETE]:
        folder = tmp_path / environment
        folder.mkdir()
        (folder / "all.yaml").write_text(built(environment).text)
    left, unused = unexplained(failures(tmp_path, "kubernetes"), "kubernetes")
    assert left == set()
    assert unused == set()


def test_dockerfiles(tmp_path):
    for file in ROOT.glob("images/*/Dockerfile"):
        folder = tmp_path / file.parent.name
        folder.mkdir()
        (folder / "Dockerfile").write_text(file.read_text())
    left, unused = unexplained(failures(tmp_path, "dockerfile"), "dockerfile")
    assert left == set()
    assert unused == set()
