"""Who is there while versions change: people who look, people who take seats, and open pages that are told."""

import asyncio
import datetime
import json
import time

import paths  # noqa: F401
from connection import Connection, NoAnswer
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake


class Visitors:
    """Runs until it is stopped; what failed is kept, a sentence each."""

    def __init__(self, door: int, organizer: str, people: list[str]):
        self._door = door
        self._organizer = organizer
        self._people = people
        self._stopped = asyncio.Event()
        self._all_told = False
        self.failures: list[str] = []
        self.requests = 0
        self.seats = 0
        self.published: list[str] = []
        # What each open page heard of, in its order.
        self.heard: list[list[str]] = []
        self.goodbyes: list[int | None] = []

    async def run(self, event: str, readers: int, listeners: int) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(listeners):
                group.create_task(self._listen())
            while len(self.heard) < listeners:
                await asyncio.sleep(0.1)
            for number in range(readers):
                group.create_task(self._read(event, number))
            group.create_task(self._take_seats(event))
            group.create_task(self._publish())

    def stop(self) -> None:
        self._stopped.set()

    async def _ask(self, connection: Connection, method: str, path: str, *expected: int, body: object = None):
        self.requests += 1
        began = time.monotonic()
        try:
            status, answer = await connection.request(method, path, body=body, patience=30)
        except NoAnswer as none:
            self.failures.append(f"{method} {path} after {time.monotonic() - began:.1f} s: {none}")
            return None
        if status not in expected:
            self.failures.append(f"{method} {path}: {status} {answer}")
            return None
        return answer

    async def _read(self, event: str, number: int) -> None:
        connection = Connection(self._door, self._people[number % len(self._people)])
        while not self._stopped.is_set():
            for path in ("/events?limit=20", f"/events/{event}", "/users/me/rsvps", "/users/me/notifications"):
                await self._ask(connection, "GET", path, 200)
                await asyncio.sleep(0.05)
            await self._open_page()
        connection.close()

    async def _open_page(self) -> None:
        """A page of frontend, on a connection of its own."""
        self.requests += 1
        try:
            async with asyncio.timeout(30):
                reader, writer = await asyncio.open_connection("127.0.0.1", self._door)
                writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                answer = await reader.read()
                writer.close()
        except (OSError, TimeoutError) as error:
            self.failures.append(f"GET /: {error!r}")
            return
        if not answer.startswith(b"HTTP/1.1 200 ") or b"</html>" not in answer:
            self.failures.append(f"GET /: {answer[:60]!r}")

    async def _take_seats(self, event: str) -> None:
        for person in self._people:
            if self._stopped.is_set():
                return
            connection = Connection(self._door, person)
            if await self._ask(connection, "POST", f"/events/{event}/rsvp", 201) is not None:
                self.seats += 1
            connection.close()
            await asyncio.sleep(0.2)
        self.failures.append("there were too few people")

    async def _publish(self) -> None:
        connection = Connection(self._door, self._organizer)
        start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=40)
        while not self._stopped.is_set():
            made = await self._ask(connection, "POST", "/events", 201, body={
                "title": f"Told {len(self.published)}", "category": "Other", "timezone": "UTC", "max_attendees": 5,
                "start_time": start.isoformat(timespec="seconds"),
                "end_time": (start + datetime.timedelta(hours=1)).isoformat(timespec="seconds"),
            })
            if made:
                self.published.append(made["id"])
            await asyncio.sleep(0.3)
        # What was told last is on its way.
        await asyncio.sleep(5)
        self._all_told = True

    async def _listen(self) -> None:
        heard: list[str] = []
        cursor = None
        is_known = False
        while not self._all_told:
            try:
                async with connect(f"ws://127.0.0.1:{self._door}/api/v1/live", open_timeout=10, close_timeout=2) as page:
                    await page.send(json.dumps(
                        {"type": "subscribe", "topics": ["all"]} | ({"cursor": cursor} if cursor else {})
                    ))
                    while not self._all_told:
                        try:
                            message = json.loads(await asyncio.wait_for(page.recv(), 1))
                        except TimeoutError:
                            continue
                        cursor = message.get("cursor", cursor)
                        if message["type"] == "event:created":
                            heard.append(message["data"]["id"])
                        elif message["type"] == "resync":
                            self.failures.append("an open page was told to begin anew")
                        if not is_known:
                            self.heard.append(heard)
                            is_known = True
            except ConnectionClosed as closed:
                self.goodbyes.append(closed.rcvd.code if closed.rcvd else None)
            except (OSError, InvalidHandshake, TimeoutError) as error:
                self.failures.append(f"an open page could not come back: {error!r}")
            await asyncio.sleep(0.1)
