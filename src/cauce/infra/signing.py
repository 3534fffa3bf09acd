"""The installation's signature: Ed25519 (RFC 8032) over canonical JSON, checked with nothing but the file."""

import base64
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALGORITHM = "Ed25519"


class Signer:
    """Signs with the key in a file, which is made when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def public_key(self) -> str:
        """The public key as base64; give it to whoever is to check certificates."""
        return _text(self._key().public_key().public_bytes_raw())

    def sign(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with algorithm, public key and signature."""
        whole = {**document, "algorithm": ALGORITHM, "public_key": self.public_key}
        return {**whole, "signature": _text(self._key().sign(_canonical(whole)))}

    def _key(self) -> Ed25519PrivateKey:
        if not self._path.exists():
            part = self._path.with_suffix(".part")
            part.unlink(missing_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            try:
                os.write(descriptor, Ed25519PrivateKey.generate().private_bytes_raw())
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            part.rename(self._path)
        return Ed25519PrivateKey.from_private_bytes(self._path.read_bytes())


def is_authentic(document: Mapping[str, Any]) -> bool:
    """Return whether the signature in a document is that of the public key in it over the rest.

    Who owns the public key is for the reader to know: compare it with the one that the installation
    gave (``cauce privacy public-key``).
    """
    unsigned = {name: value for name, value in document.items() if name != "signature"}
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(str(document["public_key"])))
        key.verify(base64.b64decode(str(document["signature"])), _canonical(unsigned))
    except (KeyError, ValueError, InvalidSignature):
        return False
    return document.get("algorithm") == ALGORITHM


def _canonical(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
