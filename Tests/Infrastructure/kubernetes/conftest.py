import pytest

from overlay import COMPLETE, ENVIRONMENTS, built


@pytest.fixture(params=[*ENVIRONMENTS, COMPLETE], scope="session")
def overlay(request):
    """Each environment in turn, and production with all that is optional."""
    return built(request.param)
