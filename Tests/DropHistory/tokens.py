"""Access tokens as events-api signs them (JWT with ES256, RFC 9068 and RFC 7518 §3.4), without a sign-in each."""

import base64
import hashlib
import json
import pathlib
import time

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils


class Tokens:
    def __init__(self, issuer: str):
        self._issuer = issuer
        self._key = ec.generate_private_key(ec.SECP256R1())
        numbers = self._key.public_key().public_numbers()
        x, y = (_base64(number.to_bytes(32)) for number in (numbers.x, numbers.y))
        # The key's thumbprint (RFC 7638 §3).
        members = f'{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}'
        self._header = {"alg": "ES256", "typ": "at+jwt", "kid": _base64(hashlib.sha256(members.encode()).digest())}

    def write_key(self, path: pathlib.Path) -> None:
        path.write_bytes(
            self._key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )

    def token(self, user_id: str, role: str) -> str:
        now = int(time.time())
        claims = {"sub": user_id, "iss": self._issuer, "aud": self._issuer, "iat": now, "exp": now + 3600,
                  "role": role, "ver": 0}
        text = ".".join(_base64(json.dumps(part).encode()) for part in (self._header, claims))
        r, s = utils.decode_dss_signature(self._key.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
        return f"{text}.{_base64(r.to_bytes(32) + s.to_bytes(32))}"


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
