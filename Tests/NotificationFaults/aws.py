"""Amazon SES: moto, which checks every signature."""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys
import urllib.error
import urllib.request

import boto3

import paths  # noqa: F401
from servers import eventually, free_port

# So many calls need no signature: they make the key that all later ones are checked against.
CALLS_WITHOUT_SIGNATURE = 4
SENDER = "events@campus.example"


@dataclasses.dataclass(frozen=True)
class Credentials:
    key: str
    secret: str


class AWS:
    def __init__(self, folder: pathlib.Path):
        self.port = free_port()
        self._log = folder / "moto.log"
        self._process: subprocess.Popen | None = None

    def start(self) -> Credentials:
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(
                [pathlib.Path(sys.executable).with_name("moto_server"), "-H", "127.0.0.1", "-p", str(self.port)],
                env=os.environ | {"INITIAL_NO_AUTH_ACTION_COUNT": str(CALLS_WITHOUT_SIGNATURE)},
                stdout=subprocess.DEVNULL, stderr=log,
            )
        endpoint = f"http://127.0.0.1:{self.port}"
        eventually("moto", lambda: _answers(endpoint), self._log)
        unsigned = {
            "endpoint_url": endpoint, "region_name": "us-east-1", "aws_access_key_id": "a", "aws_secret_access_key": "a",
        }
        iam = boto3.client("iam", **unsigned)
        iam.create_user(UserName="campus")
        policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
        iam.put_user_policy(UserName="campus", PolicyName="all", PolicyDocument=json.dumps(policy))
        key = iam.create_access_key(UserName="campus")["AccessKey"]
        boto3.client("sesv2", **unsigned).create_email_identity(EmailIdentity=SENDER)
        return Credentials(key["AccessKeyId"], key["SecretAccessKey"])

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(30)


def _answers(endpoint: str) -> bool:
    try:
        with urllib.request.urlopen(endpoint + "/moto-api/data.json", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
