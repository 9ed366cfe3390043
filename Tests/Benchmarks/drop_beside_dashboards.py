"""A drop beside which dashboards are closed and open in turn, so that what they cost it is seen within one run."""

import collections.abc
import concurrent.futures
import statistics
import time

from client import get
from figure_readers import FigureReaders
from load import Load

# The drop gets going; then dashboards are closed and open in turn, each for as long as they take to ask for all.
BEGIN, WINDOWS, WINDOW = 0.2, 5, 0.9


def decided(port: int) -> float:
    """How many decisions a replica has made."""
    lines = get(port, "/metrics").body.decode().splitlines()
    return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith("decisions_total{"))


def rates_in_turn(
    port: int, readers: FigureReaders, drop: collections.abc.Callable[[], Load]
) -> tuple[Load, list[float]]:
    """What `drop` found, which takes at least as long as the windows do, and the decisions a second in each of them."""
    rates = []
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        run = pool.submit(drop)
        time.sleep(BEGIN)
        for window in range(WINDOWS):
            begin, before = time.monotonic(), decided(port)
            if window % 2 == 0:
                time.sleep(WINDOW)
            else:
                readers.during(lambda: time.sleep(WINDOW))
            rates.append((decided(port) - before) / (time.monotonic() - begin))
        if run.done():
            raise SystemExit("the drop was over before its last window")
        return run.result(), rates


def kept(rates: list[float]) -> list[float]:
    """Of each window with dashboards, its rate as a part of those before and after it."""
    return [rates[open] / statistics.mean([rates[open - 1], rates[open + 1]]) for open in range(1, len(rates), 2)]
