"""The infrastructure dashboard asks what node-exporter, kube-state-metrics and cAdvisor tell.

The node-exporter is Debian's, and runs. The others' metrics are files that were written by hand, not recorded: there was no
cluster to record them from. Each file says what it goes by, and how a recording takes its place.
"""

import contextlib
import http.server
import pathlib
import re
import shutil
import subprocess
import threading

import pytest

import rules
from conftest import folder
from stack import eventually, free_port
from watch import Prometheus

EXPOSITIONS = pathlib.Path(__file__).parent / "expositions"


@contextlib.contextmanager
def exposed(name: str):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.end_headers()
            self.wfile.write((EXPOSITIONS / f"{name}.txt").read_bytes())

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


@contextlib.contextmanager
def node_exporter():
    port = free_port()
    process = subprocess.Popen(
        [shutil.which("prometheus-node-exporter") or "node_exporter", f"--web.listen-address=127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    yield port
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture(scope="module")
def cluster():
    with node_exporter() as node, exposed("kube-state-metrics") as state, exposed("cadvisor") as containers:
        jobs = {"node-exporter": node, "kube-state-metrics": state, "kubelet": containers}
        with folder("cluster") as path, Prometheus(path, jobs, labels=False) as prometheus:
            eventually(lambda: len(prometheus.query("up == 1")) == 3, 30)
            eventually(lambda: prometheus.query("rate(node_cpu_seconds_total[15s])"), 30)
            yield prometheus


@pytest.mark.parametrize("title, expression", rules.expressions("infrastructure"))
def test_a_panel_has_data(cluster, title, expression):
    eventually(lambda: cluster.query(expression), 20)


@pytest.mark.parametrize("name", ["PodCrashLooping", "MigrationFailed"])
def test_a_rule_looks_at_what_there_is(cluster, name):
    selectors = set(re.findall(r"\w+\{[^}]*\}", rules.alerts()[name]["expr"]))
    assert selectors
    for selector in selectors:
        eventually(lambda: cluster.query(selector), 20)


def test_the_migration_that_failed_last_is_said(cluster):
    """One that passed before it ends nothing."""
    eventually(lambda: [each["metric"]["job_name"] for each in cluster.query(rules.alerts()["MigrationFailed"]["expr"])]
               == ["migrate-2"], 20)
