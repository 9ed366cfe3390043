"""Personal data: exported whole, removed everywhere, and in no log and no metric."""

import datetime
import email
import email.policy
import json
import os
import re
import subprocess
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from replica import own_environment
from stack import eventually

PASSWORD = "seventeen grey herons at dusk"


class Person:
    """Somebody with a name that nothing else on this machine is called."""

    def __init__(self, stack):
        self.stack = stack
        self.marker = "qxz" + os.urandom(4).hex()
        self.name = f"Petra {self.marker.capitalize()}"
        self.email = f"petra.{self.marker}@campus.example"
        # What must be nowhere in a log: what is found is not printed, so that the test's own log does not hold it.
        self.secrets = [PASSWORD, self.marker]

    def register(self):
        answer, cookie = self.send("POST", "/auth/register", {"email": self.email, "name": self.name, "password": PASSWORD})
        self.token, self.id = answer["access_token"], answer["user"]["id"]
        self.secrets += [self.token, cookie]
        return self

    def verify(self):
        def link():
            return [re.search(r"/verify-email#(\S+)", body)[1] for body in self.mails() if "/verify-email#" in body]

        [secret] = eventually(link)
        self.secrets.append(secret)
        self.stack.call("POST", "/auth/verify-email", {"token": secret})
        return self

    def mails(self):
        found = []
        for file in self.stack.mails():
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if message["To"].addresses[0].addr_spec == self.email:
                found.append(message.get_body(("plain",)).get_content())
        return found

    def send(self, method, path, body):
        """The answer, and the refresh token that came with it."""
        request = urllib.request.Request(
            self.stack.address + "/api/v1" + path, json.dumps(body).encode(), {"Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            cookie = re.search(r"refresh_token=([^;]+)", answer.headers["Set-Cookie"])[1]
            return json.load(answer), cookie


@pytest.fixture
def person(stack):
    return Person(stack).register().verify()


def make_event(stack, seats=1, **more):
    start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)
    body = {
        "title": "Herons " + os.urandom(3).hex(), "category": "Other", "max_attendees": seats, "timezone": "UTC",
        "start_time": start.isoformat(timespec="seconds"),
        "end_time": (start + datetime.timedelta(hours=1)).isoformat(timespec="seconds"),
    } | more
    return stack.call("POST", "/events", body, stack.sign_in("organizer"))


def psql(stack, statement):
    url = own_environment(stack)["DATABASE_URL"]
    run = subprocess.run(["psql", "-qAtX", url, "-c", statement], capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def tables_with(stack, text):
    """Every table of both schemas of which a row holds the text in any of its columns."""
    tables = psql(
        stack,
        "SELECT table_schema || '.' || table_name FROM information_schema.tables "
        "WHERE table_schema IN ('events', 'notifications') AND table_type = 'BASE TABLE'",
    )
    assert len(tables) > 15
    return {
        table for table in tables
        if psql(stack, f"SELECT count(*) FROM {table} AS t WHERE lower(t::text) LIKE '%{text}%'") != ["0"]
    }


def refused(stack, *arguments):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        stack.call(*arguments)
    return refusal.value.code, json.load(refusal.value)


def test_who_leaves_is_nowhere_and_the_next_in_line_has_the_seat(stack, person):
    event = make_event(stack)
    assert stack.call("POST", f"/events/{event['id']}/rsvp", token=person.token)["status"] == "confirmed"
    next_in_line = stack.call("POST", f"/events/{event['id']}/rsvp", token=stack.sign_in("student"))
    assert next_in_line["status"] == "waitlisted"
    eventually(lambda: len(person.mails()) >= 2)
    before = tables_with(stack, person.marker)
    assert {"events.users", "events.rsvps", "events.outbox", "events.changes", "notifications.notifications"} <= before

    status, problem = refused(stack, "DELETE", "/users/me", {"confirm": "somebody@campus.example"}, person.token)
    assert status == 422 and [error["field"] for error in problem["errors"]] == ["confirm"]
    body = {"confirm": person.email, "password": PASSWORD}
    assert stack.call("DELETE", "/users/me", body, person.token) is None
    assert stack.call("GET", f"/rsvps/{next_in_line['id']}", token=stack.sign_in("student"))["status"] == "confirmed"

    # The tokens end, the address is unknown, and in the end nothing is left anywhere.
    eventually(lambda: is_refused(stack, person.token), 6)
    assert refused(stack, "POST", "/auth/login", {"email": person.email, "password": PASSWORD})[0] == 401
    eventually(lambda: tables_with(stack, person.marker) == set(), 60)
    assert psql(stack, "SELECT count(*) FROM events.erasures") == ["0"]
    attendees = stack.call("GET", f"/events/{event['id']}/rsvps", token=stack.sign_in("organizer"))
    assert "Deleted person" in [attendee["name"] for attendee in attendees]
    log = stack.call("GET", f"/admin/audit-log?subject_id={person.id}", token=stack.sign_in("admin"))
    assert log[0]["action"] == "account.deleted" and log[0]["actor_name"] == "Deleted person"

    # The same address begins anew.
    again = Person(stack)
    again.email = person.email
    again.register()
    assert stack.call("GET", "/users/me/rsvps", token=again.token) == []
    assert stack.call("GET", "/users/me/export", token=again.token)["rsvps"] == []


def is_refused(stack, token):
    try:
        stack.call("GET", "/auth/me", token=token)
        return False
    except urllib.error.HTTPError as error:
        return error.code == 401


def test_the_export_is_whole(stack, person):
    event = make_event(stack, seats=5)
    rsvp = stack.call("POST", f"/events/{event['id']}/rsvp", token=person.token)
    stack.call("POST", "/users/me/consents", {"kind": "privacy", "version": "2026-09-01"}, person.token)
    stack.call("POST", "/users/me/calendar-token", token=person.token)
    eventually(lambda: len(person.mails()) >= 2)

    def export():
        document = stack.call("GET", "/users/me/export", token=person.token)
        sent = {mail["template"] for mail in document["notifications"] if mail["status"] == "sent"}
        return document if {"email_verification", "rsvp_confirmed"} <= sent else None

    document = eventually(export)
    assert document["account"]["email"] == person.email and document["account"]["name"] == person.name
    assert [item["id"] for item in document["rsvps"]] == [rsvp["id"]]
    assert stack.call("GET", f"/rsvps/{rsvp['id']}/ticket", token=person.token)["code"] == document["rsvps"][0]["ticket_code"]
    assert [decision["kind"] for decision in document["decisions"]] == ["confirmed"]
    assert [consent["kind"] for consent in document["consents"]] == ["privacy"]
    assert document["calendar_subscription"] and len(document["sessions"]) == 1
    assert "account.email_verified" in [entry["action"] for entry in document["audit_log"]]
    text = json.dumps(document)
    assert not [secret for secret in (PASSWORD, "scrypt", person.token, "/verify-email#") if secret in text]


def test_roles_are_given_by_administrators_and_logged(stack, person):
    admin = stack.sign_in("admin")
    [found] = stack.call("GET", f"/admin/users?search={person.marker}", token=admin)
    assert found["id"] == person.id and found["role"] == "student"
    assert refused(stack, "GET", "/admin/users", None, person.token)[0] == 403
    assert refused(stack, "GET", "/admin/audit-log", None, stack.sign_in("organizer"))[0] == 403
    assert stack.call("PATCH", f"/admin/users/{person.id}", {"role": "organizer"}, admin)["role"] == "organizer"
    # The token still says student; it is void within five seconds.
    eventually(lambda: is_refused(stack, person.token), 6)
    [entry] = stack.call("GET", f"/admin/audit-log?subject_id={person.id}&action=account.changed", token=admin)
    assert entry["detail"] == {"role": {"from": "student", "to": "organizer"}}


def test_no_log_and_no_metric_names_anybody(stack, browser, person):
    event = make_event(stack, seats=1, guests_allowed=True)
    # In the browser, as people do.
    page = browser.new_context().new_page()
    page.goto(stack.address + "/login")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login" not in url)
    page.goto(f"{stack.address}/events/{event['id']}")
    page.get_by_role("button", name="RSVP", exact=True).click()
    expect(page.get_by_test_id("rsvp-answer")).to_contain_text("You have a seat.")
    person.secrets += [cookie["value"] for cookie in page.context.cookies() if len(cookie["value"]) > 20]

    guest = f"gast.{person.marker}@elsewhere.example"
    visitor = browser.new_context().new_page()
    visitor.goto(f"{stack.address}/events/{event['id']}")
    visitor.get_by_role("button", name="Or come as a guest").click()
    visitor.get_by_label("Your name").fill(f"Gast {person.marker}")
    visitor.get_by_label("Email").fill(guest)
    visitor.get_by_role("button", name="Join the waitlist as a guest").click()
    expect(visitor.get_by_test_id("guest-asked")).to_contain_text(guest)

    def link():
        bodies = [file.read_bytes() for file in stack.mails()]
        messages = [email.message_from_bytes(body, policy=email.policy.default) for body in bodies]
        texts = [m.get_body(("plain",)).get_content() for m in messages if m["To"].addresses[0].addr_spec == guest]
        return [found[0] for text in texts if (found := re.search(r"http\S+/confirm#code=\S+", text))]

    [address] = eventually(link)
    person.secrets.append(address.split("code=")[1])
    visitor.goto(address)
    visitor.get_by_role("button", name="Confirm my place in line").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("You are 1st on the waitlist")

    # By program, and wrong: what cannot be read or is not valid must not be quoted either.
    calendar = stack.call("POST", "/users/me/calendar-token", token=person.token)
    person.secrets.append(calendar["token"])
    urllib.request.urlopen(calendar["url"], timeout=10).read()
    stack.call("GET", "/users/me/export", token=person.token)
    stack.call("GET", f"/admin/users?search={person.marker}", token=stack.sign_in("admin"))
    wrong = [
        ("POST", "/auth/login", {"email": person.email, "password": PASSWORD + person.marker}),
        ("POST", "/auth/register", {"email": person.email, "name": person.name, "password": PASSWORD}),
        ("POST", "/auth/register", {"email": person.email, "name": [person.name], "password": {"x": PASSWORD}}),
        ("POST", f"/events/{event['id']}/rsvp", {"name": "", "email": f"{person.marker}@"}),
        ("GET", f"/nowhere/{guest.replace('@', '%40')}"),
        ("GET", f"/events?cursor={person.marker}"),
    ]
    for request in wrong:
        assert 400 <= refused(stack, *request)[0] < 500
    stack.call("DELETE", "/users/me", {"confirm": person.email, "password": PASSWORD}, person.token)
    eventually(lambda: psql(stack, "SELECT count(*) FROM events.erasures") == ["0"], 60)

    logs = {path.name: path.read_text() for path in stack.state.glob("*.log")}
    assert {"events-api.log", "notification-service.log", "frontend.log"} <= logs.keys()
    for port, name in (
        (stack.events_api_port, "events-api"), (stack.notification_port, "notification-service"),
        (stack.frontend_port, "frontend"),
    ):
        with urllib.request.urlopen(f"http://localhost:{port}/metrics", timeout=10) as answer:
            logs[f"{name} metrics"] = answer.read().decode()
    # They are the logs of this story.
    assert f"/api/v1/events/{event['id']}/rsvp" in logs["events-api.log"] and '"sent"' in logs["notification-service.log"]
    assert "http_request_duration_seconds" in logs["events-api metrics"]
    assert len(set(person.secrets)) >= 7 and min(map(len, person.secrets)) > 6
    found = [
        (name, number) for name, text in logs.items() for number, secret in enumerate(person.secrets)
        if secret.lower() in text.lower()
    ]
    assert found == [], "a log or a metric holds a secret of that number"
