"""Organizers: their events, changing, duplicating and cancelling them, writing to who comes, and the door's camera."""

import datetime
import os
import re

import pytest
from playwright.sync_api import expect

from accessibility import overflow, settle, violations
from stack import eventually
from test_preferences import Person
from pictures import keep_picture
from visitors import visitor


def publish(stack, **fields):
    start = datetime.datetime.now(datetime.UTC).replace(microsecond=0, second=0) + datetime.timedelta(days=9)
    body = {
        "title": "Kite flying " + os.urandom(3).hex(), "category": "Sports", "location": "Meadow", "max_attendees": 20,
        "start_time": start.isoformat(), "end_time": (start + datetime.timedelta(hours=2)).isoformat(), "timezone": "Europe/Berlin",
    }
    return stack.call("POST", "/events", body | fields, stack.sign_in("organizer"))


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_an_organizer_edits_duplicates_and_cancels(stack, browser, device):
    event = publish(stack)
    with visitor(stack, browser, "organizer", device) as page:
        page.goto(stack.address + "/organizer")
        row = page.get_by_role("listitem").filter(has_text=event["title"])
        expect(row).to_contain_text("0 of 20 seats taken")
        keep_picture(page, f"organizer-{device}")
        row.get_by_role("link", name=re.compile("^Edit: ")).click()
        page.get_by_label("Location", exact=True).fill("The other meadow")
        page.get_by_label("Description").fill("Bring **string**.")
        expect(page.get_by_role("region", name="Preview")).to_contain_text("The other meadow")
        expect(page.locator(".preview strong", has_text="string")).to_be_visible()
        keep_picture(page, f"event-edit-{device}")
        page.get_by_role("button", name="Save changes").click()
        expect(page.get_by_text("Saved.")).to_be_visible()
        assert stack.call("GET", f"/events/{event['id']}")["location"] == "The other meadow"

        page.get_by_role("link", name="Duplicate").click()
        expect(page.get_by_label("Title")).to_have_value(event["title"])
        page.get_by_role("button", name="Save as draft").click()
        page.wait_for_url(lambda url: event["id"] not in url and "/events/new" not in url)
        page.goto(page.url + "/edit")
        page.get_by_role("button", name="Save and publish").click()
        page.wait_for_url(re.compile("/events/[0-9a-f-]{36}$"))
        copy = stack.call("GET", "/events/" + page.url.rsplit("/", 1)[1])
        assert copy["status"] == "upcoming" and copy["location"] == "The other meadow"
        begins = [datetime.datetime.fromisoformat(one["start_time"]) for one in (event, copy)]
        assert begins[1] - begins[0] == datetime.timedelta(days=7)

        page.goto(f"{stack.address}/events/{event['id']}/edit")
        page.get_by_role("button", name="Cancel event").click()
        page.get_by_role("button", name="Yes, call it off").click()
        page.wait_for_url("**/organizer?show=cancelled")
        expect(page.get_by_role("listitem").filter(has_text=event["title"])).to_be_visible()
    assert stack.call("GET", f"/events/{event['id']}", token=stack.sign_in("organizer"))["status"] == "cancelled"


@pytest.mark.console_errors("412")
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_two_who_edit_at_once_lose_nothing(stack, browser, device):
    event = publish(stack)
    with visitor(stack, browser, "organizer", device) as page:
        # Nobody tells this page of changes, so it has to find out when it saves.
        page.route("**/api/v1/live*", lambda route: route.abort())
        page.goto(f"{stack.address}/events/{event['id']}/edit")
        page.get_by_label("Title").fill("Mine " + event["title"])
        stack.call("PATCH", f"/events/{event['id']}", {"title": "Theirs", "max_attendees": 33}, stack.sign_in("admin"))
        page.get_by_role("button", name="Save changes").click()
        # The live connection may have said so first; the way out is the same.
        notice = page.get_by_role("alert")
        expect(notice).to_contain_text("Title: theirs is “Theirs”")
        expect(page.get_by_label("Seats", exact=True)).to_have_value("33")
        assert violations(page) == []
        page.get_by_role("button", name="Save changes").click()
        expect(page.get_by_text("Saved.")).to_be_visible()
    saved = stack.call("GET", f"/events/{event['id']}")
    assert (saved["title"], saved["max_attendees"]) == ("Mine " + event["title"], 33)


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_what_is_typed_outlives_the_page(stack, browser, device):
    title = "Half an idea " + os.urandom(3).hex()
    with visitor(stack, browser, "organizer", device) as page:
        page.goto(stack.address + "/events/new")
        page.get_by_label("Title").fill(title)
        page.reload()
        expect(page.get_by_label("Title")).to_have_value(title)
        expect(page.get_by_text("This is what you had typed")).to_be_visible()
        page.get_by_role("button", name="Begin anew").click()
        expect(page.get_by_label("Title")).to_have_value("")
        page.reload()
        expect(page.get_by_label("Title")).to_have_value("")


def test_what_can_be_typed_is_what_is_taken(stack, browser):
    """Both count characters: a browser by itself would count many of them twice."""
    longest = {"title": 200, "description": 10_000, "location": 300}
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    with visitor(stack, browser, "organizer") as page:
        def field(name):
            return page.locator(f".field [name={name}]")

        page.goto(stack.address + "/events/new")
        page.get_by_label("Category").select_option("Social")
        page.get_by_label("Starts").fill(f"{tomorrow}T20:00")
        page.get_by_label("Ends").fill(f"{tomorrow}T22:00")
        page.get_by_label("Seats", exact=True).fill("2")
        for name, most in longest.items():
            field(name).fill("🎭" * (most + 1))
        page.get_by_role("button", name="Create event").click()
        for name, most in longest.items():
            error = page.locator(f".field:has([name={name}]) .field-error")
            expect(error).to_have_text(f"Must be at most {most:,} characters.")
            field(name).fill("🎭" * most)
        page.get_by_role("button", name="Create event").click()
        page.wait_for_url(re.compile("/events/[0-9a-f-]{36}$"))
        event = stack.call("GET", "/events/" + page.url.rsplit("/", 1)[1])
    assert {name: len(event[name]) for name in longest} == longest


@pytest.mark.parametrize("device, scheme", [("phone", "dark"), ("desktop", "light")])
def test_everyone_reads_who_invites(stack, browser, device, scheme):
    token = stack.sign_in("organizer")
    group = stack.call("POST", "/groups", {"name": "Kite club " + os.urandom(3).hex(), "description": "We **fly**."}, token)
    ours = publish(stack, group_id=group["id"])
    mine = publish(stack)
    name = "Prof. O. Lang " + os.urandom(2).hex()
    with visitor(stack, browser, "organizer", device, color_scheme=scheme) as page:
        page.goto(stack.address + "/me/settings")
        page.get_by_label("Your name at your events").fill(name)
        page.get_by_role("button", name="Save name at events").click()
        expect(page.get_by_text("Saved.")).to_be_visible()
        keep_picture(page, f"settings-public-name-{device}")
        assert violations(page) == [] and overflow(page) <= 0
        page.goto(stack.address + "/organizer")
        expect(page.get_by_role("listitem").filter(has_text=ours["title"])).to_contain_text(group["name"])
        keep_picture(page, f"organizer-groups-{device}")
        assert violations(page) == [] and overflow(page) <= 0
        page.goto(f"{stack.address}/events/{ours['id']}")
        page.get_by_role("link", name=group["name"]).click()
        expect(page.get_by_role("heading", name=group["name"])).to_be_visible()
        expect(page.get_by_test_id("event-card").filter(has_text=ours["title"])).to_be_visible()
        expect(page.get_by_test_id("event-card").filter(has_text=mine["title"])).to_have_count(0)
        settle(page)
        keep_picture(page, f"group-{device}")
        assert violations(page) == [] and overflow(page) <= 0
    with visitor(stack, browser, None, device, color_scheme=scheme) as page:
        for event, who in [(mine, name), (ours, group["name"])]:
            page.goto(f"{stack.address}/events/{event['id']}")
            expect(page.locator(".facts")).to_contain_text(who)
            keep_picture(page, f"event-organizer-{'group' if event is ours else 'person'}-{device}")
            assert violations(page) == [] and overflow(page) <= 0


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_a_message_goes_to_who_comes_and_its_deliveries_are_seen(stack, browser, device):
    event = publish(stack)
    Person(stack).call("POST", f"/events/{event['id']}/rsvp")
    subject = "Bring string " + os.urandom(3).hex()
    with visitor(stack, browser, "organizer", device) as page:
        page.goto(f"{stack.address}/events/{event['id']}/messages")
        page.get_by_label("Subject").fill(subject)
        page.get_by_label("Message", exact=True).fill("Fifty metres.")
        page.get_by_role("button", name="Send to 1 person").click()
        expect(page.get_by_role("heading", name=subject)).to_be_visible()
        keep_picture(page, f"messages-{device}")
        eventually(lambda: stack.call("GET", f"/events/{event['id']}/messages", token=stack.sign_in("organizer"))[0].get("told_at"))
        rows = page.get_by_role("row").filter(has_text="Organizer’s message")

        def arrived():
            page.goto(f"{stack.address}/events/{event['id']}/deliveries")
            expect(page.get_by_role("table").or_(page.get_by_text("Nobody was told"))).to_be_visible()
            return rows.filter(has_text="Nia Newcomer").count() == 2

        eventually(arrived)
        page.get_by_label("Way").select_option("email")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text("Mail")
        keep_picture(page, f"deliveries-{device}")
        assert overflow(page) == 0


# Chromium on Linux has no BarcodeDetector: this one sees the code that the test holds before the camera.
DETECTOR = """
window.BarcodeDetector = class {
  static getSupportedFormats() { return Promise.resolve(["qr_code"]); }
  detect() { return Promise.resolve(window.held ? [{ rawValue: window.held }] : []); }
};
const canvas = document.createElement("canvas");
const picture = canvas.getContext("2d");
// Only what changes is a new picture.
setInterval(() => picture.fillRect(0, 0, Math.random() * 300, 150), 50);
navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(5));
"""


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_a_ticket_is_read_with_the_camera(stack, browser, device):
    event = publish(stack)
    student = stack.sign_in("student")
    rsvp = stack.call("POST", f"/events/{event['id']}/rsvp", token=student)
    code = stack.call("GET", f"/rsvps/{rsvp['id']}/ticket", token=student)["code"]
    with visitor(stack, browser, "organizer", device, service_workers="block") as page:
        page.add_init_script(DETECTOR)
        held = []
        page.route(re.compile("/assets/CameraScanner-"), lambda route: held.append(route))
        page.goto(f"{stack.address}/events/{event['id']}/manage")
        settle(page)
        # What comes later moves nothing.
        field = page.get_by_label("Ticket code or name")
        place = field.bounding_box()
        # Asking the page anything lets what it asks for be seen.
        [camera] = eventually(lambda: page.evaluate("0") or held)
        camera.continue_()
        expect(page.get_by_role("button", name="Scan with the camera")).to_be_visible()
        assert field.bounding_box() == place
        page.get_by_role("button", name="Scan with the camera").click()
        expect(page.get_by_text("Hold a ticket’s QR code before the camera.")).to_be_visible()
        keep_picture(page, f"door-camera-{device}")
        assert violations(page) == []
        page.evaluate("code => { window.held = code }", code)
        expect(page.get_by_test_id("door-outcome")).to_contain_text("is in.")
        expect(page.get_by_test_id("count-checked-in")).to_have_text("1")
