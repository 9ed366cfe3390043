"""The plans of what a service sends, as PostgreSQL's auto_explain logs them."""

import dataclasses
import os
import pathlib
import re
import time
import urllib.parse

# Of the session that is looked at: every statement, those inside functions too, with the tables' full names.
SETTINGS = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_nested_statements": "on",
    "auto_explain.log_verbose": "on",
}
BIG_TABLES = ["events.events", "events.rsvps", "events.users"]

# A statement, which may have lines, and its plan, whose first line tells the cost.
ENTRY = re.compile(r"LOG:  duration: \S+ ms  plan:\n\tQuery Text: (.*?)\n\t(?=\S[^\n]*\(cost=)(.*)", re.DOTALL)


def explained(database_url: str) -> str:
    """The database's address, of which every session logs its plans."""
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    return f"{database_url}?options={urllib.parse.quote(options)}"


@dataclasses.dataclass
class Plan:
    statement: str
    text: str

    @property
    def is_read(self) -> bool:
        """Whether it changes nothing; what a service does by itself, once in a while, does."""
        return re.search(r"\b(Insert|Update|Delete|Merge) on |\bLockRows\b", self.text) is None

    def sequential_scans(self) -> list[str]:
        """The big tables that it reads from end to end."""
        return [name for name in re.findall(r"Seq Scan on (\S+)", self.text) if name in BIG_TABLES]

    def indexes(self) -> list[str]:
        found = re.findall(r"Index(?: Only)? Scan(?: Backward)? using (\S+) on|Bitmap Index Scan on (\S+)", self.text)
        return [using or bitmap for using, bitmap in found]

    def reads_big_table(self) -> bool:
        return any(re.search(rf" on {re.escape(name)}\b", self.text) for name in BIG_TABLES) or any(
            name.startswith(("events_", "rsvps_", "users_")) for name in self.indexes()
        )


class PlanLog:
    """PostgreSQL's log, read on from where it ended."""

    def __init__(self) -> None:
        self.path = pathlib.Path(os.environ["BENCH_POSTGRES_LOG"])
        self.position = self.path.stat().st_size

    def plans(self) -> list[Plan]:
        """Of the big tables, since the last call. A backend writes a plan before it answers."""
        time.sleep(0.2)
        with open(self.path, errors="replace") as log:
            log.seek(self.position)
            text = log.read()
            self.position = log.tell()
        plans = []
        for entry in re.split(r"^(?=\d{4}-\d\d-\d\d )", text, flags=re.MULTILINE):
            found = ENTRY.search(entry)
            if found:
                plan = Plan(found[1].replace("\n\t", "\n"), found[2])
                if plan.reads_big_table():
                    plans.append(plan)
        return plans
