"""Today's Socket.IO clients connect unchanged and hear what the live connection tells, over each transport."""

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest
import socketio
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from another import another
from socket_listener import SocketListener
from stack import eventually
from test_live import new_event

POLLING, WEBSOCKET, BOTH = ["polling"], ["websocket"], ["polling", "websocket"]
SEPARATOR = "\x1e"


@pytest.fixture(scope="module")
def event(stack):
    return new_event(stack, "Told by Socket.IO")


@pytest.fixture(params=["events-api", "frontend"])
def address(request, stack):
    return {"events-api": f"http://127.0.0.1:{stack.events_api_port}", "frontend": stack.address}[request.param]


def change(stack, event, count, prefix="Change"):
    token = stack.sign_in("organizer")
    titles = [f"{prefix} {number}" for number in range(count)]
    for title in titles:
        stack.call("PATCH", f"/events/{event['id']}", {"title": title}, token)
    return titles


def titles(listener, prefix="Change"):
    return sorted(data["title"] for [data, *_] in listener.of("event:updated") if data["title"].startswith(prefix))


# Clients that people use


@pytest.mark.parametrize("transports", [POLLING, WEBSOCKET, BOTH], ids=lambda transports: "+".join(transports))
def test_clients_hear_events_by_the_same_names(stack, address, event, transports):
    prefix = f"Over {transports} to {address}"
    with SocketListener(address, transports) as listener:
        assert listener.client.transport() == transports[-1]
        made = new_event(stack, prefix)
        changes = change(stack, event, 5, prefix)
        eventually(lambda: titles(listener, prefix) == changes)
        # The object is the only argument.
        [[heard]] = [arguments for arguments in listener.of("event:created") if arguments[0]["id"] == made["id"]]
        assert heard["title"] == prefix and heard["max_attendees"] == 20
        stack.call("POST", f"/events/{made['id']}/rsvp", token=stack.sign_in("student"))
        eventually(lambda: [data for [data] in listener.of("capacity:changed") if data["id"] == made["id"]])
        assert not listener.of("rsvp:created"), "nobody's own"


def test_the_path_may_do_without_its_slash(stack, address):
    with SocketListener(address, POLLING, path="socket.io"):
        pass
    session = Session(address, path="/socket.io")
    assert session.post("40") == "ok"
    with connect(session.socket_address("/socket.io"), max_size=None) as socket:
        socket.send("2probe")
        assert socket.recv(timeout=10) == "3probe"


def test_who_is_signed_in_hears_of_their_own(stack, address):
    made = new_event(stack, seats=1)
    with SocketListener(address, BOTH, auth={"token": stack.sign_in("student")}) as listener:
        rsvp = stack.call("POST", f"/events/{made['id']}/rsvp", token=stack.sign_in("student"))
        eventually(lambda: [data for [data] in listener.of("rsvp:created") if data["id"] == rsvp["id"]])


def test_topics_are_changed_and_acknowledged(stack, address, event):
    other = new_event(stack, "Another")
    with SocketListener(address, BOTH, auth={"topics": [f"event:{other['id']}"]}) as listener:
        answer = listener.client.call("subscribe", {"topics": [f"event:{event['id']}", "moon"]}, timeout=10)
        assert answer["topics"] == [f"event:{event['id']}"] and answer["cursor"]
        stack.call("PATCH", f"/events/{other['id']}", {"title": "Not heard"}, stack.sign_in("organizer"))
        changes = change(stack, event, 2, f"Topics at {address}")
        eventually(lambda: titles(listener, "Topics") == changes)
        assert titles(listener, "Not heard") == []
        assert "error" in listener.client.call("subscribe", {"topics": "all"}, timeout=10)


@pytest.mark.parametrize("transports", [POLLING, WEBSOCKET, BOTH], ids=lambda transports: "+".join(transports))
def test_who_comes_back_with_its_cursor_misses_nothing(stack, address, event, transports):
    prefix = f"Back over {transports} to {address}"
    expected = []
    with SocketListener(address, transports, auth={"cursor": ""}) as listener:
        expected += change(stack, event, 3, prefix + " a")
        eventually(lambda: titles(listener, prefix) == expected)
        assert all(len(arguments) == 2 for arguments in listener.of("event:updated"))
        cursor = listener.cursor
    for letter in "bc":
        missed = change(stack, event, 3, f"{prefix} {letter}")
        with SocketListener(address, transports, auth={"cursor": cursor}) as listener:
            later = change(stack, event, 2, f"{prefix} {letter} later")
            eventually(lambda: titles(listener, f"{prefix} {letter}") == sorted(missed + later))
            assert titles(listener, prefix) == sorted(missed + later), "nothing twice"
            assert not listener.of("resync")
            cursor = listener.cursor
    with SocketListener(address, transports, auth={"cursor": "nonsense"}) as listener:
        assert listener.of("resync")


def test_pages_of_other_sites_are_refused(stack, address):
    for transports in (POLLING, WEBSOCKET):
        with pytest.raises(socketio.exceptions.ConnectionError):
            SocketListener(address, transports, origin="https://evil.example")
        with SocketListener(address, transports, origin=stack.address):
            pass


def test_there_is_one_namespace(address):
    client = socketio.Client(reconnection=False)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(address, namespaces=["/admin"], wait_timeout=5)
    client.disconnect()
    client = socketio.Client(reconnection=False)
    refused = []
    client.on("connect_error", refused.append)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(address, auth={"token": 7}, wait_timeout=5)
    assert "token" in refused[0]["message"]
    client.disconnect()


def test_binary_data_is_refused_politely(address):
    for transports in (POLLING, WEBSOCKET):
        with SocketListener(address, transports) as listener:
            gone = threading.Event()
            listener.client.on("disconnect", lambda *_: gone.set())
            listener.client.emit("picture", b"\x00\x01")
            assert gone.wait(10)


# The protocol, packet by packet


class Session:
    """A session over long-polling, as Socket.IO's own client has it."""

    def __init__(self, address, path="/socket.io/"):
        self.address = address
        self.url = f"{address}{path}?EIO=4&transport=polling"
        self.url += "&sid=" + json.loads(self.get()[1:])["sid"]

    def get(self):
        with urllib.request.urlopen(self.url, timeout=40) as answer:
            assert answer.headers["Cache-Control"] == "no-store"
            return answer.read().decode()

    def post(self, *packets):
        with urllib.request.urlopen(self.url, SEPARATOR.join(packets).encode(), timeout=10) as answer:
            return answer.read().decode()

    def socket_address(self, path="/socket.io/"):
        sid = self.url.partition("&sid=")[2]
        return f"{self.address.replace('http', 'ws', 1)}{path}?EIO=4&transport=websocket&sid={sid}"


def status(call):
    try:
        call()
        return 200
    except urllib.error.HTTPError as error:
        assert {"code", "message"} <= json.load(error).keys()
        return error.code


@pytest.mark.parametrize("turn", range(3))
def test_nothing_is_lost_or_doubled_when_a_client_upgrades(stack, address, event, turn):
    """The client polls, tries a WebSocket, waits for its last poll, and goes over, while events flow all the time."""
    prefix = f"Upgrade {turn} at {address}"
    session = Session(address)
    assert session.post('40{"cursor":""}') == "ok"
    packets, expected, stop = [], [], threading.Event()
    while not any(packet.startswith('42["subscribed"') for packet in packets):
        packets += session.get().split(SEPARATOR)

    def make_changes():
        token = stack.sign_in("organizer")
        while not stop.is_set():
            expected.append(f"{prefix} {len(expected)}")
            stack.call("PATCH", f"/events/{event['id']}", {"title": expected[-1]}, token)

    pause = threading.Event()

    def poll():
        while not pause.is_set():
            packets.extend(session.get().split(SEPARATOR))

    changing, polling = threading.Thread(target=make_changes), threading.Thread(target=poll)
    changing.start()
    polling.start()
    eventually(lambda: len(expected) > 10)
    with connect(session.socket_address(), max_size=None) as socket:
        socket.send("2probe")
        assert socket.recv(timeout=10) == "3probe"
        pause.set()
        polling.join(10)
        assert not polling.is_alive(), "the poll is released"
        polled = len(packets)
        before = len(expected)
        eventually(lambda: len(expected) > before + 5)
        socket.send("5")
        eventually(lambda: len(expected) > before + 20)
        stop.set()
        changing.join()
        while f'"{expected[-1]}"' not in packets[-1]:
            packets.append(socket.recv(timeout=10))
        assert status(session.get) == 400 and status(lambda: session.post("3")) == 400
        socket.send('4217["subscribe",{"topics":[]}]')
        while not packets[-1].startswith("4317["):
            packets.append(socket.recv(timeout=10))
    heard = [json.loads(packet[2:])[1]["title"] for packet in packets if packet.startswith('42["event:updated"')]
    assert [title for title in heard if title.startswith(prefix)] == expected
    assert any("event:updated" in packet for packet in packets[:polled])


def test_what_breaks_the_protocol_ends_the_session(stack, address):
    session = Session(address)
    assert status(lambda: session.post("abc")) == 400
    assert status(session.get) == 400
    for text in ["abc", "4abc", "2", "42{}", b"\x01"]:
        with connect(address.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket") as socket:
            assert json.loads(socket.recv(timeout=10)[1:])["upgrades"] == []
            socket.send("40")
            assert socket.recv(timeout=10).startswith('40{"sid":"')
            socket.send(text)
            with pytest.raises(ConnectionClosed):
                while socket.recv(timeout=10):
                    pass


def test_a_session_has_one_socket(stack, address):
    session = Session(address)
    with connect(session.socket_address()) as socket:
        socket.send("2probe")
        assert socket.recv(timeout=10) == "3probe"
        # Neither while it is tried nor later.
        for packet in ("5", "40"):
            with connect(session.socket_address()) as second, pytest.raises(ConnectionClosed):
                second.recv(timeout=10)
            socket.send(packet)
        assert socket.recv(timeout=10).startswith('40{"sid":"')


def test_a_slow_client_is_cut_off(stack, event):
    """What waits for a client that does not poll is bounded."""
    session = Session(f"http://127.0.0.1:{stack.events_api_port}")
    assert session.post("40") == "ok"
    token = stack.sign_in("organizer")
    description = "Long. " * 1600
    for number in range(40):
        stack.call("PATCH", f"/events/{event['id']}", {"description": description + str(number)}, token)
    eventually(lambda: status(session.get) == 400)


def test_many_may_wait_behind_the_frontend(stack):
    """Polls wait long: they must not be in the way of anybody."""
    sessions = [Session(stack.address) for _ in range(40)]
    threads = [threading.Thread(target=session.get) for session in sessions]
    for thread in threads:
        thread.start()
    time.sleep(1)
    began = time.monotonic()
    stack.call("GET", "/events")
    assert time.monotonic() - began < 5
    for session in sessions:
        session.post("1")
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def metric(port, transport):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        for line in answer.read().decode().splitlines():
            if line.startswith("live_connections") and f'transport="{transport}"' in line:
                return float(line.split()[-1])
    return 0.0


def test_sessions_are_counted_and_told_when_the_service_stops(stack):
    with another(stack, "events-api") as port:
        address = f"http://127.0.0.1:{port}"
        session = Session(address)
        assert session.post("40") == "ok"
        eventually(lambda: metric(port, "socket.io-polling") == 1)
        upgrading = Session(address)
        assert upgrading.post("40") == "ok"
        eventually(lambda: metric(port, "socket.io-polling") == 2)
        with connect(upgrading.socket_address()) as socket:
            socket.send("5")
            eventually(lambda: metric(port, "socket.io-polling") == 1 and metric(port, "socket.io-websocket") == 1)
            answers = []

            def poll():
                while not any("1" in answer.split(SEPARATOR) for answer in answers):
                    answers.append(session.get())

            polling = threading.Thread(target=poll)
            polling.start()
            time.sleep(1)
            began = time.monotonic()
            stop(port)
            polling.join(10)
            assert not polling.is_alive()
            with pytest.raises(ConnectionClosed):
                while True:
                    socket.recv(timeout=10)
            assert socket.close_code == 1012
            assert time.monotonic() - began < 5
        with contextlib.suppress(OSError):
            assert status(session.get) in (400, 503)


def stop(port):
    """Asks the events-api on that port to stop."""
    environment = f"\0PORT={port}\0".encode()
    pids = subprocess.run(["pgrep", "-f", "/events-api$"], capture_output=True, text=True, check=True).stdout.split()
    [pid] = [int(pid) for pid in pids if environment in b"\0" + open(f"/proc/{pid}/environ", "rb").read()]
    os.kill(pid, signal.SIGTERM)
