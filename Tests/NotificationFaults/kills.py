"""Kills one server after another with -9, and notes what was in flight."""

import asyncio
import dataclasses
import random
import time

from post_world import PostWorld
from queue_server import Lease

# Where SQL says that an attempt began and nobody recorded its end.
IN_FLIGHT = """
SELECT coalesce(json_agg(id), '[]') FROM notifications.notifications
WHERE status = 'queued' AND attempt_started_at IS NOT NULL AND attempt_ended_at IS NULL
"""


@dataclasses.dataclass
class Kills:
    world: PostWorld
    random: random.Random
    count: dict[str, int] = dataclasses.field(default_factory=dict)
    # How many attempts were in flight at all kills of their senders together.
    in_flight: int = 0
    # When which notifications lost the worker that held them.
    orphans: list[tuple[float, set[str]]] = dataclasses.field(default_factory=list)
    # How many of them were leased and not begun, as far as Redis lived to tell.
    leased_ahead: int = 0

    async def run(self, kills: int, pause: tuple[float, float]) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(kills):
                await asyncio.sleep(self.random.uniform(*pause))
                await self._kill(self.random.choice(["events-api", "sender", "sender", "redis", "postgres"]), group)

    async def _kill(self, target: str, group: asyncio.TaskGroup) -> None:
        self.count[target] = self.count.get(target, 0) + 1
        if target == "sender":
            await self._kill_sender(self.random.randrange(len(self.world.senders)), group)
            return
        server = {"events-api": self.world.events_api, "redis": self.world.redis, "postgres": self.world.postgres}[target]
        await asyncio.to_thread(server.kill)
        await asyncio.sleep(self.random.uniform(0, 1))
        await asyncio.to_thread(server.start)

    async def _kill_sender(self, number: int, group: asyncio.TaskGroup) -> None:
        sender, ledger = self.world.senders[number], self.world.ledger
        sender.kill()
        killed = time.monotonic()
        lost = ledger.pending(number)
        # Answered, but nobody lives who would have recorded it.
        for notification in await self.world.ask(IN_FLIGHT):
            attempt = ledger.latest(notification)
            if attempt and attempt.sender == number:
                lost.append(attempt)
        for attempt in lost:
            attempt.is_doubtful = True
        self.in_flight += len(set(lost))
        orphans = {attempt.notification for attempt in lost}
        self.orphans.append((killed, orphans))
        leases = await asyncio.to_thread(self.world.redis.leases)
        group.create_task(self._note_leased(leases, orphans))
        await asyncio.sleep(self.random.uniform(0, 1))
        await asyncio.to_thread(sender.start)

    async def _note_leased(self, leases: set[Lease], orphans: set[str]) -> None:
        """Adds what the dead held besides: whoever lives extends its leases, or ends them, within a third of their time."""
        await asyncio.sleep(4)
        abandoned = leases & await asyncio.to_thread(self.world.redis.leases)
        ahead = {job for lease in abandoned for job in lease.jobs} - orphans
        self.leased_ahead += len(ahead)
        orphans |= ahead

    def orphan_ages(self) -> list[float]:
        """How many seconds after a kill of its holder each orphan was begun again; an heir may be killed, too."""
        ages = []
        for number, (killed, notifications) in enumerate(self.orphans):
            for notification in notifications:
                asked = self.world.ledger.next_asked(notification, killed)
                later = (at for at, others in self.orphans[number + 1:] if notification in others)
                if asked and asked < next(later, asked + 1):
                    ages.append(asked - killed)
        return sorted(ages)
