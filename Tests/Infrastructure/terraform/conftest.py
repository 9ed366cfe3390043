import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import plan

ENVIRONMENTS = ["dev", "staging", "production"]


@pytest.fixture(params=ENVIRONMENTS)
def environment(request):
    return plan.environment(request.param)


@pytest.fixture
def production():
    return plan.environment("production")


@pytest.fixture
def account():
    return plan.account()
