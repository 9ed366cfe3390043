"""What the services tell is as Prometheus asks, and written down."""

import re
import subprocess
import urllib.request

import pytest

from load import Load
from rules import ROOT
from stack import eventually

PORTS = {"frontend": "frontend_port", "events-api": "events_api_port", "notification-service": "notification_port"}
# What begins so is told by these; by all of them, where nothing is said.
TELLERS = {
    "postgres_": {"events-api", "notification-service"},
    **dict.fromkeys(("jobs_", "notification", "queue_"), {"notification-service"}),
    **dict.fromkeys((
        "active_", "announcements_", "campus_", "category_", "decision", "erasures_", "event_", "events_", "figures_",
        "live_", "outbox_", "rate_limit_", "rsvps", "seats_",
    ), {"events-api"}),
}


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


def guide() -> dict[str, tuple[str, set[str]]]:
    """Type and labels of each metric in the guide's tables."""
    rows = re.findall(r"^\| `([a-z_]+)` \| (counter|gauge|histogram) \| ([^|]*)\|",
                      (ROOT / "docs/monitoring.md").read_text(), re.MULTILINE)
    return {name: (kind, set(re.findall(r"`(\w+)`", labels))) for name, kind, labels in rows}


def told(text: str) -> dict[str, tuple[str, set[str]]]:
    """The same of what a service tells."""
    kinds = dict(re.findall(r"^# TYPE (\S+) (\S+)$", text, re.MULTILINE))
    labels = {name: set() for name in kinds}
    for name, inside in re.findall(r"^([a-z_]+)(?:\{(.*)\})? \S+$", text, re.MULTILINE):
        whole = name if name in kinds else re.sub(r"_(bucket|sum|count)$", "", name)
        labels[whole] |= set(re.findall(r'(\w+)="', inside)) - {"le"}
    return {name: (kind, labels[name]) for name, kind in kinds.items()}


@pytest.mark.parametrize("name", PORTS)
def test_each_service_tells_what_the_guide_says_with_its_type_and_labels(expositions, name):
    def tellers(metric):
        return next((who for start, who in TELLERS.items() if metric.startswith(start)), PORTS.keys())

    expected = {metric: said for metric, said in guide().items() if name in tellers(metric)}
    assert told(expositions[name]) == expected


@pytest.mark.parametrize("name", PORTS)
def test_durations_are_in_seconds_and_tell_5_ms_from_2_s(expositions, name):
    bounds = {float(bound) for bound in re.findall(
        r'^http_request_duration_seconds_bucket\{.*le="([^"]+)"', expositions[name], re.MULTILINE)}
    assert {0.005, 2} <= bounds and len([bound for bound in bounds if 0.005 < bound < 2]) >= 5


@pytest.mark.parametrize("name", PORTS)
def test_every_metric_says_what_it_is(expositions, name):
    text = expositions[name]
    helped = set(re.findall(r"^# HELP (\S+) .", text, re.MULTILINE))
    assert set(re.findall(r"^# TYPE (\S+) ", text, re.MULTILINE)) - helped == set()
