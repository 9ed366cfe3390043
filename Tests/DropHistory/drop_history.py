"""Runs the scenarios of many seeds and checks their histories.

usage: drop_history.py                 DROP_HISTORY_SEEDS seeds (200), counted from 0; DROP_HISTORY_SEED: that one alone
       drop_history.py --check FILE    checks once more what a failure left behind
"""

import collections
import os
import pathlib
import sys
import time

from artifact import load, save
from checker import check
from scenario import Scenario
from servers import ROOT
from violation import Violation
from world import Outcome, World

FAILURES = ROOT / "Tests/Artifacts/DropHistory"


def run(world: World, seed: int) -> tuple[Outcome, list[Violation]]:
    """What a seed did, and what that breaks; a failure is kept as a file."""
    scenario = Scenario.of(seed)
    outcome = world.run(scenario)
    violations = check(outcome.history, outcome.snapshot, scenario.seats)
    if violations:
        save(outcome, FAILURES / f"seed-{seed}.json")
    return outcome, violations


def report(seed: int, violations: list[Violation]) -> str:
    """What is printed of a failure: the seed, what is broken, and how to see it again."""
    lines = [f"seed {seed} breaks {len(violations)} promises", f"  {Scenario.of(seed)}"]
    lines += [f"  {violation}" for violation in violations[:20]]
    lines.append(f"  again: make drop-history DROP_HISTORY_SEED={seed}")
    file = (FAILURES / f"seed-{seed}.json").relative_to(ROOT)
    lines.append(f"  what happened: {file} (drop_history.py --check {file})")
    return "\n".join(lines)


def describe(outcome: Outcome) -> str:
    kinds = collections.Counter(decision.kind for decision in outcome.snapshot.decisions)
    unknown = sum(operation.is_unknown for operation in outcome.history.operations)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return f"{len(outcome.history.operations)} requests, {unknown} without an answer; {told}"


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--check"]:
        outcome = load(pathlib.Path(arguments[1]))
        violations = check(outcome.history, outcome.snapshot, outcome.scenario.seats)
        print("\n".join(map(str, violations)) or "nothing is broken")
        return 1 if violations else 0
    if seed := os.environ.get("DROP_HISTORY_SEED"):
        seeds = range(int(seed), int(seed) + 1)
    else:
        seeds = range(int(os.environ.get("DROP_HISTORY_SEEDS", "200")))
    failed = []
    begin = time.monotonic()
    with World() as world:
        for seed in seeds:
            try:
                outcome, violations = run(world, seed)
            except BaseException:
                print(f"seed {seed} did not come to its end: make drop-history DROP_HISTORY_SEED={seed}", flush=True)
                raise
            if violations:
                failed.append(seed)
                print(report(seed, violations), flush=True)
            else:
                print(f"seed {seed}: {outcome.scenario}; {describe(outcome)}", flush=True)
    seconds = time.monotonic() - begin
    print(f"{len(seeds)} seeds in {seconds:.0f} s: " + (f"broken by {failed}" if failed else "every promise was kept"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
