"""Runs the whole stack as `make run` does, on ports and in a folder of its own."""

import contextlib
import json
import os
import pathlib
import queue
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Stack:
    def __init__(self, state: pathlib.Path):
        self.state = state
        self.frontend_port = free_port()
        self.events_api_port = free_port()
        self.notification_port = free_port()
        self.address = f"http://localhost:{self.frontend_port}"
        self.environment = os.environ | {
            "FRONTEND_PORT": str(self.frontend_port),
            "EVENTS_API_PORT": str(self.events_api_port),
            "NOTIFICATION_SERVICE_PORT": str(self.notification_port),
            "STATE_DIR": str(state),
            "BUILD_CONFIGURATION": os.environ.get("BUILD_CONFIGURATION", "debug"),
            # Tests ask more of one address, and of three accounts, than anyone does; test_rate_limits.py has the defaults.
            "RATE_LIMITS": "all=1000000/1s",
        }
        self.said: list[str] = []

    def start(self) -> None:
        self.process = subprocess.Popen(
            [ROOT / "dev/run"], env=self.environment, cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )
        lines: queue.Queue[str | None] = queue.Queue()

        def read() -> None:
            for line in self.process.stdout:
                self.said.append(line)
                lines.put(line)
            lines.put(None)

        threading.Thread(target=read, daemon=True).start()
        while (line := lines.get(timeout=1200)) is not None:
            if line.startswith("ready: "):
                return
        raise AssertionError("the stack did not start:\n" + "".join(self.said[-20:]))

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(timeout=60) == 0, "".join(self.said[-20:])

    def call(self, method: str, path: str, body: object = None, token: str | None = None):
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + "/api/v1" + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            content = answer.read()
            return json.loads(content) if content else None

    def sign_in(self, name: str) -> str:
        body = {"email": f"{name}@campus.example", "password": "campus-demo"}
        return self.call("POST", "/auth/login", body)["access_token"]

    def mails(self) -> list[pathlib.Path]:
        return list((self.state / "outbox").glob("*.eml"))


@contextlib.contextmanager
def running_stack():
    """A whole stack in a folder of its own, which goes with it."""
    # Not under /tmp's private folders of pytest: PostgreSQL's own user must be able to enter.
    state = pathlib.Path(tempfile.mkdtemp(prefix="campus-events-e2e.", dir="/var/tmp"))
    state.chmod(0o755)
    stack = Stack(state)
    stack.start()
    yield stack
    stack.stop()
    shutil.rmtree(state)


def eventually(check, seconds: float = 20):
    """What `check` answers once that is true; fails when it never is."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answer := check():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"did not happen within {seconds} s")
