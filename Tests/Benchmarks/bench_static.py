"""How fast frontend sends the web app's files, beside nginx with the same files."""

import os
import pathlib
import subprocess
import tempfile

import client
from bars import Bars
from contenders import Contenders
from load import Load, wrk, wrk_command
from process import ROOT, Server
from read_peers import PEERS, output, quoted
from services import environment, service

SECONDS = float(os.environ.get("BENCH_SECONDS", "90"))
ROUNDS = 3 if SECONDS < 60 else 5
CONNECTIONS, THREADS = 64, 2
# Written anew by every server, or said of the file itself.
OWN_HEADERS = {"date", "content-length", "content-type", "connection", "cache-control", "etag", "last-modified",
               "accept-ranges", "vary", "content-encoding"}


def nginx(folder: pathlib.Path, web: pathlib.Path, answer: client.Answer, sendfile: str) -> Server:
    folder.mkdir()
    headers = "\n".join(
        f"    add_header {name} {quoted(value)};" for name, value in answer.headers.items()
        if name.lower() not in OWN_HEADERS
    )
    template = (PEERS / "nginx-static/nginx.conf").read_text()
    for name, value in {"folder": str(folder), "root": str(web), "sendfile": sendfile, "headers": headers}.items():
        template = template.replace(f"{{{name}}}", value)

    def prepare(port: int) -> None:
        (folder / "nginx.conf").write_text(template.replace("{port}", str(port)))

    command = ["nginx", "-p", str(folder), "-e", str(folder / "nginx.log"), "-c", str(folder / "nginx.conf")]
    return Server(f"nginx, sendfile {sendfile}", command, {}, folder / "nginx.out", prepare)


def kinds(web: pathlib.Path) -> dict[str, tuple[str, dict[str, str]]]:
    """What is asked for, and how."""
    script = max(web.glob("assets/*.js"), key=lambda file: file.stat().st_size)
    path = f"/{script.relative_to(web)}"
    return {
        "page": ("/events", {}),
        "icon": ("/favicon.svg", {}),
        "script": (path, {}),
        "script-gzip": (path, {"Accept-Encoding": "gzip"}),
    }


def compare(ours: Server, peer: Server, web: pathlib.Path) -> int:
    """Ends the program unless both answer the same for every file, in both codings; gives how many there are."""
    # What frontend completes is not what is on the disk.
    files = [f"/{file.relative_to(web)}" for file in web.rglob("*")
             if file.is_file() and file.suffix not in (".gz", ".br") and file.name != "index.html"]
    for path in files:
        for headers in ({}, {"Accept-Encoding": "gzip"}):
            answer, other = (client.get(server.port, path, headers=headers) for server in (ours, peer))
            codings = [one.headers.get("Content-Encoding") for one in (answer, other)]
            if answer.body != other.body or codings[0] != codings[1]:
                raise SystemExit(f"{path} of {peer.name} differs: {codings}, {len(answer.body)} and {len(other.body)}")
    return len(files)


def main() -> None:
    bars = Bars()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = pathlib.Path(name)
        # nginx's worker is another user.
        folder.chmod(0o755)
        web = folder / "web"
        subprocess.run([ROOT / "Services/Frontend/Web/build", web], check=True, stdout=subprocess.DEVNULL)
        ours = service("frontend", environment(folder, "") | {"WEB_ROOT": str(web)}, folder)
        ours.start()
        # nginx sends the page as frontend has completed it.
        page = client.get(ours.port, "/")
        (web / "index.html").write_bytes(page.body)
        candidates = [nginx(folder / f"nginx-{sendfile}", web, page, sendfile) for sendfile in ("on", "off")]
        for server in candidates:
            server.start()
            print(f"{server.name}: {compare(ours, server, web)} files are the same in both codings")
        print("nginx: " + output(["nginx", "-v"]) + f"; 1 worker; {(PEERS / 'nginx-static/nginx.conf').relative_to(ROOT)}")
        print("wrk: " + output(["wrk", "--version"]).splitlines()[0])
        asked = kinds(web)
        turn = max(1, round(SECONDS / ROUNDS / len(asked) / 2))
        print(f"{ROUNDS} rounds, each run {turn} s; of a number the median of the rounds (least–most)\n")
        for kind, (path, headers) in asked.items():
            def load(server: Server) -> Load:
                url = f"http://127.0.0.1:{server.port}{path}"
                return wrk(url, CONNECTIONS, THREADS, turn, headers=headers)

            size = len(client.get(ours.port, path, headers=headers).body)
            peer = max(candidates, key=lambda server: load(server).rate)
            load(ours)
            print(f"{kind}, {size} bytes: " + " ".join(
                wrk_command(f"http://127.0.0.1:PORT{path}", CONNECTIONS, THREADS, turn, [], headers=headers)))
            contenders = Contenders(None)
            for _ in range(ROUNDS):
                for title, server in (("frontend", ours), (peer.name, peer)):
                    contenders.http(title, server, lambda: load(server))
            contenders.print()
            bars.at_least(f"static-{kind}-to-nginx", contenders.ratio("frontend", peer.name), 0.75, aim=1.1)
        for server in [ours, *candidates]:
            server.stop()
    bars.finish()


main()
