"""People before a browser: with a phone or at a desk, signed in or not."""

import contextlib

DEVICES = {"phone": {"width": 390, "height": 844}, "narrow": {"width": 320, "height": 640}, "desktop": {"width": 1280, "height": 900}}
# A test for both: what is touched on one and clicked on the other must work the same.
BOTH = ["phone", "desktop"]


@contextlib.contextmanager
def visitor(stack, browser, name=None, device="desktop", **options):
    """A page of somebody's own."""
    touch = {"has_touch": True, "is_mobile": True} if device == "phone" else {}
    options = {"viewport": DEVICES[device], "locale": "en-GB", "timezone_id": "Europe/Berlin", "reduced_motion": "reduce"} | touch | options
    context = browser.new_context(**options)
    page = context.new_page()
    if name:
        sign_in(page, stack, name)
    yield page
    context.close()


def sign_in(page, stack, name):
    page.goto(stack.address + "/login")
    page.get_by_label("Email").fill(f"{name}@campus.example")
    page.get_by_label("Password").fill("campus-demo")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login" not in url)
