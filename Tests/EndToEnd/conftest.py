import pathlib
import shutil
import tempfile

import pytest
from playwright.sync_api import sync_playwright

from stack import Stack


def pytest_configure(config):
    config.addinivalue_line("markers", "console_errors(*parts): what the browser's console says of what the test brings about itself")


@pytest.fixture(scope="session")
def stack():
    # Not under /tmp's private folders of pytest: PostgreSQL's own user must be able to enter.
    state = pathlib.Path(tempfile.mkdtemp(prefix="campus-events-e2e.", dir="/var/tmp"))
    state.chmod(0o755)
    stack = Stack(state)
    stack.start()
    yield stack
    stack.stop()
    shutil.rmtree(state)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def browser(chromium, request):
    """A browser of the test's own making; an error in the console of any of its pages fails the test."""
    errors = []
    contexts = []

    class Browser:
        def new_context(self, **options):
            context = chromium.new_context(**options)
            context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
            context.on("weberror", lambda error: errors.append(str(error.error)))
            contexts.append(context)
            return context

    yield Browser()
    for context in contexts:
        context.close()
    expected = [part for marker in request.node.iter_markers("console_errors") for part in marker.args]
    assert [error for error in errors if not any(part in error for part in expected)] == []
