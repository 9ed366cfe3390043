"""Levels change while a service runs."""

import json
import os
import signal
import urllib.request

from replica import own_pid
from stack import eventually


def test_signals_change_the_level_and_back(stack):
    pid, log = own_pid(stack), stack.state / "events-api.log"

    def said(level):
        return [line for line in log.read_text().splitlines()
                if "logs are of another level now" in line and json.loads(line)["now"] == level]

    os.kill(pid, signal.SIGUSR1)
    eventually(lambda: said("debug"))
    os.kill(pid, signal.SIGUSR2)
    eventually(lambda: said("info"))
    assert urllib.request.urlopen(f"http://127.0.0.1:{stack.events_api_port}/health", timeout=5).status == 200
    assert all(json.loads(line)["level"] in ("DEBUG", "INFO", "WARN", "ERROR") for line in log.read_text().splitlines())
