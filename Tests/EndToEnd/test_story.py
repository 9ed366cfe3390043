"""The story that everything else builds on, in a real browser."""

import datetime
import email
import email.policy
import os
import re

import pytest
from playwright.sync_api import expect

from pictures import keep_picture
from stack import eventually
from visitors import BOTH, DEVICES, sign_in


@pytest.mark.parametrize("device", BOTH)
def test_an_event_an_rsvp_and_its_mail_go_all_the_way(stack, browser, device):
    screen = {"viewport": DEVICES[device], "has_touch": device == "phone"}
    title = "Night of the telescopes " + os.urandom(3).hex()
    visitor = browser.new_context(**screen).new_page()
    visitor.goto(stack.address + "/events")
    expect(visitor.get_by_test_id("event-card").first).to_be_visible()
    expect(visitor.get_by_test_id("connection")).to_contain_text("Live")

    organizer = browser.new_context(**screen).new_page()
    sign_in(organizer, stack, "organizer")
    organizer.goto(stack.address + "/events/new")
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    organizer.get_by_label("Title").fill(title)
    organizer.get_by_label("Category").select_option("Social")
    organizer.get_by_label("Location").fill("Observatory")
    organizer.get_by_label("Starts").fill(f"{tomorrow}T20:00")
    organizer.get_by_label("Ends").fill(f"{tomorrow}T22:00")
    organizer.get_by_label("Seats", exact=True).fill("2")
    organizer.get_by_role("button", name="Create event").click()
    organizer.wait_for_url(re.compile("/events/[0-9a-f-]{36}$"))

    # Every open page shows it without reloading.
    expect(visitor.get_by_role("link", name=title)).to_be_visible(timeout=2000)
    visitor.get_by_role("link", name=title).click()
    expect(visitor.get_by_text("0 of 2 seats taken").first).to_be_visible()

    student = browser.new_context(**screen).new_page()
    sign_in(student, stack, "student")
    student.goto(organizer.url)
    student.get_by_role("button", name="RSVP", exact=True).click()
    expect(student.get_by_test_id("rsvp-answer")).to_contain_text("You have a seat.")
    for page in (visitor, organizer, student):
        expect(page.get_by_text("1 of 2 seats taken").first).to_be_visible(timeout=2000)
    keep_picture(student, f"rsvp-{device}")
    keep_picture(visitor, f"event-{device}")

    def mail():
        messages = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in stack.mails()]
        # The organizer hears of the event, too.
        about = [message for message in messages if title in message["Subject"]]
        return [message for message in about if message["To"].addresses[0].addr_spec == "student@campus.example"]

    [message] = eventually(mail)
    assert organizer.url in message.get_body(("plain",)).get_content()
