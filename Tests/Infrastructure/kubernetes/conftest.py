import os

import pytest

from overlay import COMPLETE, ENVIRONMENTS, built

# Others' files, which are fetched for it (`definitions`).
collect_ignore = [] if "CUSTOM_RESOURCE_DEFINITIONS" in os.environ else ["test_published_definitions.py"]


@pytest.fixture(params=[*ENVIRONMENTS, COMPLETE], scope="session")
def overlay(request):
    """Each environment in turn, and production with all that is optional."""
    return built(request.param)
