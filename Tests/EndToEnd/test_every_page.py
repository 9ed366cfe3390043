"""Every page, on a phone and a desktop, in light and dark: accessible, without an error, and as wide as the screen."""

import datetime
import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from test_story import keep_picture, sign_in

VISITORS = ["/", "/events", "/events?month=now", "/login", "/register", "/forgot-password", "/about", "/gallery", "/nothing"]
STUDENTS = ["/", "/me/events", "/notifications", "/me/settings", "/groups"]
VIEWPORTS = {"phone": {"width": 393, "height": 851}, "desktop": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def events(stack):
    """One to be had, one whose RSVPs have not opened, and one that is full."""
    token, now = stack.sign_in("organizer"), datetime.datetime.now(datetime.UTC)

    def create(title, **details):
        start = now + datetime.timedelta(days=1)
        body = {
            "title": f"{title} {os.urandom(3).hex()}", "category": "Cultural", "max_attendees": 1, "timezone": "Europe/Berlin",
            "location": "Hall B", "description": "## What to expect\n\n- songs\n- poems", "guests_allowed": True,
            "start_time": start.isoformat(timespec="seconds"),
            "end_time": (start + datetime.timedelta(hours=2)).isoformat(timespec="seconds"),
        } | details
        return stack.call("POST", "/events", body, token)

    later = (now + datetime.timedelta(hours=3)).isoformat(timespec="seconds")
    created = [create("Open mic"), create("Night of songs", rsvp_opens_at=later), create("Full house")]
    stack.call("POST", f"/events/{created[2]['id']}/rsvp", None, token)
    stack.call("POST", f"/events/{created[0]['id']}/rsvp", None, stack.sign_in("student"))
    return [f"/events/{event['id']}" for event in created]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize("who", ["visitor", "student"])
def test_every_page_is_open_to_everyone(stack, browser, events, device, scheme, who):
    context = browser.new_context(viewport=VIEWPORTS[device], color_scheme=scheme, reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    if who == "student":
        sign_in(page, stack, "student")
    for path in (VISITORS if who == "visitor" else STUDENTS) + events:
        page.goto(stack.address + path)
        expect(page.get_by_test_id("connection")).to_contain_text("Live")
        expect(page.locator(".skeleton:not(.gallery *)")).to_have_count(0)
        found = Axe().run(page).response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than the screen"
        name = f"event-{events.index(path)}" if path in events else re.sub(r"\W+", "-", path.strip("/")) or "home"
        keep_picture(page, f"{name}-{who}-{device}-{scheme}")
    assert errors == []
    context.close()


@pytest.mark.parametrize("path", VISITORS)
def test_every_page_fits_the_narrowest_phone(stack, browser, events, path):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for address in [path, *(events if path == "/" else [])]:
        page.goto(stack.address + address)
        expect(page.get_by_test_id("connection")).to_be_visible()
        expect(page.locator(".skeleton:not(.gallery *)")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is wider than the screen"
    context.close()
