"""websocket-echo, which serves an echo through Shared/EdgeHTTP."""

import os
import pathlib
import signal
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


class EchoServer:
    """Runs while the `with` block does."""

    def __enter__(self):
        configuration = os.environ.get("BUILD_CONFIGURATION", "debug")
        binary = ROOT / ".build" / configuration / "websocket-echo"
        if not binary.exists():
            raise FileNotFoundError(f"{binary} is not built: swift build -c {configuration}")
        self.process = subprocess.Popen([binary], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def terminate(self) -> None:
        self.process.send_signal(signal.SIGTERM)
