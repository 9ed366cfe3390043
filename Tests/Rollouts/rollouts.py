"""Versions change under load, again and again, and nobody notices.

Two replicas of each service stand behind HAProxy, with the readiness checks, pauses and graces of production's manifests,
and no request is tried twice. As in production the services speak HTTPS, with each other too, and it is checked who
answers. While people read, take seats and have pages open, all three services are replaced replica by replica. Counted are
requests that failed, live messages that an open page did not hear, or heard twice, and notifications that were not sent,
or sent twice: each must be none.

ROLLOUTS: how many times (20). OVERLAY: whose manifests (production; dev's services speak plain HTTP). BINARIES: where the
services are (.build/release).
"""

import asyncio
import os
import pathlib
import shutil
import sys
import tempfile
import time

import paths  # noqa: F401
from balancer import Balancer
from certificate import Certificate
from connection import Connection
from deployment import Deployment
from queue_server import QueueServer
from servers import ROOT, Postgres
from timings import timings
from tokens import Tokens
from visitors import Visitors

ISSUER = "http://localhost:3000"
READERS = 6
LISTENERS = 20
OVERLAY = os.environ.get("OVERLAY", "production")
BINARIES = pathlib.Path(os.environ.get("BINARIES", ROOT / ".build/release"))


async def main(count: int) -> int:
    # PostgreSQL's user must be able to enter.
    folder = pathlib.Path(tempfile.mkdtemp(prefix="campus-events-rollouts.", dir="/var/tmp"))
    folder.chmod(0o755)
    postgres, redis = Postgres(folder), QueueServer(folder)
    balancer = None
    deployments: list[Deployment] = []
    try:
        await asyncio.to_thread(postgres.start)
        redis.start()
        postgres.create_database()
        numbers = timings(OVERLAY)
        [scheme] = {each.scheme for each in numbers.values()}
        certificate = Certificate(folder) if scheme == "HTTPS" else None
        encryption = certificate.settings if certificate else {}
        balancer = Balancer(folder, numbers, certificate)
        print(f"the services speak {scheme}, as in {OVERLAY}", flush=True)
        tokens = Tokens(ISSUER)
        tokens.write_key(folder / "jwt.pem")
        mails = folder / "mails"
        mails.mkdir()
        common = {"DATABASE_URL": postgres.url, "PUBLIC_URL": ISSUER, "REDIS_URL": redis.url, "LOG_LEVEL": "info"} | encryption
        settings = {
            "notification-service": common | {"EMAIL_TRANSPORT": f"file:{mails}"},
            "events-api": common | {
                "JWT_PRIVATE_KEY_FILE": str(folder / "jwt.pem"), "CODES_SECRET": "a secret of tests, which nobody minds",
                "NOTIFICATION_SERVICE_URL": f"{scheme.lower()}://localhost:{balancer.notification_service}",
                "RATE_LIMITS": "all=1000000/1s",
            },
            "frontend": encryption | {
                "PUBLIC_URL": ISSUER, "EVENTS_API_URL": f"{scheme.lower()}://localhost:{balancer.events_api}",
                "WEB_ROOT": os.environ.get("WEB_ROOT", str(ROOT / "Services/Frontend/Web/dist")),
            },
        }
        for name in ("events-api", "notification-service"):
            migrate = await asyncio.create_subprocess_exec(
                BINARIES / name, "migrate", env=os.environ | settings[name],
                stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
            )
            assert await migrate.wait() == 0
        # In the guide's order.
        for name in settings:
            deployment = Deployment(name, BINARIES / name, settings[name], numbers[name], balancer, folder)
            deployments.append(deployment)
            await deployment.start()
        people, organizer = people_of(postgres, 400 * count)
        event = await event_for(balancer.door, tokens.token(organizer, "organizer"), len(people))
        visitors = Visitors(
            balancer.door, tokens.token(organizer, "organizer"), [tokens.token(each, "student") for each in people]
        )
        running = asyncio.create_task(visitors.run(event, READERS, LISTENERS))
        await asyncio.sleep(3)
        for number in range(count):
            began = time.monotonic()
            # All three at once, which is more than k8s/rollout does.
            await asyncio.gather(*(deployment.roll_out() for deployment in deployments))
            print(f"rollout {number + 1} of {count}: {time.monotonic() - began:.0f} s, {visitors.requests} requests, "
                  f"{len(visitors.failures)} failed", flush=True)
        visitors.stop()
        await running
        return verdict(visitors, await told(postgres, mails, visitors.seats), deployments)
    finally:
        for deployment in deployments:
            deployment.stop()
        if balancer:
            balancer.stop()
        redis.stop()
        postgres.stop()
        shutil.rmtree(folder)


def people_of(postgres: Postgres, count: int) -> tuple[list[str], str]:
    """The ids of so many people, and of an organizer whose events are published at once."""
    ids = postgres.run(
        f"""
        WITH ids AS MATERIALIZED (SELECT gen_random_uuid() AS id, number FROM generate_series(0, {count}) AS number)
        INSERT INTO events.users (id, email, name, role, is_trusted, email_verified_at)
        SELECT id, id || '@campus.example', 'Person', CASE number WHEN 0 THEN 'organizer' ELSE 'student' END,
            number = 0, now()
            FROM ids ORDER BY number
        RETURNING id
        """
    ).split()
    return ids[1:], ids[0]


async def event_for(door: int, organizer: str, seats: int) -> str:
    connection = Connection(door, organizer)
    status, made = await connection.request("POST", "/events", body={
        "title": "Everyone comes", "category": "Other", "timezone": "UTC", "max_attendees": seats,
        "start_time": "2099-01-01T10:00:00Z", "end_time": "2099-01-01T12:00:00Z",
    })
    assert status == 201, made
    connection.close()
    return made["id"]


async def told(postgres: Postgres, mails: pathlib.Path, seats: int) -> list[str]:
    """What is wrong with the notifications, a sentence each, once they had time to go out."""
    question = """
        SELECT (SELECT count(*) FROM events.rsvps WHERE status = 'confirmed'),
               (SELECT count(*) FROM events.outbox WHERE accepted_at IS NULL),
               (SELECT count(*) FROM notifications.notifications WHERE status NOT IN ('sent', 'delivered')),
               (SELECT count(*) FROM notifications.notifications WHERE template = 'rsvp_confirmed' AND channel = 'email'),
               (SELECT count(*) FROM notifications.notifications WHERE channel = 'email')
    """
    for _ in range(120):
        confirmed, waiting, unsent, confirmations, mailed = map(int, postgres.run(question).split("|"))
        if not waiting and not unsent:
            break
        await asyncio.sleep(0.5)
    wrong = [f"{count} {what}" for count, what in ((waiting, "wait in the outbox"), (unsent, "are not sent")) if count]
    if not confirmed == confirmations == seats:
        wrong.append(f"{seats} seats were promised, {confirmed} are in the database, {confirmations} people were told")
    files = sum(1 for _ in mails.glob("*.eml"))
    if files != mailed:
        wrong.append(f"{files} mails for {mailed} notifications")
    return wrong


def verdict(visitors: Visitors, wrong: list[str], deployments: list[Deployment]) -> int:
    missed = sum(len(set(visitors.published) - set(heard)) for heard in visitors.heard)
    twice = sum(len(heard) - len(set(heard)) for heard in visitors.heard)
    print(f"{visitors.requests} requests, {len(visitors.failures)} failed")
    print(f"{len(visitors.published)} live messages for {len(visitors.heard)} open pages: "
          f"{missed} not heard, {twice} heard twice")
    print(f"{len(visitors.goodbyes)} goodbyes to open pages: {sorted(set(map(str, visitors.goodbyes)))}")
    print(f"{visitors.seats} seats; notifications: {'; '.join(wrong) or 'each was sent once'}")
    for deployment in deployments:
        print(f"{deployment.name} ended {len(deployment.endings)} times, "
              f"within {max(deployment.endings):.1f} s of its signal")
    for failure in visitors.failures[:20]:
        print("  " + failure)
    return 1 if visitors.failures or missed or twice or wrong else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(os.environ.get("ROLLOUTS", "20")))))
