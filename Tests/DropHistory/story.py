"""A small history in which every promise is kept, to be broken by tests."""

import dataclasses

from history import Action, History, Operation
from snapshot import Decision, EventRow, KeptAnswer, OutboxRow, RSVPRow, Snapshot

DAY = 86_400_000_000
NAMES = {"confirmed": "rsvp_confirmed", "waitlisted": "rsvp_waitlisted", "promoted": "rsvp_promoted",
         "cancelled": "rsvp_cancelled"}


class Story:
    """Two seats. Ann, Ben, Cid and Dot ask in this order; Ann leaves and Cid gets her seat; a third seat goes to Dot;
    Ben comes in at the door. Each request takes half a second of its own."""

    seats = 2

    def __init__(self):
        self.decisions: list[Decision] = []
        self.outbox: list[OutboxRow] = []
        self.kept: list[KeptAnswer] = []
        self.history = History(epoch=0)
        self.ann = self.rsvp("ann", "confirmed", 1, 0)
        self.ben = self.rsvp("ben", "confirmed", 2, 0, key="k")
        self.cid = self.rsvp("cid", "waitlisted", 2, 1, position=1)
        self.dot = self.rsvp("dot", "waitlisted", 2, 2, position=2)
        self.left = self.asks("ann", Action.CANCEL, 204, None)
        self.decides("cancelled", "ann", 1, 2)
        self.decides("promoted", "cid", 2, 1, because_of=5)
        body = {"max_attendees": 3, "current_attendees": 3, "waitlist_count": 0}
        self.raised = self.asks(None, Action.CAPACITY, 200, body)
        self.raised.seats = self.seats = 3
        self.decides("capacity_changed", None, 2, 1)
        self.decides("promoted", "dot", 3, 0, because_of=7)
        body = {"is_new": True, "checked_in_count": 1, "confirmed_count": 3}
        self.came = self.asks("ben", Action.CHECK_IN, 200, body)
        self.decides("checked_in", "ben", 3, 0)
        self.seen = self.asks("dot", Action.READ, 200, self.told("dot", "confirmed", None, 0))
        self.event = EventRow(3, 3, 0, 1, 9, True, start_at=DAY, read_at=1)
        self.rows = [
            RSVPRow("rsvp-ann", "ann", "cancelled", None, False),
            RSVPRow("rsvp-ben", "ben", "confirmed", None, True),
            RSVPRow("rsvp-cid", "cid", "confirmed", None, False),
            RSVPRow("rsvp-dot", "dot", "confirmed", None, False),
        ]

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(self.event, self.rows, self.decisions, self.outbox, self.kept)

    def rsvp(self, person, status, taken, waiting, position=None, key=None) -> Operation:
        operation = self.asks(person, Action.RSVP, 201, None)
        self.decides(status, person, taken, waiting, position)
        operation.body = self.told(person, status, position, self.decisions[-1].at)
        operation.key = key
        if key:
            self.kept.append(KeptAnswer(key, person, {"rsvp": operation.body, "isNew": True}))
        return operation

    def asks(self, person, action, status, body) -> Operation:
        at = float(len(self.history.operations))
        operation = Operation(
            person or "organizer", action, person, person and f"rsvp-{person}", invoked=at, answered=at + 0.5,
            status=status, body=body,
        )
        self.history.operations.append(operation)
        return operation

    def decides(self, kind, person, taken, waiting, position=None, because_of=None) -> None:
        number = len(self.decisions) + 1
        rsvp_id = person and f"rsvp-{person}"
        self.decisions.append(
            Decision(number, number * 10_000, kind, rsvp_id, because_of, self.seats, taken, waiting, position)
        )
        if kind in NAMES:
            self.outbox.append(OutboxRow(NAMES[kind], person, rsvp_id, number, position))

    @staticmethod
    def told(person, status, position, at) -> dict:
        return {
            "id": f"rsvp-{person}", "status": status, "waitlist_position": position, "checked_in_at": None,
            "updated_at": f"1970-01-01T00:00:{at / 1_000_000:06.3f}Z",
        }

    def repeated(self, operation: Operation, **changes) -> Operation:
        """The same request once more, at the end."""
        at = float(len(self.history.operations))
        again = dataclasses.replace(operation, **{"invoked": at, "answered": at + 0.5} | changes)
        self.history.operations.append(again)
        return again
