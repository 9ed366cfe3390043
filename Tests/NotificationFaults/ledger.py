"""What the provider took, and which of it the sender could not know for sure."""

import collections
import dataclasses
import time


@dataclasses.dataclass(eq=False)
class Attempt:
    """A request for a notification as a proxy saw it; times are of the monotonic clock."""

    notification: str
    # Which replica asked.
    sender: int
    asked_at: float
    is_pending: bool = True
    is_taken: bool = False
    # Whether its sender was killed, or its answer was lost, before the sender had recorded it.
    is_doubtful: bool = False


@dataclasses.dataclass
class Ledger:
    attempts: dict[str, list[Attempt]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))

    def ask(self, notification: str, sender: int) -> Attempt:
        attempt = Attempt(notification, sender, time.monotonic())
        self.attempts[notification].append(attempt)
        return attempt

    def pending(self, sender: int) -> list[Attempt]:
        return [attempt for each in self.attempts.values() for attempt in each[-3:]
                if attempt.is_pending and attempt.sender == sender]

    def latest(self, notification: str) -> Attempt | None:
        attempts = self.attempts.get(notification)
        return attempts[-1] if attempts else None

    def taken(self, notification: str) -> int:
        return sum(attempt.is_taken for attempt in self.attempts.get(notification, []))

    def duplicates(self) -> int:
        return sum(max(0, self.taken(each) - 1) for each in self.attempts)

    def doubts(self) -> int:
        return sum(attempt.is_doubtful for each in self.attempts.values() for attempt in each)

    def unexplained(self) -> list[str]:
        """What was taken more often than it was in doubt whether it had been."""
        return [
            each for each, attempts in self.attempts.items()
            if self.taken(each) > 1 + sum(attempt.is_taken and attempt.is_doubtful for attempt in attempts)
        ]

    def next_asked(self, notification: str, after: float) -> float | None:
        return min((each.asked_at for each in self.attempts.get(notification, []) if each.asked_at > after), default=None)
