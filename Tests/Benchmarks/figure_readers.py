"""Dashboards that are open: each asks for every figure once a second."""

import collections
import statistics
import threading
import time

from kept_connection import KeptConnection

FIGURES = [
    "statistics?from={from}&to={to}", "statistics", "categories?from={from}&to={to}", "categories", "venues", "monthly",
    "trends", "trends?step=day&months=2", "trends?category=Workshop", "attendance?limit=20", "capacity?limit=20",
    "activity?limit=20",
]
ADMINISTRATORS = ["organizers"]


class FigureReaders:
    """Threads that ask until they are told to stop, and what every answer took, in milliseconds."""

    def __init__(self, port: int, tokens: dict[str, str], period: dict[str, str]):
        """`tokens` by whose they are: `administrator` or another name."""
        self.port = port
        self.tokens = tokens
        self.period = period
        self.times: dict[tuple[str, str], list[float]] = collections.defaultdict(list)

    def paths(self, who: str) -> list[str]:
        figures = FIGURES + (ADMINISTRATORS if who == "administrator" else [])
        return [figure.format(**self.period) for figure in figures]

    def once(self) -> None:
        for who in self.tokens:
            connection = KeptConnection(self.port)
            self._ask_all(connection, who, time.monotonic())
            connection.close()

    def during(self, body):
        """What `body` returns, which runs while the dashboards are open."""
        ended = threading.Event()
        threads = [threading.Thread(target=self._ask, args=(who, ended)) for who in self.tokens]
        for thread in threads:
            thread.start()
        try:
            return body()
        finally:
            ended.set()
            for thread in threads:
                thread.join()

    def p95(self, who: str, path: str) -> float:
        values = self.times[who, path]
        return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]

    def _ask(self, who: str, ended: threading.Event) -> None:
        connection = KeptConnection(self.port)
        while not ended.is_set():
            begin = time.monotonic()
            self._ask_all(connection, who, begin)
            ended.wait(max(0, begin + 1 - time.monotonic()))
        connection.close()

    def _ask_all(self, connection: KeptConnection, who: str, begin: float) -> None:
        paths = self.paths(who)
        for number, path in enumerate(paths):
            # A page asks for one after the other is drawn, not for all at once.
            time.sleep(max(0, begin + number / len(paths) * 0.9 - time.monotonic()))
            asked = time.perf_counter()
            answer = connection.get(f"/api/v1/analytics/{path}", self.tokens[who])
            if answer.status != 200:
                raise SystemExit(f"{path} answers {answer.answer!r}")
            self.times[who, path].append((time.perf_counter() - asked) * 1000)
