"""The operating guide lists what each service reads, word for word as the service itself says it."""

import os
import re
import subprocess

import pytest

from stack import ROOT

GUIDE = (ROOT / "docs/operating.md").read_text()


def said_by(name: str) -> list[tuple[str, str]]:
    """The variables and what they mean, from `--help`, which is made of the lists that the service reads by."""
    binary = ROOT / ".build" / os.environ.get("BUILD_CONFIGURATION", "debug") / name
    said = subprocess.run(
        [binary, "--help"], check=True, text=True, stdout=subprocess.PIPE,
        # Wide enough that no line is wrapped.
        env=os.environ | {"COLUMNS": "10000"},
    ).stdout
    block = said.split("Settings are environment variables:")[1].split("USAGE:")[0]
    return re.findall(r"^\s*([A-Z][A-Z0-9_]+)\s{2,}(\S.*)$", block, re.MULTILINE)


def told_in_guide(name: str) -> list[tuple[str, str]]:
    """The rows of the table below the service's heading."""
    section = re.search(rf"^### {re.escape(name)}\n(.*?)(?=^##|\Z)", GUIDE, re.MULTILINE | re.DOTALL).group(1)
    rows = re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \| (.*?) \|$", section, re.MULTILINE)
    return [(variable, meaning.replace(r"\|", "|")) for variable, meaning in rows]


@pytest.mark.parametrize("name", ["events-api", "notification-service", "frontend"])
def test_the_guide_lists_every_variable_as_the_service_does(name):
    said = said_by(name)
    assert len(said) >= 4
    assert told_in_guide(name) == said
