"""What a project decides about its own data: plain settings that every process knows by heart.

A setting is a field with its default here; its stored form is a JSON object that names only what
differs from the default, so that a release which does not know a field yet leaves it alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class IpPolicy(StrEnum):
    """What becomes of the network addresses of people, before anything is written to disk."""

    KEEP = "keep"
    """The address as it is."""
    TRUNCATE = "truncate"
    """Its network: the first 24 bits of an IPv4 address, the first 48 of an IPv6 address."""
    DROP = "drop"
    """Nothing."""


class Signal(StrEnum):
    """What a browser's Do Not Track or Global Privacy Control does to what it sends."""

    IGNORE = "ignore"
    """Nothing."""
    DENY = "deny"
    """It counts as a no to every purpose that rests on consent and that the message itself does not name."""
    ANONYMOUS = "anonymous"
    """It is kept without identity."""
    REFUSE = "refuse"
    """It is not kept."""


class Enforcement(StrEnum):
    """What becomes of an event whose purpose the person has not agreed to."""

    RECORD = "record"
    """It is kept as it is; consent is recorded only."""
    ANONYMOUS = "anonymous"
    """It is kept without identity."""
    REFUSE = "refuse"
    """It is not kept."""


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """Every setting of a project with its default."""

    ip: IpPolicy = IpPolicy.TRUNCATE
    """What becomes of people's network addresses."""
    dnt: Signal = Signal.IGNORE
    """What Do Not Track does."""
    gpc: Signal = Signal.IGNORE
    """What Global Privacy Control does."""
    consent: Enforcement = Enforcement.RECORD
    """What becomes of events whose purpose is not agreed to."""
    cookieless: bool = False
    """Whether everything is kept without identity."""

    @property
    def guards(self) -> bool:
        """Return whether any setting may change or refuse an event for privacy's sake."""
        return self.cookieless or (self.dnt, self.gpc, self.consent) != (
            Signal.IGNORE,
            Signal.IGNORE,
            Enforcement.RECORD,
        )


DEFAULT_SETTINGS = ProjectSettings()


def settings_of(document: Mapping[str, Any]) -> ProjectSettings:
    """Return the settings that a stored object means; what it does not know has its default.

    Example:
        >>> settings_of({"ip": "drop", "of a later release": 1}).ip
        <IpPolicy.DROP: 'drop'>
    """
    found = {}
    for field in fields(ProjectSettings):
        default = getattr(DEFAULT_SETTINGS, field.name)
        value = document.get(field.name, default)
        found[field.name] = value if isinstance(value, type(default)) else _read(default, value)
    return ProjectSettings(**found)


def document_of(settings: ProjectSettings) -> dict[str, Any]:
    """Return the object that ``settings_of`` reads; only what differs from the default.

    Example:
        >>> document_of(ProjectSettings(IpPolicy.KEEP)), document_of(ProjectSettings())
        ({'ip': 'keep'}, {})
    """
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    return {
        name: value for name, value in values.items() if value != getattr(DEFAULT_SETTINGS, name)
    }


def _read(default: Any, value: Any) -> Any:
    """A value in the type of its default; the default for a value of another release."""
    if isinstance(default, bool):
        return default
    try:
        return type(default)(value)
    except (TypeError, ValueError):
        return default
