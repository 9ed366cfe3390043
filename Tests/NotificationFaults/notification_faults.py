"""Kills everything that a notification passes, at random and under load, and checks that all of it arrives.

usage: notification_faults.py      NOTIFICATION_FAULTS_KILLS kills (200) and as many FLUSHALLs as a tenth of them (20);
                                   NOTIFICATION_FAULTS_SEED: from which all chance comes (0)
"""

import asyncio
import dataclasses
import os
import random
import sys
import time

from faulty_proxy import NONE, Faults
from kills import Kills
from load import Load
from post_world import PostWorld
from verdict import Verdict, verdict

# The most seconds after which a killed worker's job is begun again.
ORPHAN_BAR = 17.0


@dataclasses.dataclass
class Outcome:
    seed: int
    verdict: Verdict
    # What was done.
    story: str
    # Sorted, in seconds.
    orphans: list[float] = dataclasses.field(default_factory=list)
    leased_ahead: int = 0

    @property
    def slowest_orphan(self) -> float:
        """The 99th percentile."""
        return self.orphans[min(len(self.orphans) - 1, int(len(self.orphans) * 0.99))] if self.orphans else 0

    @property
    def is_good(self) -> bool:
        return self.verdict.is_good and self.slowest_orphan <= ORPHAN_BAR

    def __str__(self) -> str:
        counts = f"{self.verdict.mails} mails, {len(self.verdict.lost)} lost, {self.verdict.duplicates} duplicates of " \
            f"{self.verdict.in_doubt} in doubt"
        orphans = f"; {len(self.orphans)} orphans ({self.leased_ahead} leased in advance), " \
            f"p99 {self.slowest_orphan:.1f} s" if self.orphans else ""
        wrong = [*self.verdict.lost[:10], *(f"{each} came too often" for each in self.verdict.unexplained[:10])]
        return "\n  ".join([f"seed {self.seed}: {self.story}: {counts}{orphans}", *wrong])


async def with_kills(seed: int, kills: int, rate: float = 15, pause: tuple[float, float] = (0.3, 2)) -> Outcome:
    async with PostWorld(seed, Faults()) as world:
        deaths = Kills(world, random.Random(seed))
        answered = await _under_load(world, rate, deaths.run(kills, pause))
        world.calm()
        found = await verdict(world, answered)
        done = ", ".join(f"{count} {name}" for name, count in sorted(deaths.count.items()))
        return Outcome(seed, found, f"{kills} kills ({done}; {deaths.in_flight} in flight)", deaths.orphan_ages(), deaths.leased_ahead)


async def with_flushes(seed: int, flushes: int, rate: float = 15) -> Outcome:
    """Redis loses its memory again and again, and nothing else goes wrong: nothing may even come twice."""
    async with PostWorld(seed, dataclasses.replace(NONE, slow=0.3)) as world:

        chance = random.Random(seed)

        async def flush() -> None:
            for _ in range(flushes):
                await asyncio.sleep(chance.uniform(0.5, 1.5))
                await asyncio.to_thread(world.redis.flush)

        answered = await _under_load(world, rate, flush())
        return Outcome(seed, await verdict(world, answered), f"{flushes} × FLUSHALL")


async def _under_load(world: PostWorld, rate: float, faults) -> list[str]:
    """People ask for seats for as long as the faults last. Gives the RSVPs that were answered."""
    tokens, events = await world.people_and_events(100, 100)
    load = Load(world.events_api.port, tokens, events, rate)
    over = asyncio.Event()
    asking = asyncio.create_task(load.run(over))
    try:
        await faults
    finally:
        over.set()
        await asking
    return load.answered


def main() -> int:
    kills = int(os.environ.get("NOTIFICATION_FAULTS_KILLS", "200"))
    seed = int(os.environ.get("NOTIFICATION_FAULTS_SEED", "0"))
    begin = time.monotonic()
    outcomes = [asyncio.run(with_kills(seed, kills)), asyncio.run(with_flushes(seed, max(1, kills // 10)))]
    for outcome in outcomes:
        print(outcome, flush=True)
    is_good = all(outcome.is_good for outcome in outcomes)
    print(f"{time.monotonic() - begin:.0f} s: " + ("every promise was kept" if is_good else "promises were broken"))
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
