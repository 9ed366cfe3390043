"""How fast a message, and a burst of them, goes to 2,000 clients; ours and the peers in turn."""

import json
import os
import pathlib
import re
import statistics
import time

from bars import Bars, spread, table
from contenders import busy_seconds
from live_crowd import Crowd, crowd_command
from live_peers import (OURS, OURS_SOCKET_IO, SOCKET_IO, WEBSOCKETS, WS, WS_CORKED, Contender, contenders,
                        message_file, print_versions)
from load import Load

CLIENTS = 2000
# As many as are published together.
BURST = 50
SINGLES, BURSTS = "one message at a time", f"{BURST} messages at once"


def fan_out(folder: pathlib.Path, seconds: float, rounds: int, bars: Bars) -> None:
    print_versions()
    print(" ".join(crowd_command("DIALECT", "PORT", CLIENTS)), "--control-port PORT")
    _learn_messages(contenders(folder, "uvicorn"), folder)
    on = _faster(folder, seconds)
    FanOut(contenders(folder, on), seconds, rounds).run(bars)


def _learn_messages(known: dict[str, Contender], folder: pathlib.Path) -> None:
    """Writes down what ours tells, for the peers to tell it too."""
    for name, dialect in [(OURS, "bare"), (OURS_SOCKET_IO, "socket-io")]:
        contender = known[name]
        contender.server.start()
        crowd = Crowd(contender.dialect, contender.server, 1, contender.server.control_port)
        message = crowd.message()
        message_file(folder, dialect).write_text(message[2:] if contender.speaks_socket_io else message)
        crowd.leave()
        contender.server.stop()


def _faster(folder: pathlib.Path, seconds: float) -> str:
    """What python-socketio runs on best."""
    rates = {}
    for on in ["uvicorn", "aiohttp"]:
        contender = contenders(folder, on)[SOCKET_IO]
        contender.server.start()
        crowd = Crowd(contender.dialect, contender.server, CLIENTS, contender.server.control_port)
        crowd.run(1, 1)
        rates[on] = crowd.run(1, max(1, seconds / 2)).rate
        crowd.leave()
        contender.server.stop()
    told = ", ".join(f"{on}: {rate:.0f}" for on, rate in rates.items())
    best = max(rates, key=lambda on: rates[on])
    print(f"{SOCKET_IO}'s deliveries a second: {told}; it runs on {best}", flush=True)
    return best


class FanOut:
    def __init__(self, contenders: dict[str, Contender], seconds: float, rounds: int):
        self.contenders = contenders
        self.seconds = seconds
        self.rounds = rounds
        self.runs: dict[str, dict[str, list[Load]]] = {SINGLES: {}, BURSTS: {}}
        self.memory: dict[str, list[float]] = {}
        # The share of the processors that somebody else used meanwhile.
        self.others: dict[str, dict[str, list[float]]] = {SINGLES: {}, BURSTS: {}}
        # The message that all tell, as plain WebSockets and as Socket.IO carry it.
        self.messages: dict[bool, str] = {}

    def run(self, bars: Bars) -> None:
        print(f"{CLIENTS} clients, {self.rounds} rounds, in each of which every server is started anew and runs "
              f"{self.seconds:.1f} s a kind; of a number the median of the rounds (least–most)\n", flush=True)
        for _ in range(self.rounds):
            for name, contender in self.contenders.items():
                self._measure(name, contender)
        sizes = ", ".join(f"{len(text)} bytes" for text in self.messages.values())
        print(f"a delivery is one message to one client, {sizes} as Socket.IO; p50 and p99 are of the times until "
              "the last client had all; processor time is of one delivery; others: what the rest of the machine took")
        for kind, runs in self.runs.items():
            self._print(kind, runs)
        self._say_ratios(bars)

    def _measure(self, name: str, contender: Contender) -> None:
        server = contender.server
        server.start()
        crowd = Crowd(contender.dialect, server, CLIENTS, server.control_port)
        self._compare(name, contender, crowd.message())
        # Until everything is compiled that will be.
        for count in [1, BURST // 5]:
            crowd.run(count, min(1, self.seconds))
        for kind, count in [(SINGLES, 1), (BURSTS, BURST)]:
            if name == WS_CORKED and count == 1:
                continue
            busy, begin = busy_seconds(), time.monotonic()
            run = crowd.run(count, self.seconds)
            busy, elapsed = busy_seconds() - busy, time.monotonic() - begin
            own = (run.server_cpu + run.client_cpu) * run.requests / 1e6
            self.others[kind].setdefault(name, []).append(max(0, busy - own) / elapsed / (os.cpu_count() or 1))
            self.runs[kind].setdefault(name, []).append(run)
        self.memory.setdefault(name, []).append(server.resident_megabytes())
        crowd.leave()
        server.stop()

    def _compare(self, name: str, contender: Contender, message: str) -> None:
        """Ends the program unless all tell the same; the cursor, alone, is of the message."""
        message = re.sub(r'"cursor":"\d+-\d+"', lambda found: '"cursor":"' + "#" * (len(found[0]) - 11) + '"', message)
        expected = self.messages.setdefault(contender.speaks_socket_io, message)
        if message != expected:
            raise SystemExit(f"{name} tells {message!r} and not {expected!r}")
        json.loads(message[2:] if contender.speaks_socket_io else message)

    def _print(self, kind: str, runs: dict[str, list[Load]]) -> None:
        rows = [[
            name, spread([run.rate for run in loads]), spread([run.p50 for run in loads], 1),
            spread([run.p99 for run in loads], 1), spread([run.server_cpu for run in loads], 2),
            spread([run.client_cpu for run in loads], 2), spread(self.memory[name]),
            f"{statistics.median(self.others[kind][name]):.0%}",
        ] for name, loads in runs.items()]
        table([kind, "deliveries a second", "p50 (ms)", "p99 (ms)", "server (µs)", "client (µs)", "RSS (MB)",
               "others"], rows)

    def _ratio(self, kind: str, name: str, peer: str) -> float:
        """The median of the rounds' ratios: what slows the machine for a while slows both."""
        runs = self.runs[kind]
        return statistics.median(ours.rate / theirs.rate for ours, theirs in zip(runs[name], runs[peer]))

    def _say_ratios(self, bars: Bars) -> None:
        peers = [WS, WS_CORKED, WEBSOCKETS, SOCKET_IO]
        rows = []
        for kind, runs in self.runs.items():
            for name in [OURS, OURS_SOCKET_IO]:
                rows.append([f"{name}, {kind}", *[f"{self._ratio(kind, name, peer):.2f}" if peer in runs else ""
                                                  for peer in peers]])
        table(["ratio", *[f"÷ {peer}" for peer in peers]], rows)
        bars.at_least("live-single-to-ws", self._ratio(SINGLES, OURS, WS), 1)
        bars.at_least("live-burst-to-ws", self._ratio(BURSTS, OURS, WS), 5)
        for name, label in [(OURS, "live"), (OURS_SOCKET_IO, "live-socket-io")]:
            bars.at_least(f"{label}-single-to-python-socketio", self._ratio(SINGLES, name, SOCKET_IO), 5)
            bars.at_least(f"{label}-burst-to-python-socketio", self._ratio(BURSTS, name, SOCKET_IO), 5)
