"""After each deployment: is everything there? Reads only.

usage: smoke.py ADDRESS
"""

import json
import re

from deployed import Deployed, Failed, main


def smoke(deployed: Deployed) -> None:
    """pages, API, keys and live updates answer"""
    page, headers = deployed.get("/")
    [script] = re.findall(rb'<script[^>]* src="(/[^"]+\.js)"', page)[:1] or [None]
    if not script:
        raise Failed("GET /: a page without the web app's script")
    deployed.get(script.decode())
    if "content-security-policy" not in {name.lower() for name in headers}:
        raise Failed("GET /: no Content-Security-Policy")
    events, _ = deployed.get("/api/v1/events?limit=1")
    if not isinstance(json.loads(events), list):
        raise Failed("GET /api/v1/events: not a list")
    deployed.get("/api-docs")
    keys, _ = deployed.get("/.well-known/jwks.json")
    if not json.loads(keys)["keys"]:
        raise Failed("GET /.well-known/jwks.json: no key")
    opened, _ = deployed.get("/socket.io/?EIO=4&transport=polling")
    if not opened.startswith(b'0{"sid"'):
        raise Failed("GET /socket.io/: no session")
    deployed.send("GET", "/api/v1/users/me/rsvps", status=401)


if __name__ == "__main__":
    main(smoke)
