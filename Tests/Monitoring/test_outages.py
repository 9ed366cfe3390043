"""What is stopped raises exactly the alerts that it should, and they reach a webhook."""

import os
import signal
import subprocess

import pytest

from conftest import folder
from load import Load
from stack import Stack, eventually
from test_alertmanager import hooked, webhook
from watch import Alertmanager, Prometheus


@pytest.fixture(scope="module")
def watched():
    """A stack of its own, since parts of it are stopped."""
    with webhook() as (said, address), folder("outages") as state, folder("alerts") as alerts:
        stack = Stack(state)
        stack.start()
        jobs = {"events-api": stack.events_api_port, "notification-service": stack.notification_port}
        with Alertmanager(alerts, hooked("all", address)) as alertmanager, folder("outage-metrics") as metrics:
            with Prometheus(metrics, jobs, alertmanager.port) as prometheus, Load(stack) as load:
                eventually(lambda: load.rounds >= 3, 120)
                yield stack, prometheus, said
        stack.stop()


def postgres(stack) -> int:
    return int((stack.state / "postgres/data/postmaster.pid").read_text().split()[0])


def family(pid: int) -> list[int]:
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
    return [pid, *map(int, children)]


def settled(prometheus, expected: set[str]) -> set[str]:
    """What fires once everything expected does, and has for some looks more."""
    seen = set()
    eventually(lambda: seen.update(prometheus.firing()) or seen >= expected, 120)
    for _ in range(20):
        seen.update(prometheus.firing())
        eventually(lambda: prometheus.query("up"), 5)
    return seen


def test_a_stopped_queue_is_one_alert_of_each_channel(watched):
    stack, prometheus, said = watched
    assert prometheus.firing() == set()
    pid = int((stack.state / "redis/pid").read_text())
    os.kill(pid, signal.SIGSTOP)
    try:
        assert settled(prometheus, {"QueueUnreachable"}) == {"QueueUnreachable"}
        eventually(lambda: [m for _, m in said if m["groupLabels"]["alertname"] == "QueueUnreachable"], 30)
    finally:
        os.kill(pid, signal.SIGCONT)
    eventually(lambda: prometheus.firing() == set(), 120)


def test_a_stopped_database_is_what_it_makes_fail(watched):
    stack, prometheus, said = watched
    assert prometheus.firing() == set()
    pids = family(postgres(stack))
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    expected = {"DatabaseUnreachable", "HighErrorRate"}
    try:
        seen = settled(prometheus, expected)
        # Both say what share of requests fails, over other times.
        assert seen - {"ErrorBudgetBurnsFast", "ErrorBudgetBurnsSlowly"} == expected
        eventually(lambda: [m for _, m in said if m["groupLabels"]["alertname"] == "DatabaseUnreachable"], 30)
    finally:
        for pid in pids:
            try:
                os.kill(pid, signal.SIGCONT)
            except ProcessLookupError:
                pass
    eventually(lambda: "DatabaseUnreachable" not in prometheus.firing(), 120)
