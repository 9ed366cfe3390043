"""Whatever is sent, the answer is a clear 4xx problem, and nothing is changed."""

import datetime
import http.client
import json
import os
from urllib.parse import quote

import pytest

LATER = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=5)
START = LATER.isoformat(timespec="seconds")
END = (LATER + datetime.timedelta(hours=2)).isoformat(timespec="seconds")
GOOD = {
    "title": "A good event", "category": "Other", "max_attendees": 5, "timezone": "UTC",
    "start_time": START, "end_time": END,
}
ODD_TEXTS = [
    "'; DROP TABLE events.events; --", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{title}}",
    "%s%n", "../../etc/passwd", "\u202eevil", "𝕊𝕨𝕚𝕗𝕥 🎓", "a" * 200,
]


class API:
    def __init__(self, stack):
        self.port = int(stack.environment["EVENTS_API_PORT"])
        self.tokens = {name: stack.sign_in(name) for name in ["organizer", "student"]}

    def send(self, method, path, body=None, token="organizer", content_type="application/json"):
        """Status, the decoded body and its content type."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": content_type} if body is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {self.tokens[token]}"
        try:
            connection.request(method, "/api/v1" + path, body, headers)
        except (BrokenPipeError, ConnectionResetError):
            pass  # It answered before it had read all: the answer is there.
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, json.loads(data) if data else None, answer.headers.get("Content-Type")

    def is_refused(self, statuses, *arguments, **options):
        status, problem, content_type = self.send(*arguments, **options)
        assert status in statuses, (status, problem)
        assert content_type == "application/problem+json"
        assert problem["status"] == status and problem["title"] and problem["type"] and problem["request_id"]
        return problem

    def everything(self):
        """What could be changed by mistake."""
        _, events, _ = self.send("GET", "/events?limit=100")
        return sorted((event["id"], event["version"], event["current_attendees"]) for event in events)


@pytest.fixture(scope="module")
def api(stack):
    return API(stack)


@pytest.fixture(scope="module")
def event(api):
    status, event, _ = api.send("POST", "/events", json.dumps(GOOD))
    assert status == 201, event
    return event


@pytest.fixture(autouse=True)
def nothing_changes(api, event):
    before = api.everything()
    yield
    assert api.everything() == before


UNREADABLE = {
    "nothing": b"", "no json": b"{", "half": b'{"title": "x"', "trailing": b"{} {}", "array": b"[]", "text": b'"x"',
    "null": b"null", "number": b"7", "invalid utf-8": b'{"title": "\xff\xfe good"}', "lone surrogate": b'{"title": "\\ud800 x"}',
    "deep array": b"[" * 1000 + b"]" * 1000, "deep object": b'{"a":' * 1000 + b"1" + b"}" * 1000,
    "deep member": b'{"title":' + b"[" * 1000 + b"]" * 1000 + b"}", "deep and open": b"[" * 100_000,
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_unreadable_bodies(api, event, name, method):
    path = "/events" if method == "POST" else f"/events/{event['id']}"
    api.is_refused({400, 422}, method, path, UNREADABLE[name])


@pytest.mark.parametrize("path", ["/events", "/auth/login", "/auth/register", "/venues"])
def test_ten_megabytes(api, path):
    body = b'{"title": "' + b"x" * 10_000_000 + b'"}'
    api.is_refused({413}, "POST", path, body)


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "multipart/form-data; boundary=x", "nonsense"])
def test_other_content_types(api, content_type):
    api.is_refused({415}, "POST", "/events", json.dumps(GOOD), content_type=content_type)


BAD_FIELDS = [
    ("title", [None, 7, True, [], {}, "", "ab", "x" * 201, "NUL \0 here", "   "]),
    ("description", [7, [], "x" * 10_001, "NUL \0 here"]),
    ("category", [None, 7, "Nap", "", "workshop "]),
    ("location", [7, "x" * 301, "\0"]),
    ("start_time", [None, 7, "", "soon", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-02-30T10:00:00Z",
                    "2026-13-01T10:00:00Z", "2026-01-01", "2026-01-01T25:00:00Z", "1e9"]),
    ("end_time", [None, START, "2001-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]),
    ("timezone", [7, "", "Mars/Base", "../../etc/localtime", "\0"]),
    ("max_attendees", [None, 0, -1, 100_001, 1.5, "5", True, 10**30]),
    ("waitlist_enabled", ["yes", 1, []]),
    ("guests_allowed", ["no", 0, {}]),
    ("visibility", [7, "secret", ""]),
    ("venue_id", [7, "x", "00000000-0000-0000-0000-000000000000"]),
    ("image_url", [7, "javascript:alert(1)", "data:text/html,x", "http://", "x" * 3000, "\0"]),
    ("online_url", [7, "javascript:alert(1)", "ftp://example.org", "\0"]),
    ("rsvp_opens_at", [7, "never", "0000-01-01T00:00:00Z"]),
    ("rsvp_closes_at", [7, "never", "9999-12-31T23:59:59Z"]),
    ("group_id", [7, "x"]), ("series_id", [7, "x"]),
    ("status", [7, "cancelled", "ongoing", "nonsense"]),
]


# Named without the time of day: both halves of a run must name the tests alike.
@pytest.mark.parametrize(
    "field,value", [(field, value) for field, values in BAD_FIELDS for value in values],
    ids=[f"{field}-{number}" for field, values in BAD_FIELDS for number in range(len(values))],
)
def test_bad_fields_are_named(api, field, value):
    problem = api.is_refused({400, 422}, "POST", "/events", json.dumps(GOOD | {field: value}))
    if problem["status"] == 422:
        assert field in [error["field"] for error in problem["errors"]], problem


def test_all_bad_fields_are_named_at_once(api):
    body = {"title": "", "category": "Nap", "max_attendees": 0, "timezone": "Mars/Base", "start_time": END, "end_time": START}
    problem = api.is_refused({422}, "POST", "/events", json.dumps(body))
    assert {error["field"] for error in problem["errors"]} == {"title", "category", "max_attendees", "timezone", "end_time"}


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_are_only_texts(api, text):
    """Every text field keeps what it is given, as data; drafts, so that no list changes."""
    body = GOOD | {"title": f"T {text}"[:200], "description": text, "location": text, "status": "draft"}
    status, event, _ = api.send("POST", "/events", json.dumps(body))
    assert status == 201, event
    _, read, _ = api.send("GET", f"/events/{event['id']}")
    assert (read["title"], read["description"], read["location"]) == (body["title"].strip(), text, text)
    for query in ["search", "q", "venue_id", "organizer_id", "cursor", "category", "sort", "limit", "from"]:
        status, _, _ = api.send("GET", f"/events?{query}={quote(text)}")
        assert status in {200, 422}, query


@pytest.mark.parametrize("query", [
    "limit=0", "limit=101", "limit=x", "limit=-1", "limit=99999999999999999999", "status=nonsense", "category=Nap",
    "sort=random", "from=never", "to=never", "venue_id=x", "organizer_id=1", "cursor=abc", "cursor=%00", "search=%00",
    "q=%FF%FE", "sort=relevance", "from=2026-01-01", "search=" + "x" * 300,
])
def test_bad_parameters(api, query):
    api.is_refused({400, 422}, "GET", "/events?" + query)


@pytest.mark.parametrize("path", [
    "/events/x", "/events/%00", "/events/%FF", "/events/00000000-0000-0000-0000-000000000000", "/rsvps/1", "/venues/x",
    "/events/'; DROP TABLE events.events; --".replace(" ", "%20"), "/nothing", "/events/x/rsvp",
])
def test_what_is_not_there(api, path):
    api.is_refused({400, 404, 405}, "GET", path)


@pytest.mark.parametrize("key", ["x" * 256, "caf\u00e9"])
def test_bad_idempotency_keys(api, key):
    connection = http.client.HTTPConnection("127.0.0.1", api.port, timeout=30)
    headers = {"Authorization": f"Bearer {api.tokens['organizer']}", "Content-Type": "application/json",
               "Idempotency-Key": key.encode("latin-1")}
    connection.request("POST", "/api/v1/events", json.dumps(GOOD), headers)
    assert connection.getresponse().status == 400


@pytest.mark.parametrize(
    "token", ["", "x", "a.b.c", "Bearer", os.urandom(300).hex()], ids=["empty", "short", "dots", "scheme", "long"]
)
def test_bad_tokens(api, event, token):
    connection = http.client.HTTPConnection("127.0.0.1", api.port, timeout=30)
    connection.request("POST", f"/api/v1/events/{event['id']}/rsvp", headers={"Authorization": f"Bearer {token}"})
    assert connection.getresponse().status == 401


def test_students_create_nothing(api):
    api.is_refused({403}, "POST", "/events", json.dumps(GOOD), token="student")
    api.is_refused({401}, "POST", "/events", json.dumps(GOOD), token=None)
