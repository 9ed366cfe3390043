"""A thousand requests at once for two hundred seats, and what a drop of a hundred thousand leaves in memory."""

import json
import pathlib
import statistics

from bars import Bars, spread, table
from drop_campus import BAR, COLD, WARM, Campus
from process import Server
from read_peers import PEERS
from services import service
from volley import Shot, volley, with_tokens

DROPS, CROWD, SEATS = 10, 1000, 200
MANY = 100_000


def at_once(server: Server, campus: Campus, bars: Bars) -> None:
    """Each drop with an event of its own; once with tokens that were never seen, once with tokens seen before."""
    floor = [ms(volley(*trivial, CROWD)[-1].at) for trivial in [fixed(campus)] for _ in range(DROPS)]
    rows = [["a server that answers fixed bytes", "", spread(floor, 1)]]
    last: dict[str, list[float]] = {}
    warm = campus.tokens(1, CROWD)
    volley(server.port, with_tokens(warm, "GET", "/api/v1/auth/me"), 64)
    for _ in range(DROPS):
        for kind, tokens in [(WARM, warm), (COLD, campus.tokens(1, CROWD))]:
            event = campus.fresh_event(SEATS)
            shots = volley(server.port, with_tokens(tokens, "POST", f"/api/v1/events/{event}/rsvp"), CROWD)
            require_exact(shots)
            campus.check(event, CROWD, CROWD)
            last.setdefault(f"events-api, last answer, {kind}", []).append(ms(shots[-1].at))
            last.setdefault(f"events-api, median answer, {kind}", []).append(ms(shots[CROWD // 2].at))
    rows += [[name, f"{SEATS} and {CROWD - SEATS}", spread(values, 1)] for name, values in last.items()]
    print(f"{CROWD} requests at once for {SEATS} seats, {DROPS} times; ms since the first was sent\n")
    table(["answers", "confirmed and waitlisted", "ms"], rows, texts=(0, 1))
    bars.at_most("thousand-at-once-last-answer-ms", statistics.median(last[f"events-api, last answer, {BAR}"]), 150)


def require_exact(shots: list[Shot]) -> None:
    """Ends the program unless 200 have a seat and the others a place in line, each place once."""
    answers = [json.loads(shot.body) for shot in shots if shot.status == 201]
    confirmed = [answer for answer in answers if answer["status"] == "confirmed"]
    places = sorted(answer["waitlist_position"] for answer in answers if answer["status"] == "waitlisted")
    people = {answer["user_id"] for answer in answers}
    if len(confirmed) != SEATS or places != list(range(1, CROWD - SEATS + 1)) or len(people) != CROWD:
        statuses = sorted({shot.status for shot in shots})
        raise SystemExit(f"{len(confirmed)} confirmed, {len(places)} waitlisted, {len(people)} people, {statuses}")


def fixed(campus: Campus) -> tuple[int, list[bytes]]:
    """The port of a server that has nothing to do, and requests for it as long as real ones."""
    folder = campus.folder / "nginx-fixed"
    folder.mkdir()
    template = (PEERS / "nginx-fixed/nginx.conf").read_text().replace("{folder}", str(folder))
    template = template.replace("{body}", json.dumps({"id": "0" * 400}))

    def prepare(port: int) -> None:
        (folder / "nginx.conf").write_text(template.replace("{port}", str(port)))

    command = ["nginx", "-p", str(folder), "-e", str(folder / "nginx.log"), "-c", str(folder / "nginx.conf")]
    server = Server("nginx", command, {}, folder / "nginx.out", prepare)
    server.start()
    return server.port, with_tokens(campus.tokens(1, CROWD), "POST", "/api/v1/events/drop/rsvp")


def memory(campus: Campus, bars: Bars) -> None:
    """A service that was just started, and as many people whose tokens it never saw."""
    server = service("events-api", campus.settings, campus.folder)
    server.start()
    before = server.resident_megabytes()
    event = campus.fresh_event()
    shots = volley(server.port, with_tokens(campus.tokens(1, MANY), "POST", f"/api/v1/events/{event}/rsvp"), 256)
    failed = sum(shot.status != 201 for shot in shots)
    if failed:
        raise SystemExit(f"{failed} of {MANY} requests failed")
    campus.check(event, MANY, MANY)
    peak = peak_megabytes(server.process.pid)
    server.stop()
    print(f"a drop of {MANY} people over 256 connections, {COLD}, {MANY / shots[-1].at:.0f} a second: "
          f"RSS {before:.0f} MB before it, {peak:.0f} MB at its most\n")
    bars.at_most("rss-mb-through-100000-requests", peak, 150)


def peak_megabytes(pid: int) -> float:
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise SystemExit(f"process {pid} has no VmHWM")


def ms(seconds: float) -> float:
    return seconds * 1000
