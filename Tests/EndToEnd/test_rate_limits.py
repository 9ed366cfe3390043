"""Limits with their defaults, on two replicas with one Redis. Those of the stack's own events-api are out of the way."""

import collections
import datetime
import http.client
import json
import os
import re
import subprocess
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from replica import Replica, own_environment
from stack import ROOT, free_port
from test_openapi import INSIDE, schemathesis

sys.path.append(str(ROOT / "Tests/DropHistory"))
from tokens import Tokens

POLICY = re.compile(r'"([a-z-]+)";q=(\d+);w=(\d+)')
LIMIT = re.compile(r'"([a-z-]+)";r=(\d+);t=(\d+)')


class Campus:
    """Two replicas with a key of their own, so that a token costs no sign-in, and people who exist."""

    def __init__(self, stack):
        environment = own_environment(stack)
        self.database_url = environment["DATABASE_URL"]
        self._tokens = Tokens(environment["PUBLIC_URL"])
        key = stack.state / "limits.pem"
        self._tokens.write_key(key)
        self.stack = stack
        # An empty variable is one that is not set.
        self.settings = {"RATE_LIMITS": "", "JWT_PRIVATE_KEY_FILE": str(key)}
        self.replicas = [self.start() for _ in range(2)]

    def start(self, settings: dict[str, str] = {}):
        return Replica(self.stack, self.settings | settings)

    def people(self, count, role="student"):
        """Tokens of new people."""
        ids = [str(uuid.uuid4()) for _ in range(count)]
        # The ids are ours and hold nothing that SQL would read.
        sql = f"""
            INSERT INTO events.users (id, email, name, role, is_trusted, email_verified_at)
            SELECT id, id || '@campus.example', 'Person ' || id, '{role}', true, now()
            FROM unnest('{{{",".join(ids)}}}'::uuid[]) AS id
        """
        subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", sql, self.database_url], check=True)
        return [self._tokens.token(person, role) for person in ids]


@pytest.fixture(scope="module")
def campus(stack):
    campus = Campus(stack)
    yield campus
    for replica in campus.replicas:
        replica.kill()


@pytest.fixture
def event(campus):
    start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=2)
    body = {
        "title": "Everybody wants to come", "category": "Other", "max_attendees": 500, "timezone": "UTC",
        "start_time": start.isoformat(timespec="seconds"),
        "end_time": (start + datetime.timedelta(hours=1)).isoformat(timespec="seconds"),
    }
    client = Client(campus.replicas[0])
    answer = client.ask("POST", "/events", token=campus.people(1, "organizer")[0], body=body)
    assert answer.status == 201, answer.body
    return answer.body["id"]


Answer = collections.namedtuple("Answer", "status headers body")


class Client:
    """A connection through a proxy that says where its client is."""

    def __init__(self, replica, address="192.0.2.1"):
        self._connection = http.client.HTTPConnection("127.0.0.1", replica.port, timeout=60)
        self._address = address

    def ask(self, method, path, token=None, body=None):
        headers = {"X-Forwarded-For": self._address}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body)
        elif method == "POST":
            headers["Content-Length"] = "0"
        self._connection.request(method, "/api/v1" + path, data, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        return Answer(answer.status, answer.headers, json.loads(content) if content else None)


def limits(answer):
    """What the fields say by the limit's name: how many in which window, what is left, and when there is more."""
    policies = {name: (int(q), int(w)) for name, q, w in POLICY.findall(answer.headers["RateLimit-Policy"])}
    left = {name: (int(r), int(t)) for name, r, t in LIMIT.findall(answer.headers["RateLimit"])}
    assert policies.keys() == left.keys() and policies
    return {name: (*policies[name], *left[name]) for name in policies}


def require_refusal(answer, name, count, window, longest):
    """`longest`: when one may come again at the latest, in seconds."""
    assert answer.status == 429, answer
    quota, seconds, left, wait = limits(answer)[name]
    assert (quota, seconds, left) == (count, window, 0)
    retry_after = int(answer.headers["Retry-After"])
    assert wait <= retry_after <= longest
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.body["type"] == "/problems/rate-limited" and answer.body["status"] == 429
    assert answer.body["request_id"] and str(retry_after) in answer.body["detail"].replace("a second", "1 second")


def sign_in_at_once(replicas, email, password, count):
    """As many at once, each from elsewhere: what is taken is taken before a password is looked at."""
    def sign_in(number):
        client = Client(replicas[number % len(replicas)], f"198.51.100.{number}")
        return client.ask("POST", "/auth/login", body={"email": email, "password": password})

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(sign_in, range(count)))


@pytest.mark.parametrize("email, password, status", [
    (f"nobody-{os.urandom(4).hex()}@campus.example", "not the password", 401),
    ("admin@campus.example", "campus-demo", 200),
], ids=["nobody", "somebody"])
def test_an_account_has_ten_sign_ins_a_minute_on_all_replicas_together(campus, email, password, status):
    answers = sign_in_at_once(campus.replicas, email, password, 24)
    statuses = collections.Counter(answer.status for answer in answers)
    assert statuses == {status: 10, 429: 14}
    for answer in answers:
        if answer.status == 429:
            require_refusal(answer, "sign-in", 10, 60, longest=6)
        else:
            assert limits(answer)["sign-in"][:2] == (10, 60)


def test_a_killed_replica_takes_nothing_of_it_with_it(campus):
    email = f"nobody-{os.urandom(4).hex()}@campus.example"
    statuses = [answer.status for answer in sign_in_at_once(campus.replicas, email, "not the password", 12)]
    assert statuses.count(429) == 2
    campus.replicas[0].kill()
    campus.replicas[0] = campus.start()
    # However long the start took, a token came back every six seconds.
    again = sign_in_at_once(campus.replicas[:1], email, "not the password", 12)
    allowed = sum(answer.status == 401 for answer in again)
    assert allowed < 10 and all(answer.status in (401, 429) for answer in again)


def test_a_person_has_twenty_rsvps_a_minute(campus, event):
    [token] = campus.people(1)
    one, other = (Client(replica) for replica in campus.replicas)
    path = f"/events/{event}/rsvp"
    for number in range(20):
        answer = one.ask("POST", path, token)
        assert answer.status == (200 if number else 201), answer.body
        # A slow machine gives a token back meanwhile.
        quota, window, left, wait = limits(answer)["rsvp"]
        assert (quota, window) == (20, 60) and 19 - number <= left <= 20 - number + 3 and 1 <= wait <= 3
    answers = [one.ask("POST", path, token) for _ in range(10)]
    require_refusal(answers[-1], "rsvp", 20, 60, longest=3)
    # The other replica hears of it once a quarter of a bucket was taken there.
    let_through = sum(other.ask("POST", path, token).status == 200 for _ in range(20))
    assert let_through <= 9
    # What the route answers, and not the fast path, is counted in the same bucket.
    by_route = other.ask("POST", path, token, body={})
    # What was let through must come back first.
    require_refusal(by_route, "rsvp", 20, 60, longest=3 * (1 + let_through))
    # Another person, and another route, is another matter.
    assert other.ask("POST", path, campus.people(1)[0]).status == 201
    assert other.ask("GET", "/auth/me", token).status == 200


def test_a_thousand_students_behind_one_address_are_not_limited(campus, event):
    tokens = campus.people(1000)

    def work(part):
        """What each does in a minute, or more of it."""
        client = Client(campus.replicas[0], "203.0.113.7")
        statuses = []
        for token in part:
            answers = [client.ask("GET", path, token) for path in ["/auth/me", "/events", f"/events/{event}"]]
            given = client.ask("POST", f"/events/{event}/rsvp", token)
            answers += [given, client.ask("GET", "/users/me/rsvps", token)]
            answers += [client.ask("DELETE", f"/rsvps/{given.body['id']}", token)]
            answers += [client.ask("POST", f"/events/{event}/rsvp", token)]
            statuses.append([answer.status for answer in answers])
        return statuses

    with ThreadPoolExecutor(10) as pool:
        parts = [tokens[begin::10] for begin in range(10)]
        statuses = [status for part in pool.map(work, parts) for status in part]
    assert len(statuses) == 1000
    assert all(status[:6] == [200, 200, 200, 201, 200, 204] and status[6] in (200, 201) for status in statuses)


def test_who_is_not_signed_in_is_counted_by_network(campus):
    def left(address, **options):
        answer = Client(campus.replicas[0], address).ask("GET", "/venues", **options)
        quota, window, left, _ = limits(answer)["anonymous"]
        assert (quota, window) == (6000, 60)
        return left

    first = left("192.0.2.77")
    assert left("198.51.100.1, 192.0.2.77") <= first, "only the last address is one that the proxy wrote"
    assert left("192.0.2.78") == 5999
    assert left("192.0.2.79", token="none") == 5999


def test_without_redis_a_replica_counts_alone_and_says_so(campus):
    replica = campus.start({"REDIS_URL": f"redis://127.0.0.1:{free_port()}"})
    body = {"email": f"nobody-{os.urandom(4).hex()}@campus.example"}
    statuses = [Client(replica).ask("POST", "/auth/forgot-password", body=body).status for _ in range(7)]
    assert statuses == [202] * 5 + [429] * 2
    metrics = dict(line.rsplit(" ", 1) for line in replica.get("/metrics")[1].decode().splitlines() if line[0] != "#")
    replica.kill()
    assert float(metrics["rate_limit_shared"]) == 0
    assert float(metrics['rate_limit_decisions_total{decided_by="memory"}']) >= 7
    assert float(metrics['rate_limit_refusals_total{limit="account-mail"}']) == 2


def test_a_refusal_is_as_described_wherever_it_comes_from(campus):
    replica = campus.start({"RATE_LIMITS": "all=5/1m"})
    said = schemathesis(
        campus.stack, replica.port, "--exclude-path-regex", INSIDE, "--phases", "examples,fuzzing",
        "--max-examples", "5",
        # Whatever is sent is refused, before anybody looks at it.
        "--exclude-checks", "positive_data_acceptance,negative_data_rejection,ignored_auth",
        token=campus.people(1, "admin")[0],
    )
    replica.kill()
    assert int(re.search(r"Rate limited: (\d+) operations mostly returned 429", said)[1]) > 30


def test_the_service_says_which_limit_is_wrong(campus):
    environment = own_environment(campus.stack) | {"RATE_LIMITS": "rsvp=20"}
    binary = os.readlink(f"/proc/{campus.replicas[0].process.pid}/exe")
    run = subprocess.run([binary], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert run.returncode != 0
    assert run.stderr == 'events-api: RATE_LIMITS is wrong: "rsvp=20" is not of the form rsvp=20/60s or rsvp=off\n'
    said = subprocess.run([binary, "--help"], capture_output=True, text=True, timeout=30).stdout
    assert "RATE_LIMITS" in said and "sign-in=10/60s" in "".join(said.split())
