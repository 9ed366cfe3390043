"""One trace shows an RSVP from the browser's request to SES's answer."""

import json
import os
import re
import urllib.request

from load import event_body
from stack import eventually


def test_an_rsvp_is_one_trace_from_the_request_to_ses(stack, collector, aws):
    event = stack.call("POST", "/events", event_body("One trace " + os.urandom(3).hex()), stack.sign_in("organizer"))
    number, browser = os.urandom(16).hex(), os.urandom(8).hex()
    request = urllib.request.Request(
        f"{stack.address}/api/v1/events/{event['id']}/rsvp", method="POST",
        headers={"Authorization": "Bearer " + stack.sign_in("student"), "traceparent": f"00-{number}-{browser}-01"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert json.load(answer)["status"] == "confirmed"

    names = [
        ("frontend", "POST /api/**"), ("events-api", "POST /api/v1/events/{id}/rsvp"), ("events-api", "decide"),
        ("events-api", "hand over"), ("notification-service", "deliver"), ("notification-service", "SES SendEmail"),
    ]
    spans = eventually(lambda: (found := collector.trace(number)) and {
        (span["service"], span["name"]) for span in found} >= set(names) and found, 60)
    by_name = {(span["service"], span["name"]): span for span in spans
               if span["name"] != "deliver" or {"key": "notification.channel", "value": {"stringValue": "email"}}
               in span["attributes"]}
    assert len({span["spanId"] for span in spans}) == len(spans)
    frontend, request, decide, handing, deliver, ses = (by_name[name] for name in names)
    assert frontend["parentSpanId"] == browser
    assert request["parentSpanId"] == frontend["spanId"]
    assert decide["parentSpanId"] == request["spanId"]
    assert handing["parentSpanId"] == request["spanId"]
    assert deliver["parentSpanId"] == handing["spanId"]
    assert ses["parentSpanId"] == deliver["spanId"]
    for span in spans:
        assert int(span["startTimeUnixNano"]) <= int(span["endTimeUnixNano"])
        assert "student@campus.example" not in json.dumps(span)
    # The line that says so leads there.
    [line] = eventually(lambda: [
        line for text in (stack.state / "notification-service.log").read_text().splitlines() if number in text
        for line in [json.loads(text)] if line["message"] == "sent"
    ])
    assert (line["trace_id"], line["channel"], line["template"]) == (number, "email", "rsvp_confirmed")
    # Amazon was told, too.
    told = [headers for _, headers, _, _ in aws.requests
            if {k.lower(): v for k, v in headers.items()}.get("traceparent") == f"00-{number}-{ses['spanId']}-01"]
    assert len(told) == 1


def test_the_lines_of_the_request_name_the_trace_and_not_the_person(stack):
    number = os.urandom(16).hex()
    event = stack.call("POST", "/events", event_body("Lines " + os.urandom(3).hex()), stack.sign_in("organizer"))
    request = urllib.request.Request(
        f"{stack.address}/api/v1/events/{event['id']}/rsvp", method="POST",
        headers={"Authorization": "Bearer " + stack.sign_in("student"), "traceparent": f"00-{number}-{'1' * 16}-00"},
    )
    urllib.request.urlopen(request, timeout=10).read()

    def lines():
        text = (stack.state / "events-api.log").read_text()
        return [json.loads(line) for line in text.splitlines() if number in line]

    [line] = [line for line in eventually(lines) if line["message"] == "request"]
    assert line["service"] == "events-api" and line["level"] == "INFO"
    assert line["route"] == "/api/v1/events/{id}/rsvp" and line["status"] == "201" and float(line["duration_ms"]) > 0
    assert len(line["user"]) == 12 and line["trace_id"] == number and len(line["span_id"]) == 16
    assert "campus.example" not in json.dumps(line)


def test_a_collector_that_takes_nothing_holds_nobody_up(stack, collector):
    def failed():
        metrics = urllib.request.urlopen(f"http://127.0.0.1:{stack.events_api_port}/metrics", timeout=10).read().decode()
        return int(re.search(r'^spans_total\{outcome="failed"\} (\d+)$', metrics, re.MULTILINE)[1])

    def ask():
        number = os.urandom(16).hex()
        request = urllib.request.Request(
            f"{stack.address}/api/v1/events?limit=1&search={number}", headers={"traceparent": f"00-{number}-{'1' * 16}-01"},
        )
        assert urllib.request.urlopen(request, timeout=10).status == 200
        return number

    before, collector.status = failed(), 503
    try:
        ask()
        eventually(lambda: failed() > before)
    finally:
        collector.status = 200
    # What comes later is told again.
    number = ask()
    eventually(lambda: collector.trace(number))
