"""What a deployment is tried with does well with a stack that works, and fails with one that does not."""

import subprocess
import sys

import pytest

from stack import ROOT, free_port


def tried(name: str, address: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, ROOT / f"Tests/Deployed/{name}.py", address], env={"LOAD_SECONDS": "3", "LOAD_PEOPLE": "5"} | environment,
        capture_output=True, text=True, timeout=120,
    )


@pytest.mark.parametrize("name", ["smoke", "story", "load"])
def test_a_stack_that_works_passes(stack, name):
    run = tried(name, stack.address)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(stack.address) or "requests, p95" in run.stdout


@pytest.mark.parametrize("name", ["smoke", "story", "load"])
def test_where_nothing_answers_it_says_so_in_one_line(name):
    run = tried(name, f"http://localhost:{free_port()}")
    assert run.returncode == 1
    assert len(run.stderr.strip().splitlines()) == 1 and "refused" in run.stderr


def test_events_api_alone_is_not_enough(stack):
    """Its pages are missing."""
    run = tried("smoke", f"http://localhost:{stack.events_api_port}")
    assert run.returncode == 1 and "GET /" in run.stderr
