"""Amazon's services as moto plays them, with its signature check on, and what was asked of them.

Whoever asks has the policy that Terraform gives to notification-service in production. moto looks at a policy's actions;
what it permits may still be refused here for its resources, and because SES wants another permission for whole messages.
"""

import contextlib
import copy
import fnmatch
import http.client
import http.server
import json
import os
import pathlib
import subprocess
import sys
import threading
import urllib.parse
import urllib.request

import boto3

from stack import ROOT, eventually, free_port

sys.path.insert(0, str(ROOT / "Tests/Infrastructure/terraform"))
import plan  # noqa: E402

# So many calls need no signature: they make the key that all later ones are checked against.
CALLS_WITHOUT_SIGNATURE = 4
# Of Terraform's example account.
DOMAIN, CONFIGURATION_SET = "events.campus.example", "campus-events-production"


def policy_of_notification_service() -> dict:
    [document] = [found for found in plan.environment("production").all("aws_iam_policy_document", "data")
                  if found.name == "notification_service"]
    return json.loads(document.attribute("json"))


def without(policy: dict, action: str) -> dict:
    """The policy with one action less."""
    reduced = copy.deepcopy(policy)
    for statement in reduced["Statement"]:
        statement["Action"] = [each for each in statement["Action"] if each != action]
    reduced["Statement"] = [statement for statement in reduced["Statement"] if statement["Action"]]
    assert reduced != policy
    return reduced


def permits(policy: dict, action: str, resource: str) -> bool:
    def matches(patterns):
        return any(fnmatch.fnmatchcase(resource, pattern) for pattern in patterns)

    return any(
        action in statement["Action"]
        and (matches(statement["Resource"]) if "Resource" in statement else not matches(statement["NotResource"]))
        for statement in policy["Statement"]
    )


def asked_for(path: str, body: bytes) -> list[tuple[str, str]]:
    """The actions, each with its resource, for which Amazon wants a permission."""
    arn = f"arn:aws:ses:{plan.REGION}:{plan.ACCOUNT}:"
    if path == "/v2/email/outbound-emails":
        mail = json.loads(body)
        action = "ses:SendRawEmail" if "Raw" in mail["Content"] else "ses:SendEmail"
        resources = ["identity/" + mail["FromEmailAddress"].rstrip(">").split("@")[1]]
        if "ConfigurationSetName" in mail:
            resources.append("configuration-set/" + mail["ConfigurationSetName"])
        return [(action, arn + resource) for resource in resources]
    form = urllib.parse.parse_qs(body.decode())
    if form.get("Action") == ["Publish"]:
        # A telephone number has no ARN.
        return [("sns:Publish", form.get("TopicArn", ["*"])[0])]
    return []


class Amazon:
    """`endpoint` is for the services: what is sent there goes on to moto as it is, and is kept."""

    def __init__(self, moto_port: int, policy: dict):
        self.policy = policy
        self.moto = f"http://127.0.0.1:{moto_port}"
        # Path, headers and body of each request, and the status of its answer.
        self.requests: list[tuple[str, dict[str, str], bytes, int]] = []
        requests = self.requests
        # The actions that moto permitted and Amazon would not.
        self.refused_here: list[str] = []
        refused_here = self.refused_here

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
                refused = [action for action, resource in asked_for(self.path, body) if not permits(policy, action, resource)]
                if refused and answer.status == 200:
                    refused_here.append(refused[0])
                    self.answer(403, "application/json", json.dumps({
                        "__type": "AccessDeniedException", "message": f"not authorized to perform {refused[0]}",
                    }).encode(), body)
                    return
                self.answer(answer.status, answer.getheader("Content-Type", "application/json"), content, body)

            def answer(self, status: int, type: str, content: bytes, body: bytes):
                requests.append((self.path, dict(self.headers), body, status))
                self.send_response(status)
                self.send_header("Content-Type", type)
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
        everywhere = [
            {key: value for key, value in statement.items() if key != "NotResource"} | {"Resource": "*"}
            for statement in self.policy["Statement"]
        ]
        iam.put_user_policy(
            UserName="campus", PolicyName="notification-service",
            PolicyDocument=json.dumps(self.policy | {"Statement": everywhere}),
        )
        self.key = iam.create_access_key(UserName="campus")["AccessKey"]
        boto3.client("sesv2", **unsigned).create_email_identity(EmailIdentity=f"events@{DOMAIN}")

    @property
    def settings(self) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.endpoint, "AWS_ACCESS_KEY_ID": self.key["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": self.key["SecretAccessKey"], "EMAIL_FROM": f"events@{DOMAIN}",
        }

    def data(self):
        """All that moto holds."""
        return json.load(urllib.request.urlopen(self.moto + "/moto-api/data.json", timeout=5))


@contextlib.contextmanager
def amazon(policy: dict | None = None):
    port = free_port()
    server = subprocess.Popen(
        [pathlib.Path(sys.executable).with_name("moto_server"), "-H", "127.0.0.1", "-p", str(port)],
        env=os.environ | {"INITIAL_NO_AUTH_ACTION_COUNT": str(CALLS_WITHOUT_SIGNATURE)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    aws = Amazon(port, policy or policy_of_notification_service())
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
