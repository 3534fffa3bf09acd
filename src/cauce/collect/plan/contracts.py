"""The tracking plan as plain data: events, their properties, versions, violations.

draft ──publish──► version 1, 2, 3 … (each kept, with author, time and note)
  ▲                     │
  └───────restore───────┘        collecting follows the newest version, never the draft
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cauce.collect.contracts import Policy
from cauce.kernel.access import Actor
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId

Scalar = str | int | float | bool
NO_TEXT = Text("", "")


class PropertyType(StrEnum):
    """What a property's value is; rendered into the reference docs."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    LIST = "list"
    OBJECT = "object"
    DATE = "date"


class Pii(StrEnum):
    """How close a property is to a person."""

    NONE = "none"
    PSEUDONYMOUS = "pseudonymous"
    """Stands for somebody without naming them: an id, a device."""
    PERSONAL = "personal"
    """Names or reaches somebody: name, e-mail, telephone, address."""
    SENSITIVE = "sensitive"
    """Needs special care: health, beliefs, payment data."""


class ViolationKind(StrEnum):
    """How an event can differ from the plan."""

    MISSING = "missing"
    TYPE = "type"
    VALUE = "value"
    PATTERN = "pattern"
    RANGE = "range"
    UNEXPECTED = "unexpected"
    CONDITION = "condition"
    UNKNOWN_EVENT = "unknown_event"


@dataclass(frozen=True, slots=True)
class PropertyRule:
    """One property of an event.

    ``allowed`` holds the values it may have (of a list: its items); ``pattern`` is searched for in
    text (RE2); ``purpose`` is the consent purpose, empty for the event's own.
    """

    name: str
    type: PropertyType
    required: bool = False
    description: Text = NO_TEXT
    owner: str = ""
    allowed: tuple[Scalar, ...] = ()
    pattern: str = ""
    minimum: int | float | None = None
    maximum: int | float | None = None
    pii: Pii = Pii.NONE
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class EventRule:
    """One event; its properties in the order of their names.

    ``strict``: a property that is not named here is a violation. ``check``: a condition on the
    event's properties (``docs/reference/conditions.md``) that must hold, as JSON.
    """

    name: str
    policy: Policy = Policy.FLAG
    strict: bool = False
    description: Text = NO_TEXT
    owner: str = ""
    purpose: str = ""
    check: Mapping[str, Any] | None = None
    properties: tuple[PropertyRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Every event in the order of their names, and what happens to an event that is not here."""

    unknown_events: Policy = Policy.ALLOW
    events: tuple[EventRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The plan as it is being edited; ``revision`` rises with every change, 0 before the first."""

    plan: Plan
    revision: int
    changed_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A published plan."""

    version: int
    plan: Plan
    author: Actor
    published_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Published:
    """The newest version of every project that has one, and the plans among them that are new."""

    newest: Mapping[ProjectId, int] = field(default_factory=dict)
    fresh: Mapping[ProjectId, Version] = field(default_factory=dict)


class ChangeKind(StrEnum):
    """What happened to an event or a property between two plans."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of the plan (no event), an event (no property) or a property.

    ``fields`` of something changed: (name, before, after) as JSON values.
    """

    kind: ChangeKind
    event: str
    property: str = ""
    fields: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class SeenProperty:
    """A property as traffic shows it; a dot separates nested keys."""

    name: str
    types: tuple[str, ...]
    """``string``, ``number``, ``boolean``, ``datetime``, ``array``, the commonest first."""
    coverage: float


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """An event as traffic shows it; ``sampled``: how many the coverage comes from."""

    name: str
    sampled: int
    properties: tuple[SeenProperty, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """What traffic added to a draft."""

    draft: Draft
    events: int
    properties: int


@dataclass(frozen=True, slots=True)
class Example:
    """One event that broke the plan; ``value`` is what the property held, None when it had none."""

    message_id: str
    received_at: datetime
    value: Any


@dataclass(frozen=True, slots=True)
class Violation:
    """How often events of a name broke one rule within the days asked for.

    ``first_release``: version of the application (else of the library) that sent the first one ever.
    """

    event: str
    code: str
    flagged: int
    blocked: int
    first_seen: datetime
    last_seen: datetime
    first_release: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class EventTotals:
    """Events of a name within the days asked for: those stored, flagged ones among them, and those refused."""

    event: str
    stored: int
    flagged: int
    blocked: int


@dataclass(frozen=True, slots=True)
class Violations:
    """What broke the plan in the last ``days``, most first."""

    days: int
    totals: tuple[EventTotals, ...]
    violations: tuple[Violation, ...]


class Which(StrEnum):
    """Which plan of a project."""

    PUBLISHED = "published"
    DRAFT = "draft"


class FileKind(StrEnum):
    """What can be made of a plan."""

    YAML = "yaml"
    PYTHON = "python"
    TYPESCRIPT = "typescript"
    JSON_SCHEMA = "json-schema"
    GTM = "gtm"
    GA4_DIMENSIONS = "ga4-dimensions"


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A file made of a plan, and what its reader should know."""

    name: str
    media_type: str
    content: bytes
    warnings: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft as the database keeps it."""

    document: Mapping[str, Any]
    revision: int
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version as the database keeps it."""

    version: int
    document: Mapping[str, Any]
    author: Actor
    published_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class FlaggedCode:
    """One rule that stored events of a name broke; ``examples`` are seqs."""

    event: str
    code: str
    recent: int
    first_seen: datetime
    last_seen: datetime
    first_release: str
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BlockedDetail:
    """One detail of refused items; ``examples`` are seqs."""

    detail: str
    recent: int
    first_seen: datetime
    last_seen: datetime
    first_seq: int
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrived:
    """An event or item looked up by its seq; ``text`` is JSON: properties, or the item as it came."""

    message_id: str
    received_at: datetime
    text: str
