"""What is stopped raises exactly the alerts that it should, and people hear of it once."""

import contextlib
import os
import shlex
import signal
import subprocess
import time

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
        jobs = {
            "frontend": stack.frontend_port, "events-api": stack.events_api_port,
            "notification-service": stack.notification_port,
        }
        with Alertmanager(alerts, hooked("all", address)) as alertmanager, folder("outage-metrics") as metrics:
            with Prometheus(metrics, jobs, alertmanager.port) as prometheus, Load(stack) as load:
                eventually(lambda: load.rounds >= 3, 120)
                yield stack, prometheus, said
        stack.stop()


@contextlib.contextmanager
def queue_stopped(stack):
    pid = int((stack.state / "redis/pid").read_text())
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@contextlib.contextmanager
def database_stopped(stack):
    data = stack.state / "postgres/data"
    command = shlex.split((data / "postmaster.opts").read_text())
    pid = int((data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGINT)
    eventually(lambda: not (data / "postmaster.pid").exists(), 30)
    try:
        yield
    finally:
        user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        # As pg_ctl started it; it ends with the stack, which finds it by its file. Not by way of runuser, which stops when
        # the database is made to hang, and stays so.
        subprocess.Popen(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **user)


@contextlib.contextmanager
def database_hung(stack):
    pid = (stack.state / "postgres/data/postmaster.pid").read_text().split()[0]
    pids = [pid, *subprocess.run(["pgrep", "-P", pid], capture_output=True, text=True, check=True).stdout.split()]
    for pid in pids:
        os.kill(int(pid), signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGCONT)


# What may fire beside it, unheard: requests that wait are slow, and those that fail use up the month's share.
DATABASE = {"DatabaseUnreachable", "HighErrorRate"}, {"HighLatency", "ErrorBudgetBurnsFast", "ErrorBudgetBurnsSlowly"}


@pytest.mark.parametrize("stopped, alerts, others, heard, early", [
    (queue_stopped, {"QueueUnreachable"}, {"HighLatency"}, "QueueUnreachable", set()),
    (database_stopped, *DATABASE, "DatabaseUnreachable", set()),
    # That a server hangs is known after seconds, which are not shortened as the rules' minutes are. Until then every
    # connection is in use, which the lost database explains to who is told.
    (database_hung, DATABASE[0], DATABASE[1] | {"DatabasePoolExhausted"}, "DatabaseUnreachable", {"HighLatency"}),
], ids=["queue", "database", "database-hung"])
def test_an_outage_raises_its_alerts_and_is_heard_of_once(watched, stopped, alerts, others, heard, early):
    stack, prometheus, said = watched
    eventually(lambda: prometheus.firing() == set(), 120)
    said.clear()
    seen = set()
    with stopped(stack):
        eventually(lambda: seen.update(prometheus.firing()) or seen >= alerts, 120)
        # Long enough for whatever else would fire.
        until = time.monotonic() + 20
        while time.monotonic() < until:
            seen.update(prometheus.firing())
            time.sleep(0.5)
        assert alerts <= seen <= alerts | others
        # That the outage before is over is said as well.
        told = [alert for _, message in said for alert in message["alerts"] if alert["status"] == "firing"]
        assert {alert["labels"]["alertname"] for alert in told} - early == {heard}
        assert all("/docs/runbooks/" in alert["annotations"]["runbook_url"] for alert in told)
    eventually(lambda: heard not in prometheus.firing(), 120)
