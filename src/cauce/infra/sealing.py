"""Secrets that have to be read again, sealed for storage: AES-256-GCM under a key made from ``secret``.

The key follows from the installation's secret (HKDF, RFC 5869), so it lies beside no database: a copy of
PostgreSQL alone opens nothing, and machines that share ``CAUCE_SECRET`` open each other's.
"""

import os
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
_INFO = b"cauce sealed secrets 1"


class Sealer:
    """Seals and opens texts; ``about`` says whose a text is, and opens nothing else."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def seal(self, text: str, about: str) -> bytes:
        """Return a text sealed: nonce, then ciphertext with its tag."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, text.encode(), about.encode())

    def open(self, sealed: bytes, about: str) -> str | None:
        """Return the text, None when it was sealed with another secret or for something else."""
        try:
            nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
            return self._cipher.decrypt(nonce, rest, about.encode()).decode()
        except (InvalidTag, ValueError):
            return None

    @cached_property
    def _cipher(self) -> AESGCM:
        key = HKDF(SHA256(), 32, None, _INFO).derive(self._secret.encode())
        return AESGCM(key)
