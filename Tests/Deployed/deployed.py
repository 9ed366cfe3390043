"""A running Campus Events as one meets it from outside, by its address alone."""

import json
import ssl
import sys
import urllib.error
import urllib.request


class Failed(Exception):
    pass


class Deployed:
    def __init__(self, address: str):
        self.address = address.rstrip("/")

    def get(self, path: str, status: int = 200, seconds: float = 10) -> tuple[bytes, dict[str, str]]:
        return self.send("GET", path, status=status, seconds=seconds)

    def send(self, method: str, path: str, body=None, token: str | None = None, status: int = 200, seconds: float = 10):
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:
                found, content, answered = answer.status, answer.read(), dict(answer.headers)
        except urllib.error.HTTPError as error:
            found, content, answered = error.code, error.read(), dict(error.headers)
        except (urllib.error.URLError, TimeoutError, ssl.SSLError, ConnectionError) as error:
            raise Failed(f"{method} {path}: {error}") from error
        if found != status:
            raise Failed(f"{method} {path}: {found} in place of {status}: {content[:300].decode(errors='replace')}")
        return content, answered

    def call(self, method: str, path: str, body=None, token: str | None = None, status: int = 200):
        content, _ = self.send(method, "/api/v1" + path, body, token, status)
        return json.loads(content) if content else None


def main(story) -> None:
    """Runs the story against the address of the command line; what fails ends it with one line."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} ADDRESS")
    try:
        story(Deployed(sys.argv[1]))
    except Failed as failure:
        sys.exit(f"{sys.argv[1]}: {failure}")
    print(f"{sys.argv[1]}: {story.__doc__}")
