"""Where scenarios happen: a private PostgreSQL and two replicas of events-api, for one scenario after another."""

import asyncio
import dataclasses
import datetime
import os
import pathlib
import shutil
import subprocess
import tempfile
import uuid

from clients import Client, Door, Organizer, Person
from connection import Connection
from faults import happen
from history import History
from scenario import Scenario
from servers import ROOT, Postgres, Replica
from snapshot import Snapshot
from tokens import Tokens

ISSUER = "http://localhost:3000"


@dataclasses.dataclass
class Outcome:
    """What is left of a scenario."""

    scenario: Scenario
    history: History
    snapshot: Snapshot


class World:
    def __init__(self):
        # PostgreSQL's user must be able to enter the folder, which it cannot under /root.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="campus-events-drop.", dir="/var/tmp"))
        self.folder.chmod(0o755)
        self._tokens = Tokens(ISSUER)
        self._tokens.write_key(self.folder / "jwt.pem")
        self._postgres = Postgres(self.folder)
        settings = {
            "DATABASE_URL": self._postgres.url, "JWT_PRIVATE_KEY_FILE": str(self.folder / "jwt.pem"),
            "PUBLIC_URL": ISSUER, "LOG_LEVEL": "info", "CODES_SECRET": "a secret of tests, which nobody minds",
            # Nobody listens there, so that every outbox row stays.
            "NOTIFICATION_SERVICE_URL": "http://localhost:9",
            # Clients here ask again until they are told.
            "RATE_LIMITS": "all=1000000/1s",
        }
        self._binary = binaries() / "events-api"
        self._settings = settings
        self._replicas = [Replica(f"replica {number}", self._binary, settings, self.folder) for number in range(2)]

    def __enter__(self) -> "World":
        try:
            self._postgres.start()
            self._postgres.create_database()
            subprocess.run(
                [self._binary, "migrate"], check=True, env=os.environ | self._settings,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            for replica in self._replicas:
                replica.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for server in [*self._replicas, self._postgres]:
            server.stop()
        shutil.rmtree(self.folder)

    def run(self, scenario: Scenario) -> Outcome:
        return asyncio.run(self._run(scenario))

    async def _run(self, scenario: Scenario) -> Outcome:
        organizer_id = str(uuid.uuid4())
        user_ids = [str(uuid.uuid4()) for _ in scenario.people]
        self._add_users(organizer_id, user_ids)
        token = self._tokens.token(organizer_id, "organizer")
        event_id = await self._create_event(scenario, token)
        history = History()
        shared = ([replica.port for replica in self._replicas], event_id, history, scenario.seed)
        people = [
            Person(user_id, f"person {number}", self._tokens.token(user_id, "student"), *shared)
            for number, user_id in enumerate(user_ids)
        ]
        doors = [Door(people, f"door {number}", token, *shared) for number in range(len(scenario.doors))]
        clients: list[Client] = [*people, *doors, Organizer("organizer", token, *shared)]
        plans = [*scenario.people, *scenario.doors, scenario.organizer]
        servers = {f"replica {number}": replica for number, replica in enumerate(self._replicas)}
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(happen(scenario.faults, servers | {"postgres": self._postgres}))
                for client, plan in zip(clients, plans, strict=True):
                    group.create_task(client.run(plan))
            # Everyone looks once more, when nothing changes any longer.
            await asyncio.gather(*(person.read() for person in people))
        finally:
            for client in clients:
                client.close()
        return Outcome(scenario, history, Snapshot.read(self._postgres.url, event_id))

    def _add_users(self, organizer_id: str, user_ids: list[str]) -> None:
        # The ids are ours and hold nothing that SQL would read.
        ids = ",".join(user_ids)
        self._postgres.run(
            f"""
            INSERT INTO events.users (id, email, name, role, is_trusted)
            SELECT id, id || '@campus.example', 'Person ' || id, 'student', false
                FROM unnest('{{{ids}}}'::uuid[]) AS id;
            INSERT INTO events.users (id, email, name, role, is_trusted, email_verified_at)
            VALUES ('{organizer_id}', '{organizer_id}@campus.example', 'Organizer', 'organizer', true, now())
            """
        )

    async def _create_event(self, scenario: Scenario, token: str) -> str:
        start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=scenario.begins or 259_200)
        connection = Connection(self._replicas[0].port, token)
        status, body = await connection.request("POST", "/events", body={
            "title": f"Drop of seed {scenario.seed}", "category": "Other", "timezone": "UTC",
            "max_attendees": scenario.seats, "waitlist_enabled": scenario.waitlist,
            "start_time": start.isoformat(timespec="milliseconds"),
            "end_time": (start + datetime.timedelta(hours=1)).isoformat(timespec="milliseconds"),
        })
        connection.close()
        assert status == 201, body
        return body["id"]


def binaries() -> pathlib.Path:
    """Where events-api is: DROP_HISTORY_BINARIES, else where BUILD_CONFIGURATION (debug) builds it."""
    built = ROOT / ".build" / os.environ.get("BUILD_CONFIGURATION", "debug")
    folder = pathlib.Path(os.environ.get("DROP_HISTORY_BINARIES", built))
    if not (folder / "events-api").exists():
        raise SystemExit(f"{folder} has no events-api; build it first")
    return folder
