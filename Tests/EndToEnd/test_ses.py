"""Mail through SES and text messages through SNS, against moto with its signature check on."""

import json
import pathlib
import shutil
import tempfile
import urllib.parse

import pytest

from aws import amazon
from notifier import notifier
from stack import Stack, eventually


@pytest.fixture(scope="module")
def aws():
    with amazon() as aws:
        yield aws


@pytest.fixture
def ses_stack(aws):
    state = pathlib.Path(tempfile.mkdtemp(prefix="campus-events-ses.", dir="/var/tmp"))
    state.chmod(0o755)
    stack = Stack(state)
    stack.environment |= {"EMAIL_TRANSPORT": "ses://us-east-1?configuration_set=campus-events"} | aws.settings
    stack.start()
    yield stack
    stack.stop()
    shutil.rmtree(state)


def test_a_confirmation_reaches_ses_signed_and_tagged(stack, aws, ses_stack):
    event = ses_stack.call("GET", "/events?limit=1")[0]
    rsvp = ses_stack.call("POST", f"/events/{event['id']}/rsvp", token=ses_stack.sign_in("student"))
    assert rsvp["status"] in ("confirmed", "waitlisted")

    def messages():
        data = aws.data()
        return [message for name in data.get("ses", {}) for message in data["ses"][name]
                if "student@campus.example" in json.dumps(message)]

    assert eventually(messages, 30)
    sent = [json.loads(body) for path, _, body, status in aws.requests
            if path == "/v2/email/outbound-emails" and status == 200]
    [mail] = [mail for mail in sent if mail["Destination"] == {"ToAddresses": ["student@campus.example"]}]
    assert mail["ConfigurationSetName"] == "campus-events"
    [tag] = mail["EmailTags"]
    assert tag["Name"] == "notification" and len(tag["Value"]) == 36
    assert stack.call("GET", "/events?limit=1")[0]["id"] != event["id"], "the two stacks share nothing"


def test_a_text_reaches_sns_signed_and_transactional(stack, aws):
    with notifier(stack, {"SMS_TRANSPORT": "sns://us-east-1?sender_id=Campus"} | aws.settings) as service:
        [text] = service.tell({
            "channel": "sms", "template": "phone_verification", "recipient": {"phone": "+4915112345678"},
            "context": {"code": "271828"},
        })
        eventually(lambda: service.state(text)["status"] == "sent", 30)
    [form] = [urllib.parse.parse_qs(body.decode()) for path, _, body, status in aws.requests
              if b"Action=Publish" in body and status == 200]
    assert form["PhoneNumber"] == ["+4915112345678"] and "271828" in form["Message"][0]
    attributes = {form[f"MessageAttributes.entry.{n}.Name"][0]: form[f"MessageAttributes.entry.{n}.Value.StringValue"][0]
                  for n in (1, 2)}
    assert attributes == {"AWS.SNS.SMS.SMSType": "Transactional", "AWS.SNS.SMS.SenderID": "Campus"}
    assert "+4915112345678" in json.dumps(aws.data()["sns"]), "moto took it"


def test_a_wrong_key_is_no_end_of_what_waits(stack, aws):
    settings = {"SMS_TRANSPORT": "sns://us-east-1"} | aws.settings | {"AWS_SECRET_ACCESS_KEY": "wrong"}
    with notifier(stack, settings) as service:
        [text] = service.tell({
            "channel": "sms", "template": "phone_verification", "recipient": {"phone": "+4915187654321"},
            "context": {"code": "314159"},
        })
        state = eventually(lambda: (state := service.state(text)).get("last_error") and state, 30)
        assert state["status"] == "queued" and state["last_error"].startswith("misconfigured: SNS: ")
        assert "15187654321" not in service.log.read_text()
