"""Jobs that do nothing, enqueued and executed, beside Celery and what Redis itself can write; what a kill costs."""

import importlib.metadata
import math
import os
import pathlib
import platform
import statistics
import tempfile

from bars import Bars, spread, table
from queue_celery import Celery, fastest
from queue_ours import Ours, execute_command
from queue_server import FLOOR, QueueServer

SECONDS = float(os.environ.get("BENCH_SECONDS", "120"))
ROUNDS = 3 if SECONDS < 300 else 5
# A round runs each of the three once, in turn.
TURN = max(1.0, SECONDS / ROUNDS / 3)
WAITING = 1_000_000


class Runs:
    """What was measured of one contender: a rate a second of each round, and processor time of a job."""

    def __init__(self) -> None:
        self.rates: list[float] = []
        self.own: list[float] = []
        self.redis: list[float] = []

    def add(self, count: int, seconds: float, own: float, redis: float) -> None:
        self.rates.append(count / seconds)
        self.own.append(own / count * 1e6)
        self.redis.append(redis / count * 1e6)

    def row(self, name: str) -> list[str]:
        return [name, spread(self.rates), f"{statistics.median(self.own):.1f}" if any(self.own) else "",
                f"{statistics.median(self.redis):.1f}"]


def ratio(ours: Runs, theirs: Runs) -> float:
    """The median of the rounds' ratios: what slows the machine for a while slows both."""
    return statistics.median(mine / other for mine, other in zip(ours.rates, theirs.rates))


def measured(server: QueueServer, contender: Celery | Ours, count: int, runs: Runs) -> None:
    before = server.cpu()
    seconds, own = contender.run(count)
    runs.add(count, seconds, own, server.cpu() - before)


def floor(server: QueueServer, count: int, runs: Runs) -> None:
    before = server.cpu()
    rate = server.writes(count)
    runs.add(count, count / rate, 0, server.cpu() - before)


def orphans(ours: Ours, bars: Bars) -> None:
    delays = sorted(delay for _ in range(2) for delay in ours.orphans(8))
    p99 = delays[math.ceil(len(delays) * 0.99) - 1]
    print(f"{len(delays)} jobs of killed workers ran again after {delays[0]:.1f} to {delays[-1]:.1f} s, "
          f"median {statistics.median(delays):.1f} s\n", flush=True)
    bars.at_most("queue-orphan-p99-seconds", p99, 17)


def main() -> None:
    bars = Bars()
    server = QueueServer()
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ["celery", "kombu", "redis"])
    print(f"{server.describe()}\npeer celery: python {platform.python_version()}, {versions}; acknowledged late, no "
          "results, 128 fetched ahead, no events, gossip, mingling or heartbeats; one producer with one connection")
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
        celery = fastest(server, pathlib.Path(folder) / "celery.log", 1000)
        ours = Ours(server)
        celery.check()
        # As many as fill a turn, by a first run of each, which also warms them up.
        counts = {
            "celery": round(1000 / celery.run(1000)[0] * TURN),
            "ours": round(50_000 / ours.run(50_000)[0] * TURN),
            "floor": round(server.writes(200_000) * TURN),
        }
        print(" ".join(celery.command))
        print(" ".join(execute_command(counts["ours"])))
        print(" ".join(FLOOR))
        print(f"{ROUNDS} rounds, each of them every one in turn for about {TURN:.0f} s; of a number the median of the "
              "rounds (least–most)\n", flush=True)
        runs = {"celery": Runs(), "ours": Runs(), "floor": Runs()}
        for _ in range(ROUNDS):
            floor(server, counts["floor"], runs["floor"])
            measured(server, celery, counts["celery"], runs["celery"])
            measured(server, ours, counts["ours"], runs["ours"])
    print("jobs enqueued, leased, executed and acknowledged; processor time is of one job; celery's is its worker's")
    table(["", "per second", "own (µs)", "Redis (µs)"], [
        runs["celery"].row(f"celery {' '.join(celery.command[-4:])}"), runs["ours"].row(ours.name),
        runs["floor"].row("redis-benchmark, one write each"),
    ])
    bars.at_least("queue-to-celery", ratio(runs["ours"], runs["celery"]), 50, aim=100)
    bars.at_least("queue-to-redis-writes", ratio(runs["ours"], runs["floor"]), 0.25, aim=0.45)
    peak = ours.peak_megabytes(WAITING)
    print(f"RSS at its peak with {WAITING} jobs waiting, while it enqueued them and worked on them: {peak:.1f} MB")
    bars.at_most("queue-rss-mb", peak, 80)
    orphans(ours, bars)
    bars.finish()


main()
