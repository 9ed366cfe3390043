"""The campus of campus.sql: made in a database whose schema is there, and the ids of what stands in it."""

import dataclasses
import pathlib
import subprocess
import time

HERE = pathlib.Path(__file__).parent


@dataclasses.dataclass
class DataSet:
    url: str
    events: int
    rsvps: int

    @property
    def visible(self) -> int:
        """Events 1 to this many are there for everyone; the rest are drafts or wait for approval."""
        return self.events * 98 // 100

    @property
    def organizers(self) -> int:
        """People 1 to this many organize."""
        return 1 + self.events // 100

    def fill(self) -> None:
        """Makes the campus, and says how long that took."""
        begin = time.monotonic()
        sizes = ["-v", f"events={self.events}", "-v", f"rsvps={self.rsvps}"]
        subprocess.run(
            ["psql", "-q", "-v", "ON_ERROR_STOP=1", *sizes, "-f", HERE / "campus.sql", self.url],
            check=True, stdout=subprocess.DEVNULL,
        )
        size = self.query("SELECT pg_size_pretty(pg_database_size(current_database()))")
        seconds = time.monotonic() - begin
        print(f"data set: {self.events} events, {self.rsvps} RSVPs, {size}, in {seconds:.0f} s", flush=True)

    def query(self, sql: str) -> str:
        """The rows, as psql prints them unaligned."""
        command = ["psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-c", sql, self.url]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def event_id(number: int) -> str:
    return f"01900000-0000-7000-8000-{100_000_000_000 + number}"


def person_id(number: int) -> str:
    return f"01900000-0000-7000-a000-{100_000_000_000 + number}"


def person_email(number: int) -> str:
    return f"person{number}@campus.example"
