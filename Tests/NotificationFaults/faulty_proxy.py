"""Stands between a replica and the provider, and delays, breaks and swallows what passes, by a seed."""

import asyncio
import dataclasses
import json
import random

from ledger import Ledger


@dataclasses.dataclass(frozen=True)
class Faults:
    """Of so many requests each; the rest passes after a short while."""

    slow: float = 0.10
    reset_before: float = 0.04
    reset_after: float = 0.04
    swallowed_before: float = 0.01
    swallowed_after: float = 0.01


NONE = Faults(0, 0, 0, 0, 0)


class FaultyProxy:
    """Knows of each request which notification it is for, and whether its sender heard the answer."""

    def __init__(self, upstream: int, sender: int, ledger: Ledger, faults: Faults, seed: int):
        self._upstream = upstream
        self._sender = sender
        self._ledger = ledger
        self._faults = faults
        self._random = random.Random(seed)
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task] = set()

    async def start(self) -> int:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        return self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        self._server.close()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def calm(self) -> None:
        self._faults = NONE

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._connections.add(task)
        try:
            while request := await _message(reader):
                if not await self._pass(request, reader, writer):
                    return
        except (OSError, EOFError):
            # Whoever asked is gone.
            pass
        finally:
            self._connections.discard(task)
            writer.close()

    async def _pass(self, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        attempt = self._ledger.ask(_notification(request), self._sender)
        try:
            fault = self._fault()
            await asyncio.sleep(self._random.uniform(0.3, 2) if fault == "slow" else self._random.uniform(0, 0.03))
            if fault == "reset_before":
                writer.transport.abort()
                return False
            if fault == "swallowed_before":
                # Until its sender gives up; nothing that follows on this connection is read.
                await reader.read()
                return False
            answer = await self._ask(request)
            attempt.is_taken = answer.startswith(b"HTTP/1.1 200")
            if fault in ("reset_after", "swallowed_after") or reader.at_eof():
                attempt.is_doubtful = True
                if fault == "swallowed_after":
                    await reader.read()
                writer.transport.abort()
                return False
            writer.write(answer)
            await writer.drain()
            return True
        finally:
            attempt.is_pending = False

    def _fault(self) -> str | None:
        at = self._random.random()
        for name, share in dataclasses.asdict(self._faults).items():
            if at < share:
                return name
            at -= share
        return None

    async def _ask(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._upstream)
        try:
            writer.write(request)
            await writer.drain()
            return await _message(reader)
        finally:
            writer.close()


async def _message(reader: asyncio.StreamReader) -> bytes:
    """One message of HTTP/1.1 whose body has a length; nothing at the end."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return head + await reader.readexactly(length)


def _notification(request: bytes) -> str:
    body = json.loads(request.partition(b"\r\n\r\n")[2])
    return next(tag["Value"] for tag in body["EmailTags"] if tag["Name"] == "notification")
