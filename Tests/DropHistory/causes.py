"""Which requests can have caused each decision, and hence when it was made at the earliest."""

import collections

from history import Action, History, Operation, microseconds
from replay import Replay
from snapshot import Decision, Snapshot
from violation import Rule, Violation

GIVEN = ("confirmed", "waitlisted")
ACTIONS = {
    "cancelled": Action.CANCEL,
    "checked_in": Action.CHECK_IN,
    "check_in_undone": Action.UNDO_CHECK_IN,
    "capacity_changed": Action.CAPACITY,
}


class Causes:
    """`earliest[n]`: decision n was not made before that time. It grows with n, since decisions follow one another."""

    def __init__(self, history: History, snapshot: Snapshot, replay: Replay):
        self.violations: list[Violation] = []
        self._replay = replay
        self._given = collections.defaultdict(list)
        for decision in replay.decisions:
            if decision.kind in GIVEN:
                self._given[decision.rsvp_id].append(decision)
        self.owners = {row.id: row.user_id for row in snapshot.rsvps}
        # By key: the decision that it had the effect of, as the database keeps it.
        self.by_key = {
            (row.user_id, row.key): number
            for row in snapshot.kept
            if (number := self.given(row.answer["rsvp"])) is not None
        }
        # By number: the requests that were answered 201 for it.
        self.told: dict[int, list[Operation]] = collections.defaultdict(list)
        for operation in history.of(Action.RSVP):
            if operation.status == 201 and (number := self.given(operation.body)) is not None:
                self.told[number].append(operation)
        self.earliest = [float("-inf")]
        self._history = history
        arrivals = self._arrivals()
        others = {kind: self._others(kind) for kind in ACTIONS}
        for decision in replay.decisions:
            if decision.kind in GIVEN:
                causes = arrivals.get(decision.number, [])
            elif decision.kind == "promoted":
                # What it follows from stands before it in the log; the replay looks at that.
                self.earliest.append(self.earliest[-1])
                continue
            else:
                causes = others.get(decision.kind, {}).get(self._subject(decision), [])
            if not causes:
                self._breaks(decision, "nobody asked for it")
            begin = min((operation.invoked for operation in causes), default=float("-inf"))
            self.earliest.append(max(self.earliest[-1], begin))

    def given(self, body: dict) -> int | None:
        """The decision that gave the RSVP as the answer tells it; `updated_at` is its time, in milliseconds."""
        told = (body["status"], body["waitlist_position"])
        at = microseconds(body["updated_at"])
        for decision in self._given[body["id"]]:
            if (decision.kind, decision.waitlist_position) == told and abs(decision.at - at) <= 1000:
                return decision.number
        return None

    def _arrivals(self) -> dict[int, list[Operation]]:
        """By decision that gave a place: the requests of that person that can have caused it. Each request has one
        effect, and all of a key together have one."""
        causes: dict[int, list[Operation]] = {}
        unknown: dict[str, dict[object, Operation]] = collections.defaultdict(dict)
        by_key = collections.defaultdict(list)
        for operation in self._history.of(Action.RSVP):
            if operation.key:
                by_key[operation.user_id, operation.key].append(operation)
            if operation.is_unknown:
                effect = (operation.user_id, operation.key) if operation.key else id(operation)
                if effect not in self.by_key:
                    unknown[operation.user_id].setdefault(effect, operation)
        keyed = {number: by_key[key] for key, number in self.by_key.items()}
        left = collections.Counter()
        for decision in self._replay.decisions:
            if decision.kind not in GIVEN:
                continue
            told = self.told.get(decision.number, [])
            if decision.number in keyed:
                causes[decision.number] = keyed[decision.number]
            elif told:
                causes[decision.number] = told
            else:
                owner = self.owners.get(decision.rsvp_id)
                left[owner] += 1
                if left[owner] <= len(unknown[owner]):
                    causes[decision.number] = list(unknown[owner].values())
            if len({operation.key or id(operation) for operation in told}) > 1:
                self._breaks(decision, "one effect is told of two requests: " + "; ".join(map(str, told)))
        return causes

    def _others(self, kind: str) -> dict[object, list[Operation]]:
        """By subject: the requests that can have caused a decision of that kind about it."""
        causes = collections.defaultdict(list)
        for operation in self._history.of(ACTIONS[kind]):
            if operation.is_unknown or operation.status // 100 == 2:
                causes[operation.seats if kind == "capacity_changed" else operation.rsvp_id].append(operation)
        counts = collections.Counter()
        for decision in self._replay.decisions:
            subject = self._subject(decision)
            if decision.kind == kind:
                counts[subject] += 1
                if 0 < len(causes[subject]) < counts[subject]:
                    detail = f"it was done {counts[subject]} times, asked for {len(causes[subject])} times"
                    self._breaks(decision, detail)
        return causes

    @staticmethod
    def _subject(decision: Decision) -> object:
        return decision.seats if decision.kind == "capacity_changed" else decision.rsvp_id

    def _breaks(self, decision: Decision, detail: str) -> None:
        about = decision.rsvp_id or f"{decision.seats} seats"
        self.violations.append(Violation(Rule.CAUSE, f"decision {decision.number} ({decision.kind} {about}): {detail}"))
