"""Whatever Grafana asks of the running services is answered with data, and so is what rules look at."""

import re

import pytest

import rules
from load import Load
from stack import eventually


@pytest.fixture(scope="module")
def watched(prometheus, stack):
    with Load(stack) as load:
        eventually(lambda: load.rounds >= 5, 120)
        # Long enough for what is measured every 30 s, and for rates of it.
        eventually(lambda: prometheus.query("max(rsvps) > 0") and prometheus.query("jobs_reachable"), 90)
        yield prometheus


@pytest.mark.parametrize("dashboard", ["application", "business", "notifications"])
def test_every_panel_has_data(watched, dashboard):
    def missing():
        return [(title, expression) for title, expression in rules.expressions(dashboard)
                if not watched.query(expression)]

    eventually(lambda: not missing(), 60) if missing() else None
    assert missing() == []


def test_every_metric_that_rules_look_at_is_there(watched):
    words = {word for rule in rules.alerts().values() for word in re.findall(r"\b([a-z]+(?:_[a-z]+)+)\{", rule["expr"])}
    ours = {word for word in words if not word.startswith("kube_")}
    assert ours and {word for word in ours if not watched.query(f"count({word})")} == set()


def test_series_are_few(watched):
    """Labels are bounded: asking for ten thousand different things must not make ten thousand series."""
    before = float(watched.query('count({namespace="campus-events"})')[0]["value"][1])
    assert before < 20_000
    names = {sample["metric"]["route"] for sample in watched.query("count by (route) (http_requests_total)")}
    assert "/api/v1/events/{id}/rsvp" in names and not any(re.search(r"[0-9a-f]{8}-", name) for name in names)


def test_nothing_fires_while_all_is_well(watched):
    assert watched.firing() == set()
