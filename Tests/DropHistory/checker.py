"""Proves from what was answered and what the database holds that every promise about seats was kept."""

from answers import Answers
from causes import Causes
from history import History
from replay import Replay
from rows import check_rows
from snapshot import Snapshot
from violation import Violation


def check(history: History, snapshot: Snapshot, seats: int) -> list[Violation]:
    """What is broken; `seats` is how many there were when the event was made."""
    replay = Replay(snapshot.decisions, seats, snapshot.event)
    causes = Causes(history, snapshot, replay)
    answers = Answers(history, snapshot, replay, causes)
    return [*replay.violations, *check_rows(snapshot, replay), *causes.violations, *answers.violations]
