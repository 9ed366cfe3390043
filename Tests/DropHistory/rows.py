"""What the rows of the database must be after the last decision."""

import collections

from replay import Replay
from snapshot import Snapshot
from violation import Rule, Violation

# The template of the mail about each kind of decision that is told.
TEMPLATES = {
    "confirmed": "rsvp_confirmed",
    "waitlisted": "rsvp_waitlisted",
    "promoted": "rsvp_promoted",
    "cancelled": "rsvp_cancelled",
    "expired": "guest_expired",
}


def check_rows(snapshot: Snapshot, replay: Replay) -> list[Violation]:
    return [*_counters(snapshot, replay), *_rsvps(snapshot, replay), *_outbox(snapshot, replay)]


def _counters(snapshot: Snapshot, replay: Replay) -> list[Violation]:
    event = snapshot.event
    confirmed = sum(row.status == "confirmed" for row in snapshot.rsvps)
    waiting = sum(row.status == "waitlisted" for row in snapshot.rsvps)
    checked_in = sum(row.is_checked_in for row in snapshot.rsvps)
    violations = [
        Violation(Rule.COUNTERS, f"the event's {name} is {told}; it is {count}")
        for name, told, count in [
            ("current_attendees", event.current_attendees, confirmed),
            ("waitlist_count", event.waitlist_count, waiting),
            ("checked_in_count", event.checked_in_count, checked_in),
            ("decision_number", event.decision_number, len(snapshot.decisions)),
            ("max_attendees", event.max_attendees, replay.seats[-1]),
        ]
        if told != count
    ]
    if confirmed > event.max_attendees:
        violations.append(Violation(Rule.OVERSOLD, f"{confirmed} are confirmed for {event.max_attendees} seats"))
    if event.is_before(event.read_at) and confirmed < min(event.max_attendees, confirmed + waiting):
        detail = f"{confirmed} are confirmed and {waiting} wait for {event.max_attendees} seats"
        violations.append(Violation(Rule.TOO_FEW, detail))
    return violations


def _rsvps(snapshot: Snapshot, replay: Replay) -> list[Violation]:
    people = collections.Counter(row.user_id for row in snapshot.rsvps)
    violations = [Violation(Rule.ONE_RSVP, f"{user} has {count}") for user, count in people.items() if count > 1]
    rows = {row.id: row for row in snapshot.rsvps}
    for rsvp_id in rows.keys() | set(replay.rsvp_ids()):
        row, place = rows.get(rsvp_id), replay.place(rsvp_id, replay.last)
        stored = row and (row.status, row.is_checked_in)
        if stored != (place and (place.status, place.is_checked_in)):
            violations.append(Violation(Rule.ROWS, f"{rsvp_id} is {stored}; its decisions made it {place}"))
    waiting = [row for row in snapshot.rsvps if row.status == "waitlisted"]
    line = [row.id for row in sorted(waiting, key=lambda row: row.waitlist_rank or 0)]
    if line != replay.line:
        violations.append(Violation(Rule.ROWS, f"by their ranks {line} wait; by the decisions {replay.line}"))
    return violations


def _outbox(snapshot: Snapshot, replay: Replay) -> list[Violation]:
    violations = []
    people = {row.id: row.user_id for row in snapshot.rsvps}
    told = collections.defaultdict(list)
    for row in snapshot.outbox:
        told[row.decision].append(row)
    for decision in replay.decisions:
        template = TEMPLATES.get(decision.kind)
        rows = told.pop(decision.number, [])
        if len(rows) != (template is not None):
            violations.append(
                Violation(Rule.OUTBOX, f"decision {decision.number} ({decision.kind}) has {len(rows)} outbox rows")
            )
        for row in rows:
            stored = (row.template, row.rsvp_id, row.user_id, row.waitlist_position)
            # A place in line is told to whom it is given; the other mails have none.
            expected = (template, decision.rsvp_id, people.get(decision.rsvp_id), decision.waitlist_position)
            if template is not None and stored != expected:
                violations.append(
                    Violation(Rule.OUTBOX, f"decision {decision.number} is told as {stored}, not {expected}")
                )
    for number, rows in told.items():
        for row in rows:
            violations.append(Violation(Rule.OUTBOX, f"{row.template} is told of decision {number}, which is none"))
    return violations
