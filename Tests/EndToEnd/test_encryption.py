"""Services that show certificates: to each other, to what stands before them, and anew when the files are replaced."""

import json
import pathlib
import socket
import ssl
import subprocess
import urllib.error
import urllib.request

import pytest
from websockets.sync.client import connect

from another import another
from stack import eventually
from test_live import new_event

NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"]


class Authority:
    """A certificate authority, and the certificate for this machine that it signed last."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.file, self.certificate, self.key = folder / "ca.crt", folder / "tls.crt", folder / "tls.key"
        self.openssl("req", "-x509", "-subj", "/CN=Campus", "-keyout", folder / "ca.key", "-out", self.file, *NEW_KEY)
        self.sign()

    def openssl(self, *arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)

    def sign(self):
        """Another certificate and key; both are put in the old ones' places."""
        new = self.folder / "new"
        new.mkdir(exist_ok=True)
        self.openssl(
            "req", "-x509", "-CA", self.file, "-CAkey", self.folder / "ca.key", "-subj", "/CN=localhost",
            "-keyout", new / "tls.key", "-out", new / "tls.crt", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-addext", "basicConstraints=CA:FALSE", *NEW_KEY,
        )
        (new / "tls.key").rename(self.key)
        (new / "tls.crt").rename(self.certificate)

    @property
    def settings(self):
        return {"TLS_CERT_FILE": str(self.certificate), "TLS_KEY_FILE": str(self.key), "TLS_CA_FILE": str(self.file)}

    @property
    def context(self):
        return ssl.create_default_context(cafile=str(self.file))

    def shown(self, port):
        """The number of the certificate that the port shows."""
        with socket.create_connection(("127.0.0.1", port), timeout=5) as raw:
            with self.context.wrap_socket(raw, server_hostname="localhost") as encrypted:
                return encrypted.getpeercert()["serialNumber"]


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def events_api(stack, authority):
    with another(stack, "events-api", authority.settings, tls=authority.context) as port:
        yield port


@pytest.fixture(scope="module")
def frontend(stack, authority, events_api):
    settings = authority.settings | {
        "EVENTS_API_URL": f"https://localhost:{events_api}", "WEB_ROOT": str(stack.state / "web"),
    }
    with another(stack, "frontend", settings, tls=authority.context) as port:
        yield port


def get(port, path, context):
    with urllib.request.urlopen(f"https://localhost:{port}{path}", timeout=10, context=context) as answer:
        return answer.status, answer.read()


def next_update(open_socket):
    # That the event is there may be told, too: it was subscribed to at once.
    while (message := json.loads(open_socket.recv(10)))["type"] != "event:updated":
        assert message["type"] == "event:created"
    return message["data"]


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
def test_every_service_speaks_tls_alone_when_it_has_a_certificate(stack, authority, events_api, frontend):
    with another(stack, "notification-service", authority.settings, tls=authority.context) as notification_service:
        for port in (events_api, frontend, notification_service):
            assert get(port, "/health", authority.context)[0] == 200
            with pytest.raises(urllib.error.URLError, match="certificate verify failed"):
                get(port, "/health", ssl.create_default_context())
            with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
                plain.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert b"200" not in plain.recv(1000)
            old = authority.context
            old.maximum_version = ssl.TLSVersion.TLSv1_1
            with pytest.raises(ssl.SSLError), socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
                old.wrap_socket(raw, server_hostname="localhost")


def test_what_the_fast_path_and_the_routes_answer_is_the_same_encrypted(stack, authority, events_api, frontend):
    event = new_event(stack, "Told behind a certificate")
    for port in (events_api, frontend):
        status, body = get(port, f"/api/v1/events/{event['id']}", authority.context)
        assert status == 200 and json.loads(body)["title"] == "Told behind a certificate"
        assert len(json.loads(get(port, "/api/v1/events?limit=2", authority.context)[1])) == 2
        # Large enough to go in many records.
        assert len(get(port, "/api/v1/openapi.json", authority.context)[1]) > 100_000


def test_live_connections_are_encrypted_on_both_ways(stack, authority, events_api, frontend):
    organizer = stack.sign_in("organizer")
    event = new_event(stack, "Heard behind a certificate")
    sockets = [
        connect(f"wss://localhost:{port}/api/v1/live", ssl=authority.context, origin=origin, open_timeout=10)
        for port, origin in ((events_api, None), (frontend, stack.address))
    ]
    for open_socket in sockets:
        open_socket.send(json.dumps({"type": "subscribe", "topics": [f"event:{event['id']}"]}))
        assert json.loads(open_socket.recv(10))["type"] == "subscribed"
    for number in range(5):
        stack.call("PATCH", f"/events/{event['id']}", {"description": f"{number}" * 9_000}, organizer)
        for open_socket in sockets:
            assert next_update(open_socket)["description"] == f"{number}" * 9_000
    for open_socket in sockets:
        open_socket.close()


def test_an_events_api_that_nobody_vouches_for_is_not_asked(stack, authority, events_api):
    settings = {"EVENTS_API_URL": f"https://localhost:{events_api}", "WEB_ROOT": str(stack.state / "web")}
    with another(stack, "frontend", settings) as port:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/events", timeout=20)
        assert refused.value.status == 502


def test_a_replaced_certificate_is_shown_without_a_restart(authority, events_api, frontend):
    before = {port: authority.shown(port) for port in (events_api, frontend)}
    authority.sign()
    for port, number in before.items():
        eventually(lambda: authority.shown(port) != number, 10)
        assert get(port, "/health", authority.context)[0] == 200
