"""A PostgreSQL and replicas of events-api that can be killed with -9 and started again."""

import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def eventually(what: str, check, log: pathlib.Path, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not check():
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} does not start within {seconds} s:\n{log.read_text()[-2000:]}")
        time.sleep(0.02)


class Postgres:
    """Loses nothing acknowledged when it is killed: fsync and synchronous_commit are on."""

    def __init__(self, folder: pathlib.Path):
        self._binaries = pathlib.Path(_output("pg_config", "--bindir"))
        self._log = folder / "postgres.log"
        self._data = folder / "postgres"
        self._data.mkdir()
        # It refuses to run as root.
        self._user: dict = {}
        if os.getuid() == 0:
            self._user = {"user": "postgres", "group": "postgres", "extra_groups": []}
            subprocess.run(["chown", "postgres:postgres", self._data], check=True)
        subprocess.run(
            [self._binaries / "initdb", "-D", self._data, "-U", "campus", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8"],
            check=True, stdout=subprocess.DEVNULL, cwd="/", **self._user,
        )
        self._port = free_port()
        self._process: subprocess.Popen | None = None
        self.url = f"postgres://campus@127.0.0.1:{self._port}/campus"

    def start(self) -> None:
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", "-D", self._data, "-p", str(self._port),
                 "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                 "-c", "fsync=on", "-c", "synchronous_commit=on"],
                stdout=log, stderr=log, cwd="/", **self._user,
            )
        eventually("PostgreSQL", self._answers, self._log)

    def _answers(self) -> bool:
        probe = [self._binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self._port)]
        return subprocess.run(probe).returncode == 0

    def create_database(self) -> None:
        self.run("CREATE DATABASE campus", database="postgres")

    def run(self, sql: str, database: str = "campus") -> str:
        url = self.url.rpartition("/")[0] + "/" + database
        return _output("psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", sql, url)

    def kill(self) -> None:
        """The postmaster first, so that it cannot tell its processes to end in order; then each of them."""
        pid = self._process.pid
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children")
        os.kill(pid, signal.SIGSTOP)
        members = [int(child) for child in children.read_text().split()]
        for member in [pid, *members]:
            os.kill(member, signal.SIGKILL)
        self._process.wait()
        # The next postmaster does not start before the last of them let go of the shared memory.
        while any(_is_alive(member) for member in members):
            time.sleep(0.005)

    def stop(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)


class Replica:
    def __init__(self, name: str, binary: pathlib.Path, settings: dict[str, str], folder: pathlib.Path):
        self.port = free_port()
        self._name = name
        self._binary = binary
        self._environment = os.environ | settings | {"PORT": str(self.port)}
        self._process: subprocess.Popen | None = None
        self._log = folder / f"{name.replace(' ', '-')}.log"

    def start(self) -> None:
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen([self._binary], env=self._environment, stdout=log, stderr=log)
        eventually(self._name, self._is_alive, self._log)

    def _is_alive(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _is_alive(pid: int) -> bool:
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    # Behind the name, which may hold spaces; nobody need have waited for it.
    return stat.rpartition(")")[2].split()[0] != "Z"
