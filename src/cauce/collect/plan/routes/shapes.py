"""The JSON of the tracking plan."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from cauce.collect.contracts import Policy
from cauce.collect.plan.contracts import (
    Change,
    ChangeKind,
    Draft,
    FileKind,
    GeneratedFile,
    Learned,
    Pii,
    Plan,
    PropertyType,
    Version,
    Violation,
    Violations,
)
from cauce.collect.plan.logic.document import plan_document
from cauce.collect.plan.logic.parse import MAX_ALLOWED, MAX_PROPERTY, MAX_TEXT
from cauce.kernel.errors import Language

MAX_YAML = 2_000_000
Words = Annotated[str, Field(max_length=MAX_TEXT)]
Owner = Annotated[str, Field(max_length=MAX_PROPERTY)]
Purpose = Annotated[str, Field(pattern="^([a-z][a-z0-9_]{0,39})?$")]
Revision = Annotated[int, Field(ge=0, le=2**53)]


class Body(BaseModel):
    """A body without unknown keys."""

    model_config = ConfigDict(extra="forbid")


class DescriptionIn(Body):
    """Words in both languages."""

    en: Words = ""
    es: Words = ""


class PlanPropertyIn(Body):
    """A property of an event."""

    type: PropertyType
    required: bool = False
    description: DescriptionIn = DescriptionIn()
    owner: Owner = ""
    allowed: Annotated[list[str | int | float], Field(max_length=MAX_ALLOWED)] = []
    pattern: Words = ""
    minimum: int | float | None = None
    maximum: int | float | None = None
    pii: Pii = Pii.NONE
    purpose: Purpose = ""


class PlanEventIn(Body):
    """An event."""

    policy: Policy = Policy.FLAG
    strict: bool = False
    description: DescriptionIn = DescriptionIn()
    owner: Owner = ""
    purpose: Purpose = ""
    check: dict[str, Any] | None = None
    properties: dict[str, PlanPropertyIn] = {}


class PlanIn(Body):
    """A whole plan; what is left out has its usual value."""

    format: Literal[1] = 1
    unknown_events: Policy = Policy.ALLOW
    events: dict[str, PlanEventIn | None] = {}


class DraftIn(Body):
    """The draft after an edit, and the revision that was edited."""

    revision: Revision
    plan: SkipValidation[PlanIn]


class PlanImportIn(Body):
    """A plan as YAML; with a revision, only when the draft still is that one."""

    yaml: Annotated[str, Field(max_length=MAX_YAML)]
    revision: Revision | None = None


class PublishIn(Body):
    """What to publish, and why."""

    revision: Revision
    note: Annotated[str, Field(max_length=MAX_TEXT)] = ""


class DescriptionOut(BaseModel):
    """Words in both languages."""

    en: str
    es: str


class PlanPropertyOut(BaseModel):
    """A property of an event; `minimum` and `maximum` are included."""

    type: PropertyType
    required: bool
    description: DescriptionOut
    owner: str
    allowed: list[str | int | float]
    pattern: str
    minimum: int | float | None
    maximum: int | float | None
    pii: Pii
    purpose: str


class PlanEventOut(BaseModel):
    """An event; `strict` events have no other properties, `check` is a condition on them."""

    policy: Policy
    strict: bool
    description: DescriptionOut
    owner: str
    purpose: str
    check: dict[str, Any] | None
    properties: dict[str, PlanPropertyOut]


class PlanOut(BaseModel):
    """A whole plan."""

    format: Literal[1]
    unknown_events: Policy
    events: dict[str, PlanEventOut]

    @classmethod
    def of(cls, plan: Plan) -> "PlanOut":
        """Return the JSON of a plan."""
        return cls.model_validate(plan_document(plan))


class FieldChangeOut(BaseModel):
    """A field before and after."""

    name: str
    before: Any
    after: Any


class ChangeOut(BaseModel):
    """One difference; without an event it is the plan's own, without a property the event's."""

    kind: ChangeKind
    event: str
    property: str
    fields: list[FieldChangeOut]

    @classmethod
    def list_of(cls, changes: Sequence[Change]) -> "list[ChangeOut]":
        """Return the JSON of differences."""
        return [
            cls(
                kind=change.kind,
                event=change.event,
                property=change.property,
                fields=[FieldChangeOut(name=n, before=b, after=a) for n, b, a in change.fields],
            )
            for change in changes
        ]


class DraftOut(BaseModel):
    """The draft."""

    plan: PlanOut
    revision: int
    changed_by: str
    changed_at: datetime | None

    @classmethod
    def of(cls, draft: Draft) -> "DraftOut":
        """Return the JSON of a draft."""
        return cls(
            plan=PlanOut.of(draft.plan),
            revision=draft.revision,
            changed_by=draft.changed_by,
            changed_at=draft.changed_at,
        )


class VersionItemOut(BaseModel):
    """A version in a list, with what it changed."""

    version: int
    author: str
    published_at: datetime
    note: str
    events: int
    changes: list[ChangeOut]

    @classmethod
    def of(cls, version: Version, changes: Sequence[Change]) -> "VersionItemOut":
        """Return the JSON of a version."""
        return cls(
            version=version.version,
            author=version.author.name,
            published_at=version.published_at,
            note=version.note,
            events=len(version.plan.events),
            changes=ChangeOut.list_of(changes),
        )


class VersionsOut(BaseModel):
    """A page of versions, newest first."""

    items: list[VersionItemOut]
    cursor: str | None


class VersionOut(BaseModel):
    """A version."""

    version: int
    author: str
    published_at: datetime
    note: str
    plan: PlanOut

    @classmethod
    def of(cls, version: Version) -> "VersionOut":
        """Return the JSON of a version."""
        return cls(
            version=version.version,
            author=version.author.name,
            published_at=version.published_at,
            note=version.note,
            plan=PlanOut.of(version.plan),
        )


class TrackingPlanOut(BaseModel):
    """The draft, the version in force, and what publishing the draft would change."""

    draft: DraftOut
    published: VersionOut | None
    changes: list[ChangeOut]


class LearnedOut(BaseModel):
    """The draft after learning, and how much was added."""

    draft: DraftOut
    events: int
    properties: int

    @classmethod
    def of(cls, learned: Learned) -> "LearnedOut":
        """Return the JSON of what was learned."""
        return cls(
            draft=DraftOut.of(learned.draft), events=learned.events, properties=learned.properties
        )


class ViolationExampleOut(BaseModel):
    """An event that broke the plan."""

    message_id: str
    received_at: datetime
    value: Any


class ViolationOut(BaseModel):
    """One rule that events of a name broke; `first_release` sent the first one ever."""

    event: str
    code: str
    flagged: int
    blocked: int
    first_seen: datetime
    last_seen: datetime
    first_release: str
    examples: list[ViolationExampleOut]

    @classmethod
    def of(cls, violation: Violation) -> "ViolationOut":
        """Return the JSON of a violation."""
        examples = [
            ViolationExampleOut(message_id=e.message_id, received_at=e.received_at, value=e.value)
            for e in violation.examples
        ]
        own = {n: getattr(violation, n) for n in cls.model_fields if n != "examples"}
        return cls(**own, examples=examples)


class PlanTotalsOut(BaseModel):
    """Events of a name: stored, flagged among them, refused."""

    event: str
    stored: int
    flagged: int
    blocked: int


class ViolationsOut(BaseModel):
    """What broke the plan in the last days."""

    days: int
    totals: list[PlanTotalsOut]
    violations: list[ViolationOut]

    @classmethod
    def of(cls, found: Violations) -> "ViolationsOut":
        """Return the JSON of violations."""
        totals = [
            PlanTotalsOut(event=t.event, stored=t.stored, flagged=t.flagged, blocked=t.blocked)
            for t in found.totals
        ]
        shown = [ViolationOut.of(one) for one in found.violations]
        return cls(days=found.days, totals=totals, violations=shown)


class PlanFileOut(BaseModel):
    """A file that can be made of the plan."""

    kind: FileKind
    name: str
    bytes: int
    warnings: list[str]

    @classmethod
    def of(cls, kind: FileKind, file: GeneratedFile, language: Language) -> "PlanFileOut":
        """Return the JSON of a file without its content."""
        warnings = [warning.in_language(language) for warning in file.warnings]
        return cls(kind=kind, name=file.name, bytes=len(file.content), warnings=warnings)


class PlanFilesOut(BaseModel):
    """Every file that can be made of the plan."""

    items: list[PlanFileOut]
