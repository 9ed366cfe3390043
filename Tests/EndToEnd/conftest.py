import shutil

import pytest
from playwright.sync_api import sync_playwright

from stack import running_stack


def pytest_configure(config):
    config.addinivalue_line("markers", "console_errors(*parts): what the browser's console says of what the test brings about itself")


@pytest.fixture(scope="session")
def stack():
    with running_stack() as stack:
        yield stack


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
