"""Mail through SES and text messages through SNS, against moto with its signature check on."""

import json
import pathlib
import shutil
import tempfile
import urllib.parse

import pytest

from aws import CONFIGURATION_SET, DOMAIN, amazon, permits, policy_of_notification_service, without
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
    stack.environment |= {"EMAIL_TRANSPORT": f"ses://us-east-1?configuration_set={CONFIGURATION_SET}"} | aws.settings
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

    def mails():
        sent = [json.loads(body) for path, _, body, status in aws.requests
                if path == "/v2/email/outbound-emails" and status == 200]
        return [mail for mail in sent if mail["Destination"] == {"ToAddresses": ["student@campus.example"]}]

    assert eventually(messages, 30)
    # Its answer is noted down after it is there.
    [mail] = eventually(mails)
    assert mail["ConfigurationSetName"] == CONFIGURATION_SET
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


EMAIL = {"channel": "email", "recipient": {"email": "grace@campus.example"}}
TEXT = {
    "channel": "sms", "template": "phone_verification", "recipient": {"phone": "+4915112345679"}, "context": {"code": "161803"},
}


# moto does not know that SES wants SendRawEmail for a whole message.
@pytest.mark.parametrize("action, told, provider, moto_knows", [
    ("ses:SendEmail", EMAIL, "SES", True), ("ses:SendRawEmail", EMAIL, "SES", False), ("sns:Publish", TEXT, "SNS", True),
])
def test_with_one_permission_less_it_does_not_go_out(stack, action, told, provider, moto_knows):
    with amazon(without(policy_of_notification_service(), action)) as aws:
        settings = aws.settings | {
            "EMAIL_TRANSPORT": f"ses://us-east-1?configuration_set={CONFIGURATION_SET}", "SMS_TRANSPORT": "sns://us-east-1",
        }
        with notifier(stack, settings) as service:
            [notification] = service.tell(told)
            state = eventually(lambda: (state := service.state(notification)).get("last_error") and state, 30)
            assert state["status"] == "queued" and state["last_error"].startswith(f"misconfigured: {provider}: ")
            assert moto_knows is (not aws.refused_here)


def test_the_policy_is_for_our_domain_and_for_telephones_alone():
    policy = policy_of_notification_service()
    sender = "arn:aws:ses:us-east-1:111122223333:identity/"
    assert permits(policy, "ses:SendRawEmail", sender + DOMAIN)
    assert not permits(policy, "ses:SendRawEmail", sender + "elsewhere.example")
    assert not permits(policy, "ses:DeleteEmailIdentity", sender + DOMAIN)
    assert permits(policy, "sns:Publish", "*") and not permits(policy, "sns:Subscribe", "*")
    assert not permits(policy, "sns:Publish", "arn:aws:sns:us-east-1:111122223333:campus-events-production-alarms")
