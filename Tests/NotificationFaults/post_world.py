"""All that a notification passes: events-api, two replicas of notification-service, PostgreSQL, Redis, and SES behind
proxies that break things."""

import asyncio
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import uuid

import paths  # noqa: F401
from aws import AWS, SENDER
from connection import Connection
from faulty_proxy import FaultyProxy, Faults
from ledger import Ledger
from queue_server import QueueServer
from servers import ROOT, Postgres, Replica
from tokens import Tokens

ISSUER = "http://localhost:3000"
REPLICAS = 2


class PostWorld:
    def __init__(self, seed: int, faults: Faults = Faults()):
        # PostgreSQL's user must be able to enter the folder, which it cannot under /root.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="campus-events-faults.", dir="/var/tmp"))
        self.folder.chmod(0o755)
        self._tokens = Tokens(ISSUER)
        self._tokens.write_key(self.folder / "jwt.pem")
        self._binaries = binaries()
        self._aws = AWS(self.folder)
        self._seed = seed
        self._faults = faults
        self.postgres = Postgres(self.folder)
        self.redis = QueueServer(self.folder)
        self.ledger = Ledger()
        self.proxies: list[FaultyProxy] = []
        self.senders: list[Replica] = []
        self.events_api: Replica | None = None

    async def __aenter__(self) -> "PostWorld":
        try:
            await self._start()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def _start(self) -> None:
        credentials = await asyncio.to_thread(self._aws.start)
        await asyncio.to_thread(self.postgres.start)
        await asyncio.to_thread(self.redis.start)
        self.postgres.create_database()
        common = {"DATABASE_URL": self.postgres.url, "PUBLIC_URL": ISSUER, "LOG_LEVEL": "info"}
        for number in range(REPLICAS):
            proxy = FaultyProxy(self._aws.port, number, self.ledger, self._faults, self._seed * REPLICAS + number)
            self.proxies.append(proxy)
            port = await proxy.start()
            settings = common | {
                "REDIS_URL": self.redis.url, "EMAIL_TRANSPORT": "ses://us-east-1", "EMAIL_FROM": SENDER,
                "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "AWS_ACCESS_KEY_ID": credentials.key,
                "AWS_SECRET_ACCESS_KEY": credentials.secret,
            }
            binary = self._binaries / "notification-service"
            self.senders.append(Replica(f"notification-service {number}", binary, settings, self.folder))
        settings = common | {
            "JWT_PRIVATE_KEY_FILE": str(self.folder / "jwt.pem"), "CODES_SECRET": "a secret of tests, which nobody minds",
            "NOTIFICATION_SERVICE_URL": f"http://127.0.0.1:{self.senders[0].port}", "RATE_LIMITS": "all=1000000/1s",
        }
        self.events_api = Replica("events-api", self._binaries / "events-api", settings, self.folder)
        for binary, settings in (("events-api", settings), ("notification-service", common)):
            await asyncio.to_thread(
                subprocess.run, [self._binaries / binary, "migrate"], check=True, env=os.environ | settings,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        for replica in [*self.senders, self.events_api]:
            await asyncio.to_thread(replica.start)

    async def __aexit__(self, *_: object) -> None:
        for server in [self.events_api, *self.senders, self.redis, self.postgres, self._aws]:
            if server:
                await asyncio.to_thread(server.stop)
        for proxy in self.proxies:
            await proxy.stop()
        shutil.rmtree(self.folder)

    async def people_and_events(self, people: int, events: int) -> tuple[list[str], list[str]]:
        """The tokens of so many people, and the ids of so many events with a seat for each."""
        ids = [str(uuid.uuid4()) for _ in range(people)]
        organizer = str(uuid.uuid4())
        # The ids are ours and hold nothing that SQL would read.
        self.postgres.run(
            f"""
            INSERT INTO events.users (id, email, name, role, is_trusted, email_verified_at)
            SELECT id, id || '@campus.example', 'Person', 'student', false, now()
                FROM unnest('{{{",".join(ids)}}}'::uuid[]) AS id;
            INSERT INTO events.users (id, email, name, role, is_trusted, email_verified_at)
            VALUES ('{organizer}', '{organizer}@campus.example', 'Organizer', 'organizer', true, now())
            """
        )
        connection = Connection(self.events_api.port, self._tokens.token(organizer, "organizer"))
        start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=30)
        made = []
        for number in range(events):
            status, body = await connection.request("POST", "/events", body={
                "title": f"Event {number}", "category": "Other", "timezone": "UTC", "max_attendees": people,
                "start_time": (start + datetime.timedelta(hours=number)).isoformat(timespec="seconds"),
                "end_time": (start + datetime.timedelta(hours=number + 1)).isoformat(timespec="seconds"),
            })
            assert status == 201, body
            made.append(body["id"])
        connection.close()
        return [self._tokens.token(id, "student") for id in ids], made

    def calm(self) -> None:
        """From now on nothing is broken."""
        for proxy in self.proxies:
            proxy.calm()

    async def ask(self, sql: str) -> object:
        """What a statement answers, as the JSON that it makes; repeated while PostgreSQL is away."""
        for _ in range(100):
            try:
                return json.loads(await asyncio.to_thread(self.postgres.run, sql))
            except AssertionError:
                await asyncio.sleep(0.1)
        raise AssertionError("PostgreSQL does not answer: " + sql)


def binaries() -> pathlib.Path:
    """Where the services are: NOTIFICATION_FAULTS_BINARIES, else where BUILD_CONFIGURATION (debug) builds them."""
    built = ROOT / ".build" / os.environ.get("BUILD_CONFIGURATION", "debug")
    folder = pathlib.Path(os.environ.get("NOTIFICATION_FAULTS_BINARIES", built))
    for name in ("events-api", "notification-service"):
        if not (folder / name).exists():
            raise SystemExit(f"{folder} has no {name}; build it first")
    return folder
