"""Amazon SNS as far as a webhook knows it: a certificate, signed messages, and subscriptions that are confirmed."""

import base64
import contextlib
import datetime
import http.server
import json
import threading
import urllib.error
import urllib.request
import uuid

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

TOPIC = "arn:aws:sns:us-east-1:123456789012:mail"


class SNS:
    def __init__(self):
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        certificate = self._certificate().public_bytes(serialization.Encoding.PEM)
        # The paths that were asked for.
        self.asked: list[str] = []
        asked = self.asked

        class Origin(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(certificate)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Origin)
        self.origin = f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def settings(self) -> dict[str, str]:
        return {"SNS_TOPICS": TOPIC, "SNS_ORIGIN_FOR_TESTS": self.origin}

    def _certificate(self) -> x509.Certificate:
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sns.amazonaws.com")])
        now = datetime.datetime.now(datetime.UTC)
        return (
            x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(self._key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1)).sign(self._key, hashes.SHA256())
        )

    def message(self, text: str, kind: str = "Notification", **changes: str) -> bytes:
        """Signed, then changed."""
        fields = {
            "Type": kind, "MessageId": str(uuid.uuid4()), "TopicArn": TOPIC, "Message": text, "SignatureVersion": "2",
            "Timestamp": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "SigningCertURL": self.origin + "/SimpleNotificationService-1.pem",
        }
        signed = ["Message", "MessageId", "Timestamp", "TopicArn", "Type"]
        if kind != "Notification":
            fields |= {"Token": "t", "SubscribeURL": self.origin + "/?Action=ConfirmSubscription&Token=t"}
            signed = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"]
        content = "".join(f"{name}\n{fields[name]}\n" for name in signed).encode()
        signature = self._key.sign(content, padding.PKCS1v15(), hashes.SHA256())
        return json.dumps(fields | {"Signature": base64.b64encode(signature).decode()} | changes).encode()

    @staticmethod
    def post(address: str, message: bytes) -> int:
        request = urllib.request.Request(address, message, {"Content-Type": "text/plain; charset=UTF-8"})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code


@contextlib.contextmanager
def amazon_sns():
    sns = SNS()
    threading.Thread(target=sns.server.serve_forever, daemon=True).start()
    try:
        yield sns
    finally:
        sns.server.shutdown()
