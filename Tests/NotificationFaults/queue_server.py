"""A Redis that keeps nothing when it is killed, and forbids CONFIG as hosted ones do."""

import dataclasses
import json
import pathlib
import subprocess

import paths  # noqa: F401
from servers import eventually, free_port

CHANNELS = ("email", "sms", "push")

# Of each lease: its token, when it runs out, and the jobs it holds.
LEASES = """
local leases = {}
for _, token in ipairs(redis.call('HKEYS', KEYS[1])) do
    local _, ids = cmsgpack.unpack(redis.call('HGET', KEYS[1], token))
    leases[#leases + 1] = {token = token, ends = redis.call('ZSCORE', KEYS[2], token) or '', jobs = ids}
end
return cjson.encode(leases)
"""


@dataclasses.dataclass(frozen=True)
class Lease:
    token: str
    ends: str
    jobs: tuple[str, ...]


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

    def leases(self) -> set[Lease]:
        """What workers hold at this moment; nothing of a server that is away."""
        leases = set()
        for channel in CHANNELS:
            queue = f"jobs:{{notifications-{channel}}}"
            answer = self._ask("EVAL", LEASES, "2", f"{queue}:leases", f"{queue}:expiries")
            # An empty list is written as an object.
            for lease in json.loads(answer) if answer.startswith("[") else []:
                leases.add(Lease(lease["token"], lease["ends"], tuple(lease["jobs"])))
        return leases

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
