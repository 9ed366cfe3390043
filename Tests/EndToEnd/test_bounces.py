"""What Amazon says of mails: believed when it is Amazon's, and then nothing more goes to who cannot or will not get it."""

import json

from notifier import notifier
from sns import amazon_sns
from stack import eventually


def report(kind, notification, more):
    return json.dumps({"eventType": kind, "mail": {"messageId": "m", "tags": {"notification": [notification]}}} | more)


def bounce(notification, address):
    recipients = [{"emailAddress": address, "diagnosticCode": "550 5.1.1 no such user"}]
    return report("Bounce", notification, {"bounce": {"bounceType": "Permanent", "bouncedRecipients": recipients}})


def test_a_bounce_is_believed_once_and_the_address_gets_nothing_more(stack):
    with amazon_sns() as sns, notifier(stack, sns.settings) as service:
        webhook = service.address + "/webhooks/sns"
        address = {"recipient": {"email": "gone@campus.example"}}
        [mail] = service.tell(address)
        eventually(lambda: service.state(mail)["status"] == "sent")
        message = sns.message(bounce(mail, "gone@campus.example"))
        forged = json.loads(message) | {"Message": bounce(mail, "ada@campus.example")}
        assert sns.post(webhook, json.dumps(forged).encode()) == 403
        assert service.state(mail)["status"] == "sent"
        assert sns.post(webhook, message) == 204
        state = service.state(mail)
        assert state["status"] == "bounced" and "no such user" in state["last_error"]
        assert sns.post(webhook, message) == 409
        [next_mail, other] = service.tell(address, {"recipient": {"email": "ada@campus.example"}})
        assert service.state(next_mail)["status"] == "suppressed"
        eventually(lambda: service.state(other)["status"] == "sent")


def test_a_delivery_is_seen(stack):
    with amazon_sns() as sns, notifier(stack, sns.settings) as service:
        [mail] = service.tell({"recipient": {"email": "ada@campus.example"}})
        eventually(lambda: service.state(mail)["status"] == "sent")
        delivery = {"delivery": {"timestamp": "2026-09-01T10:00:00.000Z"}}
        assert sns.post(service.address + "/webhooks/sns", sns.message(report("Delivery", mail, delivery))) == 204
        state = service.state(mail)
        assert state["status"] == "delivered" and state["delivered_at"] == "2026-09-01T10:00:00Z"


def test_a_subscription_is_confirmed_when_it_is_amazons(stack):
    with amazon_sns() as sns, notifier(stack, sns.settings) as service:
        webhook = service.address + "/webhooks/sns"
        subscription = sns.message("You have chosen to subscribe", kind="SubscriptionConfirmation")
        elsewhere = json.loads(subscription) | {"SubscribeURL": "http://127.0.0.1:1/?Token=t"}
        assert sns.post(webhook, json.dumps(elsewhere).encode()) == 403
        assert sns.post(webhook, subscription) == 204
        assert sns.asked == ["/SimpleNotificationService-1.pem", "/?Action=ConfirmSubscription&Token=t"]


def test_without_topics_nothing_is_believed(stack):
    with amazon_sns() as sns:
        assert sns.post(f"http://localhost:{stack.notification_port}/webhooks/sns", sns.message("x")) == 403
        assert sns.asked == []
