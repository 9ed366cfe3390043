"""What one is told, on the page, and by which ways one wants to be told."""

import os
import re

import pytest
from playwright.sync_api import expect

from stack import eventually
from test_preferences import PASSWORD, Person, texts
from test_student_pages import new_event
from visitors import BOTH, visitor


@pytest.mark.parametrize("device", BOTH)
def test_what_is_told_is_read_and_its_ways_are_chosen(stack, browser, device):
    person = Person(stack)
    event = new_event(stack, "Told evening")
    number = f"+4930{int.from_bytes(os.urandom(4)):010d}"
    with visitor(stack, browser, device=device) as page:
        page.goto(stack.address + "/login?next=/events/" + event["id"])
        page.get_by_label("Email").fill(person.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="RSVP", exact=True).click(timeout=20_000)
        bell = page.get_by_role("banner").get_by_role("link", name="Notifications")
        # It counts while the page is open.
        expect(bell).to_contain_text("1 unread", timeout=20_000)
        bell.click()
        told = page.get_by_role("listitem").filter(has_text="Told evening")
        expect(told).to_contain_text("(unread)")
        page.get_by_role("button", name="Mark all as read").click()
        expect(told).not_to_contain_text("(unread)")
        expect(bell).not_to_contain_text("unread")

        page.get_by_role("link", name="How you are told").click()
        mail = page.get_by_label("Your seats: Mail")
        expect(mail).to_be_checked()
        mail.uncheck()
        eventually(lambda: not person.call("GET", "/users/me/preferences")["channels"]["rsvp"]["email"])
        page.get_by_label("Telephone").fill(number)
        page.get_by_role("button", name="Send a code").click()
        [text] = eventually(lambda: texts(stack, number))
        page.get_by_label("Code").fill(re.search(r"\b[0-9]{6}\b", text)[0])
        page.get_by_role("button", name="Confirm the number").click()
        expect(page.get_by_text("Confirmed. SMS go there.")).to_be_visible()
        page.reload()
        expect(page.get_by_label("Your seats: Mail")).not_to_be_checked()
