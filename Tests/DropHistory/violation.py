"""What a history breaks."""

import enum
import typing


class Rule(enum.StrEnum):
    """What is promised, by a name for it."""

    NUMBERS = "the numbers of decisions are without gaps"
    OVERSOLD = "never more than the seats"
    TOO_FEW = "never fewer: no seat stays free while somebody wants it"
    PROMOTION = "seats are given in the order of the waitlist"
    CAUSE = "every decision was asked for"
    POSITION = "the place in line that is told is the place in line"
    COUNTERS = "counters are what they count"
    TRANSITION = "a decision follows from the state before it"
    ONE_RSVP = "one person has one RSVP"
    ROWS = "the rows are what the decisions made them"
    ANSWER = "no answer is contradicted by the database"
    ORDER = "who was answered before another asked was decided before"
    KEY = "a request that comes again with its key gets the same answer"
    OUTBOX = "each decision that is told has one outbox row, and nothing else has"
    UNEXPECTED = "every answer is one that the interface has"


class Violation(typing.NamedTuple):
    rule: Rule
    detail: str

    def __str__(self) -> str:
        return f"[{self.rule.name}: {self.rule}] {self.detail}"
