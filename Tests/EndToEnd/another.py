"""Another process of a service, beside the stack's and with its settings but for a few."""

import contextlib
import os
import pathlib
import resource
import subprocess
import urllib.request

from replica import own_environment, own_pid
from stack import ROOT, eventually, free_port


@contextlib.contextmanager
def another(stack, name: str, settings: dict[str, str] = {}, open_files: int | None = None, tls=None):
    """Runs it as long as the block does, in a shell that lets it open so many files; gives its port, which speaks TLS
    with `tls`, a context of its clients."""
    port = free_port()
    binary = pathlib.Path(os.readlink(f"/proc/{own_pid(stack)}/exe")).with_name(name)

    def limit_files():
        if open_files:
            resource.setrlimit(resource.RLIMIT_NOFILE, (open_files, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))

    with open(stack.state / f"another-{name}.log", "ab") as log:
        process = subprocess.Popen(
            [binary], env=own_environment(stack) | settings | {"PORT": str(port)}, cwd=ROOT, stdout=log, stderr=log,
            preexec_fn=limit_files,
        )

    def is_ready():
        assert process.poll() is None, f"{name} does not start"
        try:
            with urllib.request.urlopen(f"http{'s' if tls else ''}://127.0.0.1:{port}/ready", timeout=5, context=tls) as answer:
                return answer.status == 200
        except OSError:
            return False

    try:
        eventually(is_ready)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
