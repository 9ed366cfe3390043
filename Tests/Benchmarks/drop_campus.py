"""People, their tokens, and one fresh event a run; and afterwards, whether every decision about it was right."""

import json
import pathlib
import sys
import time

from data_set import DataSet, event_id, person_id
from process import ROOT
from services import environment

# The checker of the drop's history is the benchmark's too.
sys.path.append(str(ROOT / "Tests/DropHistory"))
from replay import Replay
from rows import check_rows
from snapshot import Snapshot
from tokens import Tokens

SEATS = 1000
# Whether the service has verified the token of everyone who asks before, as of people who have the page open.
WARM, COLD = "tokens seen before", "tokens never seen"
# Of which the bars are; the tables tell both.
BAR = WARM
# From this number on, events that nobody asks for.
OTHERS = 500_000
GROWING = ["events", "rsvps", "outbox", "decisions", "changes"]


class Campus(DataSet):
    def __init__(self, url: str, folder: pathlib.Path, people: int):
        super().__init__(url, events=0, rsvps=0)
        self.people = people
        self.folder = folder
        # services.py makes a key of its own where none is.
        self._tokens = Tokens("http://localhost:3000")
        self._tokens.write_key(folder / "jwt.pem")
        self.settings = environment(folder, url)

    def fill(self) -> None:
        """Person 0 organizes; persons 1 to `people` come. There are other events, so that nobody's plan reads all."""
        self.query(f"""
            INSERT INTO events.users (id, email, name, role, is_trusted)
            SELECT ('01900000-0000-7000-a000-' || (100000000000 + n))::uuid, 'person' || n || '@campus.example',
                'Person ' || n, CASE WHEN n = 0 THEN 'organizer' ELSE 'student' END, n = 0
            FROM generate_series(0, {self.people}) AS n
        """)
        self._add_events(OTHERS, OTHERS + 2000, SEATS)
        self.query("ANALYZE events.users")

    def fresh_event(self, seats: int = SEATS) -> str:
        """A new event's id; before, the tables are brought in order, so that every run begins alike."""
        self.query("VACUUM (ANALYZE) " + ", ".join(f"events.{name}" for name in GROWING))
        self.query("CHECKPOINT")
        self.events += 1
        self._add_events(self.events, self.events, seats)
        return event_id(self.events)

    def _add_events(self, first: int, last: int, seats: int) -> None:
        self.query(f"""
            INSERT INTO events.events (
                id, title, description, category, location, start_time, end_time, timezone, max_attendees, state,
                organizer_id
            )
            SELECT ('01900000-0000-7000-8000-' || (100000000000 + n))::uuid, 'Drop ' || n,
                'Seats that everyone wants at once.', 'Workshop', 'Main hall', now() + interval '30 days',
                now() + interval '30 days 2 hours', 'Europe/Berlin', {seats}, 'published', '{person_id(0)}'
            FROM generate_series({first}::bigint, {last}) AS n;
            -- What is measured tells of seats alone.
            DELETE FROM events.announcements
        """)

    def tokens(self, first: int, count: int) -> list[str]:
        """New ones, also for those who have some: a signature is never the same twice."""
        if first + count - 1 > self.people:
            raise SystemExit(f"there are only {self.people} people")
        return [self._tokens.token(person_id(number), "student") for number in range(first, first + count)]

    def role_token(self, number: int, role: str) -> str:
        """One of person `number` with another role."""
        return self._tokens.token(person_id(number), role)

    def organizer_token(self, number: int) -> str:
        """One of the organizers that analytics_campus.sql makes."""
        return self._tokens.token(person_id(number).replace("-a000-", "-b000-"), "organizer")

    def wait_for_silence(self, event: str) -> None:
        """Until what was on its way when the load ended is decided, or given up because nobody waits for it."""
        before, now = "", None
        while now != before:
            before, now = now, self.query(
                f"SELECT current_attendees + waitlist_count FROM events.events WHERE id = '{event}'"
            )
            time.sleep(0.3)

    def check(self, event: str, least: int, most: int) -> None:
        """Ends the program unless the event's decisions are right and as many as were answered.

        `most` counts also those whose answer the load did not wait for.
        """
        snapshot = Snapshot.read(self.url, event)
        seats = snapshot.event.max_attendees
        replay = Replay(snapshot.decisions, seats, snapshot.event)
        broken = [str(violation) for violation in [*replay.violations, *check_rows(snapshot, replay)]]
        count = len(snapshot.decisions)
        if not least <= count <= most:
            broken.append(f"{count} were decided, {least} to {most} were asked")
        if snapshot.event.current_attendees != min(seats, count):
            broken.append(f"{snapshot.event.current_attendees} of {seats} seats are taken after {count} decisions")
        if broken:
            raise SystemExit("\n".join([f"the decisions about {event} are wrong:", *broken[:20]]))

    def check_without_log(self, event: str, least: int, most: int) -> None:
        """The same as far as a program without a log of decisions can be checked."""
        found = json.loads(self.query(f"""
            SELECT json_build_object(
                'taken', current_attendees, 'waiting', waitlist_count, 'seats', max_attendees,
                'confirmed', (SELECT count(*) FROM events.rsvps WHERE event_id = e.id AND status = 'confirmed'),
                'waitlisted', (SELECT count(*) FROM events.rsvps WHERE event_id = e.id AND status = 'waitlisted'),
                'told', (SELECT count(*) FROM events.outbox WHERE subject ->> 'event_id' = e.id::text)
            ) FROM events.events AS e WHERE id = '{event}'
        """))
        count = found["confirmed"] + found["waitlisted"]
        right = (
            least <= count <= most and found["told"] == count and found["confirmed"] == min(found["seats"], count)
            and (found["taken"], found["waiting"]) == (found["confirmed"], found["waitlisted"])
        )
        if not right:
            raise SystemExit(f"the decisions about {event} are wrong: {found} after {least} to {most} requests")
