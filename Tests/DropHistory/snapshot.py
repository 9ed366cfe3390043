"""What the database holds of one event, read by one statement, so that all of it is of one moment."""

import dataclasses
import json
import subprocess

SQL = """
SELECT json_build_object(
    'event', (SELECT row_to_json(e) FROM (
        SELECT max_attendees, current_attendees, waitlist_count, checked_in_count, decision_number, waitlist_enabled,
            (extract(epoch FROM start_time) * 1000000)::bigint AS start_at,
            (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS read_at
        FROM events.events WHERE id = :'event'
    ) AS e),
    'rsvps', (SELECT coalesce(json_agg(r), '[]') FROM (
        SELECT id, user_id, status, waitlist_rank, checked_in_at IS NOT NULL AS is_checked_in
        FROM events.rsvps WHERE event_id = :'event'
    ) AS r),
    'decisions', (SELECT coalesce(json_agg(d ORDER BY d.number), '[]') FROM (
        SELECT number, (extract(epoch FROM at) * 1000000)::bigint AS at, kind, rsvp_id, because_of, seats, seats_taken,
            waiting, waitlist_position
        FROM events.decisions WHERE event_id = :'event'
    ) AS d),
    'outbox', (SELECT coalesce(json_agg(o), '[]') FROM (
        SELECT template, recipient ->> 'user_id' AS user_id, subject ->> 'rsvp_id' AS rsvp_id,
            (subject ->> 'decision')::bigint AS decision, (context ->> 'waitlist_position')::bigint AS waitlist_position
        FROM events.outbox WHERE subject ->> 'event_id' = :'event' AND NOT subject ? 'announcement_id'
    ) AS o),
    'kept', (SELECT coalesce(json_agg(k), '[]') FROM (
        SELECT key, scope AS user_id, answer FROM events.idempotency_keys
        WHERE answer -> 'rsvp' ->> 'event_id' = :'event'
    ) AS k)
)
"""


# How long a transaction lasts at most, in microseconds: it may look at the clock more than once.
SLACK = 500_000


@dataclasses.dataclass
class EventRow:
    """Times are microseconds since 1970; the snapshot was taken at `read_at`."""

    max_attendees: int
    current_attendees: int
    waitlist_count: int
    checked_in_count: int
    decision_number: int
    waitlist_enabled: bool
    start_at: int
    read_at: int

    def has_begun(self, at: int) -> bool:
        return at >= self.start_at

    def is_before(self, at: int) -> bool:
        """Whether what was decided at that time, and what follows from it, was decided before the event began."""
        return at < self.start_at - SLACK


@dataclasses.dataclass
class RSVPRow:
    id: str
    user_id: str
    status: str
    waitlist_rank: int | None
    is_checked_in: bool


@dataclasses.dataclass
class Decision:
    """A row of events.decisions; `at` in microseconds since 1970."""

    number: int
    at: int
    kind: str
    rsvp_id: str | None
    because_of: int | None
    seats: int
    seats_taken: int
    waiting: int
    waitlist_position: int | None = None


@dataclasses.dataclass
class OutboxRow:
    template: str
    user_id: str | None
    rsvp_id: str | None
    decision: int | None
    waitlist_position: int | None = None


@dataclasses.dataclass
class KeptAnswer:
    """A row of events.idempotency_keys."""

    key: str
    user_id: str
    answer: dict


@dataclasses.dataclass
class Snapshot:
    event: EventRow
    rsvps: list[RSVPRow]
    decisions: list[Decision]
    outbox: list[OutboxRow]
    kept: list[KeptAnswer]

    @classmethod
    def read(cls, database_url: str, event_id: str) -> "Snapshot":
        done = subprocess.run(
            ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-v", f"event={event_id}", database_url],
            input=SQL, capture_output=True, text=True, check=True,
        )
        return cls.of(json.loads(done.stdout))

    @classmethod
    def of(cls, rows: dict) -> "Snapshot":
        return cls(
            EventRow(**rows["event"]),
            [RSVPRow(**row) for row in rows["rsvps"]],
            [Decision(**row) for row in rows["decisions"]],
            [OutboxRow(**row) for row in rows["outbox"]],
            [KeptAnswer(**row) for row in rows["kept"]],
        )
