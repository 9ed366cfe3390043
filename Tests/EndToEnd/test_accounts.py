"""Accounts in a browser: mailed links, staying signed in over reloads and tabs, settings, leaving, groups."""

import datetime
import json
import os
import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from mailed import mailed_link
from pictures import keep_picture
from stack import eventually
from visitors import BOTH, DEVICES

# What is refused here is refused on purpose, and explained by the page.
pytestmark = pytest.mark.console_errors("status of 4")
PASSWORD = "twelve purple herons"
ENDED = "Sign in to see this page."
# Hashing a password takes its time, in a debug build some seconds.
HASHED = 20_000
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def address(name):
    return f"{name}-{os.urandom(4).hex()}@campus.example"


@pytest.fixture
def person(stack):
    """Somebody with a new account, whose address is confirmed."""
    made = {"name": "Zoë Newcomer", "email": address("zoe"), "password": PASSWORD}
    stack.call("POST", "/auth/register", made)
    verify(stack, made["email"])
    return made


@pytest.fixture
def organizer(stack, person):
    return promoted(stack, person)


@pytest.fixture
def context(browser, request):
    """A browser of somebody's own, on a desk unless the test asks for a telephone."""
    options = {"viewport": DEVICES["phone"], "has_touch": True, "is_mobile": True} if getattr(request, "param", "") == "phone" else {}
    return browser.new_context(locale="en-GB", timezone_id="Europe/Berlin", **options)


on_both = pytest.mark.parametrize("context", BOTH, indirect=True)


def verify(stack, recipient):
    token = mailed_link(stack, recipient, "verify-email").split("#")[1]
    assert stack.call("POST", "/auth/verify-email", {"token": token})["email_verified"]


def promoted(stack, person):
    """The same person, made an organizer by an administrator."""
    admin = stack.sign_in("admin")
    [found] = stack.call("GET", f"/admin/users?search={person['email']}", token=admin)
    stack.call("PATCH", f"/admin/users/{found['id']}", {"role": "organizer"}, admin)
    return person


def sign_in(page, stack, person):
    page.goto(stack.address + "/login")
    page.get_by_label("Email").fill(person["email"])
    page.get_by_label("Password").fill(person["password"])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login" not in url)


def heading(page):
    return page.get_by_role("heading", level=1)


def signed_in(page):
    return page.get_by_role("banner").get_by_role("button", name="Sign out")


def signed_out(page):
    return page.get_by_role("banner").get_by_role("link", name="Sign in")


def is_out(page, stack):
    """Whether a page that was signed in is no more; what is revoked works for some seconds yet."""
    page.goto(stack.address + "/me/events")
    page.wait_for_timeout(300)
    return page.get_by_text(ENDED).count() == 1


def count_requests(page, path):
    """A list that grows with the page's requests for a path of the API."""
    seen = []
    page.on("request", lambda request: seen.append(request) if request.url.endswith("/api/v1" + path) else None)
    return seen


@on_both
def test_a_new_account_is_confirmed_by_the_mails_link(stack, browser, context):
    recipient = address("grace")
    page = context.new_page()
    page.goto(stack.address + "/register")
    page.get_by_label("Name").fill("Grace Hopper")
    page.get_by_label("Email").fill(recipient)
    page.get_by_label("Password").fill("password1234")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_label("Password")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    notice = page.get_by_role("complementary", name="Your address")
    expect(notice).to_contain_text(f"We sent a mail to {recipient}", timeout=HASHED)
    keep_picture(page, "account-unverified")

    # Until then even an organizer may not make a group, and is told why.
    promoted(stack, {"email": recipient})
    page.reload()
    sign_in(page, stack, {"email": recipient, "password": PASSWORD})
    page.goto(stack.address + "/groups")
    page.get_by_role("button", name="Make a group").click()
    page.get_by_label("Group’s name").fill("Club " + os.urandom(4).hex())
    page.get_by_role("button", name="Make the group").click()
    expect(page.get_by_role("alert")).to_contain_text("Confirm your address first")

    first = mailed_link(stack, recipient, "verify-email")
    notice.get_by_role("button", name="Send the mail again").click()
    expect(notice.get_by_role("status")).to_contain_text("Sent.")
    assert mailed_link(stack, recipient, "verify-email", count=2)

    tab = context.new_page()
    tab.goto(first)
    expect(heading(tab)).to_have_text("Your address is confirmed")
    assert tab.url == stack.address + "/verify-email"
    # The other tab has heard of it.
    expect(notice).to_have_count(0)
    page.get_by_role("button", name="Make the group").click()
    page.wait_for_url(re.compile("/groups/[0-9a-f-]{36}$"))

    # A link may be followed twice; half of one is none.
    tab.goto("about:blank")
    tab.goto(first)
    expect(heading(tab)).to_have_text("Your address is confirmed")
    tab.goto("about:blank")
    tab.goto(first[:-9])
    expect(heading(tab)).to_have_text("Your address is confirmed")
    stranger = browser.new_context()
    other = stranger.new_page()
    other.goto(first[:-9])
    expect(heading(other)).to_have_text("This link does not work any more")
    stranger.close()


def test_a_reload_and_another_tab_stay_signed_in_by_a_cookie_that_no_script_reads(stack, browser, context, person):
    page = context.new_page()
    sign_in(page, stack, person)
    expect(signed_in(page)).to_be_visible()

    [cookie] = context.cookies(stack.address + "/api/v1/auth/refresh")
    assert cookie["httpOnly"] and cookie["secure"] and cookie["sameSite"] == "Strict" and cookie["path"] == "/api/v1/auth"
    assert context.cookies(stack.address + "/api/v1/events") == []
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    local, tab, cookies = json.loads(stored)
    assert (local, cookies) == ({"campus-events.signed-in": "signed-in"}, "")
    # Beside that, how far down the pages of this tab were read.
    assert set(tab) <= {"campus-events.places"}

    # Not for a moment does the page say that nobody is signed in.
    context.add_init_script("""
        new MutationObserver(() => {
            const words = document.querySelector("header")?.textContent ?? "";
            if (/Sign in|Register/.test(words)) window.claimedNobody = true;
        }).observe(document, { subtree: true, childList: true, characterData: true });
    """)
    for tab in (page, context.new_page()):
        tab.goto(stack.address + "/events")
        expect(signed_in(tab)).to_be_visible()
        assert not tab.evaluate("window.claimedNobody ?? false")
        expect(tab.get_by_test_id("connection")).to_have_text("Live")
    [renewed] = context.cookies(stack.address + "/api/v1/auth/refresh")
    assert renewed["value"] != cookie["value"]

    # Whoever never signed in costs no request.
    visitor = browser.new_context()
    stranger = visitor.new_page()
    asked = count_requests(stranger, "/auth/refresh")
    stranger.goto(stack.address + "/events")
    expect(stranger.get_by_test_id("event-card").first).to_be_visible()
    expect(signed_out(stranger)).to_be_visible()
    assert asked == []
    visitor.close()


def test_tabs_renew_together_and_go_on(stack, context, person):
    # One clock for both.
    context.clock.install()
    first, second = context.new_page(), context.new_page()
    asked = [count_requests(page, "/auth/refresh") for page in (first, second)]

    def renewals():
        second.wait_for_timeout(20)
        return len(asked[0]) + len(asked[1])

    sign_in(first, stack, person)
    second.goto(stack.address + "/me/events")
    expect(signed_in(second)).to_be_visible()
    before = renewals()
    # Two tabs of one browser: nine and a half minutes later both find that it is time.
    context.clock.fast_forward("09:30")
    eventually(lambda: renewals() > before)
    second.wait_for_timeout(1500)
    assert renewals() == before + 1

    # Both use it: what they ask for now is answered.
    for page in (first, second):
        with page.expect_response(re.compile("/users/me/rsvps")) as answer:
            page.get_by_role("link", name="Events", exact=True).click()
            page.get_by_role("link", name="My events").first.click()
        assert answer.value.status == 200
        expect(signed_in(page)).to_be_visible()


def test_all_tabs_at_once_stay_signed_in(stack, context, person):
    sign_in(context.new_page(), stack, person)
    tabs = [context.new_page() for _ in range(4)]
    for tab in tabs:
        tab.evaluate("address => { setTimeout(() => { location.href = address }, 50) }", stack.address + "/me/events")
    for tab in tabs:
        expect(heading(tab)).to_have_text("My events")
        expect(signed_in(tab)).to_be_visible()
    tabs[0].reload()
    expect(signed_in(tabs[0])).to_be_visible()


def test_a_refused_token_is_renewed_and_the_request_repeated_once_with_its_key(stack, context, organizer):
    page = context.new_page()
    sign_in(page, stack, organizer)
    page.goto(stack.address + "/groups")
    page.get_by_role("button", name="Make a group").click()
    page.get_by_label("Group’s name").fill("Club " + os.urandom(4).hex())

    sent = []

    def spoil_the_first(route):
        headers = route.request.headers
        sent.append((headers["authorization"], headers["idempotency-key"]))
        if len(sent) == 1:
            head, body, signature = headers["authorization"].split(".")
            headers = headers | {"authorization": f"{head}.{body}.{signature[::-1]}"}
        route.continue_(headers=headers)

    page.route("**/api/v1/groups", spoil_the_first)
    asked = count_requests(page, "/auth/refresh")
    page.get_by_role("button", name="Make the group").click()
    page.wait_for_url(re.compile("/groups/[0-9a-f-]{36}$"))
    assert len(asked) == 1 and len(sent) == 2
    assert sent[0][0] != sent[1][0] and sent[0][1] == sent[1][1]


def test_signing_out_of_one_tab_signs_out_of_all(stack, context, person):
    first = context.new_page()
    sign_in(first, stack, person)
    second = context.new_page()
    second.goto(stack.address + "/me/settings")
    expect(heading(second)).to_have_text("Settings")
    [cookie] = context.cookies(stack.address + "/api/v1/auth/refresh")
    with first.expect_response(re.compile("/auth/logout")) as answer:
        signed_in(first).click()
    assert answer.value.status == 204
    expect(signed_out(first)).to_be_visible()
    expect(signed_out(second)).to_be_visible()
    expect(second.get_by_text(ENDED)).to_be_visible()
    assert context.cookies(stack.address + "/api/v1/auth/refresh") == []
    for page in (first, second):
        page.reload()
        expect(signed_out(page)).to_be_visible()
    # Who copied the cookie has nothing.
    request = urllib.request.Request(stack.address + "/api/v1/auth/refresh", method="POST")
    request.add_header("Cookie", f"{cookie['name']}={cookie['value']}")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code == 401


@on_both
def test_a_forgotten_password_is_replaced_by_mail(stack, browser, context, person):
    elsewhere = browser.new_context().new_page()
    sign_in(elsewhere, stack, person)

    page = context.new_page()
    page.goto(stack.address + "/login")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_label("Email").fill(person["email"].upper())
    page.get_by_role("button", name="Send the mail").click()
    expect(heading(page)).to_have_text("Check your mail")
    link = mailed_link(stack, person["email"], "reset-password")
    page.goto(link)
    expect(heading(page)).to_have_text("Choose another password")
    assert page.url == stack.address + "/reset-password"
    keep_picture(page, "reset-password")
    other = person | {"password": "a nanosecond of wire"}
    page.get_by_label("New password").fill("password1234")
    page.get_by_role("button", name="Set the password").click()
    expect(page.get_by_label("New password")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("New password").fill(other["password"])
    page.get_by_role("button", name="Set the password").click()
    expect(heading(page)).to_have_text("Your password is changed", timeout=HASHED)

    # The other browser is signed out, within the five seconds that are promised.
    eventually(lambda: is_out(elsewhere, stack))
    sign_in(page, stack, other)
    expect(signed_in(page)).to_be_visible()

    # The link was good once.
    page.goto(link)
    page.get_by_label("New password").fill("another purple heron")
    page.get_by_role("button", name="Set the password").click()
    expect(heading(page)).to_have_text("This link does not work any more")
    elsewhere.context.close()


@on_both
def test_settings(stack, browser, context, person):
    page = context.new_page()
    sign_in(page, stack, person)
    page.get_by_role("link", name="Settings").click()
    page.get_by_label("Name").fill("Zoë Zwei")
    page.get_by_role("button", name="Save name").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text("Zoë Zwei")

    # Another browser is listed, and signed out from here.
    elsewhere = browser.new_context(user_agent=FIREFOX).new_page()
    sign_in(elsewhere, stack, person)
    page.reload()
    places = page.get_by_role("region", name="Where you are signed in")
    expect(places.get_by_text("This browser")).to_be_visible()
    keep_picture(page, "settings")
    places.get_by_role("button", name="Sign out of Firefox on Linux").click()
    expect(places.get_by_role("button", name="Sign out of Firefox on Linux")).to_have_count(0)

    eventually(lambda: is_out(elsewhere, stack))

    other = person | {"password": "a nanosecond of wire"}
    page.get_by_role("button", name="Change your password").click()
    page.get_by_label("Current password").fill("not that one")
    page.get_by_label("New password").fill(other["password"])
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_label("Current password")).to_have_attribute("aria-invalid", "true", timeout=HASHED)
    page.get_by_label("Current password").fill(person["password"])
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("Changed. You are signed out everywhere else.")).to_be_visible(timeout=HASHED)
    sign_in(elsewhere, stack, other)

    consents = page.get_by_role("region", name="What you agreed to")
    consents.get_by_role("button", name="Agree").click()
    expect(consents.get_by_text("You agreed to version")).to_be_visible()
    consents.get_by_role("button", name="Take back").click()
    expect(consents.get_by_text("You took this back")).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("button", name="Download my data").click()
    assert download.value.suggested_filename == "campus-events-my-data.json"
    kept = json.loads(open(download.value.path(), encoding="utf-8").read())
    assert person["email"] in json.dumps(kept) and "Zoë Zwei" in json.dumps(kept, ensure_ascii=False)

    # Everywhere is here and there.
    page.get_by_role("button", name="Sign out everywhere").click()
    expect(page.get_by_text(ENDED)).to_be_visible()
    eventually(lambda: is_out(elsewhere, stack))
    elsewhere.context.close()


@on_both
def test_a_group_its_members_its_event_and_leaving_for_good(stack, browser, context, organizer):
    person = organizer
    helper = {"name": "Emmy Helper", "email": address("emmy"), "password": PASSWORD}
    stack.call("POST", "/auth/register", helper)
    name = "Stargazers " + os.urandom(4).hex()
    title = "Night of the telescopes " + os.urandom(4).hex()

    page = context.new_page()
    sign_in(page, stack, person)
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("link", name="Your groups").click()
    page.get_by_role("button", name="Make a group").click()
    page.get_by_label("Group’s name").fill(name)
    page.get_by_label("What it does").fill("We **look up**.")
    page.get_by_role("button", name="Make the group").click()
    expect(heading(page)).to_have_text(name)
    page.get_by_label("Email").fill(address("nobody"))
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Nobody has an account like that")
    page.get_by_label("Email").fill(helper["email"])
    page.get_by_label("Role", exact=True).select_option("check-in")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_label("Role of Emmy Helper")).to_have_value("check-in")
    page.get_by_role("button", name="Leave the group").click()
    page.get_by_role("button", name="Leave the group now").click()
    expect(page.get_by_role("alert")).to_contain_text("make somebody else one first")
    keep_picture(page, "group")

    # An event of the group, which an administrator approves.
    page.get_by_role("link", name="Create an event of this group").click()
    expect(page.get_by_label("Group")).to_have_text(re.compile(name))
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    page.get_by_label("Title").fill(title)
    page.get_by_label("Category").select_option("Social")
    page.get_by_label("Location").fill("Observatory")
    page.get_by_label("Starts").fill(f"{tomorrow}T20:00")
    page.get_by_label("Ends").fill(f"{tomorrow}T22:00")
    page.get_by_label("Seats", exact=True).fill("2")
    page.get_by_role("button", name="Create event").click()
    page.wait_for_url(re.compile("/events/[0-9a-f-]{36}$"))
    event_id = page.url.rsplit("/", 1)[1]
    stack.call("POST", f"/events/{event_id}/approve", token=stack.sign_in("admin"))

    # Who helps at the door finds it, and sees how addresses begin, not the addresses.
    stack.call("POST", f"/events/{event_id}/rsvp", token=stack.sign_in("student"))
    door = browser.new_context().new_page()
    sign_in(door, stack, helper)
    door.goto(f"{stack.address}/events/{event_id}")
    door.get_by_role("link", name="Door and attendees").click()
    expect(door.get_by_test_id("count-seated")).to_have_text("1")
    expect(door.get_by_role("button", name=re.compile("^Check in "))).to_be_visible()
    assert door.get_by_text("student@campus.example").count() == 0

    # The account cannot go while people count on it; then it can.
    page.goto(stack.address + "/me/settings")
    page.get_by_role("button", name="Delete my account").click()
    page.get_by_label("Your email").fill(person["email"])
    page.get_by_role("textbox", name="Password").fill("not that one")
    page.get_by_role("button", name="Delete my account for good").click()
    expect(page.get_by_role("textbox", name="Password")).to_have_attribute("aria-invalid", "true", timeout=HASHED)
    page.get_by_role("textbox", name="Password").fill(person["password"])
    page.get_by_role("button", name="Delete my account for good").click()
    hindering = page.get_by_role("list", name="Your coming events")
    expect(hindering.get_by_role("link", name=title)).to_be_visible(timeout=HASHED)
    keep_picture(page, "delete-account")
    stack.call("DELETE", f"/events/{event_id}", token=stack.sign_in("admin"))
    page.get_by_role("button", name="Delete my account for good").click()
    expect(heading(page)).to_have_text("Your account is deleted", timeout=HASHED)
    expect(signed_out(page)).to_be_visible()
    page.goto(stack.address + "/login")
    page.get_by_label("Email").fill(person["email"])
    page.get_by_label("Password").fill(person["password"])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("is not right", timeout=HASHED)
    door.context.close()
