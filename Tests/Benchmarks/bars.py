"""What every benchmark prints at its end, and how it says that a bar was missed."""

import statistics
import sys


def table(head: list[str], rows: list[list[str]], texts: tuple[int, ...] = (0,)) -> None:
    """The columns `texts` stand to the left, the others, which are numbers, to the right."""
    widths = [max(len(row[column]) for row in [head] + rows) for column in range(len(head))]
    for row in [head] + rows:
        cells = [cell.ljust(width) if column in texts else cell.rjust(width)
                 for column, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())
    print(flush=True)


def spread(values: list[float], digits: int = 0) -> str:
    """`median (least–most)`"""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


class Bars:
    """The lines `bar NAME VALUE >= TARGET ok`, one a bar, at the end."""

    def __init__(self) -> None:
        self.missed = 0
        self.lines: list[str] = []

    def at_most(self, name: str, value: float, target: float) -> None:
        self._say(name, value, "<=", target, value <= target)

    def at_least(self, name: str, value: float, target: float, aim: float | None = None) -> None:
        """An aim is what we want beyond the bar; it is only told."""
        remark = "" if aim is None else f" (aim {aim:.3g} {'reached' if value >= aim else 'not reached'})"
        self._say(name, value, ">=", target, value >= target, remark)

    def _say(self, name: str, value: float, relation: str, target: float, is_met: bool, remark: str = "") -> None:
        self.missed += not is_met
        self.lines.append(f"bar {name} {value:.3g} {relation} {target:.3g} {'ok' if is_met else 'missed'}{remark}")

    def finish(self) -> None:
        """Prints them, and ends the program: with 1 when one was missed."""
        print("\n".join(self.lines), flush=True)
        sys.exit(1 if self.missed else 0)
