"""A Redis that keeps nothing when it is killed, and forbids CONFIG as hosted ones do."""

import pathlib
import subprocess

import paths  # noqa: F401
from servers import eventually, free_port

CHANNELS = ("email", "sms", "push")


class QueueServer:
    def __init__(self, folder: pathlib.Path):
        self._port = free_port()
        self._folder = folder
        self._log = folder / "redis.log"
        self._process: subprocess.Popen | None = None
        self.url = f"redis://127.0.0.1:{self._port}"

    def start(self) -> None:
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(
                ["redis-server", "--bind", "127.0.0.1", "--port", str(self._port), "--save", "", "--dir", self._folder,
                 "--rename-command", "CONFIG", ""],
                stdout=log, stderr=log,
            )
        eventually("Redis", lambda: self._ask("PING") == "PONG", self._log)

    def flush(self) -> None:
        self._ask("FLUSHALL")

    def leased(self) -> list[str]:
        """What workers hold at this moment."""
        return [
            job for channel in CHANNELS
            for job in self._ask("ZRANGE", f"jobs:{{notifications-{channel}}}:leased", "0", "-1").splitlines() if job
        ]

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(30)

    def _ask(self, *command: str) -> str:
        done = subprocess.run(
            ["redis-cli", "-p", str(self._port), *command], capture_output=True, text=True, timeout=10
        )
        return done.stdout.strip()
