"""A few kills; `make notification-faults` does many."""

import asyncio

from notification_faults import with_flushes, with_kills


def test_nothing_is_lost_and_only_what_was_in_doubt_comes_twice():
    outcome = asyncio.run(with_kills(seed=3, kills=10))
    assert outcome.is_good, str(outcome)
    assert outcome.verdict.mails > 50 and outcome.orphans, str(outcome)


def test_a_redis_without_memory_loses_and_repeats_nothing():
    outcome = asyncio.run(with_flushes(seed=1, flushes=5))
    assert outcome.is_good, str(outcome)
    assert outcome.verdict.duplicates == 0, str(outcome)
