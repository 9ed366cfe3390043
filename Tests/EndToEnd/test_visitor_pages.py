"""What visitors do: find an event from the first page on, sign in on the way, and find out of where there is nothing."""

import datetime
import os
import pathlib
import re

import pytest
from playwright.sync_api import expect

from accessibility import WATCH_JUMPS, jumps
from test_student_pages import new_event
from visitors import BOTH, visitor

# A wrong password is refused.
@pytest.mark.console_errors("401")
@pytest.mark.parametrize("device", BOTH)
def test_from_the_first_page_to_a_seat(stack, browser, device):
    title = "Lanterns " + os.urandom(4).hex()
    event = new_event(stack, title)
    with visitor(stack, browser, device=device) as page:
        page.goto(stack.address + "/")
        expect(page.get_by_role("heading", level=1)).to_have_text("What’s on at your campus")
        expect(page.get_by_role("link", name="Workshop", exact=True)).to_have_attribute("href", "/events?category=Workshop")
        page.get_by_role("searchbox").fill(title.split()[1])
        page.get_by_role("button", name="Search").click()
        expect(page).to_have_url(re.compile("/events[?]search="))
        page.get_by_role("link", name=title).click()
        page.get_by_role("link", name="Sign in to RSVP").click()
        page.get_by_label("Email").fill("student@campus.example")
        page.get_by_label("Password").fill("not this one")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_contain_text("is not right", timeout=20_000)
        page.get_by_label("Password").fill("campus-demo")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"**/events/{event['id']}", timeout=20_000)
        page.get_by_role("button", name="RSVP", exact=True).click()
        expect(page.get_by_test_id("rsvp-answer")).to_contain_text("You have a seat.")
        page.get_by_role("link", name="Campus Events").click()
        expect(page.get_by_role("complementary", name="Your next event")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("device", BOTH)
def test_a_field_says_what_it_takes_before_anything_is_sent(stack, browser, device):
    with visitor(stack, browser, device=device) as page:
        sent = []
        page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
        page.goto(stack.address + "/register")
        page.get_by_label("Email").fill("nobody")
        page.get_by_label("Password").fill("short")
        page.get_by_role("button", name="Create account").click()
        expect(page.get_by_role("alert")).to_be_focused()
        expect(page.get_by_role("alert")).to_contain_text("Name: This is required.")
        email = page.get_by_label("Email")
        expect(email).to_have_accessible_description(re.compile("Must be an email address"))
        expect(page.get_by_label("Password")).to_have_accessible_description(re.compile("Must be at least 10 characters"))
        email.fill("nobody@campus.example")
        expect(email).not_to_have_attribute("aria-invalid", "true")
        assert sent == []


@pytest.mark.parametrize("device", BOTH)
def test_nowhere_has_a_way_out_and_the_foot_tells_what_this_is(stack, browser, device):
    with visitor(stack, browser, device=device) as page:
        page.goto(stack.address + "/nothing/here")
        expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
        page.get_by_role("link", name="See coming events").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Coming events")
        page.get_by_role("link", name="About").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("About Campus Events")
        expect(page).to_have_title("About Campus Events · Campus Events")


@pytest.mark.console_errors("net::ERR_FAILED")
@pytest.mark.parametrize("path", ["/", "/events", "event"])
def test_the_first_answer_and_the_pages_files_do_not_wait_for_the_application(stack, browser, path):
    # The next of all, so that it stands on each page, however many others there are.
    event = new_event(stack, "Early " + os.urandom(3).hex(), datetime.timedelta(minutes=3))
    asked = f"/api/v1/events/{event['id']}" if path == "event" else "/api/v1/events?status=upcoming"
    file = {"/": "HomePage", "/events": "EventsPage", "event": "EventPage"}[path]
    address = stack.address + (f"/events/{event['id']}" if path == "event" else path)
    with visitor(stack, browser, service_workers="block") as page:
        main = re.compile(r"/assets/main-\w+\.js$")
        page.route(main, lambda route: route.abort())
        seen = []
        page.on("request", lambda request: seen.append(request.url))
        page.goto(address)
        assert stack.address + asked in seen
        assert any(f"/assets/{file}-" in url for url in seen)
        # What was asked for so early is what the application shows.
        page.unroute(main)
        page.goto(address)
        expect(page.get_by_text(event["title"]).first).to_be_visible()


@pytest.mark.parametrize("device", BOTH)
def test_an_events_page_never_jumps(stack, browser, device):
    opens = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    counting = new_event(stack, "Counting down " + os.urandom(3).hex(), rsvp_opens_at=opens.isoformat())
    free = new_event(stack, "Free seats " + os.urandom(3).hex(), description="Words. " * 80)
    with visitor(stack, browser, "student", device) as page:
        page.add_init_script(WATCH_JUMPS)
        for event in (counting, free):
            page.goto(f"{stack.address}/events/{event['id']}")
            expect(page.get_by_test_id("connection")).to_contain_text("Live")
            expect(page.locator(".skeleton")).to_have_count(0)
            if event is free:
                page.get_by_role("button", name="RSVP", exact=True).click()
                expect(page.get_by_role("img", name="QR code of your ticket")).to_be_visible()
            # Some seconds of the countdown, and what comes late.
            page.wait_for_timeout(2_500)
            assert jumps(page) == []


@pytest.mark.parametrize("device", BOTH)
def test_times_are_the_events_own_and_the_readers(stack, browser, device):
    far = new_event(stack, "Far away " + os.urandom(3).hex(), timezone="Asia/Tokyo", start_time="2030-07-01T23:30:00Z", end_time="2030-07-02T01:00:00Z")
    with visitor(stack, browser, device=device) as page:
        page.goto(f"{stack.address}/events/{far['id']}")
        facts = page.locator(".facts")
        expect(facts).to_contain_text("Tuesday, 2 July 2030")
        expect(facts).to_contain_text("08:30 – 10:00")
        expect(facts).to_contain_text("Asia/Tokyo time")
        expect(facts).to_contain_text("01:30 – 03:00 your time")


@pytest.mark.parametrize("device", BOTH)
@pytest.mark.parametrize("name", [None, "student"])
def test_an_event_is_shared_and_put_into_ones_own_calendar(stack, browser, device, name):
    event = new_event(stack, "To share " + os.urandom(3).hex())
    with visitor(stack, browser, name, device, permissions=["clipboard-read", "clipboard-write"]) as page:
        # As on a device that has no way of its own to share.
        page.add_init_script("delete Navigator.prototype.share")
        page.goto(f"{stack.address}/events/{event['id']}")
        page.get_by_role("button", name="Share").click()
        expect(page.get_by_text("The link is copied.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == page.url
        with page.expect_download() as download:
            page.get_by_text("Add to calendar").click()
        kept = pathlib.Path(download.value.path()).read_text(encoding="utf-8")
        assert download.value.suggested_filename.endswith(".ics")
        assert kept.startswith("BEGIN:VCALENDAR") and event["title"] in kept.replace("\r\n ", "")


@pytest.mark.parametrize("device", BOTH)
def test_a_device_with_its_own_way_to_share_is_asked(stack, browser, device):
    event = new_event(stack, "To share " + os.urandom(3).hex())
    with visitor(stack, browser, device=device) as page:
        page.add_init_script("Object.defineProperty(navigator, 'share', { value: async (what) => { window.shared = what; } })")
        page.goto(f"{stack.address}/events/{event['id']}")
        page.get_by_role("button", name="Share").click()
        page.wait_for_function("window.shared")
        assert page.evaluate("shared") == {"title": event["title"], "url": page.url}


@pytest.mark.parametrize("device", BOTH)
def test_signing_in_leads_back_to_where_one_was(stack, browser, device):
    with visitor(stack, browser, device=device) as page:
        for path in ["/events?category=Social&when=month", "/me/events?show=past"]:
            page.goto(stack.address + path)
            page.get_by_role("banner").get_by_role("link", name="Sign in").click()
            page.get_by_label("Email").fill("student@campus.example")
            page.get_by_label("Password").fill("campus-demo")
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(stack.address + path, timeout=20_000)
            page.get_by_role("button", name="Sign out").click()
            expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("device", BOTH)
def test_the_chosen_day_of_the_calendar_is_there_on_the_way_back(stack, browser, device):
    title = "Chosen day " + os.urandom(3).hex()
    event = new_event(stack, title, datetime.timedelta(days=45))
    with visitor(stack, browser, device=device) as page:
        page.goto(f"{stack.address}/events?month={event['start_time'][:7]}&search={title.split()[-1]}")
        page.get_by_role("button", name=re.compile(": 1 event")).click()
        link = page.get_by_role("heading", name=title, exact=True).get_by_role("link")
        link.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        page.go_back()
        expect(link).to_be_visible()
        page.reload()
        expect(link).to_be_visible()
