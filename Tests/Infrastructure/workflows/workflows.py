"""GitHub's workflows as they stand in .github/workflows."""

import functools
import pathlib
import subprocess
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))


@functools.cache
def workflow(name: str) -> dict:
    content = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text())
    # YAML reads the key `on` as a truth.
    content["on"] = content.pop(True)
    return content


WORKFLOWS = {file.stem: workflow(file.stem) for file in FILES}


def jobs():
    for name, content in WORKFLOWS.items():
        for key, job in content["jobs"].items():
            yield f"{name}.{key}", job


def steps():
    for name, job in jobs():
        for number, step in enumerate(job.get("steps", [])):
            yield f"{name}.{number}", step


def program(name: str) -> pathlib.Path:
    """One of those that requirements.txt brings."""
    return pathlib.Path(sys.executable).with_name(name)


def run(*command, **options) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, **options)
