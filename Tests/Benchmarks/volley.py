"""Requests that are each sent once, as fast as one thread can: all at once, or over fewer connections in turn."""

import collections.abc
import dataclasses
import re
import select
import socket
import time

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclasses.dataclass
class Shot:
    """One request's answer, and when it had come in seconds since the first request was sent."""

    answer: bytes
    at: float

    @property
    def status(self) -> int:
        return int(self.answer[9:12])

    @property
    def body(self) -> bytes:
        return self.answer.partition(b"\r\n\r\n")[2]


def volley(port: int, requests: list[bytes], connections: int) -> list[Shot]:
    """The answers in the order in which they came.

    Every connection is there before the first request is sent; each has one request outstanding.
    """
    sockets = {}
    poll = select.epoll()
    for _ in range(min(connections, len(requests))):
        connection = socket.create_connection(("127.0.0.1", port), timeout=20)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setblocking(False)
        poll.register(connection.fileno(), select.EPOLLIN)
        sockets[connection.fileno()] = connection
    waiting = iter(requests)
    partial: dict[int, bytes] = {}
    shots: list[Shot] = []
    clock = time.perf_counter
    begin = clock()
    # A request is smaller than what a socket takes at once.
    for connection, request in zip(sockets.values(), waiting):
        connection.send(request)
    while len(shots) < len(requests):
        ready = poll.poll(20, len(sockets))
        if not ready:
            raise SystemExit(f"{len(requests) - len(shots)} of {len(requests)} requests were not answered within 20 s")
        for descriptor, _ in ready:
            received = sockets[descriptor].recv(65536)
            if not received:
                raise SystemExit("a connection was closed without an answer")
            data = partial.pop(descriptor, b"") + received
            if not is_whole(data):
                partial[descriptor] = data
                continue
            shots.append(Shot(data, clock() - begin))
            request = next(waiting, None)
            if request is not None:
                sockets[descriptor].send(request)
    for connection in sockets.values():
        connection.close()
    poll.close()
    return shots


def is_whole(data: bytes) -> bool:
    """Whether an answer has come to its end; ends the program when it does not say how long it is."""
    head, separator, body = data.partition(b"\r\n\r\n")
    if not separator:
        return False
    length = LENGTH.search(head)
    if length is None:
        raise SystemExit(f"an answer without a length: {head!r}")
    return len(body) >= int(length[1])


def with_tokens(tokens: collections.abc.Iterable[str], method: str, path: str) -> list[bytes]:
    """The same request by everyone whose token it is."""
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nAuthorization: Bearer "
    return [f"{head}{token}\r\n\r\n".encode() for token in tokens]
