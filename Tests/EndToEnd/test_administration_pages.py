"""Administrators: approvals, people, venues, the audit log, and what could not be told."""

import datetime
import os
import subprocess

import pytest
from playwright.sync_api import expect

from accessibility import settle
from replica import own_environment
from test_preferences import PASSWORD, Person
from pictures import keep_picture
from visitors import visitor


@pytest.fixture
def newcomer(stack):
    """An organizer whom nobody knows yet."""
    person = Person(stack)
    stack.call("PATCH", f"/admin/users/{person.id}", {"role": "organizer"}, stack.sign_in("admin"))
    # Another role signs out everywhere.
    person.token = stack.call("POST", "/auth/login", {"email": person.email, "password": PASSWORD})["access_token"]
    return person


def ask(newcomer, **fields):
    start = datetime.datetime.now(datetime.UTC).replace(microsecond=0) + datetime.timedelta(days=5)
    body = {
        "title": "Build night " + os.urandom(3).hex(), "category": "Workshop", "location": "Makerspace", "max_attendees": 12,
        "description": "Solder and *pizza*.", "timezone": "Europe/Berlin",
        "start_time": start.isoformat(), "end_time": (start + datetime.timedelta(hours=2)).isoformat(),
    }
    event = newcomer.call("POST", "/events", body | fields)
    assert event["status"] == "pending"
    return event


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_one_event_is_approved_and_one_given_back(stack, browser, newcomer, device):
    good, poor = ask(newcomer), ask(newcomer)
    with visitor(stack, browser, "admin", device) as page:
        page.goto(stack.address + "/admin")
        expect(page.get_by_role("listitem").filter(has_text=good["title"])).to_contain_text(newcomer.email)
        # Who asks meanwhile is there without loading anything anew.
        expect(page.get_by_test_id("connection")).to_contain_text("Live")
        late = ask(newcomer)
        expect(page.get_by_role("listitem").filter(has_text=late["title"])).to_be_visible(timeout=20_000)
        keep_picture(page, f"admin-approvals-{device}")
        page.get_by_role("button", name=f"Approve: {good['title']}").click()
        expect(page.get_by_text(f"“{good['title']}” is published.")).to_be_visible()
        page.get_by_role("button", name=f"Give back: {poor['title']}").click()
        page.get_by_label("What is to be changed").fill("Another room, please.")
        page.get_by_role("button", name="Give back", exact=True).click()
        expect(page.get_by_role("link", name=poor["title"])).to_have_count(0)
    states = [newcomer.call("GET", f"/events/{event['id']}")["status"] for event in (good, poor)]
    assert states == ["upcoming", "draft"]


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_a_persons_role_and_trust_are_changed(stack, browser, device):
    person = Person(stack)
    with visitor(stack, browser, "admin", device) as page:
        page.goto(stack.address + "/admin/users")
        page.get_by_role("searchbox").fill(person.email)
        expect(page.locator(".data-table tbody tr")).to_have_count(1)
        page.get_by_label("Role of Nia Newcomer").select_option("organizer")
        expect(page.get_by_text("Nia Newcomer is changed.")).to_be_visible()
        page.get_by_label("Nia Newcomer publishes without approval").check()
        keep_picture(page, f"admin-people-{device}")
        expect(page.get_by_label("Nia Newcomer publishes without approval")).to_be_enabled()
        page.goto(stack.address + "/admin/audit-log")
        page.get_by_text("Accounts", exact=True).click()
        expect(page.get_by_text("role: student → organizer").first).to_be_visible()
        keep_picture(page, f"admin-audit-log-{device}")
    changed = stack.call("GET", f"/admin/users/{person.id}", token=stack.sign_in("admin"))
    assert (changed["role"], changed["is_trusted"]) == ("organizer", True)


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_a_venue_is_added_changed_and_taken_out_of_use(stack, browser, device):
    name = "Room " + os.urandom(3).hex()
    with visitor(stack, browser, "admin", device) as page:
        page.goto(stack.address + "/admin/venues")
        page.get_by_role("button", name="Add a venue").click()
        page.get_by_label("Name").fill(name)
        page.get_by_label("People it holds").fill("30")
        page.get_by_role("button", name="Save venue").click()
        row = page.get_by_role("row").filter(has_text=name)
        expect(row).to_contain_text("30")
        page.get_by_role("button", name=f"Change {name}").click()
        page.get_by_label("Accessibility").fill("Lift from the courtyard.")
        keep_picture(page, f"admin-venues-{device}")
        page.get_by_role("button", name="Save venue").click()
        expect(row).to_contain_text("Lift from the courtyard.")
        page.get_by_role("button", name=f"Remove {name}").click()
        page.get_by_role("button", name=f"Take {name} out of use").click()
        expect(row).to_have_count(0)


@pytest.fixture
def dead_letter(stack):
    """A mail that was given up: what went wrong with it."""
    Person(stack)
    error = "550 no such mailbox " + os.urandom(3).hex()
    statement = f"""
        UPDATE notifications.notifications SET status = 'failed', last_error = '{error}', attempts = 5,
            fencing_token = fencing_token + 1, updated_at = now()
        WHERE id = (SELECT id FROM notifications.notifications WHERE channel = 'email' AND status = 'sent' LIMIT 1)
    """
    subprocess.run(["psql", "-qAtX", own_environment(stack)["DATABASE_URL"], "-c", statement], check=True)
    return error


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_what_could_not_be_told_is_tried_again(stack, browser, dead_letter, device):
    with visitor(stack, browser, "admin", device) as page:
        page.goto(stack.address + "/admin/dead-letters")
        row = page.get_by_role("row").filter(has_text=dead_letter)
        expect(row).to_contain_text("5 attempts")
        keep_picture(page, f"admin-dead-letters-{device}")
        row.get_by_role("button", name="Try again").click()
        expect(page.get_by_text("1 is tried again.")).to_be_visible()
        expect(row).to_have_count(0)
        page.reload()
        settle(page)
        expect(row).to_have_count(0)


def test_administrators_pages_work_by_keyboard(stack, browser, newcomer):
    event = ask(newcomer)
    with visitor(stack, browser, "admin") as page:
        page.goto(stack.address + "/admin")
        page.get_by_role("link", name=event["title"]).focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Solder and pizza.")).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"“{event['title']}” is published.")).to_be_visible()
