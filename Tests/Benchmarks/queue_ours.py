"""Our queue: one process that enqueues and works, and processes to be killed."""

import os
import pathlib
import resource
import signal
import subprocess
import threading
import time

from queue_server import URL, QueueServer
from services import binary

BATCH = 250


def command(name: str, *arguments: str) -> list[str]:
    return [binary("queue-benchmark"), name, "--redis", URL, *arguments]


def execute_command(count: int) -> list[str]:
    return command("execute", "--jobs", str(count), "--batch", str(BATCH), "--concurrency", str(2 * BATCH))


class Ours:
    name = "campus events"

    def __init__(self, server: QueueServer):
        self.server = server

    def run(self, count: int) -> tuple[float, float]:
        """Seconds from the first enqueue to the last acknowledgement, and processor seconds of its process."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        output = subprocess.run(execute_command(count), check=True, stdout=subprocess.PIPE, text=True).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.server.empty()
        seconds = float(output.split()[-1])
        return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def peak_megabytes(self, count: int) -> float:
        """The most it ever held: while it enqueued so many jobs, and worked on them for some seconds."""
        process = subprocess.Popen(command("fill", "--jobs", str(count)), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True)
        assert process.stdout and process.stdin
        if process.stdout.readline() != "waiting\n":
            raise SystemExit("the jobs were not enqueued")
        time.sleep(5)
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        process.stdin.close()
        process.wait()
        self.server.empty()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM:")).split()[1]) / 1024

    def orphans(self, workers: int) -> list[float]:
        """After how many seconds each job runs again whose worker was killed; they are killed at various ages."""
        # Each runs four, and holds as many in advance.
        running = workers * Worker.CONCURRENCY
        subprocess.run(command("fill", "--jobs", str(2 * running), "--only"), check=True, stdout=subprocess.DEVNULL)
        victims = []
        for _ in range(workers):
            victims.append(Worker(60))
            # Leases are extended every third of ten seconds: each is found at another age.
            time.sleep(3.4 / workers)
        while sum(len(victim.begun) for victim in victims) < running:
            time.sleep(0.01)
        heir = Worker(0)
        killed = {}
        for victim in victims:
            victim.kill()
            killed |= {job: time.time() for job in victim.begun}
        while len(heir.begun) < 2 * running:
            time.sleep(0.01)
        heir.kill()
        self.server.empty()
        return [heir.begun[job] - killed[job] for job in killed]


class Worker:
    """A process that works; knows when it began which job."""

    CONCURRENCY = 4

    def __init__(self, seconds: float):
        """`seconds` is how long a job takes it."""
        arguments = ["--seconds", str(seconds), "--concurrency", str(self.CONCURRENCY)]
        self.begun: dict[str, float] = {}
        self.process = subprocess.Popen(command("work", *arguments), stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.begun[line.split()[0]] = time.time()

    def kill(self) -> None:
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
