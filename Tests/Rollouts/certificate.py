"""The secret `services-tls` of the manifests: one certificate for all services, and the authority it is checked against."""

import pathlib
import subprocess

NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"]
# What the services are called in the cluster, and on this machine.
NAMES = ["frontend", "events-api", "notification-service", "localhost"]


class Certificate:
    def __init__(self, folder: pathlib.Path):
        self.authority, self.file, self._key = folder / "ca.crt", folder / "tls.crt", folder / "tls.key"
        openssl("req", "-x509", "-subj", "/CN=Rollouts", "-keyout", folder / "ca.key", "-out", self.authority, *NEW_KEY)
        openssl(
            "req", "-x509", "-CA", self.authority, "-CAkey", folder / "ca.key", "-subj", "/CN=services",
            "-addext", "basicConstraints=CA:FALSE", "-addext", "subjectAltName=" + ",".join(f"DNS:{name}" for name in NAMES),
            "-keyout", self._key, "-out", self.file, *NEW_KEY,
        )
        # As HAProxy wants to have both.
        self.with_key = folder / "services.pem"
        self.with_key.write_text(self.file.read_text() + self._key.read_text())

    @property
    def settings(self) -> dict[str, str]:
        return {"TLS_CERT_FILE": str(self.file), "TLS_KEY_FILE": str(self._key), "TLS_CA_FILE": str(self.authority)}


def openssl(*arguments) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)
