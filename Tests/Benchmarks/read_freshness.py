"""How soon a change on one replica is no longer hidden by what another keeps in memory."""

import json
import time

import client
from bars import Bars, spread, table
from data_set import DataSet, person_id
from process import Server
from read_plans import sign_in

CHANGES = 30


def freshness(ours: Server, other: Server, data: DataSet, bars: Bars) -> None:
    """Changes an event through one replica and asks the other until it says so, one request after the other."""
    _, organizer = sign_in(ours.port, data)
    # One that is to come, so that it stands in the list too.
    event = data.query(
        f"SELECT id FROM events.events WHERE organizer_id = '{person_id(1)}' AND state = 'published' "
        "AND visibility = 'public' AND start_time > now() + interval '1 day' ORDER BY start_time LIMIT 1"
    )
    paths = {"detail": f"/api/v1/events/{event}", "list": f"/api/v1/events?organizer_id={person_id(1)}"}
    delays: dict[str, list[float]] = {name: [] for name in paths}
    for number in range(CHANGES):
        for name, path in paths.items():
            # What was asked for before is kept: the third answer comes from memory.
            for _ in range(3):
                client.get(other.port, path)
            title = f"Changed {number} for the {name}"
            answer = client.request(
                ours.port, "PATCH", paths["detail"],
                {"Authorization": f"Bearer {organizer}", "Content-Type": "application/merge-patch+json"},
                json.dumps({"title": title}).encode(),
            )
            if answer.status != 200:
                raise SystemExit(f"PATCH answers {answer.status}: {answer.body!r}")
            begin = time.perf_counter()
            while title.encode() not in client.get(other.port, path).body:
                if time.perf_counter() - begin > 10:
                    raise SystemExit(f"{path} of the other replica never tells of a change")
            delays[name].append((time.perf_counter() - begin) * 1000)
    table(["a change on one replica, seen on the other", "ms"],
          [[name, spread(values)] for name, values in delays.items()])
    bars.at_most("change-seen-on-other-replica-ms", max(max(values) for values in delays.values()), 200)
