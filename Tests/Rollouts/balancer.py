"""HAProxy in the places of the load balancer and the cluster's Services: it asks for readiness and repeats nothing.

Where the services speak HTTPS it does so with them, and checks who answers; the door itself is plain, since the load
balancer's certificate is Amazon's affair.
"""

import pathlib
import socket
import subprocess

import paths  # noqa: F401
from certificate import Certificate
from servers import eventually, free_port
from timings import Timings

SLOTS = 3

HEAD = """
global
  stats socket {socket} mode 600 level admin
defaults
  mode http
  timeout connect 2s
  # The load balancer's idle timeout.
  timeout client 50s
  timeout server 50s
  timeout http-request 20s
  timeout tunnel 1h
  # Nothing is tried twice: what a client sees is what a replica answered.
  retries 0
frontend door
  bind 127.0.0.1:{door}
  use_backend events-api if {{ path_beg /api/ /api-docs /socket.io /.well-known/ }}
  default_backend frontend
frontend service-events-api
  bind 127.0.0.1:{events_api}{encrypted}
  default_backend events-api
frontend service-notification-service
  bind 127.0.0.1:{notification_service}{encrypted}
  default_backend notification-service
"""

BACKEND = """
backend {name}
  option httpchk GET /ready
  http-check expect status 200
  default-server check inter {period}s fastinter 1s fall {failures} rise 1 init-addr last,none{encrypted}
"""


def encrypted(name: str, certificate: Certificate) -> str:
    """Requests and checks: only who shows the service's name, vouched for by the authority, is asked anything."""
    return f" ssl verify required ca-file {certificate.authority} verifyhost {name} sni str({name}) check-sni {name}"


class Balancer:
    def __init__(self, folder: pathlib.Path, timings: dict[str, Timings], certificate: Certificate | None):
        self.door, self.events_api, self.notification_service = free_port(), free_port(), free_port()
        # A port a slot: two replicas, and the one that comes before another goes.
        self.slots = {name: [free_port() for _ in range(SLOTS)] for name in timings}
        self._socket = folder / "haproxy.sock"
        self._log = folder / "haproxy.log"
        text = HEAD.format(
            socket=self._socket, door=self.door, events_api=self.events_api,
            notification_service=self.notification_service,
            encrypted=f" ssl crt {certificate.with_key}" if certificate else "",
        )
        for name, ports in self.slots.items():
            text += BACKEND.format(
                name=name, period=timings[name].period, failures=timings[name].failures,
                encrypted=encrypted(name, certificate) if certificate else "",
            )
            text += "".join(f"  server {slot} 127.0.0.1:{port} disabled\n" for slot, port in enumerate(ports))
        (folder / "haproxy.cfg").write_text(text)
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(["haproxy", "-db", "-f", folder / "haproxy.cfg"], stdout=log, stderr=log)
        eventually("HAProxy", self._socket.exists, self._log)

    def let_in(self, name: str, slot: int) -> None:
        """The replica gets requests, for as long as it says that it is ready."""
        self._tell(f"set server {name}/{slot} state ready")

    def take_out(self, name: str, slot: int) -> None:
        """The replica gets no new requests; what is under way goes on."""
        self._tell(f"set server {name}/{slot} state drain")

    def forget(self, name: str, slot: int) -> None:
        self._tell(f"set server {name}/{slot} state maint")

    def is_up(self, name: str, slot: int) -> bool:
        for line in self._tell("show stat").splitlines():
            fields = line.split(",")
            if fields[:2] == [name, str(slot)]:
                return fields[17].startswith("UP")
        return False

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)

    def _tell(self, command: str) -> str:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(self._socket))
            connection.sendall(command.encode() + b"\n")
            said = b""
            while part := connection.recv(65536):
                said += part
        return said.decode()
