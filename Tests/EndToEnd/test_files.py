"""The web app's files as frontend sends them."""

import base64
import gzip
import hashlib
import http.client
import re

import pytest


def get(stack, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("localhost", stack.frontend_port, timeout=10)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def script(stack) -> str:
    """The path of the page's script."""
    _, _, page = get(stack, "/")
    return re.search(r'<script type="module" src="([^"]+)"', page.decode())[1]


def test_files_are_sent_as_the_browser_likes_them(stack, script):
    _, plain, whole = get(stack, script)
    status, headers, small = get(stack, script, Accept_Encoding="gzip")
    assert status == 200 and headers["Content-Encoding"] == "gzip" and gzip.decompress(small) == whole
    _, best, smallest = get(stack, script, Accept_Encoding="gzip, deflate, br")
    assert best["Content-Encoding"] == "br" and len(smallest) < len(small) < len(whole) / 2
    assert plain["Content-Encoding"] is None
    for one in (plain, headers, best):
        assert one["Vary"] == "Accept-Encoding"
        assert one["Cache-Control"] == "public, max-age=31536000, immutable"
    assert len({one["ETag"] for one in (plain, headers, best)}) == 3
    assert get(stack, script, Accept_Encoding="br", If_None_Match=best["ETag"])[0] == 304


def test_the_page_is_sent_as_the_browser_likes_it(stack):
    _, plain, whole = get(stack, "/events")
    _, headers, small = get(stack, "/events", Accept_Encoding="gzip")
    _, best, smallest = get(stack, "/events", Accept_Encoding="gzip, br")
    assert gzip.decompress(small) == whole and len(smallest) <= len(small) < len(whole) / 2
    assert (plain["Content-Encoding"], headers["Content-Encoding"], best["Content-Encoding"]) == (None, "gzip", "br")
    assert get(stack, "/", Accept_Encoding="br", If_None_Match=best["ETag"])[0] == 304


def test_a_part_can_be_asked_for(stack, script):
    _, headers, whole = get(stack, script)
    status, part_headers, part = get(stack, script, Range="bytes=100-199", Accept_Encoding="br", If_Range=headers["ETag"])
    assert status == 206 and part == whole[100:200]
    assert part_headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    status, headers, _ = get(stack, script, Range=f"bytes={len(whole)}-")
    assert status == 416 and headers["Content-Range"] == f"bytes */{len(whole)}"


def test_a_missing_file_is_never_the_page(stack):
    for path in ("/assets/main-GONE.js", "/gone.js", "/assets/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd.txt"):
        status, headers, body = get(stack, path)
        assert status == 404 and b"<!doctype" not in body, path
    assert get(stack, "/events/anything")[0] == 200


@pytest.mark.console_errors("net::ERR_FAILED", "Access is denied for this document")
def test_only_the_pages_own_scripts_may_run(stack, browser):
    _, headers, page = get(stack, "/")
    scripts = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in scripts]
    assert len(hashes) == 3
    assert "script-src 'self' " + " ".join(f"'sha256-{hash}'" for hash in hashes) + ";" in headers["Content-Security-Policy"]
    # They run before anything is drawn.
    context = browser.new_context(color_scheme="light")
    context.add_init_script("localStorage.setItem('campus-events.theme', 'dark')")
    tab = context.new_page()
    problems = []
    tab.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    tab.route("**/assets/*.js", lambda route: route.abort())
    tab.goto(stack.address)
    assert tab.locator("html").get_attribute("data-theme") == "dark"
    assert not [problem for problem in problems if "Content Security Policy" in problem]
    context.close()
