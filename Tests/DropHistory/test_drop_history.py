"""A few seeds; `make drop-history` runs many."""

import pytest

from drop_history import report, run
from world import World


@pytest.fixture(scope="module")
def world():
    with World() as world:
        yield world


# Without and with waitlist, kills of both kinds, keys, impatience, several phones at the door, a beginning.
@pytest.mark.parametrize("seed", [0, 3, 13, 19, 23])
def test_every_promise_is_kept(world, seed):
    _, violations = run(world, seed)
    assert not violations, report(seed, violations)
