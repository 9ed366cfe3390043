"""Who tells 2,000 clients of a message: live-fan-out, which is events-api's live connections alone, and its peers."""

import dataclasses
import importlib.metadata
import os
import pathlib
import platform
import subprocess
import sys

from process import ROOT, Server, free_port
from services import binary

PEERS = pathlib.Path(__file__).parent / "peers"
NODE = {"NODE_ENV": "production", "NODE_PATH": "/usr/share/nodejs"}

OURS, OURS_SOCKET_IO = "ours", "ours, Socket.IO"
WS, WS_CORKED, WEBSOCKETS, SOCKET_IO = "node ws", "node ws, corked", "websockets", "python-socketio"


class FanOutServer(Server):
    """Publishes what is asked for on a second port."""

    def start(self, path: str = "/health", seconds: float = 30) -> float:
        self.control_port = free_port()
        self.environment = self.environment | {"CONTROL_PORT": str(self.control_port)}
        return super().start(path, seconds)


@dataclasses.dataclass
class Contender:
    server: FanOutServer
    # What live-load calls the server's protocol.
    dialect: str
    # Whether a client is told `42["NAME",DATA]`.
    speaks_socket_io: bool = False


def contenders(folder: pathlib.Path, on: str) -> dict[str, Contender]:
    """`on` is what python-socketio runs on."""
    messages = {name: {"MESSAGE_FILE": str(message_file(folder, name))} for name in ["bare", "socket-io"]}
    node, python = NODE | messages["bare"], messages["bare"]
    ws, ours = ["node", str(PEERS / "ws-live/server.js")], [binary("live-fan-out")]
    return {
        OURS: Contender(_server(OURS, ours, {}, folder), "live"),
        WS: Contender(_server(WS, ws, node, folder), "bare"),
        WS_CORKED: Contender(_server(WS_CORKED, ws, node | {"CORKED": "1"}, folder), "bare"),
        WEBSOCKETS: Contender(_server(WEBSOCKETS, _python("websockets-live"), python, folder), "bare"),
        OURS_SOCKET_IO: Contender(_server(OURS_SOCKET_IO, ours, {}, folder), "live-socket-io", True),
        SOCKET_IO: Contender(
            _server(SOCKET_IO, _python("socketio-live"), messages["socket-io"] | {"ON": on}, folder), "socket-io", True,
        ),
    }


def message_file(folder: pathlib.Path, dialect: str) -> pathlib.Path:
    """What the peers send: ours, which they read once."""
    return folder / f"message-{dialect}"


def print_versions() -> None:
    """What runs, and with which settings."""
    print(f"processors: {len(os.sched_getaffinity(0))} of {os.cpu_count()}, shared by server and clients; all over TCP "
          "on 127.0.0.1")
    print("live-fan-out: Shared/Live over Shared/EdgeHTTP as events-api has them, an event loop a processor; each "
          "message is encoded when it is published")
    node = subprocess.check_output(
        ["node", "-p", "`node ${process.version}, ws ${require('ws/package.json').version}`"],
        env=os.environ | NODE, text=True,
    ).strip()
    print(f"{WS}: {node}; one process, NODE_ENV=production, perMessageDeflate off; {_shown('ws-live/server.js')}")
    print(f"  a buffer made once is sent in a loop over the clients, as its README says; {WS_CORKED} is what no "
          "documentation says and is only told")
    packages = ["websockets", "python-socketio", "python-engineio", "uvicorn", "aiohttp", "uvloop"]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in packages]
    print(", ".join([f"python {platform.python_version()}", *versions]))
    print(f"{WEBSOCKETS}: its broadcast(), on uvloop, compression off; {_shown('websockets-live/server.py')}")
    print(f"{SOCKET_IO}: AsyncServer.emit() to all, on uvloop, WebSocket only; {_shown('socketio-live/server.py')}")


def _shown(path: str) -> str:
    return str((PEERS / path).relative_to(ROOT))


def _python(peer: str) -> list[str]:
    return [sys.executable, str(PEERS / peer / "server.py")]


def _server(name: str, command: list[str], environment: dict[str, str], folder: pathlib.Path) -> FanOutServer:
    log = folder / f"{name.replace(', ', '-').replace(' ', '-')}.log"
    return FanOutServer(name, command, environment, log)
