import pathlib
import shutil
import tempfile

import pytest
from playwright.sync_api import sync_playwright

from stack import Stack


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
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()
