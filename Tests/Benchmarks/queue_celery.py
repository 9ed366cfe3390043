"""Celery beside our queue: a worker and a producer, each a process."""

import os
import pathlib
import subprocess
import sys
import time

from process import cpu_seconds
from queue_server import QueueServer

HERE = pathlib.Path(__file__).parent / "peers/celery-noop"
# Each way in which it runs tasks; the fastest here is measured.
POOLS = [["-P", "solo"], ["-P", "prefork", "-c", "1"], ["-P", "prefork", "-c", "2"], ["-P", "threads", "-c", "4"]]
WORKER = [sys.executable, "-m", "celery", "-A", "tasks", "worker", "-l", "ERROR", "--without-gossip",
          "--without-mingle", "--without-heartbeat"]


class Celery:
    name = "celery"

    def __init__(self, server: QueueServer, pool: list[str], log: pathlib.Path):
        self.server = server
        self.command = WORKER + pool
        self.log = log

    def run(self, count: int, task: str = "nothing") -> tuple[float, float]:
        """Seconds from the first enqueue to the last acknowledgement, and processor seconds of its processes."""
        with open(self.log, "ab") as log:
            worker = subprocess.Popen(self.command, cwd=HERE, stdout=log, stderr=log)
            try:
                # It is up when it has done something.
                self._produce("nothing", 10)
                self._wait(worker)
                spent = cpu_seconds(worker.pid)
                begin = time.perf_counter()
                produced = self._produce(task, count)
                self._wait(worker)
                # Starting Python and importing Celery is no enqueuing.
                seconds = time.perf_counter() - begin - produced
                return seconds, cpu_seconds(worker.pid) - spent
            finally:
                worker.terminate()
                worker.wait()
                self.server.empty()

    def _produce(self, task: str, count: int) -> float:
        """How long the producer took before it began to send."""
        begin = time.time()
        output = subprocess.run([sys.executable, "produce.py", task, str(count)], cwd=HERE, check=True,
                                stdout=subprocess.PIPE, text=True, env=os.environ).stdout
        return float(output) - begin

    def _wait(self, worker: subprocess.Popen[bytes]) -> None:
        while self.server.client.llen("celery") or self.server.client.hlen("unacked"):
            if worker.poll() is not None:
                raise SystemExit(f"celery's worker ended; see {self.log}")
            time.sleep(0.002)

    def check(self) -> None:
        """Every task runs once."""
        # Counted in Redis, which `run` empties at its end.
        with open(self.log, "ab") as log:
            worker = subprocess.Popen(self.command, cwd=HERE, stdout=log, stderr=log)
            self._produce("count", 200)
            self._wait(worker)
            counted = int(self.server.client.get("counted") or 0)
            worker.terminate()
            worker.wait()
        self.server.empty()
        if counted != 200:
            raise SystemExit(f"celery ran {counted} of 200 tasks")


def fastest(server: QueueServer, log: pathlib.Path, count: int) -> Celery:
    rates = {}
    for pool in POOLS:
        seconds, _ = Celery(server, pool, log).run(count)
        rates[" ".join(pool)] = count / seconds
    print("celery's tasks a second by pool: " + ", ".join(f"{pool}: {rate:.0f}" for pool, rate in rates.items()))
    return Celery(server, max(rates, key=lambda pool: rates[pool]).split(), log)
