"""Keeps what happened as a file, so that it can be looked at and checked once more."""

import dataclasses
import json
import pathlib

from history import Action, History, Operation
from scenario import Scenario
from snapshot import Snapshot
from world import Outcome


def save(outcome: Outcome, file: pathlib.Path) -> None:
    snapshot = dataclasses.asdict(outcome.snapshot)
    operations = [dataclasses.asdict(operation) for operation in outcome.history.operations]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({
        "seed": outcome.scenario.seed, "epoch": outcome.history.epoch, "snapshot": snapshot, "operations": operations,
    }, indent=1))


def load(file: pathlib.Path) -> Outcome:
    kept = json.loads(file.read_text())
    operations = [Operation(**row | {"action": Action(row["action"])}) for row in kept["operations"]]
    return Outcome(Scenario.of(kept["seed"]), History(operations, kept["epoch"]), Snapshot.of(kept["snapshot"]))
