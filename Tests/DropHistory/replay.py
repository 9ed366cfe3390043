"""The state of an event after each of its decisions, as they follow from one another; and what is wrong with them."""

import bisect
import dataclasses

from snapshot import SLACK, Decision, EventRow
from violation import Rule, Violation


@dataclasses.dataclass(frozen=True)
class Place:
    """How it stands with one RSVP. `position` is counted from 1."""

    status: str
    position: int | None = None
    is_checked_in: bool = False


class Replay:
    """`seats[n]`, `taken[n]`, `waiting[n]` and `checked_in[n]` are the event's after decision n; 0 is before the first.
    """

    def __init__(self, decisions: list[Decision], seats: int, event: EventRow):
        self.decisions = decisions
        self.violations: list[Violation] = []
        self.seats = [seats]
        self.taken = [0]
        self.waiting = [0]
        self.line: list[str] = []
        self.checked_in = [0]
        self._event = event
        # By RSVP, the places it had, each with the number of the decision that gave it.
        self._places: dict[str, list[tuple[int, Place]]] = {}
        self._play()

    @property
    def last(self) -> int:
        return len(self.decisions)

    def place(self, rsvp_id: str | None, number: int) -> Place | None:
        """The RSVP's after that decision; none before it was there."""
        places = self._places.get(rsvp_id or "", [])
        index = bisect.bisect_right(places, number, key=lambda entry: entry[0])
        return places[index - 1][1] if index else None

    def is_seen(self, number: int) -> bool:
        """Whether anybody can see the state after that decision; those who are promoted are so in the transaction of
        what freed their seats."""
        return number == self.last or self.decision(number + 1).kind != "promoted"

    def rsvp_ids(self) -> list[str]:
        return list(self._places)

    def decision(self, number: int) -> Decision:
        return self.decisions[number - 1]

    def _play(self) -> None:
        for index, decision in enumerate(self.decisions):
            if decision.number != index + 1:
                self._breaks(Rule.NUMBERS, f"decision {decision.number} stands where {index + 1} belongs")
                # What follows would be counted from the wrong one: renumbered, the other rules still say something.
                self.decisions = [
                    dataclasses.replace(decision, number=place + 1) for place, decision in enumerate(self.decisions)
                ]
                break
        for decision in self.decisions:
            self._apply(decision)
            self._check_group_before(decision.number + 1)

    def _apply(self, decision: Decision) -> None:
        number, rsvp_id = decision.number, decision.rsvp_id
        before = self.place(rsvp_id, number - 1)
        seats, taken, waiting, checked_in = decision.seats, self.taken[-1], self.waiting[-1], self.checked_in[-1]
        if decision.kind != "capacity_changed" and seats != self.seats[-1]:
            self._breaks(Rule.CAUSE, f"decision {number} has {seats} seats, {self.seats[-1]} before; nothing says why")
        if decision.kind in ("confirmed", "waitlisted"):
            if before and before.status != "cancelled":
                self._breaks(Rule.TRANSITION, f"decision {number}: {rsvp_id} is {before.status} and gets a place again")
            if decision.kind == "confirmed":
                if waiting and self._event.is_before(decision.at):
                    self._breaks(Rule.PROMOTION, f"decision {number} gives a seat past {waiting} in line")
                taken += 1
                self._put(rsvp_id, number, Place("confirmed"))
            else:
                self._wait(decision, taken)
                waiting += 1
        elif decision.kind == "promoted":
            taken, waiting = taken + 1, waiting - 1
            self._promote(decision)
        elif decision.kind in ("cancelled", "expired"):
            if before is None or before.status == "cancelled" or before.is_checked_in:
                self._breaks(Rule.TRANSITION, f"decision {number}: {rsvp_id} cannot be {decision.kind}, being {before}")
            elif before.status == "confirmed":
                taken -= 1
            else:
                waiting -= 1
            self._leave_line(rsvp_id, number)
            self._put(rsvp_id, number, Place("cancelled"))
        elif decision.kind in ("checked_in", "check_in_undone"):
            is_in = decision.kind == "checked_in"
            if before is None or before.status != "confirmed" or before.is_checked_in == is_in:
                self._breaks(Rule.TRANSITION, f"decision {number}: {rsvp_id} cannot be {decision.kind}, being {before}")
            checked_in += 1 if is_in else -1
            self._put(rsvp_id, number, Place("confirmed", is_checked_in=is_in))
        elif decision.kind != "capacity_changed":
            self._breaks(Rule.TRANSITION, f"decision {number} is {decision.kind}, which nobody could cause here")
        if taken > seats:
            self._breaks(Rule.OVERSOLD, f"decision {number}: {taken} of {seats} seats are taken")
        if (decision.seats_taken, decision.waiting) != (taken, waiting):
            self._breaks(
                Rule.COUNTERS, f"decision {number} says {decision.seats_taken} seats taken and {decision.waiting} "
                f"waiting; it is {taken} and {waiting}",
            )
        self.seats.append(seats)
        self.taken.append(taken)
        self.waiting.append(waiting)
        self.checked_in.append(checked_in)

    def _wait(self, decision: Decision, taken: int) -> None:
        if not self._event.waitlist_enabled or self._event.has_begun(decision.at):
            self._breaks(Rule.TRANSITION, f"decision {decision.number} makes somebody wait where there is no waitlist")
        if taken < decision.seats:
            self._breaks(
                Rule.TOO_FEW, f"decision {decision.number} makes {decision.rsvp_id} wait while "
                f"{decision.seats - taken} of {decision.seats} seats are free",
            )
        self.line.append(decision.rsvp_id)
        if decision.waitlist_position != len(self.line):
            detail = f"decision {decision.number} tells place {decision.waitlist_position}; it is {len(self.line)}"
            self._breaks(Rule.POSITION, detail)
        self._put(decision.rsvp_id, decision.number, Place("waitlisted", len(self.line)))

    def _promote(self, decision: Decision) -> None:
        if decision.rsvp_id not in self.line:
            self._breaks(Rule.TRANSITION, f"decision {decision.number} promotes {decision.rsvp_id}, who does not wait")
        elif self.line[0] != decision.rsvp_id:
            place = self.line.index(decision.rsvp_id) + 1
            self._breaks(Rule.PROMOTION, f"decision {decision.number} promotes {decision.rsvp_id}, {place}. in line")
        if self._event.has_begun(decision.at - SLACK):
            self._breaks(Rule.PROMOTION, f"decision {decision.number} promotes somebody after the event began")
        cause = decision.because_of
        kind = self.decision(cause).kind if cause and cause < decision.number else None
        if kind not in ("cancelled", "expired", "capacity_changed"):
            self._breaks(Rule.CAUSE, f"decision {decision.number} promotes because of {cause}, which is {kind}")
        self._leave_line(decision.rsvp_id, decision.number)
        self._put(decision.rsvp_id, decision.number, Place("confirmed"))

    def _check_group_before(self, number: int) -> None:
        """A freed seat is given by the next decision, in the same transaction: between others none is free."""
        if number <= self.last and self.decision(number).kind == "promoted":
            return
        if not self._event.is_before(self.decision(number - 1).at):
            return
        if (free := self.seats[-1] - self.taken[-1]) > 0 and self.waiting[-1] > 0:
            self._breaks(
                Rule.TOO_FEW, f"after decision {number - 1}, {free} of {self.seats[-1]} seats stay free while "
                f"{self.waiting[-1]} wait",
            )

    def _leave_line(self, rsvp_id: str, number: int) -> None:
        if rsvp_id not in self.line:
            return
        index = self.line.index(rsvp_id)
        self.line.remove(rsvp_id)
        for position, other in enumerate(self.line[index:], index + 1):
            self._put(other, number, Place("waitlisted", position))

    def _put(self, rsvp_id: str, number: int, place: Place) -> None:
        self._places.setdefault(rsvp_id, []).append((number, place))

    def _breaks(self, rule: Rule, detail: str) -> None:
        self.violations.append(Violation(rule, detail))
