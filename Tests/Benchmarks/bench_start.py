"""How soon a service answers after exec, and how much memory it holds at rest; ours beside Express and FastAPI."""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from bars import Bars, spread, table
from process import Server
from services import services

HERE = pathlib.Path(__file__).parent
SECONDS = float(os.environ.get("BENCH_SECONDS", "60"))
# The least that makes a median; a round starts every server once, in turn.
ROUNDS = max(3, min(15, round(SECONDS / 4)))
REST_SECONDS = 5


def peers(folder: pathlib.Path) -> list[Server]:
    python = pathlib.Path(sys.executable).parent
    node = {"NODE_ENV": "production", "NODE_PATH": "/usr/share/nodejs"}
    uvicorn = [str(python / "uvicorn"), "--app-dir", str(HERE / "peers/fastapi-hello"), "server:app", "--no-access-log",
               "--log-level", "warning", "--port", "{port}"]
    versions = {
        "express": subprocess.check_output(
            ["node", "-p", "'node ' + process.version + ', express ' + require('express/package.json').version"],
            env=os.environ | node, text=True,
        ).strip(),
        "fastapi": subprocess.check_output(
            [sys.executable, "-c", "import platform, fastapi, uvicorn; print('python', platform.python_version() + "
             "', fastapi', fastapi.__version__ + ', uvicorn', uvicorn.__version__)"], text=True,
        ).strip(),
    }
    servers = [
        Server("express", ["node", str(HERE / "peers/express-hello/server.js")], node, folder / "express.log"),
        Server("fastapi", uvicorn, {}, folder / "fastapi.log"),
    ]
    for server in servers:
        print(f"peer {server.name}: {versions[server.name]}; {' '.join(server.command)}")
    return servers


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ours = services(folder)
        servers = ours + peers(folder)
        starts: dict[str, list[float]] = {server.name: [] for server in servers}
        memory: dict[str, list[float]] = {server.name: [] for server in servers}
        for round in range(ROUNDS):
            for server in servers:
                starts[server.name].append(server.start())
                # Memory at rest is looked at three times; it takes the longest.
                if round < 3:
                    time.sleep(REST_SECONDS)
                    memory[server.name].append(server.resident_megabytes())
                server.stop()
        print(f"{ROUNDS} starts each, in turn; RSS {REST_SECONDS} s after the first answer\n")
        table(
            ["server", "first 200 (ms)", "RSS at rest (MB)"],
            [[server.name, spread(starts[server.name]), spread(memory[server.name], 1)] for server in servers],
        )
        bars = Bars()
        for server in ours:
            bars.at_most(f"{server.name}-first-200-ms", statistics.median(starts[server.name]), 100)
            bars.at_most(f"{server.name}-rss-mb", statistics.median(memory[server.name]), 60)
        bars.finish()


main()
