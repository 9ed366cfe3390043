"""What figures cost with 2,000,000 RSVPs: how soon they are answered while a drop runs, and what the drop loses."""

import datetime
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

from bars import Bars, spread, table
from client import get
from drop_beside_dashboards import kept, rates_in_turn
from drop_campus import Campus, SEATS
from drop_peers import decide_over_http
from figure_readers import FigureReaders
from process import Server
from services import migrate, service
from volley import volley, with_tokens

EVENTS, RSVPS, REGULARS = 20_000, int(os.environ.get("BENCH_RSVPS", "2000000")), 40_000
# A turn is over before more people have asked than whose tokens are remembered, which are 65,000.
ROUNDS, TURN = 40, 5
CONNECTIONS = 64
PEOPLE = 100_000


def fill(campus: Campus) -> None:
    begin = time.monotonic()
    campus.fill()
    sizes = ["-v", f"events={EVENTS}", "-v", f"rsvps={RSVPS}", "-v", f"people={REGULARS}"]
    subprocess.run(
        ["psql", "-q", "-v", "ON_ERROR_STOP=1", *sizes, "-f", pathlib.Path(__file__).parent / "analytics_campus.sql",
         campus.url],
        check=True, stdout=subprocess.DEVNULL,
    )
    print(f"{EVENTS} events, {RSVPS} RSVPs by {REGULARS} people, {campus.query('SELECT count(*) FROM events.decisions')} "
          f"decisions, in {time.monotonic() - begin:.0f} s", flush=True)


def wait_until_counted(campus: Campus, begin: float) -> None:
    """Counts what it was counted from in one statement, to compare."""
    while campus.query("SELECT counted_up_to IS NULL FROM events.figures_position") != "t":
        time.sleep(1)
    print(f"all of it counted anew in {time.monotonic() - begin:.0f} s", flush=True)


def check(campus: Campus, server: Server, token: str) -> None:
    """Ends the program unless the figures are those of the RSVPs themselves."""
    begin = time.monotonic()
    rsvps, people = campus.query("""
        SELECT count(*), count(DISTINCT user_id) FROM events.rsvps AS r JOIN events.events AS e ON e.id = r.event_id
        WHERE r.status = 'confirmed' AND e.state = 'published'
    """).split("|")
    print(f"RSVPs and people by a query of all rows: {rsvps} and {people}, in {time.monotonic() - begin:.1f} s", flush=True)
    told = json.loads(get(server.port, "/api/v1/analytics/statistics", token).body)
    if (told["total_rsvps"], told["unique_attendees"]) != (int(rsvps), int(people)):
        raise SystemExit(f"the statistics say {told}")


def freshness(campus: Campus, server: Server, token: str) -> float:
    """How many milliseconds after its commit a decision is in the figures."""
    def told() -> int:
        return json.loads(get(server.port, "/api/v1/analytics/statistics", token).body)["total_rsvps"]

    before = told()
    event = campus.fresh_event()
    time.sleep(2)
    campus.query(f"""
        SELECT events.decide('{event}', ARRAY['rsvp'], ARRAY[gen_random_uuid()],
            ARRAY['01900000-0000-7000-a000-100000000001'::uuid], ARRAY[NULL]::text[], ARRAY[NULL]::text[],
            ARRAY[NULL]::text[], ARRAY[NULL]::text[], ARRAY[NULL]::text[], ARRAY[NULL]::bytea[])
    """)
    begin = time.monotonic()
    while told() == before:
        time.sleep(0.01)
    return (time.monotonic() - begin) * 1000


def main() -> None:
    bars = Bars()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        campus = Campus(os.environ["BENCH_DATABASE_URL"], folder, PEOPLE)
        migrate("events-api", campus.settings)
        fill(campus)
        server = service("events-api", campus.settings, folder)
        begin = time.monotonic()
        server.start()
        tokens = {"administrator": campus.role_token(0, "admin"), "organizer": campus.organizer_token(1)}
        wait_until_counted(campus, begin)
        campus.query("VACUUM (ANALYZE) events.event_figures, events.event_days, events.category_days, events.attendance")
        check(campus, server, tokens["administrator"])
        today = datetime.date.today()
        readers = FigureReaders(
            server.port, tokens, {"from": str(today - datetime.timedelta(days=29)), "to": str(today)}
        )
        readers.once()
        readers.times.clear()
        warm = folder / "warm.tokens"
        tokens_of_people = campus.tokens(REGULARS + 1, PEOPLE - REGULARS)
        warm.write_text("".join(token + "\n" for token in tokens_of_people))
        # As of people who have the page open, each token is verified before it counts.
        volley(server.port, with_tokens(tokens_of_people, "GET", "/api/v1/auth/me"), CONNECTIONS)
        parts: list[float] = []
        rates: dict[str, list[float]] = {"closed": [], "open": []}
        for _ in range(ROUNDS):
            event = campus.fresh_event()
            run, windows = rates_in_turn(
                server.port, readers, lambda: decide_over_http(server, warm, event, CONNECTIONS, TURN)
            )
            rates["closed"] += windows[::2]
            rates["open"] += windows[1::2]
            parts += kept(windows)
            campus.wait_for_silence(event)
            campus.check(event, run.requests, run.requests + CONNECTIONS)
        table(["dashboards", "decisions a second: median (least–most)"],
              [[kind, spread(values)] for kind, values in rates.items()])
        table(["figure, while the drop runs", "asked", "p50 (ms)", "p95 (ms)"], [
            [f"{who}: {path}", str(len(values)), f"{statistics.median(values):.1f}", f"{readers.p95(who, path):.1f}"]
            for (who, path), values in readers.times.items()
        ])
        fresh = [freshness(campus, server, tokens["administrator"]) for _ in range(5)]
        print(f"a decision is in the figures {spread(fresh)} ms after its commit\n")
        check(campus, server, tokens["administrator"])
        bars.at_most("figures-p95-ms", max(readers.p95(who, path) for who, path in readers.times), 50)
        error = statistics.stdev(parts) / len(parts) ** 0.5
        print(f"of its rate a drop keeps {statistics.mean(parts):.3f} while dashboards are open, ± {error:.3f}\n")
        bars.at_least("drop-rate-kept", statistics.mean(parts), 0.95)
        bars.at_most("figures-behind-ms", statistics.median(fresh), 1000)
        server.stop()
    bars.finish()


main()
