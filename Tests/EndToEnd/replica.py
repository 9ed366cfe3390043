"""A second events-api beside the stack's."""

import os
import signal
import subprocess
import urllib.request

from stack import ROOT, eventually, free_port


class Replica:
    """An events-api with the settings of the stack's own, on a port of its own."""

    def __init__(self, stack, settings: dict[str, str] = {}):
        self.port = free_port()
        environment = own_environment(stack) | settings | {"PORT": str(self.port)}
        binary = os.readlink(f"/proc/{own_pid(stack)}/exe")
        with open(stack.state / "replica.log", "ab") as log:
            self.process = subprocess.Popen([binary], env=environment, cwd=ROOT, stdout=log, stderr=log)
        eventually(self.is_ready)

    def is_ready(self):
        try:
            return self.get("/ready")[0] == 200
        except OSError:
            return False

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status, answer.read()

    def answered_from_memory(self):
        for line in self.get("/metrics")[1].decode().splitlines():
            if line.startswith('edge_requests_total{answered_by="memory"}'):
                return float(line.split()[-1])
        return 0.0

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


def own_pid(stack):
    """The stack's events-api, known by its port."""
    pids = subprocess.run(["pgrep", "-f", "/events-api$"], capture_output=True, text=True, check=True).stdout.split()
    port = f"PORT={stack.events_api_port}\0".encode()
    [pid] = [int(pid) for pid in pids if b"\0" + port in b"\0" + open(f"/proc/{pid}/environ", "rb").read()]
    return pid


def own_environment(stack):
    entries = open(f"/proc/{own_pid(stack)}/environ", "rb").read().decode().split("\0")
    return dict(entry.split("=", 1) for entry in entries if "=" in entry)
