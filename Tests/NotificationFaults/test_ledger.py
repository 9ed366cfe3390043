"""The counting itself: a checker that finds nothing would prove nothing."""

import dataclasses

import pytest

from ledger import Ledger
from verdict import Verdict

GOOD = Verdict(mails=10, lost=[], duplicates=2, in_doubt=3, unexplained=[])


def taken(ledger, notification, doubtful=False):
    attempt = ledger.ask(notification, sender=0)
    attempt.is_pending, attempt.is_taken, attempt.is_doubtful = False, True, doubtful


def test_what_came_twice_is_explained_by_doubt_about_itself_alone():
    ledger = Ledger()
    for notification in ("once", "twice", "thrice"):
        taken(ledger, notification, doubtful=notification != "once")
    taken(ledger, "twice")
    taken(ledger, "thrice")
    assert ledger.duplicates() == 2 and ledger.unexplained() == []
    taken(ledger, "thrice")
    assert ledger.duplicates() == 3 and ledger.unexplained() == ["thrice"]
    taken(ledger, "once")
    assert set(ledger.unexplained()) == {"once", "thrice"}


def test_what_was_refused_is_no_duplicate():
    ledger = Ledger()
    ledger.ask("a", sender=0).is_pending = False
    taken(ledger, "a")
    assert ledger.duplicates() == 0 and ledger.taken("a") == 1 and ledger.taken("b") == 0


def test_only_what_is_under_way_at_a_sender_is_pending_there():
    ledger = Ledger()
    first, second = ledger.ask("a", sender=0), ledger.ask("b", sender=1)
    first.is_pending = False
    assert ledger.pending(0) == [] and ledger.pending(1) == [second]
    assert ledger.next_asked("a", after=first.asked_at) is None
    again = ledger.ask("a", sender=1)
    assert ledger.next_asked("a", after=first.asked_at) == again.asked_at


@pytest.mark.parametrize("change", [
    {"lost": ["a"]}, {"unexplained": ["a"]}, {"duplicates": 4},
])
def test_a_broken_promise_is_no_good_verdict(change):
    assert GOOD.is_good
    assert not dataclasses.replace(GOOD, **change).is_good
