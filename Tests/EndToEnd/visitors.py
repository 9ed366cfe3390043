"""People before a browser: with a phone or at a desk, signed in or not; an error in the console fails their test."""

import contextlib

from test_story import sign_in

DEVICES = {"phone": {"width": 390, "height": 844}, "narrow": {"width": 320, "height": 640}, "desktop": {"width": 1280, "height": 900}}


@contextlib.contextmanager
def visitor(stack, browser, name=None, device="desktop", expected=(), **options):
    """A page of somebody's own. `expected`: parts of the console's errors that the test brings about itself."""
    context = browser.new_context(viewport=DEVICES[device], locale="en-GB", timezone_id="Europe/Berlin", **options)
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    if name:
        sign_in(page, stack, name)
    yield page
    context.close()
    unexpected = [error for error in errors if not any(part in error for part in expected)]
    assert unexpected == []
