"""Uses the services that `run` started from their images, and looks at how they run.

Reads FRONTEND, EVENTS_API and NOTIFICATION_SERVICE (addresses), MAILS (a folder), PROCESSES (their ids).
"""

import json
import os
import pathlib
import time
import urllib.error
import urllib.request

FRONTEND = os.environ["FRONTEND"]
USER = 10001


def call(method: str, path: str, body: dict | None = None, token: str = "", address: str = FRONTEND) -> tuple[int, str]:
    request = urllib.request.Request(
        address + path, method=method, data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {}),
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def eventually(what: str, holds, seconds: float = 30):
    deadline = time.monotonic() + seconds
    while True:
        try:
            if found := holds():
                return found
        except (OSError, urllib.error.URLError):
            pass
        assert time.monotonic() < deadline, what
        time.sleep(0.2)


def ready() -> None:
    for name in ("NOTIFICATION_SERVICE", "EVENTS_API", "FRONTEND"):
        eventually(f"{name} is not ready", lambda: call("GET", "/ready", address=os.environ[name])[0] == 200)
        assert call("GET", "/health", address=os.environ[name])[0] == 200


def confined() -> None:
    """Without root's rights, and nothing of the image can be written."""
    for process in os.environ["PROCESSES"].split():
        status = pathlib.Path(f"/proc/{process}/status").read_text()
        lines = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
        assert lines["Uid"].split() == [str(USER)] * 4, lines["Uid"]
        assert int(lines["CapEff"], 16) == 0
        [root] = [
            line.split() for line in pathlib.Path(f"/proc/{process}/mountinfo").read_text().splitlines()
            if line.split()[4] == "/"
        ]
        assert "ro" in root[5].split(","), root


def story() -> None:
    """Somebody opens the page, signs in, takes a seat, gets a mail and puts the event into a calendar."""
    status, page = call("GET", "/")
    assert status == 200 and "<script" in page
    status, answer = call("POST", "/api/v1/auth/login", {"email": "student@campus.example", "password": "campus-demo"})
    assert status == 200, answer
    token = json.loads(answer)["access_token"]
    events = json.loads(call("GET", "/api/v1/events?status=upcoming")[1])
    event = next(each for each in events if each["current_attendees"] < each["max_attendees"])
    status, answer = call("POST", f"/api/v1/events/{event['id']}/rsvp", {}, token)
    assert status in (200, 201), answer
    folder = pathlib.Path(os.environ["MAILS"])
    mail = eventually("no mail came", lambda: next(iter(folder.glob("*.eml")), None)).read_text()
    assert "student@campus.example" in mail
    # Zones are known only while the linker was made to keep them.
    status, calendar = call("GET", f"/api/v1/events/{event['id']}/calendar.ics")
    assert status == 200 and f"TZID:{event['timezone']}" in calendar, calendar
    assert event["timezone"] != "UTC"


for step in (ready, confined, story):
    step()
print("3 images: built, confined, and used")
