"""What notifications look like: as pictures, and as programs read them that are not ours."""

import email
import email.policy
import itertools
import json
import pathlib
import re
import urllib.parse
import urllib.request
import uuid

import icalendar
import pytest

from stack import eventually

LANGUAGES = ["en", "de"]
FORMATS = ["subject", "short", "text", "html"]
SCREENS = {"phone": {"width": 375, "height": 720}, "desktop": {"width": 900, "height": 760}}
FOLDER = pathlib.Path(__file__).parents[1] / "Artifacts" / "Notifications"
EVENT = "01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b67"
CONTEXT = {
    "event_title": "Tea; cake, <b>talk</b>", "start_time": "2027-03-05T19:00:00Z", "end_time": "2027-03-05T22:00:00Z",
    "timezone": "Europe/Berlin", "location": "Café Zoë", "event_version": 4, "organizer_name": "Ada Lovelace",
    "rsvp_status": "confirmed",
}
CALENDARS = {
    "rsvp_confirmed": "REQUEST", "rsvp_promoted": "REQUEST", "event_updated": "REQUEST", "rsvp_cancelled": "CANCEL",
    "event_cancelled": "CANCEL",
}


def ask(stack, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    address = f"http://localhost:{stack.notification_port}{path}"
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode()


@pytest.fixture(scope="module")
def names(stack):
    templates = json.loads(ask(stack, "/templates"))
    assert all(sorted(template["languages"]) == sorted(LANGUAGES) for template in templates)
    assert all(template["formats"] == FORMATS for template in templates)
    return [template["name"] for template in templates]


def overflow(page):
    """By how many pixels the page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def least_contrast(page):
    """The lowest contrast (WCAG 2.2) of a text with what is behind it."""
    return page.evaluate("""() => {
        const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const rgba = (color) => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            return canvas.getImageData(0, 0, 1, 1).data;
        };
        const light = (color) => {
            const [r, g, b] = Array.from(rgba(color).slice(0, 3), (byte) => byte / 255)
                .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (element) => {
            for (let each = element; each; each = each.parentElement) {
                const color = getComputedStyle(each).backgroundColor;
                if (rgba(color)[3] > 0) return color;
            }
            return "white";
        };
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        let least = 21;
        while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            const text = texts.currentNode.data.trim();
            // The dot in the sign is no text, and what is hidden has no size.
            if (!text || text === "\\u25cf" || element.getClientRects().length === 0) continue;
            const pair = [light(getComputedStyle(element).color), light(behind(element))].sort();
            least = Math.min(least, (pair[1] + 0.05) / (pair[0] + 0.05));
        }
        return least;
    }""")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mail_fits_the_screen_and_can_be_read(stack, browser, names, language, screen, scheme):
    FOLDER.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport=SCREENS[screen], color_scheme=scheme, java_script_enabled=True)
    page = context.new_page()
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    for name in names:
        page.set_content(ask(stack, f"/templates/{name}/preview?language={language}&format=html"))
        assert overflow(page) == 0, name
        assert least_contrast(page) >= 4.5, name
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1 and page.locator(".button").count() <= 1, name
        page.screenshot(path=FOLDER / f"{name}.{language}.{screen}.{scheme}.png", full_page=True)
    context.close()
    assert not loaded, "a mail loads nothing"


def test_a_mail_that_nobody_expects_still_fits_a_phone(stack, browser, names):
    """Without the style sheet, which some programs drop, and with a title that has no spaces."""
    page = browser.new_context(viewport=SCREENS["phone"]).new_page()
    for name in names:
        html = ask(stack, f"/templates/{name}/preview?format=html")
        page.set_content(html[:html.index("<style>")] + html[html.index("</style>"):])
        assert overflow(page) == 0, name
        page.set_content(html.replace("Night of the telescopes", "Nightofthetelescopes" * 20))
        assert overflow(page) == 0, name


def mails(stack, names, language, **context):
    """What arrives of each template, by its name."""
    sent = {name: str(uuid.uuid4()) for name in names}
    ask(stack, "/notifications", [
        {
            "id": identifier, "template": name, "language": language,
            "recipient": {"user_id": str(uuid.uuid4()), "name": "Zoë Őrs", "email": "zoe+o@campus.example"},
            "subject": {"event_id": EVENT}, "context": CONTEXT | context,
        }
        for name, identifier in sent.items()
    ])
    files = {name: stack.state / "outbox" / f"{identifier}.eml" for name, identifier in sent.items()}
    eventually(lambda: all(file.exists() for file in files.values()), 60)
    return {
        name: email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for name, file in files.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mail_is_whole_to_another_program(stack, names, language):
    path = "/api/v1/unsubscribe/" + "t" * 60
    for name, message in mails(stack, names, language, unsubscribe_path=path).items():
        parts = list(message.walk())
        assert not any(part.defects for part in parts), name
        assert message["To"].addresses[0].display_name == "Zoë Őrs"
        assert message["From"].addresses[0].display_name == "Campus Events"
        assert message["Content-Language"] == language
        assert message["List-Unsubscribe"] == f"<{stack.address}{path}>"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        alternative = parts[1] if name in CALENDARS else message
        assert alternative.get_content_type() == "multipart/alternative"
        types = ["text/plain", "text/html"] + (["text/calendar"] if name in CALENDARS else [])
        assert [part.get_content_type() for part in alternative.iter_parts()] == types, "the best one last"
        html, text = (alternative.get_body((kind,)).get_content() for kind in ("html", "plain"))
        assert "<b>" not in html and ("Tea; cake, <b>talk</b>" in text or "/events/" not in text)
        assert f"{stack.address}{path}" in text or "/me/settings" not in text


@pytest.mark.parametrize("name", CALENDARS)
def test_a_calendar_takes_in_what_a_mail_brings(stack, name):
    message = mails(stack, [name], "en")[name]
    assert message.get_content_type() == "multipart/mixed"
    alternative, attached = message.iter_parts()
    invitation = list(alternative.iter_parts())[2]
    assert invitation.get_param("method") == CALENDARS[name] and invitation.get_content_charset() == "utf-8"
    assert attached.get_content_disposition() == "attachment" and attached.get_filename() == "invite.ics"
    content = attached.get_payload(decode=True)
    assert invitation.get_payload(decode=True) == content
    assert max(map(len, content.split(b"\r\n"))) <= 75

    calendar = icalendar.Calendar.from_ical(content)
    assert not any(component.errors for component in calendar.walk())
    assert calendar["METHOD"] == CALENDARS[name]
    [event] = calendar.walk("VEVENT")
    assert event["UID"] == f"{EVENT}@campus-events" and event["SEQUENCE"] == 3
    assert event["SUMMARY"] == CONTEXT["event_title"] and event["LOCATION"] == CONTEXT["location"]
    assert event["DTSTART"].dt.isoformat() == "2027-03-05T20:00:00+01:00"
    assert event["DTEND"].dt.isoformat() == "2027-03-05T23:00:00+01:00"
    assert event["ORGANIZER"] == "mailto:events@campus.example" and event["ORGANIZER"].params["CN"] == "Ada Lovelace"
    assert event["ATTENDEE"] == "mailto:zoe+o@campus.example" and event["ATTENDEE"].params["CN"] == "Zoë Őrs"
    if CALENDARS[name] == "REQUEST":
        assert event["STATUS"] == "CONFIRMED" and event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    else:
        # Who goes takes nothing away from the others (RFC 5546 section 3.2.5).
        assert event.get("STATUS") == ("CANCELLED" if name == "event_cancelled" else None)


def test_what_could_begin_a_header_begins_none(stack):
    hostile = "Tea\r\nBcc: all@campus.example\r\n\r\n<p>Hello"
    message = mails(stack, ["rsvp_confirmed"], "en", event_title=hostile, organizer_name=hostile)["rsvp_confirmed"]
    assert message["Bcc"] is None
    assert message["Subject"] == "You have a seat: Tea Bcc: all@campus.example <p>Hello"
    [event] = icalendar.Calendar.from_ical(list(message.iter_parts())[1].get_payload(decode=True)).walk("VEVENT")
    assert set(event) == {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP",
        "ORGANIZER", "ATTENDEE", "URL",
    }


def test_previews_are_the_formats_that_are_asked_for(stack, names):
    for name, language, form in itertools.product(names, LANGUAGES, FORMATS):
        text = ask(stack, f"/templates/{name}/preview?language={language}&format={form}")
        assert text.startswith("<!doctype html>") == (form == "html")
        assert ("\n" in text) == (form in ("html", "text"))


def test_previews_keep_their_secrets_behind_the_hash_as_mails_do(stack, names):
    """What stands there is sent to no server; see test_guests.py for the mails."""
    for name, language in itertools.product(names, LANGUAGES):
        text = ask(stack, f"/templates/{name}/preview?language={language}&format=text")
        links = [urllib.parse.urlsplit(link) for link in re.findall(r"https?://\S+", text)]
        assert [link.geturl() for link in links if link.query] == [], name
        if name in ("guest_confirm", "rsvp_promoted"):
            assert any(link.path.endswith("/confirm") and link.fragment.startswith("code=") for link in links), name
