"""Every script that people and the workflows run."""

import pytest

from workflows import ROOT, program, run


def scripts():
    listed = run("git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard").stdout.split("\n")
    for name in listed:
        file = ROOT / name
        if not file.is_file() or file.suffix in (".py", ".md"):
            continue
        with file.open("rb") as opened:
            first = opened.read(64).split(b"\n")[0]
        if file.suffix == ".sh" or (first.startswith(b"#!") and b"sh" in first and b"python" not in first):
            yield name


@pytest.mark.parametrize("name", list(scripts()))
def test_shellcheck_finds_nothing(name):
    # What a sourced file sets is used by those that source it.
    sourced = ["--shell=bash", "--exclude=SC2034"] if name.endswith(".sh") else []
    found = run(program("shellcheck"), "--external-sources", "--severity=warning", *sourced, name)
    assert found.returncode == 0, found.stdout


def test_there_are_scripts():
    assert len(list(scripts())) > 10
