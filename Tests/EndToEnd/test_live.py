"""What open pages are told: on every replica, once and in order, and again where they left off."""

import datetime
import http.client
import json
import signal
import statistics
import threading
import time

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from listener import Listener
from replica import Replica
from stack import eventually


@pytest.fixture
def replica(stack):
    replica = Replica(stack)
    yield replica
    replica.kill()


def new_event(stack, title="Told live", seats=20, organizer="organizer", **details):
    start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=4)
    body = {
        "title": title, "category": "Other", "max_attendees": seats, "timezone": "UTC",
        "start_time": start.isoformat(timespec="seconds"),
        "end_time": (start + datetime.timedelta(hours=1)).isoformat(timespec="seconds"),
    } | details
    return stack.call("POST", "/events", body, stack.sign_in(organizer))


def live(port):
    return f"ws://127.0.0.1:{port}/api/v1/live"


def titles(listener):
    return [event["title"] for event in listener.of("event:updated")]


def test_replicas_that_are_killed_or_replaced_lose_nothing_and_say_nothing_twice(stack, replica):
    organizer = stack.sign_in("organizer")
    event = new_event(stack)
    port = [replica.port]
    listeners = [Listener(lambda: live(port[0]), ["all"]) for _ in range(5)]
    expected = []

    def change(count):
        for _ in range(count):
            expected.append(f"Change {len(expected)}")
            stack.call("PATCH", f"/events/{event['id']}", {"title": expected[-1]}, organizer)

    change(10)
    # Cut off in the middle, they go to the other replica.
    port[0] = stack.events_api_port
    replica.kill()
    change(10)
    # A rolling restart: a new replica takes over, the next one stops and says so, and they go on on the one after.
    for _ in range(2):
        newer = Replica(stack)
        try:
            for listener in listeners:
                listener.socket.close()
            port[0] = newer.port
            change(5)
            eventually(lambda: all(titles(listener)[-1:] == expected[-1:] for listener in listeners))
            newer.process.send_signal(signal.SIGTERM)
            change(5)
            port[0] = stack.events_api_port
            assert newer.process.wait(20) == 0
            change(5)
        finally:
            newer.kill()
    for listener in listeners:
        eventually(lambda: titles(listener)[-1:] == expected[-1:])
        listener.stop()
        assert titles(listener) == expected
        assert 1012 in listener.codes
        # A count that was held back is told at the place of what was told before it.
        told = [(message["cursor"], message["type"], json.dumps(message["data"])) for message in listener.heard]
        assert len(set(told)) == len(told)
        assert not listener.of("resync")


def test_a_page_can_find_out_whether_its_connection_still_stands(stack):
    """Pages are not told of WebSocket's own pings. Through the frontend, as a browser has it."""
    for port in (stack.frontend_port, stack.events_api_port):
        with connect(live(port)) as socket:
            socket.send(json.dumps({"type": "ping"}))
            assert json.loads(socket.recv(timeout=10)) == {"type": "pong"}


def test_what_is_committed_is_told_soon(stack, replica):
    """Not a benchmark (that is `make bench-live`): it would fail if a page waited for somebody's poll."""
    organizer = stack.sign_in("organizer")
    event = new_event(stack)
    for port in (stack.events_api_port, replica.port):
        with connect(live(port)) as socket:
            socket.send(json.dumps({"type": "subscribe", "topics": [f"event:{event['id']}"]}))
            assert json.loads(socket.recv(timeout=10))["type"] == "subscribed"
            delays = []
            for number in range(9):
                stack.call("PATCH", f"/events/{event['id']}", {"title": f"Soon {number}"}, organizer)
                start = time.monotonic()
                while json.loads(socket.recv(timeout=10)).get("data", {}).get("title") != f"Soon {number}":
                    pass
                delays.append(time.monotonic() - start)
            assert statistics.median(delays) < 2


def test_organizers_hear_who_comes_and_others_only_how_many(stack, replica):
    event = new_event(stack, seats=2)
    topics = ["all", "me", f"event:{event['id']}"]
    [mine, organizers, nobodys] = [
        Listener(lambda: live(replica.port), topics, token)
        for token in (stack.sign_in("student"), stack.sign_in("organizer"), None)
    ]
    rsvp = stack.call("POST", f"/events/{event['id']}/rsvp", token=stack.sign_in("student"))
    stack.call("POST", f"/events/{event['id']}/rsvp", token=stack.sign_in("admin"))

    def heard(listener):
        return [data["id"] for data in listener.of("rsvp:created") if data["event_id"] == event["id"]]

    def counted(listener):
        return [data["current_attendees"] for data in listener.of("capacity:changed") if data["id"] == event["id"]]

    for listener in (mine, organizers, nobodys):
        eventually(lambda: counted(listener)[-1:] == [2])
        eventually(lambda: [data["id"] for data in listener.of("capacity:warning")] == [event["id"]])
        listener.stop()
    assert heard(mine) == [rsvp["id"]]
    assert len(heard(organizers)) == 2 and rsvp["id"] in heard(organizers)
    assert heard(nobodys) == []


def test_a_long_message_passes_the_frontend(stack):
    listener = Listener(lambda: stack.address.replace("http", "ws") + "/api/v1/live", ["all"])
    event = new_event(stack, description="Ж" * 10_000)
    eventually(lambda: event["id"] in [heard["id"] for heard in listener.of("event:created")])
    listener.stop()
    assert listener.codes[:-1] == []


def test_a_token_may_come_as_a_subprotocol(stack, replica):
    token = stack.sign_in("student")
    # By itself, and through frontend.
    for port in (replica.port, stack.frontend_port):
        event = new_event(stack)
        with connect(live(port), subprotocols=["campus-events", f"bearer.{token}"]) as socket:
            assert socket.subprotocol == "campus-events"
            socket.send(json.dumps({"type": "subscribe", "topics": ["me"]}))
            assert json.loads(socket.recv(timeout=10))["type"] == "subscribed"
            stack.call("POST", f"/events/{event['id']}/rsvp", token=token)
            assert json.loads(socket.recv(timeout=10))["type"] == "rsvp:created"


def test_who_sends_what_cannot_be_is_told_so(stack, replica):
    cases = [("no JSON", 1008), ('{"type": "subscribe"}', 1008), ("[" * 10_000, 1008), (b"bytes", 1003)]
    # Through frontend the same codes come.
    for port, (text, code) in [(replica.port, case) for case in cases] + [(stack.frontend_port, cases[0])]:
        with connect(live(port)) as socket:
            socket.send(text)
            with pytest.raises(ConnectionClosed) as closed:
                socket.recv(timeout=10)
            assert closed.value.rcvd.code == code
    with connect(live(replica.port)) as socket:
        socket.send("x" * 70_000)
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=10)
        assert closed.value.rcvd.code == 1009


class Stream:
    """Server-sent events as an EventSource reads them."""

    def __init__(self, port, query="", token=None, last_id=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        headers = {"Accept": "text/event-stream"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if last_id:
            headers["Last-Event-ID"] = last_id
        self.connection.request("GET", "/api/v1/live/sse" + query, headers=headers)
        self.answer = self.connection.getresponse()
        self.last_id = last_id

    def __iter__(self):
        event = {}
        while line := self.answer.readline().decode():
            name, _, value = line.rstrip("\n").partition(": ")
            if name:
                event[name] = value
            elif "event" in event:
                self.last_id = event.get("id", self.last_id)
                yield event["event"], json.loads(event["data"])
                event = {}
            else:
                event = {}

    def until(self, kind):
        for name, message in self:
            if name == kind:
                return message
        raise AssertionError("the stream ended")


def test_server_sent_events_go_on_from_the_last(stack, replica):
    organizer = stack.sign_in("organizer")
    event = new_event(stack)
    topics = f"?topics=event:{event['id']}"
    stream = Stream(replica.port, topics)
    assert stream.answer.headers["Content-Type"] == "text/event-stream"
    assert stream.until("subscribed")["type"] == "subscribed"
    stack.call("PATCH", f"/events/{event['id']}", {"title": "First"}, organizer)
    message = stream.until("event:updated")
    assert message["data"]["title"] == "First" and message["cursor"] == stream.last_id
    stream.connection.close()
    for title in ("Second", "Third"):
        stack.call("PATCH", f"/events/{event['id']}", {"title": title}, organizer)
    # On another replica.
    again = Stream(stack.events_api_port, topics, last_id=stream.last_id)
    assert [again.until("event:updated")["data"]["title"] for _ in range(2)] == ["Second", "Third"]
    # Where that one has not read so far yet, it says earlier where it stands.
    assert Stream(stack.events_api_port, topics, last_id="9999999999999-5").until("resync")


def test_server_sent_events_are_ended_when_the_service_stops(stack, replica):
    stream = Stream(replica.port, "?topics=all,me", stack.sign_in("student"))
    stream.until("subscribed")
    replica.process.send_signal(signal.SIGTERM)
    assert stream.until("closed") == {"reason": "stopping"}
    assert replica.process.wait(20) == 0


def test_server_sent_events_want_known_topics(replica):
    stream = Stream(replica.port, "?topics=everyone")
    assert stream.answer.status == 422
    assert json.load(stream.answer)["errors"][0]["field"] == "topics"


def test_counts_are_told_a_few_times_a_second_and_the_last_one_always(stack, replica):
    guests = new_event(stack, "Guests", seats=50, guests_allowed=True)
    threads = [
        threading.Thread(target=stack.call, args=(
            "POST", f"/events/{guests['id']}/rsvp", {"name": f"Guest {n}", "email": f"live{n}-{guests['id']}@x.example"},
        ))
        for n in range(30)
    ]
    watchers = [Listener(lambda: live(replica.port), [f"event:{guests['id']}"]) for _ in range(3)]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for watcher in watchers:
        eventually(lambda: [data["current_attendees"] for data in watcher.of("capacity:changed")][-1:] == [30])
        seconds = time.monotonic() - start
        watcher.stop()
        # Four a second, the first at once.
        assert len(watcher.of("capacity:changed")) <= 4 * seconds + 2
        assert not watcher.of("rsvp:created")
