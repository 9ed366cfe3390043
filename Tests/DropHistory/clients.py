"""The clients of a scenario. Each asks one thing after another, and asks again until it is told, like a real one."""

import asyncio
import dataclasses
import random
import time

from connection import Connection, NoAnswer
from history import Action, History, Operation
from scenario import Step

# After so long without an answer, with everything up again, the service has broken its word.
LONGEST = 60.0


class Client:
    """What all clients have: a name, a token, a connection to each replica, and the history that they write."""

    def __init__(self, name: str, token: str, ports: list[int], event_id: str, history: History, seed: int):
        self.name = name
        self.event_id = event_id
        # Which replica is asked, and how soon again.
        self.draw = random.Random(f"{seed} {name}")
        self._history = history
        self._connections = [Connection(port, token) for port in ports]

    async def ask(
        self, operation: Operation, method: str, path: str, body: object = None, patience: float = 20
    ) -> Operation:
        """Asks until there is an answer; each try is an operation of the history."""
        begin = time.monotonic()
        while time.monotonic() < begin + LONGEST:
            replica = self.draw.randrange(len(self._connections))
            attempt = dataclasses.replace(operation, client=self.name, replica=replica, invoked=time.monotonic())
            self._history.operations.append(attempt)
            try:
                attempt.status, attempt.body = await self._connections[replica].request(
                    method, path, body=body, key=operation.key, patience=patience
                )
            except NoAnswer:
                pass
            else:
                # 503 says that it is not known whether it was done, or that it was not.
                if attempt.status != 503:
                    attempt.answered = time.monotonic()
                    return attempt
            patience = 20
            await asyncio.sleep(self.draw.uniform(0.005, 0.1))
        raise AssertionError(f"{operation} had no answer within {LONGEST} s")

    def close(self) -> None:
        for connection in self._connections:
            connection.close()


class Person(Client):
    def __init__(self, user_id: str, *arguments):
        super().__init__(*arguments)
        self.user_id = user_id
        self.rsvp_id: str | None = None
        self._key: str | None = None
        self._count = 0

    async def run(self, steps: tuple[Step, ...]) -> None:
        for step in steps:
            await asyncio.sleep(step.pause)
            match step.action:
                case Action.RSVP:
                    await self._rsvp(step)
                case Action.CANCEL if self.rsvp_id:
                    operation = Operation("", Action.CANCEL, self.user_id, self.rsvp_id)
                    await self.ask(operation, "DELETE", f"/rsvps/{self.rsvp_id}", patience=step.patience)
                case Action.READ:
                    await self.read()

    async def read(self) -> None:
        if self.rsvp_id:
            await self.ask(Operation("", Action.READ, self.user_id, self.rsvp_id), "GET", f"/rsvps/{self.rsvp_id}")

    async def _rsvp(self, step: Step) -> None:
        if not (step.again and self._count):
            self._count += 1
            self._key = f"{self.name}, {self._count}" if step.keyed else None
        operation = Operation("", Action.RSVP, self.user_id, key=self._key)
        done = await self.ask(operation, "POST", f"/events/{self.event_id}/rsvp", patience=step.patience)
        if done.status in (200, 201):
            self.rsvp_id = done.body["id"]


class Organizer(Client):
    async def run(self, steps: tuple[Step, ...]) -> None:
        for step in steps:
            await asyncio.sleep(step.pause)
            await self.ask(
                Operation("", Action.CAPACITY, seats=step.seats), "PATCH", f"/events/{self.event_id}",
                {"max_attendees": step.seats}, step.patience,
            )


class Door(Client):
    """A phone at the door: whoever has an RSVP may come to it."""

    def __init__(self, people: list[Person], *arguments):
        super().__init__(*arguments)
        self._people = people
        self._last: Person | None = None

    async def run(self, steps: tuple[Step, ...]) -> None:
        for step in steps:
            await asyncio.sleep(step.pause)
            known = [person for person in self._people if person.rsvp_id]
            if not known:
                continue
            if not (step.again and self._last):
                self._last = self.draw.choice(known)
            operation = Operation("", step.action, self._last.user_id, self._last.rsvp_id)
            path = f"/events/{self.event_id}/check-in"
            if step.action == Action.CHECK_IN:
                await self.ask(operation, "POST", path, {"rsvp_id": self._last.rsvp_id})
            else:
                await self.ask(operation, "DELETE", f"{path}/{self._last.rsvp_id}")
