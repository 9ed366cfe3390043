"""What the drop is compared with: pgbench with the same decision, and Express with pg."""

import os
import pathlib
import urllib.parse

from data_set import event_id
from drop_campus import Campus
from load import Load, pgbench, pgbench_command, wrk
from process import ROOT, Server
from read_peers import NODE, PEERS, output

CLIENTS = [1, 8, 32]
POOLS = [2, 4, 10, 20]

# What events-api sends for a batch, for one person. Everyone comes once: client c of n is person c + 1, c + 1 + n …
DECIDE = """\\set number 100000000001 + :n * :clients + :client_id
\\set n :n + 1
SELECT * FROM events.decide(
    '{event}', ARRAY['rsvp'], ARRAY[('{prefix}-0000-7000-9000-' || :number)::uuid],
    ARRAY[('01900000-0000-7000-a000-' || :number)::uuid], ARRAY[NULL]::text[], ARRAY[NULL]::text[],
    ARRAY[NULL]::text[], ARRAY[NULL]::text[], ARRAY[NULL]::text[], ARRAY[NULL]::bytea[]
) ORDER BY ordinal;
"""


def script(campus: Campus, event: str) -> pathlib.Path:
    path = campus.folder / "decide.sql"
    # The ids of RSVPs are of no other run.
    path.write_text(DECIDE.replace("{event}", event).replace("{prefix}", f"0191{campus.events:04d}"))
    return path


def decide_alone(campus: Campus, event: str, clients: int, seconds: float) -> Load:
    """One transaction a decision."""
    return pgbench(script(campus, event), campus.url, clients, seconds, pgbench_variables(clients), sampling=1)


def pgbench_variables(clients: int) -> list[str]:
    return ["-D", "n=0", "-D", f"clients={clients}"]


def express(campus: Campus, pool: int) -> Server:
    settings = {name: campus.settings[name] for name in ["JWT_PRIVATE_KEY_FILE", "PUBLIC_URL"]}
    # pg reads no port from the query of a URL, where it stands with a socket's folder.
    address = urllib.parse.urlsplit(campus.url)
    parts = dict(urllib.parse.parse_qsl(address.query)) | {"database": address.path[1:]}
    settings |= {f"PG{name.upper()}": value for name, value in parts.items()}
    return Server(
        f"express, pool of {pool}", ["node", str(PEERS / "express-drop/server.js")],
        NODE | settings | {"POOL_SIZE": str(pool)}, campus.folder / "express.log",
    )


def print_versions(campus: Campus, notifications: str) -> None:
    """What runs, and with which settings."""
    settings = ["server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method",
                "shared_buffers", "max_wal_size", "max_connections", "unix_socket_directories", "jit"]
    shown = [f"{name} {campus.query(f'SHOW {name}')}" for name in settings]
    print(f"processors: {os.cpu_count()}, shared by servers, database and load; HTTP over TCP on 127.0.0.1")
    print("PostgreSQL, one for all, over its Unix socket: " + ", ".join(shown))
    print("pgbench: " + output(["pgbench", "--version"]))
    print("  " + " ".join(pgbench_command(script(campus, event_id(1)), "URL", 8, 1, pgbench_variables(8), 1)))
    print("  " + script(campus, event_id(1)).read_text().replace("\n", "\n  ").rstrip())
    print("wrk: " + output(["wrk", "--version"]).splitlines()[0])
    versions = "['express', 'pg'].map((name) => name + ' ' + require(name + '/package.json').version).join(', ')"
    print("express: node " + output(["node", "-p", f"process.version + ', ' + {versions}"])
          + f"; one process, NODE_ENV=production; node {(PEERS / 'express-drop/server.js').relative_to(ROOT)}")
    print(f"events-api: LOG_LEVEL={campus.settings['LOG_LEVEL']}, logs to a file, metrics on, its outbox's relay "
          f"running: {notifications}", flush=True)


def decide_over_http(server: Server, tokens: pathlib.Path, event: str, connections: int, seconds: float) -> Load:
    run = wrk(f"http://127.0.0.1:{server.port}", connections, 1, seconds, http_arguments(tokens, event),
              "tokens.lua")
    if run.errors:
        raise SystemExit(f"{run.errors} of {run.requests} requests to {server.name} failed")
    return run


def http_arguments(tokens: pathlib.Path, event: str) -> list[str]:
    return [str(tokens), "POST", f"/api/v1/events/{event}/rsvp"]
