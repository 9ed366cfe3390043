"""How people are told things: by the channels that they chose, in their language, until one click in a mail."""

import datetime
import email
import email.policy
import json
import os
import re
import urllib.error
import urllib.parse
import urllib.request

import pytest
from playwright.sync_api import expect
from websockets.sync.client import connect

from mailed import mailed_link
from stack import eventually
from pictures import keep_picture

PASSWORD = "nine patient herons"


class Person:
    """Somebody with a new account, whose address is confirmed."""

    def __init__(self, stack):
        self.stack = stack
        self.email = f"nia-{os.urandom(4).hex()}@campus.example"
        body = {"name": "Nia Newcomer", "email": self.email, "password": PASSWORD}
        answer = stack.call("POST", "/auth/register", body)
        self.token, self.id = answer["access_token"], answer["user"]["id"]
        secret = mailed_link(stack, self.email, "verify-email").split("#")[1]
        stack.call("POST", "/auth/verify-email", {"token": secret})

    def call(self, method, path, body=None):
        return self.stack.call(method, path, body, self.token)

    def choose(self, **preferences):
        return self.call("PUT", "/users/me/preferences", preferences)

    def mails(self, title=""):
        messages = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in self.stack.mails()]
        return [
            message for message in messages
            if message["To"].addresses[0].addr_spec == self.email and title in message["Subject"]
        ]

    def bell(self):
        return self.call("GET", "/users/me/notifications")

    def bells(self, template, event):
        return [told for told in self.bell() if (told["template"], told.get("event_id")) == (template, event["id"])]

    def unread(self):
        request = urllib.request.Request(
            self.stack.address + "/api/v1/users/me/notifications?limit=1", headers={"Authorization": f"Bearer {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.headers["Unread-Count"])


@pytest.fixture
def person(stack):
    return Person(stack)


@pytest.fixture
def event(stack):
    return publish(stack)


def publish(stack, **fields):
    start = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=3)
    body = {
        "title": "Night of the newts " + os.urandom(3).hex(), "category": "Social", "location": "Pond", "max_attendees": 5,
        "start_time": start.isoformat(timespec="seconds"),
        "end_time": (start + datetime.timedelta(hours=2)).isoformat(timespec="seconds"), "timezone": "Europe/Berlin",
    }
    return stack.call("POST", "/events", body | fields, stack.sign_in("organizer"))


def texts(stack, number):
    """What was sent to a telephone."""
    files = sorted((stack.state / "texts").glob("*.txt"), key=lambda file: file.stat().st_mtime_ns)
    bodies = [file.read_text() for file in files]
    return [body for body in bodies if body.startswith(f"To: {number}\n")]


def give_phone(stack, person):
    number = f"+4930{int.from_bytes(os.urandom(4)):010d}"
    person.call("POST", "/users/me/phone", {"phone": number})
    [text] = eventually(lambda: texts(stack, number))
    code = re.search(r"\b[0-9]{6}\b", text)[0]
    confirmed = person.call("POST", "/users/me/phone/confirmation", {"code": code})
    assert (confirmed["phone"], confirmed["phone_verified"]) == (number, True)
    return number


def unsubscribe_address(message):
    address = re.fullmatch(r"<(http\S+)>", message["List-Unsubscribe"])[1]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    return address


def post_one_click(address):
    """What a mail program does (RFC 8058 section 3.1)."""
    request = urllib.request.Request(
        address, b"List-Unsubscribe=One-Click", {"Content-Type": "application/x-www-form-urlencoded"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.status


def test_each_channel_is_for_who_chose_it(stack, person, event):
    others = Person(stack)
    number = give_phone(stack, person)
    chosen = person.choose(channels={"rsvp": {"email": False, "sms": True, "in_app": False}})
    assert chosen["channels"]["rsvp"] == {"email": False, "sms": True, "push": True, "in_app": False}
    assert chosen["channels"]["reminder"]["email"] and chosen["phone"] == number
    rsvps = [(one, one.call("POST", f"/events/{event['id']}/rsvp")) for one in (person, others)]
    # A seat that is given up before its mail has gone is not told any more.
    eventually(lambda: others.mails(event["title"]) and len(texts(stack, number)) == 2)
    for one, rsvp in rsvps:
        one.call("DELETE", f"/rsvps/{rsvp['id']}")

    # Who chose nothing has two mails, and two lines under the bell.
    eventually(lambda: len(others.mails(event["title"])) == 2)
    eventually(lambda: others.bells("rsvp_confirmed", event) and others.bells("rsvp_cancelled", event))
    # Who chose otherwise has two text messages (and the code before), and nothing else.
    told = eventually(lambda: (found := texts(stack, number)) and len(found) == 3 and found)
    assert all(event["title"] in text for text in told[1:])
    assert person.mails(event["title"]) == [] and person.bells("rsvp_confirmed", event) == []
    # Without the telephone there is no text message either.
    person.call("DELETE", "/users/me/phone")
    person.call("POST", f"/events/{event['id']}/rsvp")
    others.call("POST", f"/events/{event['id']}/rsvp")
    eventually(lambda: len(others.mails(event["title"])) == 3)
    assert len(texts(stack, number)) == 3


def test_people_are_written_to_in_their_language(stack, person, event):
    number = give_phone(stack, person)
    person.choose(language="de", channels={"rsvp": {"sms": True}})
    person.call("POST", f"/events/{event['id']}/rsvp")
    [mail] = eventually(lambda: person.mails(event["title"]))
    assert "Hallo Nia Newcomer" in mail.get_body(("plain",)).get_content()
    text = eventually(lambda: (found := texts(stack, number)) and len(found) == 2 and found[1])
    [bell] = eventually(lambda: person.bells("rsvp_confirmed", event))
    assert bell["body"] in text
    # The same in English is something else; what was told before is shown anew.
    person.choose(language="en")
    other = Person(stack)
    other.call("POST", f"/events/{event['id']}/rsvp")
    [english] = eventually(lambda: other.bells("rsvp_confirmed", event))
    assert (english["title"], english["body"]) != (bell["title"], bell["body"])


def test_the_bell_is_told_live_and_read(stack, person, event):
    socket = connect(f"ws://127.0.0.1:{stack.events_api_port}/api/v1/live")
    stranger = connect(f"ws://127.0.0.1:{stack.events_api_port}/api/v1/live")
    other = Person(stack)
    with socket, stranger:
        for one, token in [(socket, person.token), (stranger, other.token)]:
            one.send(json.dumps({"type": "subscribe", "topics": ["all", "me"], "token": token}))
            assert json.loads(one.recv(timeout=10))["type"] == "subscribed"
        person.call("POST", f"/events/{event['id']}/rsvp")

        def told_of(one, wanted):
            while (message := json.loads(one.recv(timeout=20)))["type"] != wanted:
                pass
            return message

        message = told_of(socket, "notification:created")
        assert message["data"]["template"] == "rsvp_confirmed"
        [bell] = person.bells("rsvp_confirmed", event)
        assert message["data"]["id"] == bell["id"] and "read_at" not in bell
        # A stranger hears that a seat is taken, and of the next thing that happens; of the bell in between nothing.
        told_of(stranger, "capacity:changed")
        publish(stack)
        heard = []
        while not heard or heard[-1]["type"] != "event:created":
            heard.append(json.loads(stranger.recv(timeout=20)))
        assert "notification:created" not in {message["type"] for message in heard}
    before = person.unread()
    assert person.call("POST", "/users/me/notifications/read", {"ids": [bell["id"]]}) == {"unread": before - 1}
    # Others' are not one's own to read.
    assert other.call("POST", "/users/me/notifications/read", {"ids": [bell["id"]]})["unread"] == other.unread()
    [bell] = person.bells("rsvp_confirmed", event)
    assert bell["read_at"]
    assert person.call("POST", "/users/me/notifications/read", {"all": True}) == {"unread": 0}


def test_one_click_ends_the_mails_of_its_kind_and_no_others(stack, person, event):
    rsvp = person.call("POST", f"/events/{event['id']}/rsvp")
    [mail] = eventually(lambda: person.mails(event["title"]))
    address = unsubscribe_address(mail)
    assert address.startswith(stack.address + "/api/v1/unsubscribe/")
    # A program that follows the links of a mail ends nothing.
    for _ in range(2):
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert json.load(answer)["subscribed"] is True
    assert person.call("GET", "/users/me/preferences")["channels"]["rsvp"]["email"] is True
    # One click does, and twice is once.
    assert [post_one_click(address), post_one_click(address)] == [200, 200]
    channels = person.call("GET", "/users/me/preferences")["channels"]
    assert channels["rsvp"] == {"email": False, "sms": False, "push": True, "in_app": True}
    assert all(channels[kind]["email"] for kind in channels if kind != "rsvp")
    # No mail of that kind comes any more, but the bell rings; the mails of other kinds come.
    person.call("DELETE", f"/rsvps/{rsvp['id']}")
    eventually(lambda: person.bells("rsvp_cancelled", event))
    person.call("POST", f"/events/{event['id']}/rsvp")
    stack.call("DELETE", f"/events/{event['id']}", token=stack.sign_in("organizer"))
    eventually(lambda: person.bells("event_cancelled", event))
    eventually(lambda: len(person.mails(event["title"])) == 2)
    [cancelled] = [other for other in person.mails(event["title"]) if other["Subject"] != mail["Subject"]]
    assert unsubscribe_address(cancelled) != address
    # Mails about the account itself cannot be ended.
    stack.call("POST", "/auth/forgot-password", {"email": person.email})
    mailed_link(stack, person.email, "reset-password")
    [reset] = [other for other in person.mails() if "password" in other["Subject"].lower()]
    assert reset["List-Unsubscribe"] is None
    with pytest.raises(urllib.error.HTTPError) as refused:
        post_one_click(address[:-6] + "AAAAAA")
    assert refused.value.code == 404


def test_the_page_behind_the_link_has_one_button(stack, browser, person, event):
    person.choose(language="de")
    person.call("POST", f"/events/{event['id']}/rsvp")
    [mail] = eventually(lambda: person.mails(event["title"]))
    page = browser.new_context(viewport={"width": 375, "height": 600}).new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(unsubscribe_address(mail))
    expect(page.get_by_role("heading")).to_have_text("Keine Mails zu deinen Anmeldungen mehr bekommen?")
    keep_picture(page, "unsubscribe")
    assert person.call("GET", "/users/me/preferences")["channels"]["rsvp"]["email"] is True
    page.get_by_role("button", name="Abbestellen").click()
    expect(page.get_by_role("heading")).to_have_text("Du bekommst keine Mails zu deinen Anmeldungen mehr")
    expect(page.get_by_role("button")).to_have_count(0)
    keep_picture(page, "unsubscribed")
    assert person.call("GET", "/users/me/preferences")["channels"]["rsvp"]["email"] is False
    assert problems == []


def test_guests_get_mails_with_their_ticket_and_leave_what_they_do_not_need(stack, person):
    event = publish(stack, guests_allowed=True)
    address = f"gus-{os.urandom(4).hex()}@elsewhere.example"
    rsvp = stack.call("POST", f"/events/{event['id']}/rsvp", {"name": "Gus", "email": address})

    def mails():
        messages = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in stack.mails()]
        return [message for message in messages if message["To"].addresses[0].addr_spec == address]

    [asked] = eventually(mails)
    code = re.search(r"/confirm#code=([A-Za-z0-9_-]+)", asked.get_body(("plain",)).get_content())[1]
    stack.call("POST", f"/rsvps/{rsvp['id']}/confirm", {"code": code})
    eventually(lambda: len(mails()) == 2)
    [confirmed] = [mail for mail in mails() if mail["Subject"] != asked["Subject"]]
    link = f"{stack.address}/rsvps/{rsvp['id']}/confirm#code={code}"
    assert link in confirmed.get_body(("plain",)).get_content()
    # What happens to their seat they must know.
    assert all(mail["List-Unsubscribe"] is None for mail in mails())

    person.call("POST", f"/events/{event['id']}/rsvp")

    def write(text):
        message = {"subject": "About the pond", "message": text, "audience": "everyone"}
        stack.call("POST", f"/events/{event['id']}/messages", message, token=stack.sign_in("organizer"))

    def saying(text, messages):
        return [mail for mail in messages if text in mail.get_body(("plain",)).get_content()]

    write("Bring boots.")
    [message] = eventually(lambda: saying("Bring boots.", mails()))
    address_to_leave = unsubscribe_address(message)
    with urllib.request.urlopen(address_to_leave, timeout=10) as answer:
        looked = json.load(answer)
    assert (looked["kind"], looked["event_id"], looked["subscribed"]) == ("message", event["id"], True)
    assert [post_one_click(address_to_leave), post_one_click(address_to_leave)] == [200, 200]
    write("Bring a net.")
    eventually(lambda: saying("Bring a net.", person.mails()))
    assert saying("Bring a net.", mails()) == []


def test_who_manages_an_event_sees_what_became_of_its_mails(stack, person, event):
    person.call("POST", f"/events/{event['id']}/rsvp")
    organizer = stack.sign_in("organizer")

    def sent():
        deliveries = stack.call("GET", f"/events/{event['id']}/deliveries", token=organizer)
        return [
            one for one in deliveries
            if (one.get("user_id"), one["channel"], one["status"]) == (person.id, "email", "sent")
        ]

    [delivery] = eventually(sent)
    assert delivery["template"] == "rsvp_confirmed" and person.email not in json.dumps(delivery)
    with pytest.raises(urllib.error.HTTPError) as refused:
        person.call("GET", f"/events/{event['id']}/deliveries")
    assert refused.value.code == 403


def test_a_browser_subscribes_with_the_key_that_is_told(stack, person):
    key = person.call("GET", "/users/me/push-subscriptions/key")["public_key"]
    assert re.fullmatch("B[A-Za-z0-9_-]{86}", key)
    subscription = {"endpoint": "https://push.services.mozilla.com/wpush/v2/" + os.urandom(6).hex(), "keys": {"p256dh": key, "auth": "A" * 22}}
    kept = person.call("POST", "/users/me/push-subscriptions", subscription)
    assert person.call("POST", "/users/me/push-subscriptions", subscription)["id"] == kept["id"]
    assert [one["id"] for one in person.call("GET", "/users/me/push-subscriptions")] == [kept["id"]]
    person.call("DELETE", f"/users/me/push-subscriptions/{kept['id']}")
    assert person.call("GET", "/users/me/push-subscriptions") == []


def test_every_bad_field_is_named(stack, person):
    with pytest.raises(urllib.error.HTTPError) as refused:
        person.choose(language="tlh", categories=["Gossip"], channels={"rsvp": {"sms": "perhaps"}, "reminder": 7})
    problem = json.load(refused.value)
    assert refused.value.code == 422
    assert {error["field"] for error in problem["errors"]} == {
        "language", "categories.0", "channels.rsvp.sms", "channels.reminder",
    }
