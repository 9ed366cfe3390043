"""Amazon's services as moto plays them, with its signature check on, and what was asked of them."""

import contextlib
import http.client
import http.server
import json
import os
import pathlib
import subprocess
import sys
import threading
import urllib.request

import boto3

from stack import eventually, free_port

# So many calls need no signature: they make the key that all later ones are checked against.
CALLS_WITHOUT_SIGNATURE = 4


class Amazon:
    """`endpoint` is for the services: what is sent there goes on to moto as it is, and is kept."""

    def __init__(self, moto_port: int):
        self.moto = f"http://127.0.0.1:{moto_port}"
        # Path, headers and body of each request, and the status of its answer.
        self.requests: list[tuple[str, dict[str, str], bytes, int]] = []
        requests = self.requests

        class Relay(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                connection = http.client.HTTPConnection("127.0.0.1", moto_port, timeout=20)
                # With the Host that was signed.
                connection.request("POST", self.path, body, dict(self.headers))
                answer = connection.getresponse()
                content = answer.read()
                connection.close()
                requests.append((self.path, dict(self.headers), body, answer.status))
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.getheader("Content-Type", "application/json"))
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *arguments):
                pass

        self.relay = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Relay)
        self.endpoint = f"http://127.0.0.1:{self.relay.server_address[1]}"

    def make_key(self):
        unsigned = {
            "endpoint_url": self.moto, "region_name": "us-east-1",
            "aws_access_key_id": "a", "aws_secret_access_key": "a",
        }
        iam = boto3.client("iam", **unsigned)
        iam.create_user(UserName="campus")
        policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
        iam.put_user_policy(UserName="campus", PolicyName="all", PolicyDocument=json.dumps(policy))
        self.key = iam.create_access_key(UserName="campus")["AccessKey"]
        boto3.client("sesv2", **unsigned).create_email_identity(EmailIdentity="events@campus.example")

    @property
    def settings(self) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.endpoint, "AWS_ACCESS_KEY_ID": self.key["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": self.key["SecretAccessKey"],
        }

    def data(self):
        """All that moto holds."""
        return json.load(urllib.request.urlopen(self.moto + "/moto-api/data.json", timeout=5))


@contextlib.contextmanager
def amazon():
    port = free_port()
    server = subprocess.Popen(
        [pathlib.Path(sys.executable).with_name("moto_server"), "-H", "127.0.0.1", "-p", str(port)],
        env=os.environ | {"INITIAL_NO_AUTH_ACTION_COUNT": str(CALLS_WITHOUT_SIGNATURE)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    aws = Amazon(port)
    threading.Thread(target=aws.relay.serve_forever, daemon=True).start()

    def answers():
        try:
            return aws.data() is not None
        except OSError:
            return False

    try:
        eventually(answers, 60)
        aws.make_key()
        yield aws
    finally:
        aws.relay.shutdown()
        server.terminate()
        server.wait()
