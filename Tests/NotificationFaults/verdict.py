"""Whether everything was told, and nothing twice but what was in doubt."""

import asyncio
import dataclasses
import time

from post_world import PostWorld

WAITING = """
SELECT json_build_object(
    'outbox', (SELECT count(*) FROM events.outbox WHERE accepted_at IS NULL),
    'queued', (SELECT count(*) FROM notifications.notifications WHERE status = 'queued')
)
"""

# What was to be told by mail, and stands at something else than sent.
UNSENT = """
SELECT coalesce(json_agg(json_build_object('id', o.id, 'status', n.status, 'why', n.last_error)), '[]')
FROM events.outbox AS o LEFT JOIN notifications.notifications AS n USING (id)
WHERE n.status IS DISTINCT FROM 'sent'
"""

TOLD = "SELECT coalesce(json_agg(json_build_object('id', id, 'rsvp', subject ->> 'rsvp_id')), '[]') FROM events.outbox"


@dataclasses.dataclass
class Verdict:
    mails: int
    # What is missing: a sentence each.
    lost: list[str]
    duplicates: int
    # So many answers were lost, or their senders killed.
    in_doubt: int
    # Came more often than doubt allows.
    unexplained: list[str]

    @property
    def is_good(self) -> bool:
        return not self.lost and not self.unexplained and self.duplicates <= self.in_doubt


async def verdict(world: PostWorld, answered: list[str], patience: float = 240) -> Verdict:
    """Waits until nothing waits any more, and counts."""
    deadline = time.monotonic() + patience
    while any((waiting := await world.ask(WAITING)).values()):
        if time.monotonic() > deadline:
            break
        await asyncio.sleep(0.5)
    lost = [f"{count} still in {name}" for name, count in waiting.items() if count]
    lost += [f"{each['id']} is {each['status']}: {each['why']}" for each in await world.ask(UNSENT)]
    told = await world.ask(TOLD)
    lost += [f"{each['id']} was never taken" for each in told if not world.ledger.taken(each["id"])]
    lost += [f"RSVP {each} is told nobody" for each in set(answered) - {each["rsvp"] for each in told}]
    return Verdict(
        mails=len(told), lost=lost, duplicates=world.ledger.duplicates(), in_doubt=world.ledger.doubts(),
        unexplained=world.ledger.unexplained(),
    )
