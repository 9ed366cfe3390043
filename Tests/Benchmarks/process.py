"""A server under measurement: started, waited for, looked at, stopped."""

import atexit
import collections.abc
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


def family(pid: int) -> list[int]:
    """The process and its descendants that live."""
    pids = [pid]
    try:
        for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                pids += family(int(child))
    except OSError:
        # It ended meanwhile; its parent remains.
        pass
    return pids


def cpu_seconds(pid: int) -> float:
    """What the process, its descendants and its children that ended have used."""
    total = 0
    # Parents last: what a child that ends meanwhile has used is then found with its parent.
    for member in reversed(family(pid)):
        try:
            stat = pathlib.Path(f"/proc/{member}/stat").read_text()
        except OSError:
            continue
        # Behind the name, which may hold spaces: utime, stime, and those of the children that were waited for.
        total += sum(int(field) for field in stat.rpartition(")")[2].split()[11:15])
    return total / os.sysconf("SC_CLK_TCK")


class Server:
    """A process that answers HTTP on a port of 127.0.0.1."""

    def __init__(
        self,
        name: str,
        command: list[str],
        environment: dict[str, str],
        log: pathlib.Path,
        prepare: collections.abc.Callable[[int], None] = lambda port: None,
    ):
        """`prepare` is called with the port before each start."""
        self.name = name
        self.command = command
        self.environment = environment
        self.log = log
        self.prepare = prepare

    def start(self, path: str = "/health", seconds: float = 30) -> float:
        """Starts it and waits for the first 200; how many milliseconds that took from exec."""
        self.port = free_port()
        self.prepare(self.port)
        environment = os.environ | self.environment | {"PORT": str(self.port)}
        command = [part.replace("{port}", str(self.port)) for part in self.command]
        with open(self.log, "ab") as log:
            begin = time.perf_counter()
            self.process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log)
        # A benchmark that fails leaves nothing behind.
        atexit.register(self.process.kill)
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
        """Of the process and its descendants."""
        total = 0
        for pid in family(self.process.pid):
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
