"""Autobahn's fuzzing client: https://github.com/crossbario/autobahn-testsuite, which runs on Python 2.7 only."""

import dataclasses
import glob
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
INSTALLED = FOLDER / ".autobahn"
REQUIREMENTS = FOLDER / "autobahn-requirements.txt"
REPORTS = FOLDER.parent / "Artifacts/autobahn"
# 12 and 13 are about compression, which is not offered.
SECTIONS = range(1, 12)
# Of these sections, in this version: none may be left out unseen.
CASES = 301
GOOD = {"OK", "NON-STRICT", "INFORMATIONAL"}


class Unavailable(Exception):
    """The fuzzing client cannot be run on this machine; says why."""


@dataclasses.dataclass(frozen=True, order=True)
class Result:
    number: tuple[int, ...]
    behavior: str
    """Of the closing handshake."""
    closing: str

    @property
    def is_good(self) -> bool:
        return {self.behavior, self.closing} <= GOOD

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.number))}: {self.behavior}, closing {self.closing}"


def fuzz(port: int) -> list[Result]:
    """Runs every case against the echo server on the port.

    Raises `Unavailable`; what it says may be long.
    """
    python = find_python()
    install(python)
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    specification = REPORTS / "specification.json"
    specification.write_text(json.dumps({
        "outdir": str(REPORTS), "servers": [{"agent": "echo", "url": f"ws://127.0.0.1:{port}"}],
        "cases": [f"{section}.*" for section in SECTIONS], "exclude-cases": [], "exclude-agent-cases": {},
    }))
    run(python, str(FOLDER / "fuzzing_client.py"), str(INSTALLED / "packages"), str(specification))
    cases = json.loads((REPORTS / "index.json").read_text())["echo"]
    results = sorted(
        Result(tuple(map(int, number.split("."))), case["behavior"], case["behaviorClose"])
        for number, case in cases.items()
    )
    if len(results) != CASES:
        raise Unavailable(f"Autobahn ran {len(results)} cases, not {CASES}")
    return results


def find_python() -> str:
    """A Python 2.7 that runs: of pyenv, whose command on the path may only say that none is chosen, or any other."""
    root = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    candidates = sorted(glob.glob(f"{root}/versions/2.7*/bin/python2.7"))
    for candidate in [*candidates, shutil.which("python2.7")]:
        if candidate and subprocess.run([candidate, "-c", ""], capture_output=True).returncode == 0:
            return candidate
    raise Unavailable("Autobahn's fuzzing client needs a Python 2.7; install one, for example by `pyenv install 2.7.18`")


def install(python: str) -> None:
    """Installs the client beside this file, once."""
    wanted = f"{python}\n{REQUIREMENTS.read_text()}"
    mark = INSTALLED / "installed.txt"
    if mark.exists() and mark.read_text() == wanted:
        return
    shutil.rmtree(INSTALLED, ignore_errors=True)
    INSTALLED.mkdir()
    run(python, "-m", "pip", "install", "--quiet", "--target", str(INSTALLED / "packages"), "-r", str(REQUIREMENTS))
    mark.write_text(wanted)


def run(*command: str) -> None:
    with tempfile.TemporaryFile("w+") as output:
        finished = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, timeout=300, cwd=FOLDER)
        if finished.returncode != 0:
            output.seek(0)
            raise Unavailable(f"{' '.join(command)} failed:\n{output.read()[-2000:]}")
