"""Every page, for everyone who may see it: accessible in light and dark, at every width and with keys, without an error."""

import datetime
import os
import re

import pytest
from playwright.sync_api import expect

from accessibility import WATCH_JUMPS, jumps, keyboard_faults, moving, overflow, overflows, settle, violations
from pictures import keep_picture
from test_administration_pages import ask
from test_guests import confirmation_link
from test_preferences import PASSWORD, Person
from visitors import BOTH, visitor


def new_event(stack, title, token, **details):
    start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    body = {
        "title": title, "category": "Cultural", "max_attendees": 1, "timezone": "Europe/Berlin", "location": "Hall B",
        "description": "## What to expect\n\n- songs\n- poems", "guests_allowed": True,
        "start_time": start.isoformat(timespec="seconds"),
        "end_time": (start + datetime.timedelta(hours=2)).isoformat(timespec="seconds"),
    } | details
    return stack.call("POST", "/events", body, token)


@pytest.fixture(scope="module")
def campus(stack):
    """One event of each kind, a guest's link, a group, and something for an administrator to decide."""
    organizer, student = stack.sign_in("organizer"), stack.sign_in("student")
    mark = os.urandom(3).hex()
    later = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=3)).isoformat(timespec="seconds")
    events = {
        "mine": new_event(stack, f"Open mic {mark}", organizer, max_attendees=20),
        "far": new_event(stack, f"Far away {mark}", organizer, timezone="Asia/Tokyo", max_attendees=20),
        "later": new_event(stack, f"Night of songs {mark}", organizer, rsvp_opens_at=later),
        "full": new_event(stack, f"Full house {mark}", organizer),
        "waiting": new_event(stack, f"A long line {mark}", organizer),
        "off": new_event(stack, f"Called off {mark}", organizer),
    }
    paths = {name: f"/events/{event['id']}" for name, event in events.items()}
    for name in ("full", "waiting"):
        stack.call("POST", f"{paths[name]}/rsvp", None, organizer)
    for name in ("mine", "waiting"):
        stack.call("POST", f"{paths[name]}/rsvp", None, student)
    stack.call("DELETE", paths["off"], None, organizer)
    guest = f"grace-{mark}@campus.example"
    stack.call("POST", f"{paths['far']}/rsvp", {"name": "Grace Hopper", "email": guest})
    group = stack.call("POST", "/groups", {"name": f"Stargazers {mark}", "description": "We **look up**."}, organizer)
    newcomer = Person(stack)
    stack.call("PATCH", f"/admin/users/{newcomer.id}", {"role": "organizer"}, stack.sign_in("admin"))
    newcomer.token = stack.call("POST", "/auth/login", {"email": newcomer.email, "password": PASSWORD})["access_token"]
    ask(newcomer)
    link = confirmation_link(stack, events["far"]["title"], guest)
    return paths | {"guest": link.removeprefix(stack.address), "group": f"/groups/{group['id']}"}


def open_each(name):
    """Opens what only some want to see."""
    def prepare(page):
        closed = page.get_by_role("button", name=name, expanded=False)
        while closed.count():
            closed.first.click()
        settle(page)
    return prepare


def press(name):
    def prepare(page):
        page.get_by_role("button", name=name).first.click()
        settle(page)
    return prepare


def send_empty(button):
    """Shows what is wrong with each field."""
    def prepare(page):
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("alert")).to_be_visible()
    return prepare


def tables(page):
    """Shows every chart's table in its place."""
    for choice in page.get_by_text("Table", exact=True).all():
        choice.click()


def places(who, campus):
    """The pages that somebody sees: their names, addresses, and what is to be done there first."""
    match who:
        case "visitor":
            return [
                ("home", "/", None), ("events", "/events", None), ("calendar", "/events?month=now", None),
                ("event", campus["mine"], open_each("Or come as a guest")), ("event-far", campus["far"], None), ("event-later", campus["later"], None),
                ("event-full", campus["full"], None), ("event-off", campus["off"], None),
                ("guest-confirm", campus["guest"], None), ("sign-in", "/login", None),
                ("register", "/register", send_empty("Create account")), ("forgot-password", "/forgot-password", None),
                ("reset-password", "/reset-password#secret", None), ("verify-email", "/verify-email", None),
                ("about", "/about", None), ("gallery", "/gallery", None), ("not-found", "/nothing", None),
                ("settings-closed", "/me/settings", None),
            ]
        case "student":
            return [
                ("home", "/", None), ("my-events", "/me/events", open_each("Ticket")), ("event", campus["mine"], open_each("Why?")),
                ("event-waiting", campus["waiting"], None), ("notifications", "/notifications", None),
                ("settings", "/me/settings", open_each("Change your password")), ("groups", "/groups", None),
            ]
        case "organizer":
            own = campus["mine"]
            return [
                ("organizer", "/organizer", None), ("create-event", "/events/new", send_empty("Create event")),
                ("edit-event", f"{own}/edit", None), ("door", f"{own}/manage", None), ("messages", f"{own}/messages", None),
                ("deliveries", f"{own}/deliveries", None), ("groups", "/groups", press("Make a group")), ("group", campus["group"], None),
                ("figures", "/organizer/figures?period=next-30", None), ("figures-tables", "/organizer/figures", tables),
                ("event-figures", f"{own}/figures", None),
            ]
        case "admin":
            return [
                ("approvals", "/admin", press("Give back")), ("people", "/admin/users", None),
                ("venues", "/admin/venues", press("Add a venue")), ("audit-log", "/admin/audit-log", None),
                ("dead-letters", "/admin/dead-letters", None), ("figures", "/admin/figures?period=days", None),
            ]


# A page that is not there, and the mailed links that are none, are the test's own doing.
@pytest.mark.parametrize("device", BOTH)
@pytest.mark.parametrize("who", ["visitor", "student", "organizer", "admin"])
def test_every_page_is_open_to_everyone(stack, browser, campus, who, device):
    faults = []
    with visitor(stack, browser, None if who == "visitor" else who, device) as page:
        page.add_init_script(WATCH_JUMPS)
        for name, path, prepare in places(who, campus):
            # Also where only what stands behind the # is another.
            page.goto("about:blank")
            page.goto(stack.address + path)
            settle(page)
            faults += jumps(page)
            if prepare:
                prepare(page)
            if wider := overflow(page):
                faults.append(f"{path} is wider than the {device} by {wider}")
            faults += violations(page, f"{name}-{who}-{device}")
            faults += [f"{path}: moves: {one}" for one in moving(page)]
            if device == "desktop":
                faults += keyboard_faults(page) + overflows(page)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("who", ["visitor", "student", "organizer", "admin"])
def test_german_words_have_room_on_every_page(stack, browser, campus, who):
    faults = []
    with visitor(stack, browser, None if who == "visitor" else who, "narrow") as page:
        page.goto(stack.address + "/about")
        page.evaluate("localStorage.setItem('campus-events.language', 'de')")
        for name, path, _ in places(who, campus):
            page.goto("about:blank")
            page.goto(stack.address + path)
            settle(page)
            expect(page.locator("html")).to_have_attribute("lang", "de")
            keep_picture(page, f"{name}-{who}-german")
            if wider := overflow(page):
                faults.append(f"{path} is wider than the narrowest phone by {wider}")
    assert not faults, "\n".join(faults)


@pytest.mark.console_errors("net::ERR_FAILED")
@pytest.mark.parametrize("device", BOTH)
def test_a_page_that_cannot_be_loaded_says_what_to_do(stack, browser, campus, device):
    with visitor(stack, browser, "organizer", device) as page:
        page.goto(stack.address + "/events")
        settle(page)
        for name, path in [("event", campus["far"]), ("door", f"{campus['mine']}/manage"), ("edit", f"{campus['mine']}/edit"), ("group", campus["group"])]:
            api = re.compile(r"/api/v1/(events|groups)/")
            page.route(api, lambda route: route.abort())
            page.goto(stack.address + path)
            expect(page.get_by_role("heading", level=1)).to_have_text("This page could not be loaded")
            expect(page).to_have_title("This page could not be loaded · Campus Events")
            expect(page.get_by_role("alert")).to_contain_text("Check your connection and try again.")
            assert violations(page, f"failed-{name}-{device}") == [] and overflow(page) == 0
            page.unroute(api)
            page.get_by_role("button", name="Try again").click()
            expect(page.get_by_role("alert")).to_have_count(0)
            expect(page.get_by_role("heading", level=1)).not_to_have_text("This page could not be loaded")
