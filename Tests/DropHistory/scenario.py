"""What a seed decides: the event, its people, what each of them does and when, and what is killed."""

import dataclasses
import random

from history import Action

# For how long clients do something, in seconds; faults prolong it.
HORIZON = 1.0


@dataclasses.dataclass(frozen=True)
class Step:
    """What a client does next, `pause` seconds after its last answer."""

    pause: float
    action: Action
    # With an Idempotency-Key; `again`: the request before once more, with its key if it had one.
    keyed: bool = False
    again: bool = False
    # What capacity asks for.
    seats: int | None = None
    # How long the first try waits for its answer; the client asks again then, whatever became of it.
    patience: float = 20.0


@dataclasses.dataclass(frozen=True)
class Fault:
    """`at` seconds after the start, `target` is killed, and started again `pause` seconds later."""

    at: float
    target: str
    pause: float


@dataclasses.dataclass(frozen=True)
class Scenario:
    seed: int
    seats: int
    waitlist: bool
    people: tuple[tuple[Step, ...], ...]
    organizer: tuple[Step, ...]
    doors: tuple[tuple[Step, ...], ...]
    faults: tuple[Fault, ...]
    # So many seconds after its making the event begins, and nobody is promoted any longer; None: days later.
    begins: float | None

    @classmethod
    def of(cls, seed: int) -> "Scenario":
        # Not hash(seed) and the like, which differ between processes.
        draw = random.Random(seed)
        seats = draw.choice([1, 2, 3, 5, 8, 13, 20, 40])
        count = min(max(round(seats * draw.uniform(0.6, 4)), 4), 90)
        people = _People(draw, at_once=draw.random() < 0.5)
        return cls(
            seed=seed,
            seats=seats,
            waitlist=draw.random() < 0.75,
            people=tuple(people.steps() for _ in range(count)),
            organizer=_organizer(draw, seats),
            doors=tuple(_door(draw) for _ in range(draw.choice([0, 1, 2, 3]))),
            faults=_faults(draw),
            begins=draw.uniform(0.3, HORIZON) if draw.random() < 0.2 else None,
        )

    def __str__(self) -> str:
        line = "with" if self.waitlist else "without"
        faults = ", ".join(f"{fault.target} killed at {fault.at:.2f} s" for fault in self.faults) or "no faults"
        begins = f", begins after {self.begins:.2f} s" if self.begins else ""
        return f"{len(self.people)} people, {self.seats} seats, {line} waitlist, {faults}{begins}"


class _People:
    """The kinds of people of one scenario: how many change their mind, use keys, are impatient."""

    def __init__(self, draw: random.Random, at_once: bool):
        self.draw = draw
        self.at_once = at_once
        self.length = draw.randint(1, 7)
        self.keyed = draw.choice([0, 0.5, 1])
        self.impatient = draw.choice([0, 0, 0.15, 0.5])
        self.weights = draw.choice([(6, 1, 3), (3, 3, 1), (1, 1, 1)])

    def steps(self) -> tuple[Step, ...]:
        draw = self.draw
        arrival = 0.0 if self.at_once else draw.uniform(0, HORIZON)
        steps = [self._rsvp(arrival)]
        for _ in range(draw.randint(0, self.length)):
            pause = draw.uniform(0, HORIZON / self.length)
            match draw.choices(["rsvp", "cancel", "read"], self.weights)[0]:
                case "rsvp":
                    steps.append(self._rsvp(pause))
                case "cancel":
                    steps.append(Step(pause, Action.CANCEL, patience=self._patience()))
                case "read":
                    steps.append(Step(pause, Action.READ))
        return tuple(steps)

    def _rsvp(self, pause: float) -> Step:
        return Step(
            pause, Action.RSVP, keyed=self.draw.random() < self.keyed, again=self.draw.random() < 0.3,
            patience=self._patience(),
        )

    def _patience(self) -> float:
        # About as long as a decision takes, so that repeats meet their first tries at the database.
        return self.draw.uniform(0.002, 0.05) if self.draw.random() < self.impatient else 20.0


def _organizer(draw: random.Random, seats: int) -> tuple[Step, ...]:
    count = draw.choice([0, 0, 2, 4, 8])
    return tuple(
        Step(
            draw.uniform(0, HORIZON / count), Action.CAPACITY,
            seats=max(1, round(seats * draw.uniform(0.5, 2)) + draw.randint(-1, 2)),
            patience=draw.choice([20.0, 20.0, 20.0, 0.01]),
        )
        for _ in range(count)
    )


def _door(draw: random.Random) -> tuple[Step, ...]:
    return tuple(
        Step(
            draw.uniform(0, 0.1), draw.choices([Action.CHECK_IN, Action.UNDO_CHECK_IN], [3, 1])[0],
            again=draw.random() < 0.2,
        )
        for _ in range(draw.randint(3, 15))
    )


def _faults(draw: random.Random) -> tuple[Fault, ...]:
    times = sorted(draw.uniform(0, HORIZON) for _ in range(draw.choice([0, 1, 1, 2, 3])))
    return tuple(
        Fault(at, draw.choice(["replica 0", "replica 1", "postgres"]), draw.uniform(0, 0.3)) for at in times
    )
