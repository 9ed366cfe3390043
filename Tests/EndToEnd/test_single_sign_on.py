"""The university's single sign-on, against an OpenID provider that is not ours, in a process of its own."""

import http.client
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

import pytest
from playwright.sync_api import expect

from replica import own_environment, own_pid
from stack import Stack, eventually, free_port
from visitors import BOTH, DEVICES

# The provider's own pages look for things on the network, and what is refused here is refused on purpose.
pytestmark = pytest.mark.console_errors("status of 4", "net::ERR_NAME_NOT_RESOLVED")

ADMINS, CLUBS = "events-admins", "clubs"


class Provider:
    """On another host than the campus as browsers see it, so that cookies cross sites as they do in life."""

    def __init__(self, log: pathlib.Path):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = log

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(self.port)],
                stdout=log, stderr=log,
            )

        def answers():
            try:
                return request("GET", self.address + "/.well-known/openid-configuration")[0] == 200
            except OSError:
                return False

        eventually(answers)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)

    def knows(self, subject, **claims):
        """What the provider says of somebody from now on."""
        body = json.dumps({"name": "Ida Rhodes", "email_verified": True} | claims)
        headers = {"Content-Type": "application/json"}
        assert request("PUT", f"{self.address}/users/{subject}", body, headers)[0] == 204

    def authorize(self, address, subject):
        """Signs somebody in as the provider's form does; where the browser is sent back to."""
        assert address.startswith(self.address + "/oauth2/authorize?")
        form = urllib.parse.urlencode({"sub": subject})
        status, headers, body = request("POST", address, form, {"Content-Type": "application/x-www-form-urlencoded"})
        assert status == 302, body
        return headers["Location"]


class Somebody:
    def __init__(self):
        self.subject = "s-" + os.urandom(4).hex()
        self.address = f"ida-{os.urandom(4).hex()}@uni.example"


def request(method, address, body=None, headers=None):
    """Status, headers and body; redirects are not followed and cookies not kept."""
    url = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=10)
    target = url.path + ("?" + url.query if url.query else "")
    connection.request(method, target, body, headers or {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers, content


def cookie(headers, name):
    """The value and the attributes of a cookie that is set; nothing when it is not."""
    for field in headers.get_all("Set-Cookie") or []:
        pair, *attributes = field.split("; ")
        if pair.startswith(name + "="):
            return pair.removeprefix(name + "="), set(attributes)
    return None


def start(campus, return_to="/"):
    """Where the browser is sent, and the cookie it takes along."""
    query = urllib.parse.urlencode({"return_to": return_to})
    status, headers, _ = request("GET", f"{campus.address}/api/v1/auth/oidc/start?{query}")
    assert status == 302 and headers["Cache-Control"] == "no-store"
    value, attributes = cookie(headers, "campus_sign_in")
    assert attributes == {"Path=/api/v1/auth/oidc", "Max-Age=600", "HttpOnly", "Secure", "SameSite=Lax"}
    return headers["Location"], value


def come_back(address, value):
    status, headers, _ = request("GET", address, headers={"Cookie": f"campus_sign_in={value}"})
    assert status == 302 and headers["Cache-Control"] == "no-store"
    assert cookie(headers, "campus_sign_in")[0] == ""
    return headers


def sign_in(campus, provider, somebody, return_to="/"):
    """The headers that a whole sign-in ends with."""
    address, value = start(campus, return_to)
    return come_back(provider.authorize(address, somebody.subject), value)


def problem(campus, headers):
    prefix = campus.address + "/login?problem="
    assert headers["Location"].startswith(prefix) and cookie(headers, "refresh_token") is None
    return headers["Location"].removeprefix(prefix)


def refresh(campus, headers):
    """Status and body of what the refresh cookie gives."""
    token, attributes = cookie(headers, "refresh_token")
    assert {"HttpOnly", "Secure", "SameSite=Strict", "Path=/api/v1/auth"} <= attributes
    status, _, body = request("POST", campus.address + "/api/v1/auth/refresh", headers={"Cookie": f"refresh_token={token}"})
    return status, json.loads(body)


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    provider = Provider(tmp_path_factory.mktemp("provider") / "log")
    provider.start()
    yield provider
    provider.stop()


@pytest.fixture(scope="module")
def campus(provider):
    state = pathlib.Path(tempfile.mkdtemp(prefix="campus-events-sso.", dir="/var/tmp"))
    state.chmod(0o755)
    secret = state / "client-secret"
    secret.write_text("a secret & its signs: 100%\n")
    campus = Stack(state)
    campus.environment |= {
        "OIDC_ISSUER": provider.address,
        "OIDC_CLIENT_ID": "campus events",
        "OIDC_CLIENT_SECRET_FILE": str(secret),
        "OIDC_ROLE_MAP": f"groups={ADMINS}:admin,groups={CLUBS}:organizer",
        "OIDC_AFFILIATION_MAP": "affiliation=faculty:faculty",
        "LOG_LEVEL": "debug",
    }
    campus.start()
    yield campus
    campus.stop()
    shutil.rmtree(state)


@pytest.fixture
def somebody():
    return Somebody()


@pytest.mark.parametrize("device", BOTH)
def test_a_person_signs_in_with_a_browser_and_signs_out(campus, provider, somebody, browser, device):
    provider.knows(somebody.subject, email=somebody.address.upper(), affiliation=["faculty", "member"])
    providers = campus.call("GET", "/auth/providers")
    assert providers == {"sso": {"name": "University account", "start_url": "/api/v1/auth/oidc/start"}}
    ids = set()
    for _ in range(2):
        context = browser.new_context(viewport=DEVICES[device])
        page = context.new_page()
        page.goto(campus.address + "/login?next=/me/events")
        page.get_by_role("link", name=re.compile("University account")).click()
        page.wait_for_url(provider.address + "/oauth2/authorize?**")
        page.get_by_placeholder("sub").fill(somebody.subject)
        page.get_by_role("button", name="Authorize").click()
        page.wait_for_url(campus.address + "/me/events")
        expect(page.get_by_role("navigation").first).to_be_visible()
        kept = {cookie["name"]: cookie for cookie in context.cookies()}
        assert "campus_sign_in" not in kept
        assert kept["refresh_token"]["httpOnly"] and kept["refresh_token"]["secure"]
        assert kept["refresh_token"]["sameSite"] == "Strict"
        ask = """async (path) => {
            const answer = await fetch("/api/v1/auth/" + path, { method: "POST" });
            return [answer.status, answer.status === 204 ? null : await answer.json()];
        }"""
        status, session = page.evaluate(ask, "refresh")
        assert status == 200
        user = session["user"]
        assert (user["email"], user["name"], user["email_verified"]) == (somebody.address, "Ida Rhodes", True)
        assert (user["role"], user["affiliation"]) == ("student", "faculty")
        assert campus.call("GET", "/auth/me", token=session["access_token"]) == user
        ids.add(user["id"])
        assert page.evaluate(ask, "logout")[0] == 204
        assert page.evaluate(ask, "refresh")[0] == 401
        context.close()
    assert len(ids) == 1, "the second time it is the same account"


def test_who_is_told_no_reads_why(campus, provider, browser):
    page = browser.new_context().new_page()
    page.goto(campus.address + "/login")
    page.get_by_role("link", name=re.compile("University account")).click()
    page.get_by_role("button", name="Deny").click()
    page.wait_for_url(campus.address + "/login?problem=sso-denied")
    expect(page.get_by_text("You were not signed in")).to_be_visible()


def test_groups_give_roles_and_take_them_at_once(campus, provider, somebody):
    provider.knows(somebody.subject, email=somebody.address, groups=[CLUBS, ADMINS])
    status, session = refresh(campus, sign_in(campus, provider, somebody))
    assert status == 200 and session["user"]["role"] == "admin" and session["user"]["affiliation"] == "guest"
    path = f"{campus.address}/api/v1/auth/me"
    bearer = {"Authorization": "Bearer " + session["access_token"]}
    assert request("GET", path, headers=bearer)[0] == 200
    provider.knows(somebody.subject, email=somebody.address, groups=[CLUBS])
    _, second = refresh(campus, sign_in(campus, provider, somebody))
    assert second["user"]["role"] == "organizer" and second["user"]["id"] == session["user"]["id"]
    # What the first sign-in gave is void within 5 s.
    eventually(lambda: request("GET", path, headers=bearer)[0] == 401, 5)
    assert request("GET", path, headers={"Authorization": "Bearer " + second["access_token"]})[0] == 200


def test_who_made_an_account_with_anothers_address_is_out(campus, provider, somebody):
    password = "patient as a spider"
    body = {"email": somebody.address, "name": "Not Ida", "password": password}
    status, theirs, _ = request(
        "POST", campus.address + "/api/v1/auth/register", json.dumps(body), {"Content-Type": "application/json"}
    )
    assert status == 201
    provider.knows(somebody.subject, email=somebody.address, email_verified=False)
    assert problem(campus, sign_in(campus, provider, somebody)) == "email-unverified"
    provider.knows(somebody.subject, email=somebody.address)
    status, session = refresh(campus, sign_in(campus, provider, somebody))
    assert status == 200 and session["user"]["name"] == "Ida Rhodes" and session["user"]["email_verified"]
    assert refresh(campus, theirs)[0] == 401
    body = json.dumps({"email": somebody.address, "password": password})
    answer = request("POST", campus.address + "/api/v1/auth/login", body, {"Content-Type": "application/json"})
    assert answer[0] == 401


def test_an_answer_counts_once_and_for_the_browser_that_asked(campus, provider, somebody):
    provider.knows(somebody.subject, email=somebody.address)
    address, value = start(campus, "/events?search=caf%C3%A9")
    answer = provider.authorize(address, somebody.subject)
    _, other = start(campus)
    assert problem(campus, come_back(answer, other)) == "sso-expired"
    assert problem(campus, come_back(answer, "nonsense")) == "sso-expired"
    headers = come_back(answer, value)
    assert headers["Location"] == campus.address + "/events?search=caf%C3%A9"
    assert refresh(campus, headers)[0] == 200
    # The provider takes its code once.
    assert problem(campus, come_back(answer, value)) == "sso-failed"


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example"])
def test_nobody_is_led_elsewhere(campus, path):
    query = urllib.parse.urlencode({"return_to": path})
    status, headers, body = request("GET", f"{campus.address}/api/v1/auth/oidc/start?{query}")
    assert status == 422 and headers["Location"] is None
    assert [error["field"] for error in json.loads(body)["errors"]] == ["return_to"]


def test_a_provider_that_is_away_and_comes_back_with_another_key(campus, provider, somebody):
    provider.knows(somebody.subject, email=somebody.address)
    _, first = refresh(campus, sign_in(campus, provider, somebody))
    address, value = start(campus)
    answer = provider.authorize(address, somebody.subject)
    provider.stop()
    assert problem(campus, come_back(answer, value)) == "sso-unavailable"
    provider.start()
    provider.knows(somebody.subject, email=somebody.address)
    status, second = refresh(campus, sign_in(campus, provider, somebody))
    assert status == 200 and second["user"]["id"] == first["user"]["id"]


def test_no_log_holds_a_secret_or_a_person(campus, provider, somebody):
    provider.knows(somebody.subject, email=somebody.address, name="Wilhelmina Unmistakable")
    address, value = start(campus)
    answer = provider.authorize(address, somebody.subject)
    headers = come_back(answer, value)
    assert refresh(campus, headers)[0] == 200
    problem(campus, come_back(answer, value))
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(answer).query)
    secrets = [
        somebody.address, somebody.subject, "Wilhelmina", query["code"][0], query["state"][0], value,
        cookie(headers, "refresh_token")[0], "its signs",
    ]
    log = campus.state / "events-api.log"
    # The last line of this test is there, so that those before it are.
    eventually(lambda: "sso-failed" in log.read_text())
    for file in campus.state.glob("*.log"):
        text = file.read_text()
        for secret in secrets:
            assert secret not in text, file.name


def test_a_map_that_means_nothing_stops_the_service_with_one_line(campus):
    binary = os.readlink(f"/proc/{own_pid(campus)}/exe")
    environment = own_environment(campus) | {"OIDC_ROLE_MAP": "groups=a:boss", "PORT": str(free_port())}
    ended = subprocess.run([binary], env=environment, capture_output=True, text=True, timeout=30)
    assert ended.returncode != 0
    said = (ended.stdout + ended.stderr).strip()
    assert said.count("\n") == 0 and "OIDC_ROLE_MAP must be rules" in said and "groups=a:boss" in said
