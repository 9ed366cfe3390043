"""What is pushed to browsers: a push service with TLS receives it, and the browser's own key opens it."""

import base64
import contextlib
import http.server
import json
import os
import pathlib
import ssl
import threading
import time

import http_ece
import py_vapid
import pytest
import trustme
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from notifier import notifier
from stack import eventually


def base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


class Browser:
    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = os.urandom(16)

    def subscription(self, endpoint: str) -> dict:
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return {
            "id": "01937a2b-4444-7e10-8a3b-5d2f1c9e4b67", "endpoint": endpoint, "p256dh": base64url(point),
            "auth": base64url(self.secret),
        }

    def read(self, body: bytes) -> dict:
        return json.loads(http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret, version="aes128gcm"))


class PushService:
    """Answers what `answers` says for a path, else 201."""

    def __init__(self, authority: trustme.CA):
        # Path, headers and body.
        self.received: list[tuple[str, dict[str, str], bytes]] = []
        self.answers: dict[str, tuple[int, dict[str, str]]] = {}
        self.connections = 0
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self):
                service.connections += 1
                super().setup()

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                service.received.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
                status, headers = service.answers.get(self.path, (201, {"Location": self.path + "/message"}))
                self.send_response(status)
                for name, value in (headers | {"Content-Length": "0"}).items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.host = f"localhost:{self.server.server_address[1]}"
        self.address = "https://" + self.host


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def push_service(authority):
    service = PushService(authority)
    threading.Thread(target=service.server.serve_forever, daemon=True).start()
    yield service
    service.server.shutdown()


@contextlib.contextmanager
def pushing(stack, authority, push_service, tmp_path: pathlib.Path, **changes: str):
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    settings = {
        "PUSH_HOSTS": push_service.host, "PUSH_ALLOWS_PRIVATE_ADDRESSES": "true",
        "VAPID_SUBJECT": "mailto:push@campus.example", "TLS_CA_FILE": str(tmp_path / "authority.pem"),
    }
    with notifier(stack, settings | changes) as service:
        yield service


def push(browser: Browser, endpoint: str) -> dict:
    return {"channel": "push", "recipient": {"push": browser.subscription(endpoint)}}


def test_a_browser_reads_it_and_the_service_knows_who_sent_it(stack, authority, push_service, tmp_path):
    with pushing(stack, authority, push_service, tmp_path) as service:
        browsers = [Browser() for _ in range(30)]
        ids = service.tell(*[push(browser, f"{push_service.address}/push/{n}") for n, browser in enumerate(browsers)])
        eventually(lambda: all(service.state(id)["status"] == "sent" for id in ids), 30)
        status, key = service.get("/push/public-key")
    assert status == 200
    assert len(push_service.received) == 30 and push_service.connections <= 8
    seen = set()
    for path, headers, body in push_service.received:
        number = int(path.rpartition("/")[2])
        shown = browsers[number].read(body)
        assert shown["id"] == ids[number] and shown["title"] and shown["body"]
        assert len(body) <= 4096
        assert headers["content-encoding"] == "aes128gcm" and headers["topic"] == ids[number].replace("-", "")
        assert int(headers["ttl"]) > 0 and headers["urgency"] in ("very-low", "low", "normal", "high")
        # Nobody's salt or key twice (RFC 8291 §3.1).
        seen.add(body[:86])
        with pytest.raises(http_ece.ECEException):
            browsers[number - 1].read(body)
    assert len(seen) == 30
    # Two that begin at once sign one each; all others use what is there.
    authorizations = {headers["authorization"] for _, headers, _ in push_service.received}
    assert len(authorizations) <= 2
    for authorization in authorizations:
        # py-vapid splits at the last space.
        assert py_vapid.Vapid02.verify(authorization.replace(", k=", ",k="))
        token, _, public = authorization.removeprefix("vapid t=").partition(", k=")
        assert public == key["public_key"]
        part = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
        assert claims["aud"] == push_service.address and claims["sub"] == "mailto:push@campus.example"
        assert 0 < claims["exp"] - time.time() <= 24 * 3600


def test_what_the_push_service_says_is_heeded(stack, authority, push_service, tmp_path):
    push_service.answers = {
        "/gone": (410, {}), "/redirect": (307, {"Location": "/inside"}), "/large": (413, {}),
        "/away": (503, {}),
    }
    with pushing(stack, authority, push_service, tmp_path) as service:
        browser = Browser()
        paths = list(push_service.answers)
        ids = dict(zip(paths, service.tell(*[push(browser, push_service.address + path) for path in paths])))

        def states_when_tried():
            states = {path: service.state(ids[path]) for path in paths}
            return states if all(state.get("last_error") for state in states.values()) else None

        states = eventually(states_when_tried, 30)
        assert states["/gone"]["status"] == "bounced" and states["/gone"]["last_error"].startswith("gone: ")
        assert states["/redirect"]["status"] == states["/large"]["status"] == "failed"
        assert states["/away"]["status"] == "queued"
        del push_service.answers["/away"]
        eventually(lambda: service.state(ids["/away"])["status"] == "sent", 60)
        # Who sends too fast is to wait; the others behind wait with it, and then all go.
        push_service.answers["/fast"] = (429, {"Retry-After": "2"})
        [fast] = service.tell(push(browser, push_service.address + "/fast"))
        eventually(lambda: service.state(fast).get("last_error"), 30)
        del push_service.answers["/fast"]
        eventually(lambda: service.state(fast)["status"] == "sent", 60)
    assert "/inside" not in [path for path, _, _ in push_service.received]


@pytest.mark.parametrize("changes", [
    {"PUSH_HOSTS": ""}, {"PUSH_ALLOWS_PRIVATE_ADDRESSES": ""}, {"TLS_CA_FILE": ""},
], ids=["host", "address", "certificate"])
def test_nobody_else_is_sent_to(stack, authority, push_service, tmp_path, changes):
    with pushing(stack, authority, push_service, tmp_path, **changes) as service:
        [id] = service.tell(push(Browser(), push_service.address + "/secret-token"))
        state = eventually(lambda: (state := service.state(id)).get("last_error") and state, 30)
        assert state["status"] == ("queued" if "TLS_CA_FILE" in changes else "failed")
        assert "secret-token" not in state["last_error"] + service.log.read_text()
    assert push_service.received == []


def test_without_a_key_there_is_none(stack, authority, push_service, tmp_path):
    with pushing(stack, authority, push_service, tmp_path, VAPID_PRIVATE_KEY_FILE="") as service:
        assert service.get("/push/public-key")[0] == 404
