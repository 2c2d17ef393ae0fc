"""A device that makes passkeys, as the standard says, in software: honest, unless a test makes it lie."""

import hashlib
import json
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

PRESENT, VERIFIED, ATTESTED = 1, 4, 64


class Authenticator:
    """One passkey for `origin`. `counter` is what it says next; `flags` what it says about its owner."""

    def __init__(self, origin: str, credential_id: bytes = b"k" * 32):
        self.origin, self.credential_id = origin, credential_id
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.counter, self.flags = 0, PRESENT | VERIFIED

    def make(self, options: dict) -> str:
        """Answers `navigator.credentials.create`, as JSON."""
        public = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        attested = bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id + public
        data = self._data(options["publicKey"]["rp"]["id"], self.flags | ATTESTED) + attested
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options)
        return self._answer({"attestationObject": attestation, "clientDataJSON": client})

    def show(self, options: dict) -> str:
        """Answers `navigator.credentials.get`, as JSON."""
        data = self._data(options["publicKey"]["rpId"], self.flags)
        client = self._client("webauthn.get", options)
        signed = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer({"authenticatorData": data, "clientDataJSON": client, "signature": signed})

    def _data(self, site: str, flags: int) -> bytes:
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", flags, self.counter)

    def _client(self, kind: str, options: dict) -> bytes:
        said = {"type": kind, "challenge": options["publicKey"]["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def _answer(self, parts: dict[str, bytes]) -> str:
        number = websafe_encode(self.credential_id)
        told = {name: websafe_encode(part) for name, part in parts.items()}
        return json.dumps(
            {"id": number, "rawId": number, "type": "public-key", "response": told, "clientExtensionResults": {}}
        )
