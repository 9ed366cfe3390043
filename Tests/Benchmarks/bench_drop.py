"""How fast seats are given when everyone wants them at once: beside pgbench, one transaction each, and Express."""

import os
import pathlib
import tempfile

from bars import Bars, table
from contenders import Contenders
from drop_at_once import MANY, at_once, memory
from drop_campus import BAR, COLD, SEATS, WARM, Campus
from drop_peers import CLIENTS, POOLS, decide_alone, decide_over_http, express, http_arguments, print_versions
from load import wrk_command
from process import Server
from services import migrate, service
from volley import volley, with_tokens

SECONDS = float(os.environ.get("BENCH_SECONDS", "180"))
# As many tokens as the service remembers for certain.
REMEMBERED = 65_000
# A round runs everything once, in turn: 3 runs of pgbench, 2 of Express, 6 of ours. More time is more rounds: a longer
# run of tokens seen before would come to some that were never seen.
TURN = 3 if SECONDS >= 99 else 1
ROUNDS = max(3, int(SECONDS / TURN / 11))
CONNECTIONS = [32, 64, 256]
# No run gets so far as to ask twice for the same person.
PEOPLE = max(MANY, 25_000 * TURN)


class Drop:
    """Runs with a fresh event each, and everyone's decision checked afterwards."""

    def __init__(self, campus: Campus):
        self.campus = campus
        self.contenders = Contenders(campus)
        self.warm = self._file("warm", PEOPLE)

    def alone(self, clients: int) -> None:
        event = self.campus.fresh_event()
        name = f"pgbench, {clients} client{'s' if clients > 1 else ''}"
        run = self.contenders.sql(name, lambda: decide_alone(self.campus, event, clients, TURN))
        self.campus.check(event, run.requests, run.requests + clients)

    def over_http(self, name: str, server: Server, connections: int, kind: str) -> None:
        event = self.campus.fresh_event()
        tokens = self.warm if kind == WARM else self._file("cold", PEOPLE)
        name = f"{name}, {connections} connections, {kind}"
        run = self.contenders.http(name, server, lambda: decide_over_http(server, tokens, event, connections, TURN))
        if kind == WARM and run.requests > REMEMBERED:
            raise SystemExit(f"{name}: {run.requests} requests in {TURN} s are more than the tokens it had seen")
        check = self.campus.check_without_log if "express" in name else self.campus.check
        self.campus.wait_for_silence(event)
        check(event, run.requests, run.requests + connections)

    def pool(self) -> Server:
        """Express with the pool that suits it best."""
        rates = {}
        for size in POOLS:
            server = express(self.campus, size)
            server.start()
            event = self.campus.fresh_event()
            run = decide_over_http(server, self.warm, event, CONNECTIONS[1], max(2, TURN))
            rates[size] = run.rate
            server.stop()
        best = max(rates, key=lambda size: rates[size])
        told = ", ".join(f"{size}: {rate:.0f}" for size, rate in rates.items())
        print(f"express's decisions a second by pool: {told}")
        return express(self.campus, best)

    def see(self, server: Server, count: int) -> None:
        """Everybody has the page open: the server has seen the tokens of the first `count`."""
        tokens = self.warm.read_text().splitlines()[:count]
        shots = volley(server.port, with_tokens(tokens, "GET", "/api/v1/auth/me"), 64)
        for shot in shots:
            if shot.status != 200:
                raise SystemExit(f"{server.name} does not know who asks: {shot.answer!r}")

    def _file(self, name: str, count: int) -> pathlib.Path:
        path = self.campus.folder / f"{name}.tokens"
        path.write_text("".join(token + "\n" for token in self.campus.tokens(1, count)))
        return path


def rounds(drop: Drop, ours: Server, peer: Server) -> None:
    for _ in range(ROUNDS):
        for clients in CLIENTS:
            drop.alone(clients)
        drop.see(peer, TURN * 4000)
        for connections in [CONNECTIONS[1], CONNECTIONS[-1]]:
            drop.over_http("express", peer, connections, WARM)
        drop.see(ours, min(REMEMBERED, TURN * 22_000))
        for kind in [WARM, COLD]:
            for connections in CONNECTIONS:
                drop.over_http("events-api", ours, connections, kind)


def say_ratios(contenders: Contenders, bars: Bars) -> None:
    pgbench = contenders.best([name for name in contenders.runs if name.startswith("pgbench")])
    express = contenders.best([name for name in contenders.runs if name.startswith("express")])
    ours = [name for name in contenders.runs if name.startswith("events-api")]
    table(["ratio", f"÷ {pgbench}", f"÷ {express}"], [
        [name, *[f"{contenders.ratio(name, peer):.1f}" for peer in [pgbench, express]]] for name in ours
    ])
    name = f"events-api, {CONNECTIONS[-1]} connections, {BAR}"
    bars.at_least("drop-to-pgbench", contenders.ratio(name, pgbench), 8, aim=14)
    bars.at_least("drop-to-express", contenders.ratio(name, express), 10, aim=25)
    bars.at_most("drop-p99-ms", contenders.p99(name), 40)


def main() -> None:
    bars = Bars()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        campus = Campus(os.environ["BENCH_DATABASE_URL"], folder, PEOPLE)
        migrate("events-api", campus.settings)
        campus.fill()
        print_versions(campus, "nobody listens where it hands things over")
        drop = Drop(campus)
        peer = drop.pool()
        ours = service("events-api", campus.settings, folder)
        for server in [ours, peer]:
            server.start()
        arguments = http_arguments(pathlib.Path("TOKENS"), "EVENT")
        print(" ".join(wrk_command("http://127.0.0.1:PORT", 256, 1, TURN, arguments, "tokens.lua")))
        print(f"{ROUNDS} rounds, each run {TURN} s with an event of its own and {SEATS} seats; of a number the median "
              "of the rounds (least–most)\n", flush=True)
        rounds(drop, ours, peer)
        drop.contenders.print()
        say_ratios(drop.contenders, bars)
        peer.stop()
        at_once(ours, campus, bars)
        ours.stop()
        memory(campus, bars)
    bars.finish()


main()
