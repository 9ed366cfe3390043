"""What students do in the web app: find an event and the way back to it, in their language, and a seat, also when the network fails."""

import datetime
import os
import re

import pytest
from playwright.sync_api import expect

from accessibility import WATCH_JUMPS, jumps, settle, violations
from pictures import keep_picture
from test_preferences import Person
from visitors import sign_in

PHONE = {"viewport": {"width": 393, "height": 851}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(params=["phone", "desktop"])
def page(request, browser):
    context = browser.new_context(**(PHONE if request.param == "phone" else DESKTOP), locale="en-GB", reduced_motion="reduce")
    return context.new_page()


def new_event(stack, title, after=datetime.timedelta(days=1), token=None, **details):
    now = datetime.datetime.now(datetime.UTC)
    body = {
        "title": title, "category": "Social", "max_attendees": 20, "timezone": "UTC", "location": "Hall B",
        "start_time": (now + after).isoformat(timespec="seconds"),
        "end_time": (now + after + datetime.timedelta(hours=1)).isoformat(timespec="seconds"),
    } | details
    return stack.call("POST", "/events", body, token or stack.sign_in("organizer"))


def test_a_search_stands_in_the_address_and_the_way_back_leads_to_where_one_was(stack, page):
    word, token = "w" + os.urandom(4).hex(), stack.sign_in("organizer")
    for number in range(12):
        new_event(stack, f"Reading {word} {number:02}", datetime.timedelta(days=1, hours=number), token)
    page.goto(stack.address + "/events")
    page.get_by_role("searchbox").fill(word)
    expect(page).to_have_url(re.compile(f"search={word}"))
    expect(page.get_by_test_id("event-card")).to_have_count(12)
    # The list is drawn anew when the answer comes.
    with page.expect_response(lambda response: word in response.url and "to=" in response.url):
        page.get_by_text("This month").click()
    expect(page).to_have_url(re.compile("when=month"))
    expect(page.get_by_test_id("event-card")).to_have_count(12)
    link = page.get_by_role("link", name=f"Reading {word} 10")
    link.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 100
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{word} 10")
    assert page.evaluate("scrollY") < 100
    page.go_back()
    expect(link).to_be_visible()
    assert abs(page.evaluate("scrollY") - place) < 40
    expect(page.get_by_role("searchbox")).to_have_value(word)


def test_a_list_that_is_loaded_anew_is_as_long_as_it_was_and_read_from_where_it_was(stack, page):
    word, length, token = "l" + os.urandom(4).hex(), 56, stack.sign_in("organizer")
    for number in range(length):
        new_event(stack, f"Long list {word} {number:02}", datetime.timedelta(days=1, hours=number), token)
    page.goto(f"{stack.address}/events?search={word}")
    cards = page.get_by_test_id("event-card")
    page.get_by_role("button", name="Show more").click()
    expect(cards).to_have_count(length)
    cards.nth(length - 2).scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    for way in (page.reload, lambda: (page.goto(stack.address + "/api-docs"), page.go_back())):
        way()
        expect(cards).to_have_count(length)
        page.wait_for_timeout(300)
        assert abs(page.evaluate("scrollY") - place) < 40


def test_the_calendar_shows_a_month_and_the_events_of_a_day(stack, page):
    title = "Calendar evening " + os.urandom(3).hex()
    event = new_event(stack, title, datetime.timedelta(days=40))
    day = event["start_time"][:10]
    page.goto(f"{stack.address}/events?month={day[:7]}&search={title.split()[-1]}")
    page.get_by_role("button", name=re.compile(": 1 event")).click()
    # What is created meanwhile is there without loading anything anew.
    expect(page.get_by_test_id("connection")).to_contain_text("Live")
    new_event(stack, "Another " + title, datetime.timedelta(days=40))
    expect(page.get_by_role("button", name=re.compile(": 2 events"))).to_be_visible()
    page.get_by_role("heading", name=title, exact=True).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    page.get_by_role("button", name="Next month").click()
    expect(page.get_by_role("button", name=re.compile(": [12] event"))).to_have_count(0)


def test_language_and_theme_are_chosen_once(stack, page):
    page.goto(stack.address + "/")
    page.get_by_label("Language").select_option("de")
    expect(page.get_by_role("heading", level=1)).to_have_text("Was auf deinem Campus los ist")
    page.get_by_text("Dunkel").first.locator("xpath=ancestor::label").click()
    page.goto(stack.address + "/about")
    expect(page.get_by_role("heading", level=1)).to_have_text("Über Campus Events")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_rsvps_open_on_the_page_by_the_servers_clock(stack, page):
    opens = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=6)
    event = new_event(stack, "Opens soon " + os.urandom(3).hex(), rsvp_opens_at=opens.isoformat())
    sign_in(page, stack, "student")
    # The device's clock is an hour slow; the page goes by the server's.
    page.add_init_script("const now = Date.now; Date.now = () => now() - 3600e3;")
    page.goto(f"{stack.address}/events/{event['id']}")
    expect(page.get_by_text("RSVPs open in")).to_be_visible()
    page.get_by_role("button", name="RSVP", exact=True).click(timeout=15_000)
    expect(page.get_by_test_id("rsvp-answer")).to_contain_text("You have a seat.")


def test_a_place_in_line_moves_up_to_a_seat_while_one_looks(stack, page):
    event = new_event(stack, "One chair " + os.urandom(3).hex(), max_attendees=1)
    organizer, other = stack.sign_in("organizer"), Person(stack)
    seats = f"/events/{event['id']}/rsvp"
    taken, ahead = stack.call("POST", seats, None, organizer), other.call("POST", seats)
    sign_in(page, stack, "student")
    page.goto(f"{stack.address}/events/{event['id']}")
    page.get_by_role("button", name="Join the waitlist").click()
    panel = page.get_by_role("region", name="Your seat")
    expect(panel).to_contain_text("You are 2nd on the waitlist.")
    keep_picture(page, f"event-in-line-{page.viewport_size['width']}")
    other.call("DELETE", f"/rsvps/{ahead['id']}")
    expect(panel).to_contain_text("You are 1st on the waitlist.")
    stack.call("DELETE", f"/rsvps/{taken['id']}", None, organizer)
    expect(panel).to_contain_text("You have a seat.")
    expect(panel.get_by_role("img", name="QR code of your ticket")).to_be_visible()
    expect(panel).not_to_contain_text("on the waitlist")
    page.goto(stack.address + "/me/events")
    expect(page.get_by_role("listitem").filter(has_text=event["title"]).get_by_role("button", name="Ticket")).to_be_visible()


@pytest.mark.console_errors("net::ERR_FAILED")
def test_a_press_whose_answer_is_lost_is_found_out(stack, page):
    event = new_event(stack, "Lost answer " + os.urandom(3).hex())
    sign_in(page, stack, "student")
    page.goto(f"{stack.address}/events/{event['id']}")
    expect(page.get_by_test_id("connection")).to_contain_text("Live")

    def lose(route):
        # The server decides, and its answer is lost on the way.
        route.fetch()
        route.abort()

    page.route(f"**/events/{event['id']}/rsvp", lose)
    page.get_by_role("button", name="RSVP", exact=True).click()
    expect(page.get_by_test_id("rsvp-answer")).to_contain_text("The connection broke, but this is how it stands now.", timeout=20_000)
    expect(page.get_by_text("You have a seat.").first).to_be_visible()
    expect(page.get_by_text("1 of 20 seats taken").first).to_be_visible()


@pytest.mark.console_errors("WebSocket connection to", "net::ERR_INTERNET_DISCONNECTED", "error occurred when fetching the script")
def test_a_lost_connection_is_said_and_what_became_of_a_press_is_not_known(stack, page):
    event = new_event(stack, "Lost connection " + os.urandom(3).hex())
    sign_in(page, stack, "student")
    page.goto(f"{stack.address}/events/{event['id']}")
    expect(page.get_by_test_id("connection")).to_contain_text("Live")
    settle(page)
    page.context.set_offline(True)
    expect(page.get_by_test_id("connection")).to_contain_text("Offline")
    page.get_by_role("button", name="RSVP", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("The connection broke before the answer came.", timeout=20_000)
    assert violations(page, "event-lost") == []


def test_a_ticket_is_at_hand_and_a_seat_is_given_back(stack, page):
    title = "Ticket evening " + os.urandom(3).hex()
    event = new_event(stack, title)
    stack.call("POST", f"/events/{event['id']}/rsvp", None, stack.sign_in("student"))
    sign_in(page, stack, "student")
    page.goto(stack.address + "/me/events")
    mine = page.get_by_role("listitem").filter(has_text=title)
    mine.get_by_role("button", name="Ticket").click()
    expect(mine.get_by_role("img", name="QR code of your ticket")).to_be_visible()
    # On paper: the ticket, and nothing to press.
    page.emulate_media(media="print")
    expect(mine.get_by_role("img", name="QR code of your ticket")).to_be_visible()
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("contentinfo")).to_be_hidden()
    assert page.get_by_role("button").filter(visible=True).count() == 0
    # Paper is light, whichever theme was chosen.
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    red, green, blue = page.evaluate("getComputedStyle(document.body).color.match(/\\d+/g).slice(0, 3).map(Number)")
    assert max(red, green, blue) < 100
    keep_picture(page, f"ticket-print-{page.viewport_size['width']}")
    page.evaluate("delete document.documentElement.dataset.theme")
    page.emulate_media(media="screen")
    mine.get_by_role("button", name="Cannot come?").click()
    mine.get_by_role("button", name="Cancel RSVP").click()
    expect(mine).to_have_count(0)


def test_what_is_over_is_among_the_past_and_has_no_ticket(stack, page):
    title, token = "Soon over " + os.urandom(3).hex(), stack.sign_in("organizer")
    sign_in(page, stack, "student")
    end = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=8)
    event = new_event(stack, title, datetime.timedelta(seconds=1), token, end_time=end.isoformat(timespec="seconds"))
    page.goto(f"{stack.address}/events/{event['id']}")
    page.get_by_role("button", name="RSVP", exact=True).click()
    expect(page.get_by_test_id("rsvp-answer")).to_contain_text("You have a seat.")
    page.goto(stack.address + "/me/events")
    mine = page.get_by_role("listitem").filter(has_text=title)
    expect(mine.get_by_role("button", name="Ticket")).to_be_visible()
    page.wait_for_timeout(max(0, (end - datetime.datetime.now(datetime.UTC)).total_seconds() + 1) * 1000)
    page.reload()
    page.locator("label").filter(has_text=re.compile("^Past")).click()
    expect(page).to_have_url(re.compile("show=past"))
    expect(mine).to_be_visible()
    expect(mine.get_by_role("button", name="Ticket")).to_have_count(0)
    keep_picture(page, f"my-events-past-{page.viewport_size['width']}")


def test_the_page_does_not_jump_while_it_is_loaded(stack, page):
    new_event(stack, "Steady " + os.urandom(3).hex())
    sign_in(page, stack, "student")
    page.add_init_script(WATCH_JUMPS)
    for path in ["/", "/events", "/me/events"]:
        page.goto(stack.address + path)
        expect(page.get_by_test_id("connection")).to_contain_text("Live")
        expect(page.locator(".skeleton:not(.gallery *)")).to_have_count(0)
        assert jumps(page) == []
