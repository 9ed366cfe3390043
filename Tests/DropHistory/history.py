"""What the clients asked and what they were answered."""

import dataclasses
import datetime
import enum
import time


class Action(enum.StrEnum):
    """What a client may ask for."""

    RSVP = "rsvp"
    CANCEL = "cancel"
    READ = "read"
    CAPACITY = "capacity"
    CHECK_IN = "check_in"
    UNDO_CHECK_IN = "undo_check_in"


@dataclasses.dataclass
class Operation:
    """One request. Times are monotonic seconds of the one process in which all clients are."""

    client: str
    action: Action
    # Of the person whose seat it is about; none for capacity.
    user_id: str | None = None
    rsvp_id: str | None = None
    # The Idempotency-Key.
    key: str | None = None
    # What capacity asks for.
    seats: int | None = None
    replica: int | None = None
    invoked: float = 0.0
    # None: whether it had an effect, and when, is unknown (no answer, or 503).
    answered: float | None = None
    status: int | None = None
    body: dict | None = None

    @property
    def is_unknown(self) -> bool:
        return self.answered is None

    def __str__(self) -> str:
        told = "unknown" if self.is_unknown else str(self.status)
        if not self.is_unknown and self.body:
            words = [self.body.get("status"), self.body.get("waitlist_position"), self.body.get("type")]
            told += "".join(f" {word}" for word in words if word not in (None, self.status))
        about = self.rsvp_id or (f"{self.seats} seats" if self.seats else "")
        key = f" key {self.key}" if self.key else ""
        return f"{self.client} {self.action} {about}{key} -> {told}".replace("  ", " ")


@dataclasses.dataclass
class History:
    operations: list[Operation] = dataclasses.field(default_factory=list)
    # What makes a monotonic time one since 1970.
    epoch: float = dataclasses.field(default_factory=lambda: time.time() - time.monotonic())

    def microseconds(self, monotonic: float) -> int:
        """Since 1970."""
        return round((monotonic + self.epoch) * 1_000_000)

    def of(self, *actions: Action) -> list[Operation]:
        return [operation for operation in self.operations if operation.action in actions]


def microseconds(text: str) -> int:
    """Of an RFC 3339 time, since 1970."""
    since = datetime.datetime.fromisoformat(text) - datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return since // datetime.timedelta(microseconds=1)
