"""What the services tell is as Prometheus asks, and written down."""

import re
import subprocess
import urllib.request

import pytest

from load import Load
from rules import ROOT
from stack import eventually

PORTS = {"frontend": "frontend_port", "events-api": "events_api_port", "notification-service": "notification_port"}


@pytest.fixture(scope="module")
def expositions(stack):
    with Load(stack) as load:
        eventually(lambda: load.rounds >= 3, 120)

    def text(port):
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10).read().decode()

    return {name: text(getattr(stack, port)) for name, port in PORTS.items()}


@pytest.mark.parametrize("name", PORTS)
def test_promtool_finds_nothing_to_say(expositions, name):
    checked = subprocess.run(["promtool", "check", "metrics"], input=expositions[name], text=True, capture_output=True)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


def test_every_metric_is_in_the_guide_with_its_type(expositions):
    guide = (ROOT / "docs/monitoring.md").read_text()
    told = dict(re.findall(r"^\| `([a-z_]+)` \| (counter|gauge|histogram) \|", guide, re.MULTILINE))
    found = {name: kind for text in expositions.values()
             for name, kind in re.findall(r"^# TYPE (\S+) (\S+)$", text, re.MULTILINE)}
    assert {name: kind for name, kind in found.items() if told.get(name) != kind} == {}


@pytest.mark.parametrize("name", PORTS)
def test_every_metric_says_what_it_is(expositions, name):
    text = expositions[name]
    helped = set(re.findall(r"^# HELP (\S+) .", text, re.MULTILINE))
    assert set(re.findall(r"^# TYPE (\S+) ", text, re.MULTILINE)) - helped == set()
