"""Requests that two servers could read differently are refused, by events-api and by frontend before it.

Every file of Tests/Smuggling is one request and, behind it, a second one that must never be taken for one. The folder says
how it is answered.
"""

import json
import os
import pathlib
import socket
import threading
import time

import pytest

from another import another
from raw_http import Connection
from stack import ROOT, eventually

CORPUS = ROOT / "Tests/Smuggling"
REFUSED = [400, 413, 414, 431, 505]
ANSWERED = {"answered-once": 1, "answered-twice": 2}


def requests(folder):
    files = sorted((CORPUS / str(folder)).glob("*.http"))
    assert files, folder
    return files


def prepared(file: pathlib.Path) -> tuple[bytes, str]:
    """The bytes, with a target behind them that nothing else has."""
    nonce = os.urandom(4).hex()
    return file.read_bytes().replace(b"smuggled-00000000", f"smuggled-{nonce}".encode()), f"smuggled-{nonce}"


def logged(stack, service: str) -> str:
    return (stack.state / f"{service}.log").read_text()


@pytest.fixture(params=["events-api", "frontend"])
def door(request, stack):
    """The port of a service that takes requests from anyone."""
    return stack.events_api_port if request.param == "events-api" else stack.frontend_port


@pytest.mark.parametrize("status", REFUSED)
def test_refused_and_closed_and_nothing_behind_it_is_read(stack, door, status):
    nonces = {}
    for file in requests(status):
        data, nonce = prepared(file)
        nonces[nonce] = file.name
        with Connection(door) as connection:
            connection.send(data)
            answers = connection.answers_until_closed()
            assert [answer.status for answer in answers] == [status], file.name
            [answer] = answers
            assert answer.field("Connection") == "close", file.name
            assert answer.field("Content-Type") == "application/problem+json", file.name
            assert answer.field("X-Content-Type-Options") == "nosniff", file.name
            problem = json.loads(answer.body)
            assert problem["status"] == status and problem["request_id"] == answer.field("X-Request-ID"), file.name
            assert connection.received == b"" and connection.is_closed, file.name
    # A request that is answered now is logged after all that came before it.
    whole, marker = prepared(CORPUS / "answered-twice/two-requests.http")
    with Connection(door) as connection:
        connection.send(whole)
        assert connection.answer() and connection.answer()
    eventually(lambda: marker in logged(stack, "events-api"))
    for service in ["events-api", "frontend"]:
        text = logged(stack, service)
        assert not [name for nonce, name in nonces.items() if nonce in text], service


@pytest.mark.parametrize("folder", ANSWERED)
def test_what_is_plain_is_answered(stack, door, folder):
    for file in requests(folder):
        data, nonce = prepared(file)
        with Connection(door) as connection:
            connection.send(data)
            connection.socket.shutdown(socket.SHUT_WR)
            answers = connection.answers_until_closed()
            assert len(answers) == ANSWERED[folder], (file.name, [answer.status for answer in answers])
        if folder == "answered-twice":
            eventually(lambda: nonce in logged(stack, "events-api"))
        else:
            assert nonce not in logged(stack, "events-api"), file.name


def test_a_refused_request_does_not_disturb_other_connections(stack, door):
    """The connections from frontend to events-api are shared: what a refused request began must not be left on one."""
    data, _ = prepared(CORPUS / "400/chunk-size-with-letter.http")
    cut = b"POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n{"
    for bad in [data, cut] * 10:
        with Connection(door) as connection:
            connection.send(bad)
            if bad == cut:
                # Long enough for frontend to have sent the head on.
                time.sleep(0.02)
        with Connection(door) as connection:
            connection.send(b"GET /api/v1/events?limit=1 HTTP/1.1\r\nHost: a\r\n\r\n")
            answer = connection.answer()
            assert answer and answer.status == 200 and json.loads(answer.body)


class Upstream:
    """Keeps the bytes that frontend sends and answers each request."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.received: list[bytes] = []
        # Requests of which a byte arrived.
        self.begun = 0
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        data = b""
        while chunk := connection.recv(65536):
            self.begun += not data
            data += chunk
            head, end, body = data.partition(b"\r\n\r\n")
            fields = head.lower().split(b"\r\n")
            if not end or (b"transfer-encoding: chunked" in fields and not body.endswith(b"0\r\n\r\n")):
                continue
            [length] = [int(field[15:]) for field in fields if field.startswith(b"content-length:")] or [0]
            if len(body) < length:
                continue
            self.received.append(data)
            data = b""
            connection.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive, X-Private\r\nX-Private: secret\r\n"
                b"Keep-Alive: timeout=9\r\nProxy-Authenticate: Basic\r\nUpgrade: h2c\r\nX-Public: yes\r\n\r\nok"
            )
        connection.close()


@pytest.fixture
def upstream(stack):
    upstream = Upstream()
    with another(stack, "frontend", {"EVENTS_API_URL": f"http://127.0.0.1:{upstream.port}"}) as port:
        upstream.door = port
        yield upstream
    upstream.listener.close()


def forwarded(upstream, request: bytes) -> tuple[bytes, dict[str, list[str]], bytes]:
    """The request line, the fields by name in small letters, and the body that events-api would get."""
    with Connection(upstream.door) as connection:
        connection.send(request)
        assert connection.answer().status == 200
    head, _, body = upstream.received.pop().partition(b"\r\n\r\n")
    line, *lines = head.split(b"\r\n")
    fields: dict[str, list[str]] = {}
    for field in lines:
        name, value = field.decode("latin-1").split(": ", 1)
        fields.setdefault(name.lower(), []).append(value)
    return line, fields, body


def test_fields_of_one_connection_end_at_frontend(upstream):
    _, fields, _ = forwarded(upstream, b"\r\n".join([
        b"GET /api/v1/events HTTP/1.1", b"Host: campus.example", b"Connection: keep-alive, X-One, x-two", b"Connection: X-Three",
        b"X-One: 1", b"X-Two: 2", b"X-Three: 3", b"X-Four: 4", b"Keep-Alive: timeout=5", b"TE: trailers", b"Trailer: X",
        b"Proxy-Authorization: Basic eDp5", b"Proxy-Connection: keep-alive", b"Expect: something", b"Authorization: Bearer x",
        b"Cookie: a=b; c=d", b"", b"",
    ]))
    assert fields["x-four"] == ["4"] and fields["authorization"] == ["Bearer x"] and fields["cookie"] == ["a=b; c=d"]
    gone = "x-one x-two x-three keep-alive te trailer proxy-authorization proxy-connection expect upgrade".split()
    assert not [name for name in gone if name in fields]
    assert "keep-alive" not in ", ".join(fields.get("connection", []))


def test_where_a_request_came_from_is_said_by_frontend(upstream):
    _, fields, _ = forwarded(upstream, b"\r\n".join([
        b"GET /api/v1/events HTTP/1.1", b"Host: campus.example:81", b"X-Forwarded-For: 203.0.113.9", b"X-Forwarded-Host: evil.example",
        b"X-Forwarded-Proto: gopher", b"X-Forwarded-Port: 1", b"Forwarded: for=203.0.113.9", b"X-Real-IP: 203.0.113.9",
        b"Connection: X-Forwarded-For, X-Forwarded-Host, close", b"", b"",
    ]))
    # What the client says of itself stands before what frontend knows, and only the last counts.
    assert fields["x-forwarded-for"][-1].split(", ")[-1] == "127.0.0.1"
    assert fields["x-forwarded-host"] == ["campus.example:81"]
    assert fields["x-forwarded-proto"] == ["http"]
    assert fields["host"] == [f"127.0.0.1:{upstream.port}"]
    assert not {"forwarded", "x-real-ip", "x-forwarded-port"} & set(fields)


def test_a_body_is_framed_anew(upstream):
    chunked = b"POST /api/v1/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX: y\r\n\r\n"
    _, fields, body = forwarded(upstream, chunked)
    assert fields["content-length"] == ["5"] and "transfer-encoding" not in fields and body == b"abcde"
    _, fields, body = forwarded(upstream, b"POST /api/v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 0005\r\n\r\nabcde")
    assert fields["content-length"] == ["5"] and "transfer-encoding" not in fields and body == b"abcde"
    _, fields, body = forwarded(upstream, b"GET /api/v1/events HTTP/1.1\r\nHost: a\r\n\r\n")
    assert "content-length" not in fields and "transfer-encoding" not in fields and body == b""


def test_only_the_path_of_an_absolute_target_goes_on(upstream):
    line, fields, _ = forwarded(upstream, b"GET http://campus.example/api/v1/events?a=b%20c HTTP/1.1\r\nHost: campus.example\r\n\r\n")
    assert line == b"GET /api/v1/events?a=b%20c HTTP/1.1"
    assert fields["host"] == [f"127.0.0.1:{upstream.port}"] and fields["x-forwarded-host"] == ["campus.example"]


def test_fields_of_the_other_connection_end_too(upstream):
    with Connection(upstream.door) as connection:
        connection.send(b"GET /api/v1/events HTTP/1.1\r\nHost: a\r\n\r\n")
        answer = connection.answer()
    assert answer.body == b"ok" and answer.field("X-Public") == "yes"
    for name in ["X-Private", "Keep-Alive", "Proxy-Authenticate", "Upgrade"]:
        assert answer.field(name) is None, name


def test_an_answer_before_the_body_disturbs_nobody(stack):
    """events-api does not wait for a body that it does not want."""
    for door in [stack.events_api_port, stack.frontend_port]:
        connections = [Connection(door) for _ in range(20)]
        for connection in connections:
            connection.send(b"POST /api/v1/nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
        for connection in connections:
            for _ in range(10):
                connection.send(b"x" * 10_000)
        assert all(connection.answer().status == 404 for connection in connections)
        for connection in connections:
            connection.send(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
        assert all(connection.answer().status == 200 for connection in connections)
        for connection in connections:
            connection.socket.close()


def test_what_is_refused_never_reaches_events_api(upstream):
    for status in REFUSED:
        for file in requests(status):
            with Connection(upstream.door) as connection:
                connection.send(prepared(file)[0])
                assert [answer.status for answer in connection.answers_until_closed()] == [status], file.name
    assert not [data for data in upstream.received if b"smuggled" in data]
    # Nor does the refused request itself, nor one whose body is not whole.
    for half in [b"Content-Length: 10\r\n\r\nabcde", b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"]:
        with Connection(upstream.door) as connection:
            connection.send(b"POST /api/v1/events HTTP/1.1\r\nHost: a\r\n" + half)
    assert forwarded(upstream, b"GET /api/v1/events HTTP/1.1\r\nHost: a\r\n\r\n")
    assert upstream.received == []
    assert upstream.begun == 1
