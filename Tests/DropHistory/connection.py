"""A client's connection to a replica: HTTP/1.1, one request at a time, opened anew after anything went wrong."""

import asyncio
import json


class NoAnswer(Exception):
    """Whether the request arrived, and what became of it, cannot be known."""


class Connection:
    def __init__(self, port: int, token: str):
        self._port = port
        self._token = token
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def request(
        self, method: str, path: str, *, body: object = None, key: str | None = None, patience: float = 20
    ) -> tuple[int, dict | None]:
        """The status and the JSON of the answer; raises `NoAnswer` without one within `patience` seconds."""
        payload = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} /api/v1{path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {self._token}"]
        if key:
            lines.append(f"Idempotency-Key: {key}")
        if payload:
            lines.append("Content-Type: application/json")
        if payload or method == "POST":
            lines.append(f"Content-Length: {len(payload)}")
        try:
            async with asyncio.timeout(patience):
                return await self._exchange("\r\n".join([*lines, "", ""]).encode() + payload)
        except (OSError, EOFError, TimeoutError) as error:
            self.close()
            raise NoAnswer(repr(error)) from error

    async def _exchange(self, request: bytes) -> tuple[int, dict | None]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(request)
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return int(head[0].split()[1]), json.loads(body) if body else None

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
            self._streams = None
