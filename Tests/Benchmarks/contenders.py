"""What is timed: runs of each contender by its name, taken in turn."""

import collections.abc
import os
import pathlib
import statistics
import time

from bars import spread, table
from data_set import DataSet
from load import Load, measured
from process import Server, cpu_seconds


def busy_seconds() -> float:
    """What all processors have worked since the machine started."""
    user, nice, system, _, _, irq, softirq, steal = map(int, pathlib.Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


class Contenders:
    def __init__(self, data: DataSet | None):
        """Without data nobody asks a database."""
        self.runs: dict[str, list[Load]] = {}
        self.memory: dict[str, float] = {}
        # The share of the processors that somebody else used meanwhile, the kernel's own work included.
        self.others: dict[str, list[float]] = {}
        pid = data and int(data.query("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"))
        self.database_cpu = lambda: cpu_seconds(pid) if pid else 0

    def http(self, name: str, server: Server, load: collections.abc.Callable[[], Load]) -> Load:
        run = self._add(name, load, lambda: cpu_seconds(server.process.pid))
        self.memory[name] = server.resident_megabytes()
        return run

    def sql(self, name: str, load: collections.abc.Callable[[], Load]) -> Load:
        return self._add(name, load, lambda: 0)

    def _add(
        self, name: str, load: collections.abc.Callable[[], Load], server_cpu: collections.abc.Callable[[], float]
    ) -> Load:
        busy, begin = busy_seconds(), time.monotonic()
        run = measured(load, server_cpu, self.database_cpu)
        busy, seconds = busy_seconds() - busy, time.monotonic() - begin
        own = (run.server_cpu + run.database_cpu + run.client_cpu) * run.requests / 1e6
        self.others.setdefault(name, []).append(max(0, busy - own) / seconds / (os.cpu_count() or 1))
        self.runs.setdefault(name, []).append(run)
        return run

    def rate(self, name: str) -> float:
        return statistics.median(run.rate for run in self.runs[name])

    def p99(self, name: str) -> float:
        return statistics.median(run.p99 for run in self.runs[name])

    def best(self, names: list[str]) -> str:
        return max(names, key=self.rate)

    def ratio(self, name: str, peer: str) -> float:
        """The median of the rounds' ratios: what slows the machine for a while slows both."""
        return statistics.median(ours.rate / theirs.rate for ours, theirs in zip(self.runs[name], self.runs[peer]))

    def print(self) -> None:
        rows = []
        for name, runs in self.runs.items():
            processors = zip(*[(run.server_cpu, run.database_cpu, run.client_cpu) for run in runs])
            rows.append([
                name, spread([run.rate for run in runs]), spread([run.p50 for run in runs], 2),
                spread([run.p99 for run in runs], 2), *[f"{statistics.median(used):.1f}" for used in processors],
                f"{self.memory[name]:.0f}" if name in self.memory else "",
                f"{statistics.median(self.others[name]):.0%}",
            ])
        print("processor time is of one answer: of the server, of PostgreSQL, of the load's program; others: what the "
              "rest of the machine took")
        table(["answers", "per second", "p50 (ms)", "p99 (ms)", "server (µs)", "PostgreSQL (µs)", "client (µs)",
               "RSS (MB)", "others"], rows)
