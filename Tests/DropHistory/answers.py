"""Whether there is an order of all requests, one after another, that explains each answer: the order of the log, each
request between its sending and its answer.

An answer says something about the state that it was given in, so it is of one of the decisions after which that state
was. The requests are gone through as they were sent; each is put after the first decision that it can be of, which
leaves the others the most room. When none is left, there is no such order."""

import bisect
import collections
import collections.abc
import heapq

from causes import Causes
from history import Action, History, Operation
from replay import Replay
from snapshot import Snapshot
from violation import Rule, Violation

Test = collections.abc.Callable[[int], bool]


class Answers:
    def __init__(self, history: History, snapshot: Snapshot, replay: Replay, causes: Causes):
        self.violations: list[Violation] = []
        self._history = history
        self._snapshot = snapshot
        self._replay = replay
        self._causes = causes
        self._first_asked: dict[tuple, float] = {}
        for operation in history.operations:
            key = (operation.user_id, operation.key)
            self._first_asked[key] = min(self._first_asked.get(key, operation.invoked), operation.invoked)
        # A heap of the answers so far, each with the decision that it is of at the earliest.
        self._answered: list[tuple[float, int]] = []
        self._floor = 0
        for operation in sorted(history.operations, key=lambda operation: operation.invoked):
            if not operation.is_unknown:
                self._check(operation)
        self._check_keys()
        self._check_first_times()

    def _check(self, operation: Operation) -> None:
        test = self._test(operation)
        if test is None:
            self._breaks(Rule.UNEXPECTED, f"{operation}: {operation.body}")
            return
        while self._answered and self._answered[0][0] < operation.invoked:
            self._floor = max(self._floor, heapq.heappop(self._answered)[1])
        last = self._last(operation)
        possible = (number for number in range(self._floor, last + 1) if self._replay.is_seen(number))
        number = next(filter(test, possible), None)
        if number is not None:
            heapq.heappush(self._answered, (operation.answered, number))
            return
        kept = self._causes.by_key.get((operation.user_id, operation.key))
        if kept and operation.action == Action.RSVP and operation.status != 201:
            self._breaks(Rule.KEY, f"{operation}, though the key had its effect, decision {kept}, and is answered 201")
            return
        elsewhere = [number for number in range(self._replay.last + 1) if test(number)]
        if elsewhere:
            when = f"true only after decision {elsewhere[:5]}, asked and answered between {self._floor} and {last}"
            self._breaks(Rule.ORDER, f"{operation}: {when}")
        else:
            self._breaks(Rule.ANSWER, f"{operation}: no decision made that true")

    def _last(self, operation: Operation) -> int:
        """The last decision that the answer can be of: what was asked for only after it was decided later."""
        return bisect.bisect_right(self._causes.earliest, operation.answered) - 1

    def _test(self, operation: Operation) -> Test | None:
        """Whether the answer is true after a decision; none for an answer that cannot be."""
        replay, body, rsvp_id = self._replay, operation.body or {}, operation.rsvp_id
        refusal = body.get("type", "").removeprefix("/problems/")
        match operation.action, operation.status, refusal:
            case Action.RSVP, 200 | 201, _ if self._causes.owners.get(body.get("id")) != operation.user_id:
                return lambda number: False
            case Action.RSVP, 201, _:
                return self._given(operation)
            case Action.RSVP, 200, _:
                return self._unless_kept(operation, self._is_as_told(body))
            case Action.RSVP, 409, "event-full":
                return self._unless_kept(operation, self._is_full(operation))
            case Action.READ, 200, _:
                return self._is_as_told(body, told_check_in=True)
            case Action.CANCEL, 204, _:
                return lambda number: self._status(rsvp_id, number) == "cancelled"
            case Action.CANCEL, 409, "checked-in":
                return lambda number: self._is_checked_in(rsvp_id, number)
            case Action.CHECK_IN, 200, _:
                return self._came(operation)
            case Action.CHECK_IN, 409, "rsvp-cancelled":
                return lambda number: self._status(rsvp_id, number) == "cancelled"
            case Action.CHECK_IN, 409, "rsvp-waitlisted":
                return lambda number: self._status(rsvp_id, number) == "waitlisted"
            case Action.UNDO_CHECK_IN, 204, _:
                return lambda number: not self._is_checked_in(rsvp_id, number)
            case Action.CAPACITY, 200, _:
                told = (body["max_attendees"], body["current_attendees"], body["waitlist_count"])
                return lambda number: told == (replay.seats[number], replay.taken[number], replay.waiting[number]) and (
                    operation.seats == body["max_attendees"]
                )
            case Action.CAPACITY, 409, "capacity-below-confirmed":
                return lambda number: replay.taken[number] == body["current_attendees"] > operation.seats
        return None

    def _given(self, operation: Operation) -> Test:
        decided = self._causes.given(operation.body)
        if decided is None:
            return lambda number: False
        if operation.key and self._first_asked[operation.user_id, operation.key] < operation.invoked:
            # The effect may be of an earlier request with this key.
            return lambda number: number >= decided
        return lambda number: number == decided

    def _unless_kept(self, operation: Operation, test: Test) -> Test:
        """Once a key had its effect, only the answer that was kept is given for it."""
        kept = self._causes.by_key.get((operation.user_id, operation.key))
        return test if kept is None else lambda number: number < kept and test(number)

    def _is_as_told(self, body: dict, told_check_in: bool = False) -> Test:
        def test(number: int) -> bool:
            place = self._replay.place(body["id"], number)
            return (
                place is not None
                and (place.status, place.position) == (body["status"], body["waitlist_position"])
                and (not told_check_in or place.is_checked_in == (body["checked_in_at"] is not None))
            )

        return test

    def _came(self, operation: Operation) -> Test:
        """Who comes in is told once that it is the first time; the counts are read at once behind the decision."""
        replay, body, rsvp_id = self._replay, operation.body, operation.rsvp_id
        counts = (body["checked_in_count"], body["confirmed_count"])

        def test(number: int) -> bool:
            decision = replay.decision(number) if number else None
            is_new = decision is not None and (decision.kind, decision.rsvp_id) == ("checked_in", rsvp_id)
            return (is_new if body["is_new"] else self._is_checked_in(rsvp_id, number)) and any(
                counts == (replay.checked_in[later], replay.taken[later])
                for later in range(number, self._last(operation) + 1)
            )

        return test

    def _is_full(self, operation: Operation) -> Test:
        event = self._snapshot.event
        mine = [row.id for row in self._snapshot.rsvps if row.user_id == operation.user_id]
        # Nobody is put in line once the event has begun.
        may_wait = event.waitlist_enabled and not event.has_begun(self._history.microseconds(operation.answered))
        return lambda number: (
            not may_wait
            and self._replay.taken[number] >= self._replay.seats[number]
            and all(self._status(rsvp_id, number) in (None, "cancelled") for rsvp_id in mine)
        )

    def _status(self, rsvp_id: str | None, number: int) -> str | None:
        place = self._replay.place(rsvp_id, number)
        return place and place.status

    def _is_checked_in(self, rsvp_id: str | None, number: int) -> bool:
        place = self._replay.place(rsvp_id, number)
        return place is not None and place.is_checked_in

    def _check_keys(self) -> None:
        """All that is answered 201 for one key is the same to the byte, and what is kept."""
        kept = {(row.user_id, row.key): row.answer for row in self._snapshot.kept}
        first: dict[tuple, Operation] = {}
        for operation in self._history.of(Action.RSVP):
            if not operation.key or operation.status != 201:
                continue
            key = (operation.user_id, operation.key)
            if first.setdefault(key, operation).body != operation.body:
                self._breaks(Rule.KEY, f"{operation}, and before {first[key]}")
            if key not in kept:
                self._breaks(Rule.KEY, f"{operation}: nothing is kept of it")
            elif key not in self._causes.by_key:
                self._breaks(Rule.KEY, f"{operation}: kept is {kept[key]}, which no decision gave")
            elif any(kept[key]["rsvp"][name] != operation.body[name] for name in ("id", "status", "waitlist_position")):
                self._breaks(Rule.KEY, f"{operation}: kept is {kept[key]}")

    def _check_first_times(self) -> None:
        """Nobody comes in for the first time more often than the log says."""
        told = collections.Counter(
            operation.rsvp_id
            for operation in self._history.of(Action.CHECK_IN)
            if operation.status == 200 and operation.body["is_new"]
        )
        came = collections.Counter(
            decision.rsvp_id for decision in self._replay.decisions if decision.kind == "checked_in"
        )
        for rsvp_id, count in (told - came).items():
            self._breaks(Rule.CAUSE, f"{rsvp_id} is told {count} times more than it happened that it came in just then")

    def _breaks(self, rule: Rule, detail: str) -> None:
        self.violations.append(Violation(rule, detail))
