"""Mail through a mail server that asks for TLS and a password."""

import contextlib
import email
import email.policy
import pathlib
import ssl
import uuid

import aiosmtpd.controller
import aiosmtpd.smtp
import pytest
import trustme

from notifier import notifier
from stack import eventually, free_port

USER, PASSWORD = "campus@mail.example", "p/w: 100% @home"


class MailServer:
    """Takes mails over STARTTLS from who signs in; `refusals` are answers to RCPT by recipient."""

    def __init__(self, authority: trustme.CA, has_tls: bool = True, port: int | None = None):
        self.mails = []
        self.sign_ins = 0
        self.refusals: dict[str, str] = {}
        server = self

        class Handler:
            async def handle_EHLO(self, _, session, envelope, hostname, responses):
                session.host_name = hostname
                return responses

            async def handle_RCPT(self, _, session, envelope, address, options):
                if address in server.refusals:
                    return server.refusals[address]
                envelope.rcpt_tos.append(address)
                return "250 2.1.5 ok"

            async def handle_DATA(self, _, session, envelope):
                assert session.ssl is not None and session.authenticated
                server.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content, session.host_name))
                return f"250 2.0.0 Ok: queued as {len(server.mails)}"

        def authenticate(_, session, envelope, mechanism, data):
            server.sign_ins += 1
            good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
            return aiosmtpd.smtp.AuthResult(success=good, handled=False)

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
        tls = {"tls_context": context, "require_starttls": True} if has_tls else {}
        self.controller = aiosmtpd.controller.Controller(
            Handler(), hostname="127.0.0.1", port=port or free_port(), authenticator=authenticate,
            auth_required=has_tls, auth_require_tls=has_tls, **tls,
        )

        self.port = self.controller.port




@contextlib.contextmanager
def running(server: MailServer):
    server.controller.start()
    try:
        yield server
    finally:
        server.controller.stop()


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def authority_file(authority, tmp_path) -> pathlib.Path:
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    return tmp_path / "authority.pem"


def transport(server: MailServer, password: str = "p%2Fw%3A%20100%25%20%40home") -> dict[str, str]:
    return {"EMAIL_TRANSPORT": f"smtp://campus%40mail.example:{password}@localhost:{server.port}"}


def somebody() -> dict:
    return {"recipient": {"name": "Zoë Müller", "email": f"zoe-{uuid.uuid4().hex[:8]}@campus.example"}}


def test_mails_arrive_over_connections_that_stay(stack, authority, authority_file):
    with running(MailServer(authority)) as server:
        with notifier(stack, transport(server) | {"TLS_CA_FILE": str(authority_file)}) as service:
            people = [somebody() for _ in range(60)]
            ids = service.tell(*people)
            eventually(lambda: all(service.state(id)["status"] == "sent" for id in ids), 30)
            # As many as mails are handed over at a time.
            assert 1 <= server.sign_ins <= 16
        assert sorted(to for _, [to], _, _ in server.mails) == sorted(one["recipient"]["email"] for one in people)
        sender, [recipient], content, host_name = server.mails[0]
        assert sender == "events@campus.example" and host_name == "campus.example"
        mail = email.message_from_bytes(content, policy=email.policy.SMTP)
        assert mail["To"].addresses[0].addr_spec == recipient
        assert mail["To"].addresses[0].display_name == "Zoë Müller"
        assert {part.get_content_type() for part in mail.walk()} >= {"text/plain", "text/html"}
        assert not mail.defects


def test_what_the_server_refuses_ends_or_waits_as_it_says(stack, authority, authority_file):
    with running(MailServer(authority)) as server:
        with notifier(stack, transport(server) | {"TLS_CA_FILE": str(authority_file)}) as service:
            nobody, busy, good = somebody(), somebody(), somebody()
            server.refusals[nobody["recipient"]["email"]] = "550 5.1.1 no such user"
            server.refusals[busy["recipient"]["email"]] = "450 4.2.1 try again"
            ids = service.tell(nobody, busy, good)

            def states_when_tried():
                states = [service.state(id) for id in ids]
                tried = all(state.get("last_error") for state in states[:2]) and states[2]["status"] == "sent"
                return states if tried else None

            states = eventually(states_when_tried, 30)
            assert states[0]["status"] == "bounced" and states[0]["attempts"] == 1
            assert "550 5.1.1 no such user" in states[0]["last_error"]
            assert states[1]["status"] == "queued" and states[1]["last_error"].startswith("unavailable: ")
            # And later it is taken.
            del server.refusals[busy["recipient"]["email"]]
            eventually(lambda: service.state(ids[1])["status"] == "sent", 60)


@pytest.mark.parametrize("fault", ["password", "certificate", "no TLS"])
def test_what_is_set_up_wrongly_gets_nothing_and_waits(stack, authority, authority_file, fault):
    with running(MailServer(authority, has_tls=fault != "no TLS")) as server:
        settings = transport(server, password="wrong-1f7c") if fault == "password" else transport(server)
        if fault != "certificate":
            settings |= {"TLS_CA_FILE": str(authority_file)}
        with notifier(stack, settings) as service:
            [id] = service.tell(somebody())
            state = eventually(lambda: (state := service.state(id)).get("last_error") and state, 30)
            assert state["status"] == "queued" and state["last_error"].startswith("misconfigured: the mail server: ")
            log = service.log.read_text()
        assert server.mails == []
        assert "wrong-1f7c" not in log and "100%" not in log


def test_a_server_that_is_away_is_waited_for(stack, authority, authority_file):
    server = MailServer(authority)
    with notifier(stack, transport(server) | {"TLS_CA_FILE": str(authority_file)}) as service:
        [id] = service.tell(somebody())
        state = eventually(lambda: (state := service.state(id)).get("last_error") and state, 30)
        assert state["status"] == "queued" and state["last_error"].startswith("unavailable: ")
        again = MailServer(authority, port=server.port)
        with running(again):
            eventually(lambda: service.state(id)["status"] == "sent", 60)
        assert len(again.mails) == 1
