"""Guests: people without an account, from the event's page through their mailbox to the door."""

import datetime
import email
import email.policy
import os
import re
import subprocess

import pytest
from playwright.sync_api import expect

from pictures import keep_picture
from stack import eventually
from visitors import sign_in

# What is refused here is refused on purpose, and explained by the page.
pytestmark = pytest.mark.console_errors("status of 4")
DEVICES = {
    "phone": {"viewport": {"width": 375, "height": 780}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}


@pytest.fixture
def title():
    return "Dinner in the dark " + os.urandom(3).hex()


def address(name):
    return f"{name}-{os.urandom(3).hex()}@elsewhere.example"


def mails(stack, title, recipient):
    """What was sent to an address about an event: bodies by the template's beginning of the subject."""
    messages = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in stack.mails()]
    return {
        message["Subject"].split(":")[0]: message.get_body(("plain",)).get_content()
        for message in messages
        if title in message["Subject"] and message["To"].addresses[0].addr_spec == recipient
    }


def confirmation_link(stack, title, recipient):
    def link():
        bodies = [body for subject, body in mails(stack, title, recipient).items() if subject.startswith("Please confirm")]
        return [re.search(r"http\S+/rsvps/\S+/confirm#code=\S+", body)[0] for body in bodies]

    [link] = eventually(link)
    assert link.startswith(stack.address)
    return link


def create_event_for_guests(page, stack, title):
    sign_in(page, stack, "organizer")
    page.goto(stack.address + "/events/new")
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    page.get_by_label("Title").fill(title)
    page.get_by_label("Category").select_option("Social")
    page.get_by_label("Location").fill("Cellar")
    page.get_by_label("Starts").fill(f"{tomorrow}T20:00")
    page.get_by_label("Ends").fill(f"{tomorrow}T22:00")
    page.get_by_label("Seats", exact=True).fill("1")
    page.get_by_label("Guests may come").check()
    page.get_by_role("button", name="Create event").click()
    page.wait_for_url(re.compile("/events/[0-9a-f-]{36}$"))
    return page.url


def ask(browser, device, event_url, name, recipient, button):
    page = browser.new_context(**DEVICES[device]).new_page()
    page.goto(event_url)
    page.get_by_role("button", name="Or come as a guest").click()
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Email").fill(recipient)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_test_id("guest-asked")).to_contain_text(f"We sent a mail to {recipient}")
    return page


def heading(page):
    return page.get_by_role("heading", level=1)


@pytest.mark.parametrize("device", DEVICES)
def test_a_guest_gets_a_seat_gives_it_up_and_the_next_one_comes(stack, browser, title, tmp_path, device):
    organizer = browser.new_context().new_page()
    event_url = create_event_for_guests(organizer, stack, title)
    event_id, token = event_url.rsplit("/", 1)[1], stack.sign_in("organizer")

    def attendees():
        return {rsvp["name"]: rsvp for rsvp in stack.call("GET", f"/events/{event_id}/rsvps", token=token)}

    # The first asks, reads the mail, and has a seat once the button is pressed; a mail scanner's visit is not enough.
    first, second = address("grace"), address("emmy")
    grace = ask(browser, device, event_url, "Grace Hopper", first, "RSVP as a guest")
    keep_picture(grace, f"guest-asked-{device}")
    grace.goto(confirmation_link(stack, title, first))
    expect(heading(grace)).to_have_text("Confirm your seat")
    keep_picture(grace, f"guest-confirm-{device}")
    assert attendees()["Grace Hopper"]["confirm_by"] is not None
    grace.get_by_role("button", name="Confirm my seat").click()
    expect(heading(grace)).to_have_text("You have a seat")
    assert attendees()["Grace Hopper"]["confirm_by"] is None

    # What the page shows is what a camera reads.
    image = grace.get_by_role("img", name="QR code of your ticket")
    expect(image).to_be_visible()
    picture = tmp_path / "ticket.png"
    image.screenshot(path=picture)
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture]
    read = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    assert read == grace.locator(".admission-letters").text_content()
    keep_picture(grace, f"guest-ticket-{device}")

    # The second waits in line, and has confirmed that too.
    emmy = ask(browser, device, event_url, "Emmy Noether", second, "Join the waitlist as a guest")
    expect(emmy.get_by_test_id("guest-asked")).to_contain_text("You are 1st on the waitlist.")
    emmy.goto(confirmation_link(stack, title, second))
    emmy.get_by_role("button", name="Confirm my place in line").click()
    expect(heading(emmy)).to_have_text("You are 1st on the waitlist")

    # The first gives the seat up; the second is told on the open page, by mail, and why.
    grace.get_by_role("button", name="Cancel RSVP").click()
    expect(grace.get_by_text("Your seat goes to the next in line then.")).to_be_visible()
    grace.get_by_role("button", name="Cancel RSVP").click()
    expect(heading(grace)).to_have_text("You gave up your place")
    expect(heading(emmy)).to_have_text("You have a seat")
    expect(emmy.get_by_role("img", name="QR code of your ticket")).to_be_visible()
    emmy.get_by_role("button", name="Why?").click()
    expect(emmy.get_by_text("this was the first in line")).to_be_visible()
    promotion = eventually(lambda: [body for body in mails(stack, title, second).values() if "first in line" in body])
    assert "Somebody gave up a seat" in promotion[0]
    assert {name: rsvp["status"] for name, rsvp in attendees().items()} == {
        "Grace Hopper": "cancelled", "Emmy Noether": "confirmed",
    }

    # At the door: by the ticket's code, and not with the one that was given up.
    organizer.get_by_role("link", name="Door and attendees").click()
    expect(organizer.get_by_test_id("count-seated")).to_have_text("1")
    organizer.get_by_label("Ticket code or name").fill(read)
    organizer.keyboard.press("Enter")
    expect(organizer.get_by_test_id("door-outcome")).to_have_text("The RSVP was cancelled. The event’s page says whether there are seats.")
    organizer.get_by_label("Ticket code or name").fill(emmy.locator(".admission-letters").text_content().lower())
    organizer.keyboard.press("Enter")
    expect(organizer.get_by_test_id("door-outcome")).to_contain_text("Emmy Noether is in.")
    expect(organizer.get_by_test_id("count-checked-in")).to_have_text("1")
    keep_picture(organizer, "door")
    organizer.get_by_test_id("door-outcome").get_by_role("button", name="Undo").click()
    expect(organizer.get_by_test_id("count-checked-in")).to_have_text("0")


def test_the_door_hears_of_other_doors(stack, browser, title):
    organizer = browser.new_context().new_page()
    event_url = create_event_for_guests(organizer, stack, title)
    event_id, token = event_url.rsplit("/", 1)[1], stack.sign_in("organizer")
    student = stack.sign_in("student")
    rsvp = stack.call("POST", f"/events/{event_id}/rsvp", token=student)
    organizer.goto(event_url + "/manage")
    expect(organizer.get_by_test_id("connection")).to_contain_text("Live")
    expect(organizer.get_by_role("button", name=f"Check in {rsvp['name']}")).to_be_visible()
    stack.call("POST", f"/events/{event_id}/check-in", {"rsvp_id": rsvp["id"]}, token)
    expect(organizer.get_by_test_id("count-checked-in")).to_have_text("1")
    expect(organizer.get_by_role("button", name=f"Undo check-in of {rsvp['name']}")).to_be_visible()


def test_strangers_are_told_nothing_of_guests(stack, browser, title):
    organizer = browser.new_context().new_page()
    event_id = create_event_for_guests(organizer, stack, title).rsplit("/", 1)[1]
    token = stack.sign_in("organizer")

    told: list[str] = []
    stranger = browser.new_context().new_page()
    stranger.on("websocket", lambda socket: socket.on("framereceived", lambda frame: told.append(str(frame))))
    stranger.goto(stack.address + "/events")
    expect(stranger.get_by_test_id("connection")).to_contain_text("Live")

    first = stack.call("POST", f"/events/{event_id}/rsvp", {"name": "Grace Hopper", "email": address("grace")})
    stack.call("POST", f"/events/{event_id}/rsvp", {"name": "Emmy Noether", "email": address("emmy")})
    stack.call("DELETE", f"/rsvps/{first['id']}", token=token)

    # Changes are told in the order in which they were committed: who hears of this one has heard of all before.
    start = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=2)
    last = stack.call(
        "POST", "/events",
        {
            "title": title + " (the last)", "category": "Social", "location": "Cellar", "max_attendees": 1,
            "start_time": start.isoformat(timespec="seconds"),
            "end_time": (start + datetime.timedelta(hours=2)).isoformat(timespec="seconds"),
        },
        token,
    )

    def has_heard_all():
        stranger.wait_for_timeout(50)
        return any(last["id"] in frame for frame in told)

    eventually(has_heard_all)
    assert any("capacity:changed" in frame and event_id in frame for frame in told)
    assert not [frame for frame in told if "elsewhere.example" in frame or "Grace Hopper" in frame or "Emmy Noether" in frame]
