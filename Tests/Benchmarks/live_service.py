"""The live connections of the real events-api over a real PostgreSQL: how soon a commit is told, and what it costs that
ten thousand wait for one."""

import json
import os
import pathlib
import random
import statistics
import subprocess
import time

from websockets.sync.client import connect

from bars import Bars, spread, table
from data_set import DataSet, event_id
from live_crowd import Crowd
from process import Server
from services import environment, migrate, service

COMMITS = 40
IDLE = 10_000
# Until all have been asked once whether they are still there.
REST_SECONDS = 30


def live_service(folder: pathlib.Path, seconds: float, bars: Bars) -> None:
    data = DataSet(os.environ["BENCH_DATABASE_URL"], 1000, 10_000)
    # Some more for the requests of this program.
    settings = environment(folder, data.url) | {"MAX_CONNECTIONS": str(IDLE + 100)}
    migrate("events-api", settings)
    data.fill()
    data.query("CREATE EXTENSION pg_stat_statements")
    server = service("events-api", settings, folder)
    server.start()
    try:
        commits(server, data, bars)
        idle(server, data, seconds, bars)
    finally:
        server.stop()


def commits(server: Server, data: DataSet, bars: Bars) -> None:
    """One transaction after the other, at times that have nothing to do with the service's."""
    psql = subprocess.Popen(["psql", "-qAt", "-v", "ON_ERROR_STOP=1", data.url], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, text=True)
    delays = []
    with connect(f"ws://127.0.0.1:{server.port}/api/v1/live", compression=None) as client:
        client.send(json.dumps({"type": "subscribe", "topics": ["all"]}))
        client.recv(timeout=10)
        for number in range(COMMITS):
            title = f"Told {number}"
            psql.stdin.write(f"""
                BEGIN;
                UPDATE events.events SET title = '{title}', version = version + 1 WHERE id = '{event_id(1)}';
                SELECT events.record_change('event:updated', e, events.event_json(e)) FROM events.events AS e
                WHERE e.id = '{event_id(1)}';
            """)
            psql.stdin.flush()
            # The function's result, which is nothing, says that the change is made.
            psql.stdout.readline()
            time.sleep(random.uniform(0, 0.2))
            begin = time.perf_counter()
            psql.stdin.write("COMMIT;\n")
            psql.stdin.flush()
            message = json.loads(client.recv(timeout=10))
            delays.append((time.perf_counter() - begin) * 1000)
            if message["data"]["title"] != title:
                raise SystemExit(f"{title} was told as {message}")
    psql.stdin.close()
    psql.wait(10)
    table(["from COMMIT to the message on an open WebSocket", "ms"], [[f"{COMMITS} commits", spread(delays)]])
    bars.at_most("live-commit-to-receipt-ms", statistics.median(delays), 150)


def idle(server: Server, data: DataSet, seconds: float, bars: Bars) -> None:
    """Ten thousand clients that are told nothing; the database hears of the service alone."""
    before = server.resident_megabytes()
    begin = time.monotonic()
    crowd = Crowd("live", server, IDLE)
    print(f"{IDLE} clients connected and subscribed in {time.monotonic() - begin:.1f} s")
    memory = []
    queries, transactions = statements(data)
    begin = time.monotonic()
    while time.monotonic() - begin < seconds:
        time.sleep(1)
        memory.append(server.resident_megabytes())
    after = statements(data)
    elapsed = time.monotonic() - begin
    queries, transactions = (after[0] - queries) / elapsed, (after[1] - transactions) / elapsed
    crowd.leave()
    table(
        ["events-api", "RSS (MB)", "a connection (kB)", "queries a second", "transactions a second"],
        [["without a client", f"{before:.0f}", "", "", ""],
         [f"with {IDLE} idle clients, {elapsed:.0f} s", spread(memory),
          f"{(max(memory) - before) * 1024 / IDLE:.1f}", f"{queries:.1f}", f"{transactions:.1f}"]],
    )
    bars.at_most("live-idle-rss-mb", max(memory), 300)
    # "Fewer than 20": a fraction of one is not counted.
    bars.at_most("live-idle-queries-per-second", queries, 19.9)


def statements(data: DataSet) -> tuple[int, int]:
    """How many statements the database has run, and how many transactions; asking is one of each."""
    counts = data.query(
        "SELECT sum(calls) FROM pg_stat_statements JOIN pg_database ON oid = dbid WHERE datname = current_database() "
        "UNION ALL SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
    ).splitlines()
    return int(counts[0]), int(counts[1])
