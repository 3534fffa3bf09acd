"""Purposes and consent to them; erasures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId
from cauce.people.contracts.groups import UNNAMED


class LawfulBasis(StrEnum):
    """Why data may be used for a purpose; GDPR, article 6 (1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


class ConsentState(StrEnum):
    """Where a person stands on a purpose."""

    GRANTED = "granted"
    DENIED = "denied"
    """Also an objection to a purpose that needs no consent."""
    UNKNOWN = "unknown"
    """Consent is needed and nobody has said anything."""
    NOT_NEEDED = "not_needed"
    """The lawful basis is another one, and the person has not objected."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What data is used for; ``categories`` are the names that clients send for it, in lower case.

    ``label`` is what people read, empty: the name.
    """

    name: str
    basis: LawfulBasis
    categories: tuple[str, ...]
    label: Text = UNNAMED


@dataclass(frozen=True, slots=True)
class Agreed:
    """One message's word on one category, about a raw person."""

    raw: int
    category: str
    granted: bool
    at: datetime
    message_id: str
    source: str


@dataclass(frozen=True, slots=True)
class PurposeState:
    """Where a person stands on a purpose, and the statement that decides it."""

    purpose: Purpose
    state: ConsentState
    by: Agreed | None


@dataclass(frozen=True, slots=True)
class Consent:
    """Where a person stands on every purpose, and each change of mind, newest first."""

    purposes: Sequence[PurposeState]
    history: Sequence[Agreed]


@dataclass(frozen=True, slots=True)
class Erasure:
    """A request to erase a person.

    Attributes:
        erasure_id: its number, also in the ledger.
        project_id: of which project.
        raws: digests of the person's ids.
        words: ids and e-mail addresses to look for; empty once it is done.
        until_seq: events up to this position of the log go.
        requested_at: when it was asked for.
        version: copies of the person up to this version go.
        finished_at: None while it is being done.
        removed: what went, by place.
        audit: the entry of the audit log that asked: seq and hash.
        certificate: the signed certificate, None before it is done.
    """

    erasure_id: str
    project_id: ProjectId
    raws: tuple[int, ...]
    words: tuple[str, ...]
    until_seq: int
    requested_at: datetime
    version: int = 0
    finished_at: datetime | None = None
    removed: Mapping[str, Any] = field(default_factory=dict)
    audit: Mapping[str, Any] | None = None
    certificate: Mapping[str, Any] | None = None
