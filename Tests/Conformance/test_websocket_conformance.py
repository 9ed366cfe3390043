"""WebSockets as RFC 6455 wants them: Autobahn's cases, and what a client sees of a restart."""

import socket

from autobahn_suite import REPORTS, Result, fuzz
from echo_server import EchoServer

HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
# 1012 (0x03F4), and masked with zeros the same from the client.
CLOSE = b"\x88\x11\x03\xf4service restart"
REPLY = b"\x88\x82\0\0\0\0\x03\xf4"


def test_no_case_of_autobahn_fails():
    with EchoServer() as server:
        results = fuzz(server.port)
    failed = [str(result) for result in results if not result.is_good]
    assert not failed, f"more in {REPORTS}"


def test_a_case_that_fails_is_seen():
    assert not Result((1, 1, 1), "FAILED", "OK").is_good
    assert not Result((1, 1, 1), "OK", "WRONG CODE").is_good
    assert not Result((1, 1, 1), "UNIMPLEMENTED", "OK").is_good
    assert Result((6, 4, 3), "NON-STRICT", "OK").is_good


def test_who_is_connected_when_the_server_stops_is_told_of_a_restart():
    with EchoServer() as server, socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        client.sendall(HANDSHAKE)
        received = b""
        while not received.endswith(b"\r\n\r\n"):
            received += client.recv(1)
        server.terminate()
        # Only the first of two frames: it waits for the answer and closes then.
        assert client.recv(1000) == CLOSE
        client.sendall(REPLY)
        assert client.recv(1000) == b""
        assert server.process.wait(timeout=20) == 0
