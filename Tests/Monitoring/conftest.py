import contextlib
import pathlib
import shutil
import sys
import tempfile

import pytest

# The whole stack, and Amazon as moto plays it, are those of the browser tests.
sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "EndToEnd"))

from aws import CONFIGURATION_SET, amazon  # noqa: E402
from stack import Stack  # noqa: E402

from collector import Collector  # noqa: E402
from watch import Prometheus  # noqa: E402


@contextlib.contextmanager
def folder(name):
    # Not under /tmp's private folders of pytest: PostgreSQL's own user must be able to enter.
    path = pathlib.Path(tempfile.mkdtemp(prefix=f"campus-events-{name}.", dir="/var/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="session")
def collector():
    with Collector() as collector:
        yield collector


@pytest.fixture(scope="session")
def aws():
    with amazon() as aws:
        yield aws


@pytest.fixture(scope="session")
def stack(collector, aws):
    with folder("watched") as state:
        stack = Stack(state)
        stack.environment |= {
            "OTEL_EXPORTER_OTLP_ENDPOINT": collector.address, "OTEL_TRACES_SAMPLER_ARG": "0",
            "EMAIL_TRANSPORT": f"ses://us-east-1?configuration_set={CONFIGURATION_SET}",
        } | aws.settings
        stack.start()
        yield stack
        stack.stop()


@pytest.fixture(scope="session")
def prometheus(stack):
    """A Prometheus that scrapes the stack as the cluster's does, with labels as the operator gives them."""
    jobs = {
        "frontend": stack.frontend_port, "events-api": stack.events_api_port,
        "notification-service": stack.notification_port,
    }
    with folder("prometheus") as state, Prometheus(state, jobs) as prometheus:
        yield prometheus
