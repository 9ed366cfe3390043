"""The network policies, and the table of the guide that says the same."""

import re

import pytest

from overlay import COMPLETE, ENVIRONMENTS, ROOT, built
from reach import Way, isolated, reach

GUIDE = (ROOT / "docs/kubernetes.md").read_text()


def told() -> set[Way]:
    """The rows of the guide's table; several ports stand in one row with commas between, all pods as `every pod`."""
    section = re.search(r"^## Who may reach whom\n(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL).group(1)
    rows = re.findall(r"^\| (?!from )([^|-][^|]*?) \| ([^|]+?) \| ([^|]+?) \|", section, re.MULTILINE)
    every = ["frontend", "events-api", "notification-service", "redis", "migrate"]
    return {
        Way(name, target, int(port.split("/")[0]), port.split("/")[1])
        for source, target, ports in rows for port in ports.split(", ")
        for name in (every if source == "every pod" else [source])
    }


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_guides_table_is_what_the_policies_allow(environment):
    assert reach(built(environment)).open == told()


def test_the_mesh_adds_what_its_sidecars_need_and_nothing_else():
    added = reach(built(COMPLETE)).open - told()
    meshed = ["frontend", "events-api", "notification-service", "redis"]
    assert added == {Way(name, "istiod", 15012, "TCP") for name in meshed}


def test_what_is_not_allowed_is_refused(overlay):
    assert isolated(overlay)


def test_both_ends_of_every_way_allow_it(overlay):
    assert reach(overlay).halves == set()


def test_ways_lead_to_ports_that_somebody_listens_on(overlay):
    listening = {
        (pod.labels["app.kubernetes.io/name"], port["containerPort"])
        for pod in overlay.pods() for container in pod.containers for port in container.get("ports", [])
    }
    names = {name for name, _ in listening}
    for way in reach(overlay).open:
        if way.target in names:
            assert (way.target, way.port) in listening


def test_nobody_but_notification_service_and_the_sign_on_reaches_the_internet(overlay):
    assert {(way.source, way.port) for way in reach(overlay).open if way.target == "the Internet"} == {
        ("events-api", 443), ("notification-service", 443), ("notification-service", 587),
    }
