"""A server under measurement: started, waited for, looked at, stopped."""

import os
import pathlib
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A process that answers HTTP on a port of 127.0.0.1."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str], log: pathlib.Path):
        self.name = name
        self.command = command
        self.environment = environment
        self.log = log

    def start(self, path: str = "/health", seconds: float = 30) -> float:
        """Starts it and waits for the first 200; how many milliseconds that took from exec."""
        self.port = free_port()
        environment = os.environ | self.environment | {"PORT": str(self.port)}
        command = [part.replace("{port}", str(self.port)) for part in self.command]
        with open(self.log, "ab") as log:
            begin = time.perf_counter()
            self.process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log)
        while not self._answers(path):
            if self.process.poll() is not None or time.perf_counter() - begin > seconds:
                raise SystemExit(f"{self.name} does not start; see {self.log}")
            time.sleep(0.001)
        return (time.perf_counter() - begin) * 1000

    def _answers(self, path: str) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
                connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
                return connection.recv(64).startswith(b"HTTP/1.1 200")
        except OSError:
            return False

    def resident_megabytes(self) -> float:
        """Of the process and its children."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        total = 0
        for pid in [str(self.process.pid)] + children:
            for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
                if line.startswith("VmRSS:"):
                    total += int(line.split()[1])
        return total / 1024

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise SystemExit(f"{self.name} does not stop at SIGTERM")
