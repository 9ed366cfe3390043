"""Every kind of read, sent for real to a service whose sessions log their plans."""

import collections
import itertools
import json
import pathlib
import secrets

import client
from bars import Bars, table
from data_set import DataSet, event_id, person_email, person_id
from plans import Plan, PlanLog, explained
from services import environment, service

# PostgreSQL makes a plan for any values after five for given ones; both kinds must be seen.
REPEATS = 12
PASSWORD = "a long word of the benchmark"


def look(data: DataSet, folder: pathlib.Path, bars: Bars) -> str:
    """Says which indexes each kind of read takes, and that no big table is read from end to end.

    Returns the statement that reads one event.
    """
    server = service("events-api", environment(folder, explained(data.url)), folder)
    server.start()
    try:
        student, organizer = sign_in(server.port, data)
        log = PlanLog()
        log.plans()
        rows, scans, detail, others = [], 0, "", []
        for name, token, paths in reads(server.port, data, student, organizer):
            for number, path in enumerate(itertools.islice(itertools.cycle(paths), max(REPEATS, len(paths)))):
                # A parameter that means nothing: the same address again would be answered from memory.
                path += ("&" if "?" in path else "?") + f"n={number}"
                answer = client.get(server.port, path, token)
                if answer.status != 200:
                    raise SystemExit(f"GET {path} answers {answer.status}: {answer.body[:300]!r}")
            found = log.plans()
            plans = [plan for plan in found if plan.is_read]
            others += [plan for plan in found if not plan.is_read]
            if not plans:
                raise SystemExit(f"{name} left no plan in PostgreSQL's log")
            if name == "detail":
                detail = statement(plans)
            scans += row(name, plans, rows)
    finally:
        server.stop()
    # Told, but of no bar: it is done once in a while.
    row("what events-api does meanwhile by itself", others, rows)
    print(f"plans of what events-api sends ({REPEATS} requests of each kind)\n")
    table(["read", "plans", "sequential scans", "indexes"], rows, texts=(0, 3))
    bars.at_most("reads-sequential-scans", scans, 0)
    return detail


def row(name: str, plans: list[Plan], rows: list[list[str]]) -> int:
    """Adds the line of a kind of read; returns how many of its plans read a big table from end to end."""
    scanned = [plan for plan in plans if plan.sequential_scans()]
    for plan in scanned[:1]:
        print(f"sequential scan in {name}:\n{plan.statement}\n{plan.text}")
    indexes = {index for plan in plans for index in plan.indexes()}
    rows.append([name, str(len(plans)), str(len(scanned)), ", ".join(sorted(indexes))])
    return len(scanned)


def reads(port: int, data: DataSet, student: str, organizer: str) -> list[tuple[str, str | None, list[str]]]:
    """Each kind: its name, whose token, and paths to ask for in turn."""
    events = [event_id(1 + number * 977 % data.visible) for number in range(REPEATS)]
    first = client.get(port, "/api/v1/events")
    upcoming = [event["id"] for event in json.loads(first.body)][:REPEATS]
    lists = [(name, None, paths) for name, paths in lists_of(port).items()]
    return lists + [
        ("list, two categories", None, ["/api/v1/events?category=Workshop,Career"]),
        ("list, venue", None, [f"/api/v1/events?venue_id=01900000-0000-7000-b000-10000000000{n}" for n in range(1, 9)]),
        ("list, ongoing", None, ["/api/v1/events?status=ongoing"]),
        ("list, cancelled", None, ["/api/v1/events?status=cancelled"]),
        ("list, search of the past", None, ["/api/v1/events/past?search=robotics", "/api/v1/events/past?q=jaz%20ves"]),
        ("list, all together", None, ["/api/v1/events?category=Social&search=chess&from=2020-01-01T00:00:00Z&limit=5"]),
        ("list, signed in", student, ["/api/v1/events", "/api/v1/events?category=Sports"]),
        ("list, own drafts", organizer, ["/api/v1/events?status=draft", "/api/v1/events?status=pending"]),
        ("detail", None, [f"/api/v1/events/{id}" for id in events]),
        ("detail, signed in", student, [f"/api/v1/events/{id}" for id in events]),
        ("similar", None, [f"/api/v1/events/{id}/similar" for id in upcoming]),
        ("recommendations", None, [f"/api/v1/recommendations?limit={limit}" for limit in range(5, 5 + REPEATS)]),
        ("recommendations, signed in", student, ["/api/v1/recommendations"]),
        ("attendees", organizer, [f"/api/v1/events/{id}/rsvps" for id in own_events(data)]),
        ("a person's RSVPs", student, ["/api/v1/users/me/rsvps"]),
    ]


def lists_of(port: int) -> dict[str, list[str]]:
    """The lists whose speed is looked at: as many events on each page in a small campus as in a big one."""
    page = client.get(port, "/api/v1/events?limit=20")
    following = page.headers["Link"].partition("<")[2].partition(">")[0]
    moment = json.loads(page.body)[-1]["start_time"]
    return {
        "list": ["/api/v1/events?limit=50"],
        "list, category": ["/api/v1/events?category=Workshop&limit=5", "/api/v1/events?category=Career&limit=5"],
        "list, from and to": [f"/api/v1/events?from={moment}&to=2100-01-01T00:00:00Z&limit=20"],
        "list, search": [f"/api/v1/events?limit=5&search={words}" for words in [
            "robotics", "jazz", "chess", "quantum%20opt", "clmate", "cafe", "fencing", "photography",
        ]],
        "list, search of a common word": [f"/api/v1/events?limit=5&search={word}" for word in ["workshop", "careers"]],
        "list, organizer": [f"/api/v1/events?organizer_id={person_id(number)}&limit=5" for number in range(1, 11)],
        "list, second page": [following],
        "list, past": ["/api/v1/events/past?limit=20"],
        "list, popularity": ["/api/v1/events?sort=popularity&limit=20"],
    }


def own_events(data: DataSet) -> list[str]:
    return data.query(
        f"SELECT id FROM events.events WHERE organizer_id = '{person_id(1)}' AND state = 'published' "
        f"ORDER BY popularity DESC LIMIT {REPEATS}"
    ).split()


def sign_in(port: int, data: DataSet) -> tuple[str, str]:
    """The tokens of someone who goes to events and of someone who organizes some."""
    email = f"{secrets.token_hex(8)}@campus.example"
    client.post(port, "/api/v1/auth/register", {"email": email, "password": PASSWORD, "name": "Somebody"})
    tokens = []
    for number in [data.organizers + 1, 1]:
        # People of the data set have no password; they get the one that was just set.
        data.query(
            f"UPDATE events.users SET password_hash = (SELECT password_hash FROM events.users WHERE email = '{email}') "
            f"WHERE id = '{person_id(number)}'"
        )
        answer = client.post(port, "/api/v1/auth/login", {"email": person_email(number), "password": PASSWORD})
        tokens.append(json.loads(answer.body)["access_token"])
    return tokens[0], tokens[1]


def statement(plans: list[Plan]) -> str:
    # What the service asks by itself comes once in a while.
    counts = collections.Counter(plan.statement for plan in plans)
    found = {text for text, count in counts.items() if count * 2 > len(plans)}
    if len(found) != 1 or "$1" not in next(iter(found)) or "$2" in next(iter(found)):
        raise SystemExit(f"one event is not read by one statement with one value: {found}")
    # The service asks for many at once; whoever asks for one says it more simply.
    return (found.pop()).replace("= ANY($1::uuid[])", "= $1")
