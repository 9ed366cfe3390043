"""What every benchmark prints at its end, and how it says that a bar was missed."""

import statistics
import sys


def table(head: list[str], rows: list[list[str]]) -> None:
    widths = [max(len(row[column]) for row in [head] + rows) for column in range(len(head))]
    for row in [head] + rows:
        first, *rest = [cell.ljust(width) if column == 0 else cell.rjust(width)
                        for column, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join([first] + rest))
    print(flush=True)


def spread(values: list[float], digits: int = 0) -> str:
    """`median (least–most)`"""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


class Bars:
    """The lines `bar NAME VALUE >= TARGET ok`, one a bar."""

    def __init__(self) -> None:
        self.missed = 0

    def at_most(self, name: str, value: float, target: float) -> None:
        self._say(name, value, "<=", target, value <= target)

    def at_least(self, name: str, value: float, target: float) -> None:
        self._say(name, value, ">=", target, value >= target)

    def _say(self, name: str, value: float, relation: str, target: float, is_met: bool) -> None:
        self.missed += not is_met
        print(f"bar {name} {value:.3g} {relation} {target:.3g} {'ok' if is_met else 'missed'}", flush=True)

    def finish(self) -> None:
        sys.exit(1 if self.missed else 0)
