"""Calendars, read back by a parser that is not ours."""

import datetime
import json
import os
import urllib.error
import urllib.request
import zoneinfo

import icalendar
import pytest

UTC = datetime.timezone.utc
HOUR = datetime.timedelta(hours=1)
HALF = datetime.timedelta(minutes=30)
ZONES = [
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca",
    "Pacific/Chatham", "UTC",
]


def get(stack, path, token=None, headers=None):
    """Status, headers and body; also of what is refused."""
    address = path if path.startswith("http") else stack.address + "/api/v1" + path
    headers = dict(headers or {}) | ({"Authorization": f"Bearer {token}"} if token else {})
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read()


def read(stack, path, token=None):
    status, headers, body = get(stack, path, token)
    assert status == 200, body
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    # What the parser would forgive: RFC 5545 section 3.1.
    lines = body.split(b"\r\n")
    assert lines.pop() == b"" and not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    calendar = icalendar.Calendar.from_ical(body)
    for component in calendar.walk():
        assert not component.errors, component.errors
    return calendar


def read_without_zone_data(stack, path, token=None):
    """The instants of each event as the calendar's own VTIMEZONEs say, whatever zones this machine knows."""
    calendar = read(stack, path, token)
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}
    instants = {}
    for event in calendar.walk("VEVENT"):
        times = []
        for name in ("DTSTART", "DTEND"):
            time = event[name].dt
            if identifier := event[name].params.get("TZID"):
                time = time.replace(tzinfo=zones[identifier])
            assert time.tzinfo is not None
            times.append(time.astimezone(UTC))
        instants[str(event["UID"])] = tuple(times)
    return instants


def create(stack, token, start, zone="UTC", duration=HOUR, **more):
    body = {
        "title": "Calendar " + os.urandom(4).hex(), "category": "Other", "max_attendees": 5, "timezone": zone,
        "start_time": start.isoformat(timespec="seconds"),
        "end_time": (start + duration).isoformat(timespec="seconds"),
    } | more
    return stack.call("POST", "/events", body, token)


def uid(event):
    return event["id"] + "@campus-events"


def found(calendar, event):
    [entry] = [entry for entry in calendar.walk("VEVENT") if entry["UID"] == uid(event)]
    return entry


def soon(days=3, hour=18):
    day = datetime.datetime.now(UTC) + datetime.timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def clock_changes(zone):
    """The next two moments at which the zone's clocks are set, as Python's own zone data says."""
    info = zoneinfo.ZoneInfo(zone)
    moment = datetime.datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + datetime.timedelta(days=2)
    changes = []
    while len(changes) < 2 and moment < datetime.datetime.now(UTC) + datetime.timedelta(days=500):
        later = moment + HALF
        if moment.astimezone(info).utcoffset() != later.astimezone(info).utcoffset():
            changes.append(later)
        moment = later
    return changes


@pytest.fixture(scope="module")
def organizer(stack):
    return stack.sign_in("organizer")


@pytest.fixture(scope="module")
def organizer_id(stack, organizer):
    return stack.call("GET", "/auth/me", token=organizer)["id"]


@pytest.mark.parametrize("zone", ZONES)
def test_every_instant_comes_back_on_both_sides_of_both_clock_changes(stack, organizer, zone):
    marker = "x" + os.urandom(4).hex()
    changes = clock_changes(zone) or [soon(30), soon(200)]
    assert len(changes) == 2
    expected = {}
    for change in changes:
        for minutes in (-48 * 60, -120, -90, -60, -45, -30, -15, 0, 15, 30, 45, 60, 90, 120, 48 * 60):
            start = change + datetime.timedelta(minutes=minutes)
            event = create(stack, organizer, start, zone, HALF, description=marker)
            expected[uid(event)] = (start, start + HALF)
        # One that goes on while the clocks are set.
        start = change - datetime.timedelta(hours=5)
        event = create(stack, organizer, start, zone, datetime.timedelta(hours=10), description=marker)
        expected[uid(event)] = (start, start + datetime.timedelta(hours=10))

    path = f"/calendar.ics?q={marker}"
    parsed = {
        str(event["UID"]): (event["DTSTART"].dt.astimezone(UTC), event["DTEND"].dt.astimezone(UTC))
        for event in read(stack, path).walk("VEVENT")
    }
    assert parsed == expected
    assert read_without_zone_data(stack, path) == expected
    if zone != "UTC":
        # Not everything may hide in UTC: only what falls into a repeated hour does.
        info = zoneinfo.ZoneInfo(zone)
        for event in read(stack, path).walk("VEVENT"):
            times = expected[str(event["UID"])]
            local = [time.astimezone(info) for time in times]
            repeated = any(
                time.replace(fold=0).utcoffset() > time.replace(fold=1).utcoffset() for time in local
            )
            assert ("TZID" in event["DTSTART"].params) == (not repeated), (times, local)
            if not repeated:
                assert event["DTSTART"].params["TZID"] == zone
                assert event["DTSTART"].dt.replace(tzinfo=None) == local[0].replace(tzinfo=None)


def test_an_event_keeps_its_uid_while_its_sequence_rises_until_it_is_cancelled(stack, organizer):
    event = create(
        stack, organizer, soon(), "Europe/Berlin", title="Tea; cake, \"talk\" \\ 日本語 🦊 " + "ü" * 80,
        description="One\nTwo; three, four\\n 🧪" * 40, location="Hall 3, north", category="Club Meeting",
    )
    path = f"/events/{event['id']}/calendar.ics"
    calendar = read(stack, path)
    assert calendar["METHOD"] == "PUBLISH" and calendar["VERSION"] == "2.0" and "X-WR-CALNAME" not in calendar
    first = found(calendar, event)
    assert str(first["SUMMARY"]) == event["title"]
    assert str(first["DESCRIPTION"]) == event["description"]
    assert str(first["LOCATION"]) == "Hall 3, north"
    assert first["CATEGORIES"].cats == ["Club Meeting"]
    assert first["STATUS"] == "CONFIRMED"
    assert str(first["URL"]) == f"{stack.address}/events/{event['id']}"
    assert first["SEQUENCE"] == 0

    stack.call("POST", f"/events/{event['id']}/rsvp", token=stack.sign_in("student"))
    assert found(read(stack, path), event)["SEQUENCE"] == 0
    later = soon() + HOUR
    stack.call("PATCH", f"/events/{event['id']}", {"start_time": later.isoformat(), "end_time": (later + HOUR).isoformat()}, organizer)
    second = found(read(stack, path), event)
    assert second["SEQUENCE"] == 1 and second["DTSTART"].dt == later
    assert second["DTSTAMP"].dt >= first["DTSTAMP"].dt and second["LAST-MODIFIED"].dt >= first["LAST-MODIFIED"].dt
    assert second["CREATED"].dt == first["CREATED"].dt

    stack.call("DELETE", f"/events/{event['id']}", token=organizer)
    for source in (path, "/calendar.ics", "/calendar.ics?category=Club%20Meeting"):
        last = found(read(stack, source), event)
        assert last["SEQUENCE"] == 2 and last["STATUS"] == "CANCELLED", source
    assert not [entry for entry in read(stack, "/calendar.ics?category=Sports").walk("VEVENT") if entry["UID"] == uid(event)]


def test_the_public_feed_is_the_list_and_is_asked_for_again_cheaply(stack, organizer, organizer_id):
    event = create(stack, organizer, soon(4), category="Workshop")
    hidden = [
        create(stack, organizer, soon(4), category="Workshop", **more)
        for more in ({"visibility": "signed-in"}, {"visibility": "link"}, {"status": "draft"})
    ]
    path = f"/calendar.ics?category=Workshop&organizer_id={organizer_id}"
    calendar = read(stack, path)
    assert str(calendar["X-WR-CALNAME"]) == "Campus Events: Workshop"
    assert calendar["REFRESH-INTERVAL"].dt == HOUR and calendar["X-PUBLISHED-TTL"] == "PT1H"
    found(calendar, event)
    listed = stack.call("GET", f"/events?category=Workshop&organizer_id={organizer_id}&limit=100")
    shown = {str(entry["UID"]) for entry in calendar.walk("VEVENT") if entry["STATUS"] != "CANCELLED"}
    assert shown == {uid(each) for each in listed}
    member = {str(entry["UID"]) for entry in read(stack, path, stack.sign_in("student")).walk("VEVENT")}
    assert [uid(each) in member for each in hidden] == [True, False, False]
    assert [get(stack, f"/events/{each['id']}/calendar.ics")[0] for each in hidden] == [404, 200, 404]

    status, headers, _ = get(stack, path)
    assert status == 200 and headers["Cache-Control"] == "public, max-age=300"
    unchanged = get(stack, path, headers={"If-None-Match": headers["ETag"]})
    assert unchanged[0] == 304 and unchanged[2] == b"" and unchanged[1]["ETag"] == headers["ETag"]
    stack.call("PATCH", f"/events/{event['id']}", {"title": "Another name"}, organizer)
    assert get(stack, path, headers={"If-None-Match": headers["ETag"]})[0] == 200

    status, headers, body = get(stack, "/calendar.ics?category=Nonsense&from=yesterday")
    assert status == 422 and headers["Content-Type"] == "application/problem+json"
    assert {error["field"] for error in json.loads(body)["errors"]} == {"category", "from"}
    assert len(read(stack, "/calendar.ics?from=2099-01-01T00:00:00Z").walk("VEVENT")) == 0


def test_a_persons_own_calendar_opens_with_its_secret_alone(stack, organizer):
    token = stack.sign_in("student")
    event = create(stack, organizer, soon(5), max_attendees=1, online_url="https://meet.example/room-1", visibility="link")
    waited = create(stack, organizer, soon(6), max_attendees=1, online_url="https://meet.example/room-2")
    stack.call("POST", f"/events/{waited['id']}/rsvp", token=stack.sign_in("admin"))
    for each in (event, waited):
        stack.call("POST", f"/events/{each['id']}/rsvp", token=token)

    assert get(stack, "/users/me/calendar.ics")[0] == 401
    assert get(stack, "/users/me/calendar.ics?token=" + "A" * 43)[0] == 404
    old = stack.call("POST", "/users/me/calendar-token", token=token)
    assert old["url"] == f"{stack.address}/api/v1/users/me/calendar.ics?token={old['token']}"
    calendar = read(stack, old["url"])
    assert found(calendar, event)["STATUS"] == "CONFIRMED" and found(calendar, event)["TRANSP"] == "OPAQUE"
    assert str(found(calendar, event)["CONFERENCE"]) == "https://meet.example/room-1"
    assert found(calendar, waited)["STATUS"] == "TENTATIVE"
    assert b"room-2" not in get(stack, old["url"])[2]
    assert get(stack, old["url"])[1]["Cache-Control"] == "private, no-cache"
    # The link stands for those with a seat alone.
    assert b"room-1" in get(stack, f"/events/{event['id']}/calendar.ics", token)[2]
    assert b"room-1" not in get(stack, f"/events/{event['id']}/calendar.ics")[2]
    assert b"room-2" not in get(stack, f"/events/{waited['id']}/calendar.ics", token)[2]

    stack.call("DELETE", f"/events/{event['id']}", token=organizer)
    assert found(read(stack, old["url"]), event)["STATUS"] == "CANCELLED"

    new = stack.call("POST", "/users/me/calendar-token", token=token)
    assert new["token"] != old["token"]
    assert get(stack, old["url"])[0] == 404
    found(read(stack, new["url"]), event)
    stack.call("DELETE", "/users/me/calendar-token", token=token)
    assert get(stack, new["url"])[0] == 404
    # The secret stands in no log.
    for log in stack.state.glob("*.log"):
        text = log.read_text()
        assert old["token"] not in text and new["token"] not in text, log
