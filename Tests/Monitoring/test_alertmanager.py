"""A fired alert reaches people, once for one thing, and what follows of something else is not said beside it."""

import contextlib
import datetime
import http.server
import json
import subprocess
import threading
import urllib.request

import pytest
import yaml

import rules
from conftest import folder
from stack import eventually
from watch import Alertmanager

VALUES = {
    "all": ["kube-prometheus-stack.values.yaml"],
    "production": ["kube-prometheus-stack.values.yaml", "kube-prometheus-stack.production.values.yaml"],
}


def merged(one, other):
    """As helm merges values: maps are joined, lists are replaced."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one | {key: merged(one[key], value) if key in one else value for key, value in other.items()}
    return other


def configuration(environment: str) -> dict:
    result = {}
    for name in VALUES[environment]:
        result = merged(result, yaml.safe_load((rules.FOLDER / name).read_text()))
    return result["alertmanager"]["config"]


def hooked(environment: str, address: str) -> dict:
    """The same routes, with a webhook in the place of each way out; files of passwords are not there."""
    result = configuration(environment)
    result.pop("global", None)
    for route in [result["route"], *result["route"]["routes"]]:
        route |= {"group_wait": "1s", "group_interval": "2s"}
    for receiver in result["receivers"]:
        ways = [way for way in list(receiver) if way.endswith("_configs")]
        for way in ways:
            receiver.pop(way)
        if ways:
            receiver["webhook_configs"] = [
                {"url": f"{address}/{way.removesuffix('_configs')}", "send_resolved": True} for way in ways
            ]
    return result


@contextlib.contextmanager
def webhook():
    """What was said, as (way, message)."""
    said = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            said.append((self.path[1:], json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield said, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def fire(alertmanager, *alerts):
    now = datetime.datetime.now(datetime.UTC)
    body = json.dumps([
        {"labels": {"namespace": "campus-events"} | labels, "annotations": {"summary": "s"}, "startsAt": now.isoformat(),
         "endsAt": (now + datetime.timedelta(minutes=5)).isoformat()} for labels in alerts
    ])
    request = urllib.request.Request(f"http://127.0.0.1:{alertmanager.port}/api/v2/alerts", body.encode(),
                                     {"Content-Type": "application/json"}, method="POST")
    urllib.request.urlopen(request, timeout=10).read()


@pytest.mark.parametrize("environment", VALUES)
def test_amtool_takes_the_configuration(tmp_path, environment):
    (tmp_path / "alertmanager.yaml").write_text(yaml.safe_dump(configuration(environment)))
    checked = subprocess.run(["amtool", "check-config", tmp_path / "alertmanager.yaml"], text=True, capture_output=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("environment, severity, ways", [
    ("all", "critical", {"email", "slack"}), ("all", "warning", {"slack"}),
    ("production", "critical", {"email", "slack", "pagerduty"}), ("production", "warning", {"slack"}),
])
def test_who_hears_of_what(environment, severity, ways):
    with webhook() as (said, address), folder("alerts") as state:
        with Alertmanager(state, hooked(environment, address)) as alertmanager:
            fire(alertmanager, {"alertname": "OutboxStuck", "severity": severity})
            eventually(lambda: {way for way, _ in said} >= ways)
            assert {way for way, _ in said} == ways


def test_what_follows_of_a_lost_database_is_not_said():
    with webhook() as (said, address), folder("alerts") as state:
        with Alertmanager(state, hooked("all", address)) as alertmanager:
            fire(alertmanager,
                 {"alertname": "DatabaseUnreachable", "severity": "critical", "job": "events-api"},
                 {"alertname": "HighErrorRate", "severity": "critical", "job": "events-api"},
                 {"alertname": "CampusFiguresStale", "severity": "warning"},
                 {"alertname": "QueueUnreachable", "severity": "critical", "queue": "q"})
            eventually(lambda: len({message["groupLabels"]["alertname"] for _, message in said}) >= 2)
            assert {message["groupLabels"]["alertname"] for _, message in said} == {
                "DatabaseUnreachable", "QueueUnreachable"}


def test_many_pods_are_one_message():
    with webhook() as (said, address), folder("alerts") as state:
        with Alertmanager(state, hooked("all", address)) as alertmanager:
            pods = [{"alertname": "FilesRunOut", "severity": "warning", "job": "events-api", "instance": str(pod)}
                    for pod in range(5)]
            fire(alertmanager, *pods)
            eventually(lambda: said)
            assert [(way, len(message["alerts"])) for way, message in said] == [("slack", 5)]
