"""Passwords: Argon2id at the OWASP cheat sheet's first setting (m = 46 MiB, t = 1, p = 1)."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from cauce.accounts.contracts import PASSWORD_MAX, PASSWORD_MIN
from cauce.kernel.errors import invalid

_hasher = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
_COMMON = frozenset({"1234567890", "password12", "contraseña", "qwertyuiop", "0123456789"})


def hashed(password: str, salt: bytes) -> str:
    """Return the Argon2id hash in PHC form; ``salt`` is 16 random bytes."""
    return _hasher.hash(password, salt=salt)


def matches(kept: str | None, password: str) -> bool:
    """Return whether ``password`` belongs to the hash; takes as long when there is none."""
    try:
        _hasher.verify(kept or _nobodys(), password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
    return kept is not None


def check_password(password: str, email: str | None, *, field: str = "password") -> None:
    """Return nothing when the password is acceptable (NIST SP 800-63B: length, not composition).

    Raises:
        CauceError: ``invalid_field`` when it is too short or long, or easy to guess.
    """
    if not PASSWORD_MIN <= len(password) <= PASSWORD_MAX:
        raise invalid(
            field,
            f"use {PASSWORD_MIN} to {PASSWORD_MAX} characters",
            f"usa entre {PASSWORD_MIN} y {PASSWORD_MAX} caracteres",
        )
    easy = len(set(password)) < 4 or password.lower() in _COMMON
    if easy or (email and password.lower() == email.lower()):
        raise invalid(
            field,
            "this one is easy to guess; use several words",
            "esta es fácil de adivinar; usa varias palabras",
        )


@cache
def _nobodys() -> str:
    return _hasher.hash("", salt=bytes(16))
