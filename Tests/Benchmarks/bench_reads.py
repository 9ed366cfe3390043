"""How fast events are read on a big campus: details beside pgbench, the hot list beside nginx, both beside Express."""

import json
import math
import os
import pathlib
import re
import statistics
import tempfile

import client
import read_plans
from bars import Bars, spread, table
from contenders import Contenders
from data_set import DataSet, event_id
from load import Load, pgbench, pgbench_command, wrk, wrk_command
from process import Server
from read_freshness import freshness
from read_peers import express, nginx, print_versions
from services import environment, migrate, service

SECONDS = float(os.environ.get("BENCH_SECONDS", "180"))
# A round runs everything once, in turn.
ROUNDS = 3 if SECONDS < 120 else 5
# A round is 6 runs of details and the hot list and 9 of other lists.
TURN = max(1, round(SECONDS / ROUNDS / 15))
CONNECTIONS, THREADS = 64, 2
# Lists of small and big campuses are compared where nobody waits in line.
FEW_CONNECTIONS = 4
DETAIL = "/api/v1/events/{event}?n={n}"
LIST = "/api/v1/events"
FROM_MEMORY = 'edge_requests_total{answered_by="memory"}'


def campuses() -> tuple[DataSet, DataSet]:
    """A small and a big one of the same kind, each in a database of its own."""
    url = os.environ["BENCH_DATABASE_URL"]
    big = DataSet(url, 200_000, 2_000_000)
    big.query("CREATE DATABASE campus_small")
    small = DataSet(re.sub(r"/[^/]*$", "/campus_small", url), 1000, 10_000)
    return small, big


def http(server: Server, path: str, arguments: list[str]) -> Load:
    return wrk(f"http://127.0.0.1:{server.port}{path}", CONNECTIONS, THREADS, TURN, arguments)


def compare_details(ours: Server, peer: Server, data: DataSet, statement: str) -> None:
    """Ends the program unless all three answer the same."""
    for number in range(1, data.visible, data.visible // 50):
        path = f"/api/v1/events/{event_id(number)}"
        answer, other = client.get(ours.port, path), client.get(peer.port, path)
        if json.loads(answer.body) != json.loads(other.body) or len(answer.body) != len(other.body):
            raise SystemExit(f"{path} differs: {answer.body!r} and {other.body!r}")
        quoted = statement.replace("$1", f"'{event_id(number)}'")
        row = json.loads(data.query(f"SELECT row_to_json(event) FROM ({quoted}) AS event"))
        event = json.loads(answer.body)
        for name in ["id", "title", "description", "location", "venue_id", "current_attendees", "version"]:
            if row[name] != event[name]:
                raise SystemExit(f"{path}: {name} is {event[name]!r}, pgbench reads {row[name]!r}")


def compare_lists(ours: Server, peers: list[Server]) -> None:
    """Ends the program unless all answer the same."""
    answer = client.get(ours.port, LIST)
    for peer in peers:
        other = client.get(peer.port, LIST)
        same = answer.body == other.body if "nginx" in peer.name else json.loads(answer.body) == json.loads(other.body)
        if not same or len(answer.body) != len(other.body):
            raise SystemExit(f"{LIST} of {peer.name} differs: {answer.body[:500]!r} and {other.body[:500]!r}")


def details(ours: Server, peer: Server, data: DataSet, statement: str, folder: pathlib.Path, bars: Bars) -> None:
    script = folder / "detail.sql"
    # pgbench has numbers only; that it makes an id of one costs PostgreSQL a fraction of a microsecond.
    script.write_text(
        f"\\set number random(100000000001, {100_000_000_000 + data.visible})\n"
        + statement.replace("$1", "('01900000-0000-7000-8000-' || :number)::uuid") + ";\n"
    )
    rates = {clients: pgbench(script, data.url, clients, TURN).rate for clients in [1, 8, 32, 64]}
    clients = max(rates, key=lambda clients: rates[clients])
    print(f"details of random events; {script.name}:\n{script.read_text()}")
    print("pgbench's transactions a second by clients: " + ", ".join(f"{c}: {rate:.0f}" for c, rate in rates.items()))
    print(" ".join(pgbench_command(script, data.url, clients, TURN)))
    arguments = [str(data.visible), DETAIL]
    print(" ".join(wrk_command("http://127.0.0.1:PORT", CONNECTIONS, THREADS, TURN, arguments)) + "\n")
    contenders = Contenders(data)
    for server in [ours, peer]:
        http(server, "", arguments)
    begun = client.counter(ours.port, FROM_MEMORY)
    for _ in range(ROUNDS):
        contenders.http("events-api", ours, lambda: http(ours, "", arguments))
        contenders.sql("pgbench", lambda: pgbench(script, data.url, clients, TURN))
        contenders.http("express", peer, lambda: http(peer, "", arguments))
    hits = client.counter(ours.port, FROM_MEMORY) - begun
    contenders.print()
    answers = sum(run.requests for run in contenders.runs["events-api"])
    bars.at_most("details-answered-from-memory-share", hits / answers, 0.02)
    bars.at_least("details-to-pgbench", contenders.ratio("events-api", "pgbench"), 0.4, aim=1.0)
    bars.at_least("details-to-express", contenders.ratio("events-api", "express"), 6, aim=15)


def hot_list(ours: Server, express: Server, data: DataSet, folder: pathlib.Path, bars: Bars) -> None:
    compare_lists(ours, [express])
    # The second answer is the one from memory.
    answer = client.get(ours.port, LIST)
    candidates = [nginx(folder / f"nginx-{sendfile}", answer, sendfile) for sendfile in ["on", "off"]]
    for server in candidates:
        server.start()
    compare_lists(ours, candidates)
    print(f"the hot list: {len(answer.body)} bytes, {len(json.loads(answer.body))} events")
    rates = [wrk(f"http://127.0.0.1:{server.port}{LIST}", CONNECTIONS, THREADS, TURN).rate for server in candidates]
    print("nginx's answers a second: " + ", ".join(f"{s.name}: {rate:.0f}" for s, rate in zip(candidates, rates)))
    peer = candidates[rates.index(max(rates))]
    print(" ".join(wrk_command(f"http://127.0.0.1:PORT{LIST}", CONNECTIONS, THREADS, TURN, [])) + "\n")
    contenders = Contenders(data)
    for server in [ours, express]:
        http(server, LIST, [])
    for _ in range(ROUNDS):
        for name, server in [("events-api", ours), (peer.name, peer), ("express", express)]:
            contenders.http(name, server, lambda: http(server, LIST, []))
    contenders.print()
    for server in candidates:
        server.stop()
    bars.at_least("list-to-nginx", contenders.ratio("events-api", peer.name), 0.75, aim=1.1)
    bars.at_least("list-to-express", contenders.ratio("events-api", "express"), 6, aim=15)


def growth(servers: list[Server], data: list[DataSet], bars: Bars) -> None:
    """Lists that miss the cache, on a small campus and on a big one."""
    kinds = [read_plans.lists_of(server.port) for server in servers]
    rows, found = [], []
    for name in kinds[0]:
        runs: list[list[Load]] = [[], []]
        events = [
            statistics.mean(len(json.loads(client.get(server.port, path).body)) for path in paths[name])
            for server, paths in zip(servers, kinds)
        ]
        for _ in range(3):
            for campus, server, paths, results in zip(data, servers, kinds, runs):
                arguments = ["1", *[path + "&n={n}" for path in paths[name]]]
                run = wrk(f"http://127.0.0.1:{server.port}", FEW_CONNECTIONS, 1, max(1, TURN // 2), arguments)
                if run.errors or run.requests == 0:
                    print(f"{name}: {run.errors} of {run.requests} requests failed, at {campus.events} events")
                    run.p99 = math.inf
                results.append(run)
        p99 = [[run.p99 for run in results] for results in runs]
        ratio = statistics.median(big / small for small, big in zip(*p99))
        rates = [spread([run.rate for run in results]) for results in runs]
        rows.append([name, *[f"{count:.1f}" for count in events], *rates, *[spread(values, 2) for values in p99],
                     f"{ratio:.2f}"])
        found.append((name, ratio))
    sizes = [f"{campus.events}" for campus in data]
    print(f"lists that are read from the database, {FEW_CONNECTIONS} connections, by the number of events there\n")
    table(["list", *[f"events answered, {size}" for size in sizes], *[f"per second, {size}" for size in sizes],
           *[f"p99 (ms), {size}" for size in sizes], "ratio"], rows)
    for name, ratio in found:
        # What a search finds grows with what there is; its figures are shown, the bar is the lists'.
        if "search" in name:
            continue
        bars.at_most(f"{name.replace(', ', '-').replace(' ', '-')}-p99-{sizes[1]}-to-{sizes[0]}-events", ratio, 2)


def main() -> None:
    bars = Bars()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = pathlib.Path(name)
        # nginx's worker is another user.
        folder.chmod(0o755)
        campus = campuses()
        small, big = campus
        print_versions(big)
        for data in campus:
            migrate("events-api", environment(folder, data.url))
            data.fill()
            # Counting so many events would go on beside what is measured; bench-analytics measures it.
            data.query(
                "UPDATE events.figures_position SET transaction_id = pg_snapshot_xmin(pg_current_snapshot()), "
                "change_id = 0, counted_up_to = NULL, counted_at = clock_timestamp()"
            )
        statement = read_plans.look(big, folder, bars)
        ours, ours_small = [service("events-api", environment(folder, data.url), folder) for data in [big, small]]
        peer = express(big, folder)
        servers = [ours, ours_small, peer]
        for server in servers:
            server.start()
        compare_details(ours, peer, big, statement)
        print(f"{ROUNDS} rounds, each run {TURN} s; of a number the median of the rounds (least–most)\n")
        details(ours, peer, big, statement, folder, bars)
        hot_list(ours, peer, big, folder, bars)
        growth([ours_small, ours], [small, big], bars)
        other = service("events-api", environment(folder, big.url), folder)
        other.start()
        freshness(ours, other, big, bars)
        for server in [*servers, other]:
            server.stop()
    bars.finish()


main()
