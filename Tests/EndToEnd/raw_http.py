"""Speaks HTTP byte by byte, as no client library would."""

import socket
import time


class Answer:
    def __init__(self, head: bytes, body: bytes):
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split(" ")[1])
        self.fields = [tuple(line.split(": ", 1)) for line in lines[1:]]
        self.body = body

    def field(self, name: str) -> str | None:
        """The field's values, as one; None without the field."""
        values = [value for key, value in self.fields if key.lower() == name.lower()]
        return ", ".join(values) if values else None


class Connection:
    def __init__(self, port: int, timeout: float = 20):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self.received = b""
        self.is_closed = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data: bytes) -> None:
        try:
            self.socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass  # It answered before it had read all: the answer is there.

    def read(self) -> bool:
        """Waits for more bytes; whether there were any."""
        try:
            data = self.socket.recv(65536)
        except ConnectionResetError:
            data = b""
        self.received += data
        self.is_closed = not data
        return bool(data)

    def answer(self) -> Answer | None:
        """The next answer, which is taken from what was received; None when the connection ends without one."""
        while (end := self.received.find(b"\r\n\r\n")) < 0:
            if not self.read():
                return None
        answer = Answer(self.received[:end], b"")
        start = end + 4
        if answer.status < 200 or answer.status in (204, 304):
            length = 0
        elif answer.field("Transfer-Encoding") == "chunked":
            while self.received.find(b"\r\n0\r\n\r\n", end) < 0:
                if not self.read():
                    return None
            length = self.received.find(b"\r\n0\r\n\r\n", end) + 7 - start
        else:
            length = int(answer.field("Content-Length") or 0)
        while len(self.received) < start + length:
            if not self.read():
                return None
        answer.body = self.received[start:start + length]
        self.received = self.received[start + length:]
        return answer

    def answers_until_closed(self) -> list[Answer]:
        answers = []
        while (answer := self.answer()) is not None:
            answers.append(answer)
        return answers

    def closes_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while not self.is_closed and (left := deadline - time.monotonic()) > 0:
            self.socket.settimeout(left)
            try:
                self.read()
            except TimeoutError:
                break
        return self.is_closed


def ask(port: int, method: str, target: str, *fields: str, body: bytes | None = None) -> Answer:
    """One request on a connection of its own."""
    lines = [f"{method} {target} HTTP/1.1", f"Host: localhost:{port}", "Connection: close", *fields]
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    with Connection(port) as connection:
        connection.send("\r\n".join(lines + ["", ""]).encode("latin-1") + (body or b""))
        answer = connection.answer()
        assert answer is not None, f"{method} {target} was not answered"
        return answer
