"""How fast open pages are told: 2,000 clients beside node's ws, websockets and python-socketio; a commit; 10,000 idle."""

import os
import pathlib
import resource
import tempfile

from bars import Bars
from live_fan_out import fan_out
from live_service import IDLE, REST_SECONDS, live_service

SECONDS = float(os.environ.get("BENCH_SECONDS", "240"))
# A round runs every server once, in turn.
ROUNDS = 3 if SECONDS < 600 else 5
# A round is 11 runs, and as many again that warm up.
TURN = max(0.5, (SECONDS - REST_SECONDS) / ROUNDS / 14)


def main() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most < IDLE + 500:
        raise SystemExit(f"{IDLE} connections need {IDLE + 500} open files; the limit (ulimit -Hn) is {most}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    # Servers and clients, all alike, on two processors.
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    bars = Bars()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        fan_out(pathlib.Path(name), TURN, ROUNDS, bars)
        live_service(pathlib.Path(name), min(REST_SECONDS, max(5, SECONDS / 8)), bars)
    bars.finish()


main()
