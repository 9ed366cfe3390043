"""What rolls versions out is installed where it is missing, and only as it was released."""

import hashlib
import os
import re
import shutil
import stat

import pytest

from workflows import ROOT, run

PROGRAM = b"the released program"
BASIC = ["bash", "dirname", "env", "grep", "install", "mktemp", "rm", "sha256sum", "uname"]

# Plays the servers of the releases; with CHANGED on the way the program is another than the one that was released.
CURL = """#!/usr/bin/env bash
for address; do :; done
case $address in
  *checksums.txt) printf '%s  kubectl-argo-rollouts-linux-%s\\n' "$DIGEST" amd64 "$DIGEST" arm64 ;;
  *.sha256) printf %s "$DIGEST" ;;
  *) printf '%s' "the released program${CHANGED:-}" >"$3" ;;
esac
"""


@pytest.fixture
def machine(tmp_path):
    """Installs on a machine that has nothing but the basic programs; gives the result and what is there afterwards."""
    programs, tools = tmp_path / "programs", tmp_path / "tools"
    programs.mkdir()
    tools.mkdir()
    for name in BASIC:
        (programs / name).symlink_to(shutil.which(name))
    (programs / "curl").write_text(CURL)
    (programs / "curl").chmod(stat.S_IRWXU)

    def install(**more):
        environment = {
            "PATH": f"{programs}:{tools}", "TOOLS": str(tools), "DIGEST": hashlib.sha256(PROGRAM).hexdigest(),
        }
        done = run(ROOT / "dev/cluster-tools", env=os.environ | environment | more)
        return done, {file.name: file.read_bytes() for file in tools.iterdir()}

    return install


def test_both_are_installed_and_only_once(machine):
    done, there = machine()
    assert done.returncode == 0, done.stderr
    assert there == {"kubectl": PROGRAM, "kubectl-argo-rollouts": PROGRAM}
    again, _ = machine()
    assert again.returncode == 0 and again.stdout == ""


def test_another_program_than_the_released_one_is_not_installed(machine):
    done, there = machine(CHANGED=", changed")
    assert done.returncode != 0 and there == {}


def test_the_plugin_is_of_the_controllers_version():
    [plugin] = re.findall(r"rollouts=v(\S+)", (ROOT / "dev/cluster-tools").read_text())
    [controller] = re.findall(r"^# Argo Rollouts (\d+\.\d+\.\d+)", (ROOT / "k8s/addons/install").read_text(), re.MULTILINE)
    assert plugin == controller
