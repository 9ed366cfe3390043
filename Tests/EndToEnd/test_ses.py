"""Mail through SES, against moto with its signature check on; a second stack beside the first."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request

import boto3
import pytest

from stack import Stack, eventually, free_port

# So many calls need no signature: they make the key that all later ones are checked against.
CALLS_WITHOUT_SIGNATURE = 4


@pytest.fixture
def aws():
    port = free_port()
    environment = os.environ | {"INITIAL_NO_AUTH_ACTION_COUNT": str(CALLS_WITHOUT_SIGNATURE)}
    server = subprocess.Popen(
        [pathlib.Path(sys.executable).with_name("moto_server"), "-H", "127.0.0.1", "-p", str(port)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    endpoint = f"http://127.0.0.1:{port}"

    def answers():
        try:
            return urllib.request.urlopen(endpoint + "/moto-api/data.json", timeout=2).status == 200
        except OSError:
            return False

    eventually(answers, 60)
    unsigned = {"endpoint_url": endpoint, "region_name": "us-east-1", "aws_access_key_id": "a", "aws_secret_access_key": "a"}
    iam = boto3.client("iam", **unsigned)
    iam.create_user(UserName="campus")
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    iam.put_user_policy(UserName="campus", PolicyName="all", PolicyDocument=json.dumps(policy))
    key = iam.create_access_key(UserName="campus")["AccessKey"]
    boto3.client("sesv2", **unsigned).create_email_identity(EmailIdentity="events@campus.example")
    yield endpoint, key["AccessKeyId"], key["SecretAccessKey"]
    server.terminate()
    server.wait()


@pytest.fixture
def ses_stack(aws):
    endpoint, key, secret = aws
    state = pathlib.Path(tempfile.mkdtemp(prefix="campus-events-ses.", dir="/var/tmp"))
    state.chmod(0o755)
    stack = Stack(state)
    stack.environment |= {
        "EMAIL_TRANSPORT": "ses://us-east-1", "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret,
    }
    stack.start()
    yield stack
    stack.stop()
    shutil.rmtree(state)


def test_a_confirmation_reaches_ses_signed(stack, aws, ses_stack):
    event = ses_stack.call("GET", "/events?limit=1")[0]
    rsvp = ses_stack.call("POST", f"/events/{event['id']}/rsvp", token=ses_stack.sign_in("student"))
    assert rsvp["status"] in ("confirmed", "waitlisted")

    def messages():
        data = json.load(urllib.request.urlopen(aws[0] + "/moto-api/data.json", timeout=5))
        return [message for name in data.get("ses", {}) for message in data["ses"][name]
                if "student@campus.example" in json.dumps(message)]

    assert eventually(messages, 30)
    assert stack.call("GET", "/events?limit=1")[0]["id"] != event["id"], "the two stacks share nothing"
