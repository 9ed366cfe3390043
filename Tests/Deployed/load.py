"""A short load, in staging before a version may go on to production: nothing fails and nobody waits.

usage: load.py ADDRESS     LOAD_SECONDS: how long (60); LOAD_PEOPLE: how many at once (20)
"""

import os
import statistics
import threading
import time

from deployed import Deployed, Failed, main

PATHS = ["/", "/api/v1/events", "/api/v1/events?category=Workshop", "/api/v1/events/search?q=music", "/health"]
# As the alert HighLatency has it.
SLOW_SECONDS = 2


def load(deployed: Deployed) -> None:
    """under load nothing failed, and 95 of 100 answers came in time"""
    until = time.monotonic() + float(os.environ.get("LOAD_SECONDS", "60"))
    waits: list[float] = []
    failures: list[str] = []

    def person(number: int) -> None:
        turn = number
        while time.monotonic() < until and len(failures) < 20:
            begun = time.monotonic()
            try:
                deployed.get(PATHS[turn % len(PATHS)])
            except Failed as failure:
                failures.append(str(failure))
            waits.append(time.monotonic() - begun)
            turn += 1
            # A person reads, too: the limits for one address are not what is tried here.
            time.sleep(0.2)

    people = [threading.Thread(target=person, args=(number,)) for number in range(int(os.environ.get("LOAD_PEOPLE", "20")))]
    for one in people:
        one.start()
    for one in people:
        one.join()
    if failures:
        raise Failed(f"{len(failures)} of {len(waits)} requests failed, such as {failures[0]}")
    slowest = statistics.quantiles(waits, n=20)[-1]
    print(f"{len(waits)} requests, p95 {slowest * 1000:.0f} ms")
    if slowest > SLOW_SECONDS:
        raise Failed(f"p95 is {slowest:.2f} s")


if __name__ == "__main__":
    main(load)
