"""The clients of the live benchmarks: live-load, in one process, told what to do line by line."""

import atexit
import json
import subprocess

from load import Load
from process import Server, cpu_seconds
from services import binary


def crowd_command(dialect: str, port: str, clients: int) -> list[str]:
    return [binary("live-load"), "--dialect", dialect, "--port", port, "--clients", str(clients)]


class Crowd:
    def __init__(self, dialect: str, server: Server, clients: int, control_port: int | None = None):
        """Returns when all are connected and subscribed."""
        self.server = server
        command = crowd_command(dialect, str(server.port), clients)
        if control_port:
            command += ["--control-port", str(control_port)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        # A benchmark that fails leaves nothing behind.
        atexit.register(self.process.kill)
        if self._answer() != {"ready": clients}:
            raise SystemExit(f"the clients of {server.name} are not ready")

    def message(self) -> str:
        """The text of a message, which all are told."""
        return self._ask("message")["message"]

    def run(self, count: int, seconds: float) -> Load:
        """Messages are published, `count` at a time; a request is the delivery of one to one client, and the times are
        of rounds, until the last client's last byte."""
        before = cpu_seconds(self.server.process.pid), cpu_seconds(self.process.pid)
        found = self._ask(f"run {count} {seconds}")
        after = cpu_seconds(self.server.process.pid), cpu_seconds(self.process.pid)
        server, client = ((end - begin) * 1e6 / found["deliveries"] for begin, end in zip(before, after))
        return Load(found["deliveries"], found["seconds"], 0, found["p50"], found["p99"], server, client)

    def leave(self) -> None:
        self.process.stdin.close()
        if self.process.wait(20):
            raise SystemExit(f"the clients of {self.server.name} failed")

    def _ask(self, line: str) -> dict:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict:
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the clients of {self.server.name} gave up, see above; the server's log is "
                             f"{self.server.log}")
        return json.loads(line)
