"""Prometheus and Alertmanager as Debian has them, on free ports and in folders of their own."""

import json
import pathlib
import subprocess
import urllib.error
import urllib.parse
import urllib.request

import yaml

import rules
from stack import eventually, free_port


class Server:
    """A process that answers HTTP at `/-/ready` when it is."""

    def __init__(self, state: pathlib.Path, name: str, command: list[str], port: int):
        self.state, self.name, self.command, self.port = state, name, command, port

    def __enter__(self):
        with open(self.state / f"{self.name}.log", "ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, cwd=self.state)
        eventually(self.is_ready, 60)
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(timeout=60)

    def is_ready(self):
        assert self.process.poll() is None, (self.state / f"{self.name}.log").read_text()[-2000:]
        try:
            return self.get("/-/ready") is not None
        except OSError:
            return False

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return answer.read().decode()


class Prometheus(Server):
    """Looks every second, and takes every rule's ranges and pauses for so many times shorter."""

    FASTER = 20

    def __init__(self, state: pathlib.Path, jobs: dict[str, int], alertmanager: int | None = None, labels: bool = True):
        rules.write(state / "rules.yaml", self.FASTER)
        configuration = {
            "global": {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s"},
            "rule_files": ["rules.yaml"],
            "scrape_configs": [
                {
                    "job_name": job,
                    "static_configs": [{
                        "targets": [f"127.0.0.1:{port}"],
                        "labels": {"namespace": "campus-events", "pod": f"{job}-0"} if labels else {},
                    }],
                    # What kube-state-metrics says of a namespace is its own.
                    "honor_labels": not labels,
                }
                for job, port in jobs.items()
            ],
        }
        if alertmanager:
            configuration["alerting"] = {
                "alertmanagers": [{"static_configs": [{"targets": [f"127.0.0.1:{alertmanager}"]}]}],
            }
        (state / "prometheus.yaml").write_text(yaml.safe_dump(configuration))
        port = free_port()
        super().__init__(state, "prometheus", [
            "prometheus", f"--config.file={state}/prometheus.yaml", f"--storage.tsdb.path={state}/data",
            f"--web.listen-address=127.0.0.1:{port}", "--log.level=warn",
        ], port)

    def query(self, expression: str) -> list[dict]:
        """The series that the expression has now.

        Grafana's own variable is what four of its usual looks take, and days are as long as the test has run."""
        expression = expression.replace("$__rate_interval", "15s")
        for range in ("[1d]", "[1h]"):
            expression = expression.replace(range, "[60s]")
        try:
            answer = self.get("/api/v1/query?" + urllib.parse.urlencode({"query": expression}))
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{expression}: {error.read().decode()}") from error
        return json.loads(answer)["data"]["result"]

    def firing(self) -> set[str]:
        found = json.loads(self.get("/api/v1/alerts"))["data"]["alerts"]
        return {alert["labels"]["alertname"] for alert in found if alert["state"] == "firing"}


class Alertmanager(Server):
    def __init__(self, state: pathlib.Path, configuration: dict):
        (state / "alertmanager.yaml").write_text(yaml.safe_dump(configuration))
        port = free_port()
        super().__init__(state, "alertmanager", [
            "prometheus-alertmanager", f"--config.file={state}/alertmanager.yaml", f"--storage.path={state}/alerts",
            f"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address=",
        ], port)
