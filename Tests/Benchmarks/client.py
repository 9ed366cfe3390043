"""Single requests, for what is checked before it is timed."""

import dataclasses
import http.client
import json


@dataclasses.dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def get(port: int, path: str, token: str | None = None, headers: dict[str, str] = {}) -> Answer:
    return request(port, "GET", path, headers | ({"Authorization": f"Bearer {token}"} if token else {}))


def post(port: int, path: str, body: object) -> Answer:
    """With a JSON body; ends the program when the answer is no 2xx."""
    answer = request(port, "POST", path, {"Content-Type": "application/json"}, json.dumps(body).encode())
    if answer.status // 100 != 2:
        raise SystemExit(f"POST {path} answers {answer.status}: {answer.body!r}")
    return answer


def request(port: int, method: str, path: str, headers: dict[str, str], body: bytes | None = None) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def counter(port: int, name: str) -> float:
    """The value of one series of /metrics, with its labels as they stand there."""
    for line in get(port, "/metrics").body.decode().splitlines():
        if line.startswith(name + " "):
            return float(line.rpartition(" ")[2])
    raise SystemExit(f"/metrics has no {name}")
