"""People who ask for seats, again and again until they are answered."""

import asyncio
import itertools

import paths  # noqa: F401
from connection import Connection, NoAnswer


class Load:
    """Each person asks for a seat at each event, at most so many a second together."""

    def __init__(self, port: int, tokens: list[str], events: list[str], rate: float):
        self._port = port
        self._pairs = iter(itertools.product(events, tokens))
        self._pause = 1 / rate
        # The RSVPs that were answered: each must be told.
        self.answered: list[str] = []

    async def run(self, until: asyncio.Event, people: int = 8) -> None:
        """Asks until then, or until everyone has a seat at everything."""
        await asyncio.gather(*(self._ask(until, people) for _ in range(people)))

    async def _ask(self, until: asyncio.Event, people: int) -> None:
        for event, token in self._pairs:
            if until.is_set():
                return
            connection = Connection(self._port, token)
            while True:
                try:
                    status, body = await connection.request("POST", f"/events/{event}/rsvp", patience=5)
                except NoAnswer:
                    await asyncio.sleep(0.2)
                    continue
                if status in (200, 201):
                    self.answered.append(body["id"])
                    break
                assert status == 503, (status, body)
                await asyncio.sleep(0.2)
            connection.close()
            await asyncio.sleep(self._pause * people)
