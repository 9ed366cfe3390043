"""What reads are compared with: Express with pg, and nginx."""

import os
import pathlib
import subprocess

from client import Answer
from data_set import DataSet
from process import ROOT, Server

PEERS = pathlib.Path(__file__).parent / "peers"
NODE = {"NODE_ENV": "production", "NODE_PATH": os.environ.get("BENCH_NODE_PATH", "/usr/share/nodejs")}
# pg's own default; more and fewer were not faster.
EXPRESS_CONNECTIONS = 10
# Written anew by every server, or of no use to the comparison.
OWN_HEADERS = {"date", "content-length", "content-type", "x-request-id", "connection"}


def express(data: DataSet, folder: pathlib.Path) -> Server:
    environment = NODE | {"DATABASE_URL": data.url, "POOL_SIZE": str(EXPRESS_CONNECTIONS)}
    return Server("express", ["node", str(PEERS / "express-reads/server.js")], environment, folder / "express.log")


def nginx(folder: pathlib.Path, answer: Answer, sendfile: str) -> Server:
    """Serves the answer's body from a file in the folder, with the answer's headers."""
    folder.mkdir()
    (folder / "list.json").write_bytes(answer.body)
    headers = [f"    add_header {name} {quoted(value)};" for name, value in answer.headers.items()
               if name.lower() not in OWN_HEADERS]
    # The tag is the answer's; a time of change it has not.
    headers += ["    etag off;", '    add_header Last-Modified "";']
    template = (PEERS / "nginx-list/nginx.conf").read_text().replace("{folder}", str(folder))
    template = template.replace("{sendfile}", sendfile).replace("{headers}", "\n".join(headers))

    def prepare(port: int) -> None:
        (folder / "nginx.conf").write_text(template.replace("{port}", str(port)))

    command = ["nginx", "-p", str(folder), "-e", str(folder / "nginx.log"), "-c", str(folder / "nginx.conf")]
    return Server(f"nginx, sendfile {sendfile}", command, {}, folder / "nginx.out", prepare)


def quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("$", "${dollar}") + '"'


def print_versions(data: DataSet) -> None:
    """What runs, and with which settings."""
    settings = ["server_version", "shared_buffers", "fsync", "max_wal_size", "max_connections", "jit"]
    shown = [f"{name} {data.query(f'SHOW {name}')}" for name in settings]
    print(f"processors: {os.cpu_count()}, shared by servers, database and load; all over TCP on 127.0.0.1")
    print("PostgreSQL: " + ", ".join(shown))
    print("  (fsync is off because loading is not what is measured, and reads do not sync)")
    print("pgbench: " + output(["pgbench", "--version"]))
    print("wrk: " + output(["wrk", "--version"]).splitlines()[0])
    print("nginx: " + output(["nginx", "-v"]) + f"; 1 worker; {(PEERS / 'nginx-list/nginx.conf').relative_to(ROOT)}")
    versions = "['express', 'pg'].map((name) => name + ' ' + require(name + '/package.json').version).join(', ')"
    print("express: node " + output(["node", "-p", f"process.version + ', ' + {versions}"])
          + f"; a pool of {EXPRESS_CONNECTIONS}, one process, NODE_ENV=production; "
          + f"node {(PEERS / 'express-reads/server.js').relative_to(ROOT)}")


def output(command: list[str]) -> str:
    # Some print their version as an error.
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env=os.environ | NODE).stdout.strip()
