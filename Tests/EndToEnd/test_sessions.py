"""Being signed in, with two replicas: what one revokes the other no longer takes, and refresh tokens are good on both."""

import base64
import json
import re
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from mailed import mailed_link
from replica import Replica
from stack import eventually

PASSWORD = "a nanosecond of wire"


class Person:
    """Somebody with an account of their own, so that no other test is signed out."""

    def __init__(self, stack, name):
        self.base = f"http://127.0.0.1:{stack.events_api_port}"
        self.email = f"{name.lower()}-{time.time_ns()}@campus.example"
        status, _, body = self.post("/auth/register", {"email": self.email, "password": PASSWORD, "name": name})
        assert status == 201, body

    def sign_in(self):
        status, cookie, body = self.post("/auth/login", {"email": self.email, "password": PASSWORD})
        assert status == 200, body
        return body["access_token"], cookie

    def post(self, path, body=None, cookie=None, token=None, base=None, headers=None):
        return call(base or self.base, "POST", path, body, cookie, token, headers)

    def me(self, token, base=None):
        return call(base or self.base, "GET", "/auth/me", token=token)[0]


def call(base, method, path, body=None, cookie=None, token=None, headers=None):
    """Status, cookie and body of an answer."""
    headers = {"Content-Type": "application/json"} | (headers or {})
    if cookie:
        headers["Cookie"] = f"other=1; refresh_token={cookie}"
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(f"{base}/api/v1{path}", data, headers, method=method)
    try:
        answer = urllib.request.urlopen(request, timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    text = answer.read()
    found = re.match(r"refresh_token=([^;]*);", answer.headers.get("Set-Cookie", ""))
    return answer.status, found and found[1], json.loads(text) if text else None


@pytest.fixture
def replica(stack):
    replica = Replica(stack)
    yield replica
    replica.kill()


@pytest.fixture
def person(stack):
    return Person(stack, "Petra")


def other(replica):
    return f"http://127.0.0.1:{replica.port}"


def test_a_session_goes_on_at_whichever_replica_is_left(stack, replica, person):
    _, cookie = person.sign_in()
    for base in [other(replica), person.base, other(replica)]:
        status, cookie, body = person.post("/auth/refresh", cookie=cookie, base=base)
        assert status == 200 and body["user"]["email"] == person.email
        assert person.me(body["access_token"], person.base) == 200
    replica.kill()
    status, cookie, _ = person.post("/auth/refresh", cookie=cookie)
    assert status == 200


def test_signing_out_bites_on_the_other_replica_within_five_seconds(stack, replica, person):
    (one, first), (two, second) = person.sign_in(), person.sign_in()
    for token in (one, two):
        assert person.me(token, other(replica)) == 200
    assert person.post("/auth/logout", cookie=first)[0] == 204
    eventually(lambda: person.me(one, other(replica)) == 401, 5)
    assert person.me(two, other(replica)) == 200
    assert person.post("/auth/refresh", cookie=first)[0] == 401

    begin = time.monotonic()
    status, taken_back, _ = person.post("/auth/logout?everywhere=true", cookie=second)
    assert status == 204 and taken_back == ""
    eventually(lambda: person.me(two, other(replica)) == 401, 5)
    # The replica that was asked to reads it like every other one.
    eventually(lambda: person.me(two) == 401, 5)
    assert time.monotonic() - begin < 5
    assert person.post("/auth/refresh", cookie=second)[0] == 401


def test_two_tabs_at_two_replicas_both_stay_signed_in(stack, replica, person):
    _, cookie = person.sign_in()
    bases = [person.base, other(replica)] * 8
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda base: person.post("/auth/refresh", cookie=cookie, base=base), bases))
    assert {status for status, _, _ in answers} == {200}
    assert len({fresh for _, fresh, _ in answers}) == 1
    assert person.post("/auth/refresh", cookie=answers[0][1])[0] == 200


def test_the_fast_path_takes_no_revoked_token(stack, replica, person):
    event = stack.call("GET", "/events?limit=1")[0]
    token, cookie = person.sign_in()
    path = f"/events/{event['id']}/rsvp"
    status, _, body = call(other(replica), "POST", path, token=token)
    assert status in {200, 201, 409}, body
    person.post("/auth/logout", cookie=cookie)
    eventually(lambda: call(other(replica), "POST", path, token=token)[0] == 401, 5)


def test_no_other_sites_page_refreshes_or_signs_out(stack, person):
    _, cookie = person.sign_in()
    for headers in [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
                    {"Origin": stack.address + ".evil.example"}, {"Sec-Fetch-Site": "same-site"}]:
        for path in ["/auth/refresh", "/auth/logout"]:
            status, _, problem = person.post(path, cookie=cookie, headers=headers)
            assert status == 403 and problem["type"] == "/problems/foreign-origin"
    assert person.post("/auth/refresh", cookie=cookie, headers={"Origin": stack.address})[0] == 200


def test_links_in_mails_verify_and_reset(stack, person):
    def secret(page):
        return mailed_link(stack, person.email, page).split("#")[1]

    token, cookie = person.sign_in()
    status, _, user = person.post("/auth/verify-email", {"token": secret("verify-email")})
    assert status == 200 and user["email_verified"]
    assert person.post("/auth/forgot-password", {"email": person.email})[0] == 202
    link = secret("reset-password")
    weak = person.post("/auth/reset-password", {"token": link, "password": "password123"})
    assert weak[0] == 422 and weak[2]["errors"][0]["field"] == "password"
    assert person.post("/auth/reset-password", {"token": link, "password": "twelve purple herons"})[0] == 204
    assert person.post("/auth/reset-password", {"token": link, "password": "other purple herons"})[0] == 422
    assert person.post("/auth/refresh", cookie=cookie)[0] == 401
    eventually(lambda: person.me(token) == 401, 5)
    assert person.post("/auth/login", {"email": person.email, "password": PASSWORD})[0] == 401
    assert person.post("/auth/login", {"email": person.email, "password": "twelve purple herons"})[0] == 200


def test_the_keys_of_tokens_are_published(stack, person):
    token, _ = person.sign_in()
    header = json.loads(base64.urlsafe_b64decode(token.split(".")[0] + "=="))
    for address in [f"http://127.0.0.1:{stack.events_api_port}", stack.address]:
        with urllib.request.urlopen(address + "/.well-known/jwks.json", timeout=10) as answer:
            keys = json.load(answer)["keys"]
        assert header == {"alg": "ES256", "typ": "at+jwt", "kid": keys[0]["kid"]}
        assert "d" not in keys[0]


def test_a_live_connection_ends_with_its_session(stack, replica, person):
    def subscribed(token):
        socket = connect(f"ws://127.0.0.1:{replica.port}/api/v1/live")
        socket.send(json.dumps({"type": "subscribe", "topics": ["all", "me"], "token": token}))
        assert json.loads(socket.recv(timeout=10))["type"] == "subscribed"
        return socket

    (one, first), (two, _) = person.sign_in(), person.sign_in()
    with subscribed(one) as ended, subscribed(two) as kept, subscribed(None) as nobodys:
        person.post("/auth/logout", cookie=first)
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                ended.recv(timeout=5)
        assert closed.value.rcvd.code == 4401
        for socket in (kept, nobodys):
            socket.ping().wait(5)
