"""Tickets, drawn by a browser, read by a barcode reader that is not ours, and shown at the door."""

import concurrent.futures
import datetime
import json
import os
import subprocess
import urllib.error
import urllib.request
import xml.etree.ElementTree

import pytest

SVG = "{http://www.w3.org/2000/svg}"


def ask(stack, method, path, token=None, body=None, headers=None):
    """Status, headers and body; also of what is refused."""
    headers = {"Content-Type": "application/json"} | (headers or {})
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(stack.address + "/api/v1" + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read()


def problem(answer):
    status, headers, body = answer
    assert headers["Content-Type"] == "application/problem+json"
    return status, json.loads(body)["type"].removeprefix("/problems/")


def check_in(stack, event, token, headers=None, **body):
    return ask(stack, "POST", f"/events/{event['id']}/check-in", token, body, headers)


@pytest.fixture(scope="module")
def organizer(stack):
    return stack.sign_in("organizer")


@pytest.fixture(scope="module")
def people(stack):
    """Access tokens of a few people of one run."""
    tokens = []
    for index in range(6):
        address = f"ticket-{os.urandom(4).hex()}@campus.example"
        body = {"email": address, "password": "correct horse battery", "name": f"Zoë Nº{index} Ticket"}
        stack.call("POST", "/auth/register", body)
        tokens.append(stack.call("POST", "/auth/login", {"email": address, "password": body["password"]})["access_token"])
    return tokens


@pytest.fixture
def event(stack, organizer):
    start = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=2)
    return stack.call(
        "POST", "/events",
        {
            "title": "Tea & <talk> " + os.urandom(4).hex(), "category": "Social", "max_attendees": 4,
            "start_time": start.isoformat(timespec="seconds"),
            "end_time": (start + datetime.timedelta(hours=2)).isoformat(timespec="seconds"),
        },
        organizer,
    )


@pytest.fixture
def rsvps(stack, event, people):
    return [stack.call("POST", f"/events/{event['id']}/rsvp", token=token) for token in people]


def read(browser, svg, folder, width=240, scheme="light"):
    """What a reader sees of the image, on a page of the browser."""
    picture = folder / f"{width}-{scheme}.png"
    context = browser.new_context(viewport={"width": width + 40, "height": width + 40}, color_scheme=scheme)
    page = context.new_page()
    (folder / "ticket.svg").write_bytes(svg)
    background = "#000" if scheme == "dark" else "#fff"
    (folder / "ticket.html").write_text(
        f'<body style="margin:20px;background:{background}"><img src="ticket.svg" style="width:{width}px;display:block">'
    )
    page.goto(f"file://{folder}/ticket.html")
    page.screenshot(path=picture)
    context.close()
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip("\n")


def test_a_ticket_is_read_by_a_camera_and_opens_the_door_once(stack, browser, organizer, people, event, rsvps, tmp_path):
    ticket = stack.call("GET", f"/rsvps/{rsvps[0]['id']}/ticket", token=people[0])
    assert ticket["rsvp_id"] == rsvps[0]["id"] and ticket["event_id"] == event["id"]
    assert ticket["event_title"] == event["title"] and ticket["start_time"] == event["start_time"]
    status, headers, svg = ask(stack, "GET", f"/rsvps/{rsvps[0]['id']}/ticket.svg", people[0])
    assert status == 200 and headers["Content-Type"] == "image/svg+xml"
    assert headers["Cache-Control"] == "private, no-cache"
    root = xml.etree.ElementTree.fromstring(svg)
    assert root.tag == SVG + "svg" and root.get("role") == "img"
    assert root.find(SVG + "title").text == f"Ticket of {rsvps[0]['name']} for {event['title']}"
    assert len(root.findall(SVG + "path")) == 1 and b"<script" not in svg and b"style" not in svg
    kept = ask(stack, "GET", f"/rsvps/{rsvps[0]['id']}/ticket.svg", people[0], headers={"If-None-Match": headers["ETag"]})
    assert kept[0] == 304 and kept[2] == b""

    for width, scheme in [(120, "light"), (240, "light"), (240, "dark"), (701, "light")]:
        assert read(browser, svg, tmp_path, width, scheme) == ticket["code"]

    typed = ticket["code"].replace("-", " ").lower().replace("0", "o").replace("1", "i")
    for code, is_new in [(ticket["code"], True), (ticket["code"], False), (typed, False)]:
        status, _, body = check_in(stack, event, organizer, code=code)
        answer = json.loads(body)
        assert status == 200 and answer["is_new"] == is_new and answer["rsvp"]["id"] == rsvps[0]["id"]
        assert answer["checked_in_count"] == 1 and answer["confirmed_count"] == 4
    assert stack.call("GET", f"/rsvps/{rsvps[0]['id']}/ticket", token=people[0])["code"] == ticket["code"]


def test_only_who_has_a_seat_has_a_ticket(stack, browser, organizer, people, event, rsvps, tmp_path):
    for suffix in ("ticket", "ticket.svg"):
        assert ask(stack, "GET", f"/rsvps/{rsvps[0]['id']}/{suffix}")[0] == 401
        assert ask(stack, "GET", f"/rsvps/{rsvps[0]['id']}/{suffix}", people[1])[0] == 404
        assert ask(stack, "GET", f"/rsvps/{rsvps[0]['id']}/{suffix}", organizer)[0] == 200
        assert problem(ask(stack, "GET", f"/rsvps/{rsvps[5]['id']}/{suffix}", people[5])) == (409, "rsvp-waitlisted")
    code = stack.call("GET", f"/rsvps/{rsvps[1]['id']}/ticket", token=people[1])["code"]
    stack.call("DELETE", f"/rsvps/{rsvps[1]['id']}", token=people[1])
    assert problem(ask(stack, "GET", f"/rsvps/{rsvps[1]['id']}/ticket", people[1])) == (409, "rsvp-cancelled")
    assert problem(check_in(stack, event, organizer, code=code)) == (409, "rsvp-cancelled")
    # The next in line has one, which differs.
    svg = ask(stack, "GET", f"/rsvps/{rsvps[4]['id']}/ticket.svg", people[4])[2]
    assert read(browser, svg, tmp_path) != code
    forged = code[:-1] + ("7" if code[-1] != "7" else "8")
    assert problem(check_in(stack, event, organizer, code=forged)) == (422, "validation")


def test_several_phones_at_once(stack, organizer, people, event, rsvps):
    admin = stack.sign_in("admin")
    codes = [stack.call("GET", f"/rsvps/{rsvp['id']}/ticket", token=token)["code"] for rsvp, token in zip(rsvps[:4], people)]
    with concurrent.futures.ThreadPoolExecutor(8) as phones:
        jobs = [(phone, code) for code in codes for phone in (organizer, admin) * 4]
        answers = list(phones.map(lambda job: check_in(stack, event, job[0], code=job[1]), jobs))
    assert {status for status, _, _ in answers} == {200}
    answers = [json.loads(body) for _, _, body in answers]
    assert sorted(answer["rsvp"]["id"] for answer in answers if answer["is_new"]) == sorted(each["id"] for each in rsvps[:4])
    assert max(answer["checked_in_count"] for answer in answers) == 4
    counts = stack.call("GET", f"/events/{event['id']}/check-in", token=organizer)
    assert counts == {"confirmed": 4, "checked_in": 4, "waiting": 2, "no_shows": None}
    for _ in range(2):
        assert ask(stack, "DELETE", f"/events/{event['id']}/check-in/{rsvps[0]['id']}", admin)[0] == 204
    assert ask(stack, "DELETE", f"/events/{event['id']}/check-in/{rsvps[0]['id']}", people[0])[0] == 403
    absent = stack.call("GET", f"/events/{event['id']}/rsvps?status=confirmed&checked_in=false", token=organizer)
    assert [rsvp["id"] for rsvp in absent] == [rsvps[0]["id"]]
    assert problem(ask(stack, "DELETE", f"/rsvps/{rsvps[1]['id']}", people[1])) == (409, "checked-in")


def test_a_name_will_do(stack, organizer, event, rsvps):
    status, _, body = check_in(stack, event, organizer, name="zoe tick")
    several = json.loads(body)
    assert status == 409 and several["type"] == "/problems/several-people"
    assert {person["rsvp_id"] for person in several["candidates"]} == {rsvp["id"] for rsvp in rsvps[:4]}
    chosen = several["candidates"][0]
    assert check_in(stack, event, organizer, rsvp_id=chosen["rsvp_id"])[0] == 200
    assert check_in(stack, event, organizer, name="Nobody")[0] == 404
    key = {"Idempotency-Key": os.urandom(8).hex()}
    for _ in range(2):
        status, _, body = check_in(stack, event, organizer, key, rsvp_id=rsvps[1]["id"])
        assert status == 200 and json.loads(body)["is_new"]
    assert problem(check_in(stack, event, organizer, key, rsvp_id=rsvps[2]["id"])) == (422, "idempotency-key-reused")
    for body in ({}, {"name": "a", "code": "b"}, {"rsvp_id": "x"}, {"name": 5}):
        assert problem(check_in(stack, event, organizer, **body)) == (422, "validation")


def test_the_list_comes_in_pages(stack, organizer, event, rsvps):
    path, found = f"/events/{event['id']}/rsvps?limit=4", []
    while path:
        status, headers, body = ask(stack, "GET", path, organizer)
        assert status == 200
        found += [rsvp["id"] for rsvp in json.loads(body)]
        link = headers["Link"]
        path = link and link.split(">")[0].removeprefix("</api/v1")
    assert found == [rsvp["id"] for rsvp in rsvps]
    assert problem(ask(stack, "GET", f"/events/{event['id']}/rsvps?limit=101&checked_in=1", organizer)) == (422, "validation")
