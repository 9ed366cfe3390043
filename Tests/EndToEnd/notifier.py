"""A notification-service with a database and a queue of its own, beside the stack's."""

import contextlib
import json
import os
import pathlib
import subprocess
import urllib.error
import urllib.request
import uuid

from another import another
from replica import own_environment, own_pid


class Notifier:
    def __init__(self, port: int, log: pathlib.Path):
        self.address = f"http://127.0.0.1:{port}"
        self.log = log

    def get(self, path: str):
        """Status and body."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            return refused.code, json.load(refused)

    def tell(self, *notifications: dict) -> list[str]:
        """Has them delivered: the ids. What is left out is that of a changed password."""
        bodies = [{"id": str(uuid.uuid4()), "template": "password_changed"} | one for one in notifications]
        request = urllib.request.Request(
            self.address + "/notifications", json.dumps(bodies).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 202
        return [body["id"] for body in bodies]

    def state(self, notification: str) -> dict:
        status, body = self.get("/notifications/" + notification)
        assert status == 200, body
        return body


@contextlib.contextmanager
def notifier(stack, settings: dict[str, str]):
    """Runs one with those settings for as long as the block does."""
    environment = own_environment(stack)
    name = "notifier_" + uuid.uuid4().hex[:8]
    address = environment["DATABASE_URL"]
    own = address.removesuffix("/campus") + "/" + name
    psql = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1"]
    subprocess.run([*psql, "-c", f"CREATE DATABASE {name}", address], check=True)
    try:
        settings = {"DATABASE_URL": own, "REDIS_URL": environment["REDIS_URL"].removesuffix("/0") + "/7"} | settings
        binary = pathlib.Path(os.readlink(f"/proc/{own_pid(stack)}/exe")).with_name("notification-service")
        subprocess.run([binary, "migrate"], env=environment | settings, check=True, stdout=subprocess.DEVNULL)
        with another(stack, "notification-service", settings) as port:
            yield Notifier(port, stack.state / "another-notification-service.log")
    finally:
        subprocess.run([*psql, "-c", f"DROP DATABASE {name} WITH (FORCE)", address], check=True)
