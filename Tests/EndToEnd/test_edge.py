"""What every service does with a request before anybody answers it, and what it adds to every answer."""

import concurrent.futures
import datetime
import json
import re
import time

import pytest

from another import another
from raw_http import Connection, ask
from stack import eventually

# helmet's, as strict as there or stricter.
EXPECTED = {
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Origin-Agent-Cluster": "?1",
    "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "X-DNS-Prefetch-Control": "off",
    "X-Download-Options": "noopen", "X-Frame-Options": "DENY", "X-Permitted-Cross-Domain-Policies": "none",
    "X-XSS-Protection": "0",
}
MEBIBYTE = 1024 * 1024
HANDSHAKE = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]


def ports(stack):
    return {"events-api": stack.events_api_port, "frontend": stack.frontend_port, "notification-service": stack.notification_port}


@pytest.fixture(scope="module")
def event(stack):
    start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)
    body = {
        "title": "At the edge", "category": "Other", "max_attendees": 5, "timezone": "UTC",
        "start_time": start.isoformat(timespec="seconds"),
        "end_time": (start + datetime.timedelta(hours=1)).isoformat(timespec="seconds"),
    }
    return stack.call("POST", "/events", body, stack.sign_in("organizer"))


# Security headers


def check_headers(answer, what):
    for name, value in EXPECTED.items():
        assert answer.field(name) == value, (what, name, answer.field(name))
    policy = answer.field("Content-Security-Policy")
    assert policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy, (what, policy)
    for name in ["Server", "X-Powered-By"]:
        assert answer.field(name) is None, (what, name)


def answers_of_all_kinds(stack, event, script):
    """By what they are: service, method, target, more fields, body, and the status expected."""
    api, web, notifications = ports(stack)["events-api"], ports(stack)["frontend"], ports(stack)["notification-service"]
    detail = f"/api/v1/events/{event['id']}"
    tag = ask(api, "GET", detail).field("ETag")
    page_tag = ask(web, "GET", "/").field("ETag")
    foreign = "Origin: https://evil.example"
    for service, port in ports(stack).items():
        yield port, "GET", "/health", [], None, 200
        yield port, "GET", "/ready", [], None, 200
        yield port, "GET", "/metrics", [], None, 200
        yield port, "GET", "/api/v1/nothing", [], None, 404
        yield port, "GET", "/%ff/api", [], None, 200 if service == "frontend" else 400
        yield port, "GET", "/a b", [], None, 400
        yield port, "POST", "/api/v1/x", ["Transfer-Encoding: cow"], None, 400
        yield port, "POST", "/api/v1/x", ["Content-Length: 99999999"], None, 413
        yield port, "GET", "/" + "x" * 17000, [], None, 414
        yield port, "GET", "/", ["X: " + "x" * 17000], None, 431
    for port in (api, web):
        for _ in range(3):
            yield port, "GET", "/api/v1/events", [], None, 200
            yield port, "GET", detail, [], None, 200
        yield port, "HEAD", "/api/v1/events", [], None, 200
        yield port, "GET", detail, [f"If-None-Match: {tag}"], None, 304
        yield port, "GET", "/api/v1/users/me/rsvps", [], None, 401
        yield port, "POST", "/api/v1/auth/login", ["Content-Type: application/json"], b"{", 400
        yield port, "POST", "/api/v1/auth/login", ["Content-Type: text/plain"], b"{}", 415
        yield port, "POST", f"{detail}/rsvp", ["Authorization: Bearer x"], None, 401
        yield port, "OPTIONS", "/api/v1/events", [], None, 204
        yield port, "TRACE", "/api/v1/events", [], None, 405 if port == api else 404
        yield port, "GET", "/api-docs", [], None, 200
        yield port, "GET", "/api-docs/main.js", [], None, 200
        yield port, "GET", "/api/v1/openapi.json", [], None, 200
        yield port, "GET", "/api/v1/live", [], None, 426
        yield port, "GET", "/api/v1/live", HANDSHAKE[:2] + HANDSHAKE[3:], None, 426
        yield port, "GET", "/api/v1/live", HANDSHAKE + [foreign], None, 403
    for target in ["/", "/index.html", "/events/x", script]:
        yield web, "GET", target, [], None, 200
        yield web, "HEAD", target, [], None, 200
    yield web, "GET", "/", [f"If-None-Match: {page_tag}"], None, 304
    yield web, "GET", "/assets/nothing.js", [], None, 404
    yield notifications, "POST", "/notifications", ["Content-Type: application/json"], b"{}", 400
    yield notifications, "DELETE", "/notifications", [], None, 405


def test_every_answer_carries_the_security_headers(stack, event):
    [script] = re.findall(r'src="(/assets/[^"]+\.js)"', ask(stack.frontend_port, "GET", "/").body.decode())
    for port, method, target, fields, body, status in answers_of_all_kinds(stack, event, script):
        # Written here byte by byte: a length that is no body's own is part of what is tried.
        lines = [f"{method} {target} HTTP/1.1", f"Host: localhost:{port}", *fields]
        if not any(field.startswith("Connection") for field in fields):
            lines.append("Connection: close")
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        what = f"{port} {method} {target[:40]} {fields and fields[0][:40]}"
        with Connection(port) as connection:
            connection.send("\r\n".join(lines + ["", ""]).encode() + (body or b""))
            if method == "HEAD":
                connection.closes_within(5)
                answer = head_only(connection)
            else:
                answer = connection.answer()
        assert answer and answer.status == status, (what, answer and answer.status)
        check_headers(answer, what)
        assert answer.field("Strict-Transport-Security") is None, what
        if status >= 400 and status != 426:
            assert answer.field("Content-Type") == "application/problem+json", what


def head_only(connection):
    head, _, rest = connection.received.partition(b"\r\n\r\n")
    assert rest == b""
    connection.received = re.sub(rb"(?i)\r\n(content-length|transfer-encoding):[^\r]*", b"", head) + b"\r\n\r\n"
    return connection.answer()


def test_https_is_insisted_on_where_people_use_it(stack):
    for service in ["events-api", "frontend"]:
        with another(stack, service, {"PUBLIC_URL": "https://campus.example"}) as port:
            for target, status in [("/health", 200), ("/api/v1/events", 200), ("/nothing.js", 404), ("/a b", 400)]:
                answer = ask(port, "GET", target)
                assert answer.status == status
                check_headers(answer, target)
                assert answer.field("Strict-Transport-Security") == "max-age=31536000; includeSubDomains", target


# What is not theirs is blocked, and the console says so.
@pytest.mark.console_errors("Content Security Policy")
def test_the_pages_break_no_rule_of_their_own(stack, browser, event):
    """The policies block nothing that the pages do themselves."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "window.blocked = []; document.addEventListener('securitypolicyviolation',"
        "event => blocked.push(event.violatedDirective + ' ' + event.blockedURI))"
    )
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for target in ["/", "/events", f"/events/{event['id']}", "/login", "/register", "/about", "/api-docs"]:
        page.goto(stack.address + target)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("blocked") == [], target
        assert page.locator("h1, h2").count() > 0, target
    # They do block what is not theirs.
    page.goto(stack.address + "/")
    page.evaluate("() => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script) }")
    page.evaluate("() => document.body.setAttribute('onclick', 'window.ran = true')")
    page.click("body", position={"x": 1, "y": 1})
    assert page.evaluate("window.ran") is None
    assert [entry for entry in page.evaluate("blocked") if entry.startswith("script-src")]
    assert errors == []
    context.close()


# Pages of other sites

FRIEND, FOREIGN = "https://widgets.example", "https://evil.example"
PREFLIGHT = ["Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization, content-type"]


@pytest.fixture(scope="module")
def friendly(stack):
    """The port of an events-api that lets the pages of another site call it."""
    with another(stack, "events-api", {"CORS_ALLOWED_ORIGINS": f"{FRIEND},http://localhost:5173"}) as port:
        yield port


def shared(answer):
    return {name for name, _ in answer.fields if name.lower().startswith("access-control-")}


def test_allowed_pages_read_what_is_answered(stack, friendly, event):
    detail = f"/api/v1/events/{event['id']}"
    for origin in [FRIEND, "http://localhost:5173", stack.address]:
        tag = ask(friendly, "GET", detail).field("ETag")
        # More than twice: the first ones are answered by the routes, the others from memory.
        for target, fields, status in [("/api/v1/events", [], 200), (detail, [], 200)] * 4 + [
            (detail, [f"If-None-Match: {tag}"], 304), ("/api/v1/nothing", [], 404), ("/api/v1/auth/me", [], 401),
        ]:
            answer = ask(friendly, "GET", target, f"Origin: {origin}", *fields)
            assert answer.status == status
            assert answer.field("Access-Control-Allow-Origin") == origin, target
            exposed = answer.field("Access-Control-Expose-Headers").split(", ")
            assert exposed == [
                "Counts", "ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "Unread-Count",
                "X-Request-ID",
            ]
            assert answer.field("Access-Control-Allow-Credentials") is None
            assert "Origin" in answer.field("Vary").split(", "), target
    # Afterwards: a seat that is taken changes the event's tag.
    for origin in [FRIEND, "http://localhost:5173", stack.address]:
        token = stack.sign_in("student")
        answer = ask(friendly, "POST", f"{detail}/rsvp", f"Origin: {origin}", f"Authorization: Bearer {token}")
        assert answer.status in (200, 201) and answer.field("Access-Control-Allow-Origin") == origin


def test_what_is_kept_for_one_origin_is_not_given_to_another(friendly, event):
    detail = f"/api/v1/events/{event['id']}"
    for target in ["/api/v1/events", detail]:
        for origin in [FRIEND, None, FOREIGN, FRIEND, "http://localhost:5173", None] * 2:
            answer = ask(friendly, "GET", target, *([f"Origin: {origin}"] if origin else []))
            assert answer.status == 200
            assert answer.field("Access-Control-Allow-Origin") == (None if origin in (None, FOREIGN) else origin)
            assert "Origin" in answer.field("Vary").split(", ")


def test_preflights_are_answered_for_allowed_pages_only(friendly, stack):
    for target in ["/api/v1/events", "/api/v1/auth/login", "/api/v1/events/x/rsvp"]:
        answer = ask(friendly, "OPTIONS", target, f"Origin: {FRIEND}", *PREFLIGHT)
        assert answer.status == 204 and answer.field("Access-Control-Allow-Origin") == FRIEND
        assert "POST" in answer.field("Access-Control-Allow-Methods").split(", ")
        assert "Authorization" in answer.field("Access-Control-Allow-Headers").split(", ")
        assert int(answer.field("Access-Control-Max-Age")) > 0
        assert "Origin" in answer.field("Vary").split(", ")
        assert answer.field("Access-Control-Allow-Credentials") is None
        for origin in [FOREIGN, "null", FRIEND + ".evil.example", "http://widgets.example", "*"]:
            answer = ask(friendly, "OPTIONS", target, f"Origin: {origin}", *PREFLIGHT)
            assert answer.status == 403 and shared(answer) == set(), origin
            assert json.loads(answer.body)["type"].endswith("foreign-origin")
    # By default nobody but the address people use, and through frontend as well.
    for port in [stack.events_api_port, stack.frontend_port]:
        assert ask(port, "OPTIONS", "/api/v1/events", f"Origin: {FRIEND}", *PREFLIGHT).status == 403
        own = ask(port, "OPTIONS", "/api/v1/events", f"Origin: {stack.address}", *PREFLIGHT)
        assert own.status == 204 and own.field("Access-Control-Allow-Origin") == stack.address


@pytest.mark.parametrize("value", ["*", "https://*.campus.example", "campus.example", "https://campus.example/path"])
def test_a_list_that_is_none_stops_the_service(stack, value):
    with pytest.raises(AssertionError, match="does not start"):
        with another(stack, "events-api", {"CORS_ALLOWED_ORIGINS": value}):
            pass
    assert "CORS_ALLOWED_ORIGINS must be" in (stack.state / "another-events-api.log").read_text()


# Live connections

def upgrade(port, *origins):
    return ask_upgrade(port, [f"Origin: {origin}" for origin in origins])


def ask_upgrade(port, fields):
    with Connection(port) as connection:
        lines = ["GET /api/v1/live HTTP/1.1", f"Host: localhost:{port}", *HANDSHAKE, *fields, "", ""]
        connection.send("\r\n".join(lines).encode("latin-1"))
        return connection.answer()


def test_live_connections_open_for_our_own_pages_and_for_programs(stack):
    port = stack.frontend_port
    foreign = [
        f"https://localhost:{port}", "http://localhost", f"http://localhost:{port + 1}", f"http://localhost:{port}0",
        f"http://127.0.0.1:{port}", f"HTTP://localhost:{port}", f"http://LOCALHOST:{port}", f"http://localhost:{port}/",
        f"http://localhost:{port}.evil.example", f"http://evil.example#http://localhost:{port}", f"http://localhost.:{port}",
        f"http://localhost@evil.example:{port}", f"http://evil-localhost:{port}", f"http://sub.localhost:{port}", "null", "*", "file://",
    ]
    for door in [stack.events_api_port, stack.frontend_port]:
        assert upgrade(door).status == 101
        assert upgrade(door, stack.address).status == 101
        for origin in foreign:
            answer = upgrade(door, origin)
            assert answer.status == 403, (door, origin)
            assert json.loads(answer.body)["status"] == 403
        assert upgrade(door, stack.address, stack.address).status == 403
        assert upgrade(door, stack.address, foreign[0]).status == 403
        # What Host says is no reason: a name that leads here from another site has it as well.
        with Connection(door) as connection:
            lines = ["GET /api/v1/live HTTP/1.1", "Host: evil.example", *HANDSHAKE, "Origin: http://evil.example", "", ""]
            connection.send("\r\n".join(lines).encode())
            assert connection.answer().status == 403


def test_allowed_pages_may_open_live_connections_too(friendly):
    assert upgrade(friendly, FRIEND).status == 101
    assert upgrade(friendly, FOREIGN).status == 403


# Sizes

def doors(stack):
    return [stack.events_api_port, stack.frontend_port]


def test_a_mebibyte_is_taken_and_a_byte_more_is_not(stack):
    fields = ["Content-Type: application/json"]
    for port in doors(stack):
        body = b'{"email":"x","password":"' + b"x" * (MEBIBYTE - 27) + b'"}'
        assert len(body) == MEBIBYTE
        assert ask(port, "POST", "/api/v1/auth/login", *fields, body=body).status in (400, 401, 422)
        for target in ["/api/v1/auth/login", "/api/v1/events", "/api/v1/nothing", "/health"]:
            with Connection(port) as connection:
                connection.send(
                    f"POST {target} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    f"Content-Length: {MEBIBYTE + 1}\r\n\r\n".encode()
                )
                # Before a byte of it is sent.
                answer = connection.answer()
                assert answer.status == 413 and answer.field("Connection") == "close"
                assert connection.closes_within(5)


def test_chunks_are_counted(stack):
    for port in doors(stack):
        for size in [1000, 60_000]:
            with Connection(port) as connection:
                connection.send(
                    b"POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    b"Transfer-Encoding: chunked\r\n\r\n"
                )
                chunk = b"%x\r\n" % size + b" " * size + b"\r\n"
                for _ in range(MEBIBYTE // size + 1):
                    connection.send(chunk)
                answer = connection.answer()
                assert answer.status == 413 and answer.field("Connection") == "close", (port, size)
                assert connection.closes_within(5)
        # As many bytes as are allowed, in chunks.
        with Connection(port) as connection:
            connection.send(
                b"POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b" " * 65536 + b"\r\n") * 16 + b"0\r\n\r\n"
            )
            assert connection.answer().status == 400


def nested(depth):
    """A member that nobody reads, so deep that with the object around it there are `depth` levels."""
    return b"[" * (depth - 1) + b"]" * (depth - 1)


@pytest.mark.parametrize("target", ["/api/v1/auth/login", "/api/v1/auth/register"])
def test_json_nests_thirty_two_deep_at_most(stack, target):
    def send(port, body):
        return ask(port, "POST", target, "Content-Type: application/json", body=body)

    for port in doors(stack):
        fine = send(port, b'{"email":"x@campus.example","password":"wrong and long","name":"x","more":' + nested(32) + b"}")
        assert fine.status in (201, 401, 409, 422), fine.body
        for more in [nested(33), b'{"a":' * 32 + b"1" + b"}" * 32, b"[" * 500_000, b'"\\"' + b"[" * 40 + b'",' + b"[" * 40]:
            deep = send(port, b'{"email":"x@campus.example","password":"wrong and long","name":"x","more":' + more + b"}")
            assert deep.status == 400, more[:10]
            assert deep.field("Content-Type") == "application/problem+json"
        # Brackets in texts are texts.
        text = json.dumps({"email": "x@campus.example", "password": "[" * 50 + '"\\[{', "name": "{" * 50}).encode()
        assert send(port, text).status in (201, 401, 409, 422)
        # UTF-16, whose brackets another reader would see.
        assert send(port, ('{"a":' + "[" * 40 + "]" * 40 + "}").encode("utf-16")).status == 400


def test_every_json_route_counts_levels(stack, event):
    token = f"Authorization: Bearer {stack.sign_in('organizer')}"
    deep = b'{"title":' + nested(33) + b"}"
    json_type = "Content-Type: application/json"
    for method, target in [
        ("POST", "/api/v1/events"), ("PUT", f"/api/v1/events/{event['id']}"), ("PATCH", f"/api/v1/events/{event['id']}"),
        ("POST", f"/api/v1/events/{event['id']}/check-in"),
    ]:
        answer = ask(stack.events_api_port, method, target, token, json_type, body=deep)
        assert answer.status == 400 and b"32 deep" in answer.body, (method, target, answer.body)
    answer = ask(stack.notification_port, "POST", "/notifications", json_type, body=b"[" + deep + b"]")
    assert answer.status == 400 and b"32 deep" in answer.body


# Time

def trickle(port, head: bytes, byte: bytes):
    """Sends a byte now and then; how long until the answer, and which."""
    with Connection(port, timeout=30) as connection:
        begin = time.monotonic()
        connection.send(head)
        connection.socket.settimeout(0.4)
        while time.monotonic() < begin + 20:
            try:
                if not connection.read() or b"\r\n\r\n" in connection.received:
                    break
            except TimeoutError:
                connection.send(byte)
        elapsed = time.monotonic() - begin
        connection.socket.settimeout(5)
        answer = connection.answer()
        return elapsed, answer and answer.status, connection.closes_within(5)


def test_slow_heads_and_bodies_end_after_ten_seconds(stack, event):
    login = b"POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    cases = {
        "head": (b"GET /api/v1/events HTTP/1.1\r\nHost: a\r\nX: ", b"x"),
        "request line": (b"GET /", b"x"),
        "body": (login + b"Content-Length: 5000\r\n\r\n{", b" "),
        "chunked body": (login + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", b"1\r\n \r\n"),
        "chunk extension": (login + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x"),
    }
    with concurrent.futures.ThreadPoolExecutor(32) as pool:
        running = {
            (port, name): pool.submit(trickle, port, *case)
            for port in ports(stack).values() for name, case in cases.items()
            # notification-service has no such route, and answers at once.
            if port != stack.notification_port or "body" not in name and "chunk" not in name
        }
        for key, future in running.items():
            elapsed, status, is_closed = future.result()
            assert status == 408 and is_closed, (key, elapsed, status, is_closed)
            assert 9 < elapsed < 13, (key, elapsed)


# Connections

@pytest.mark.parametrize("service", ["events-api", "frontend", "notification-service"])
def test_more_connections_than_the_most_are_told_so(stack, service):
    with another(stack, service, {"MAX_CONNECTIONS": "5"}) as port:
        def request(connection):
            connection.send(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
            return connection.answer()

        def full():
            """Five connections, each of which has been answered; those of the readiness check are over by then."""
            connections = [Connection(port) for _ in range(5)]
            answers = [request(connection) for connection in connections]
            if all(answer and answer.status == 200 for answer in answers):
                return connections
            for connection in connections:
                connection.socket.close()
            return None

        connections = eventually(full)
        for _ in range(3):
            with Connection(port) as sixth:
                answer = request(sixth)
                assert answer.status == 503 and answer.field("Retry-After") and answer.field("Connection") == "close"
                check_headers(answer, "refused")
                assert json.loads(answer.body)["status"] == 503
                assert sixth.closes_within(5)
        # Far more than that, all at once: nobody of them is served, and the five go on.
        crowd = [Connection(port) for _ in range(60)]

        def refused():
            connections[0].send(b"GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n")
            [count] = re.findall(r"^edge_connections_refused_total (\d+)", connections[0].answer().body.decode(), re.M)
            return int(count)

        eventually(lambda: refused() >= 3 + 60)
        assert all(request(connection).status == 200 for connection in connections)
        for connection in [*crowd, *connections]:
            connection.socket.close()

        def is_served():
            with Connection(port) as connection:
                answer = request(connection)
                return answer and answer.status == 200

        eventually(is_served)


def test_the_shells_limit_of_open_files_is_not_the_services(stack):
    with another(stack, "frontend", open_files=64) as port:
        connections = [Connection(port) for _ in range(100)]
        for connection in connections:
            connection.send(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
        assert all(connection.answer().status == 200 for connection in connections)
        for connection in connections:
            connection.socket.close()


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5"])
def test_a_number_of_connections_that_is_none_stops_the_service(stack, value):
    with pytest.raises(AssertionError, match="does not start"):
        with another(stack, "frontend", {"MAX_CONNECTIONS": value}):
            pass
    assert "MAX_CONNECTIONS must be" in (stack.state / "another-frontend.log").read_text()
