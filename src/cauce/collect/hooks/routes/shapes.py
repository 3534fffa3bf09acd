"""JSON of webhooks."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from cauce.collect.hooks.contracts import (
    MAX_FIELDS,
    MAX_RULES,
    OVERLAP_MAX_HOURS,
    Delivery,
    HookReplayed,
    MadeHook,
    NewHook,
    Scheme,
    Shown,
    Span,
    StoredHook,
    Trial,
    Verdict,
)
from cauce.collect.hooks.logic.presets import Preset
from cauce.collect.logic.steps import NAMES

Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S")]
Position = Annotated[int, Field(ge=0, le=2**53)]
SecretText = Annotated[str, Field(max_length=500)]
ConditionDocument = Annotated[
    dict[str, Any], Field(description="Of the condition language: property and context only")
]


class Body(BaseModel):
    """What a client sends: a field we do not know is an error, not silence."""

    model_config = ConfigDict(extra="forbid")


class SourceShape(Body):
    """Where a value comes from: exactly one of the three."""

    path: str | None = Field(
        None, max_length=500, description="`$.a.b[0]`, or `@.a` of the element"
    )
    header: str | None = Field(None, max_length=200)
    value: Any = Field(None, description="Always this")

    def document(self) -> dict[str, Any]:
        """Return what was said of it; a null says nothing."""
        said = ((name, getattr(self, name)) for name in type(self).model_fields)
        return {name: value for name, value in said if value is not None}


OneSource = SourceShape | None
Sources = Annotated[dict[str, SourceShape], Field(max_length=MAX_FIELDS)]


class RuleShape(Body):
    """When a rule applies, and what it makes; `*` as the name of a property takes a whole object."""

    id: str = Field("", max_length=12, description="Made when empty; part of the message ids")
    name: str = Field("", max_length=200)
    when: ConditionDocument | None = None
    each: str | None = Field(
        None, max_length=500, description="An array: one item for each element"
    )
    where: ConditionDocument | None = Field(None, description="Asked of each element")
    goes_on: bool = Field(False, description="The rules after it are looked at too")
    type: str = Field("track", max_length=20, description=f"One of {', '.join(NAMES)}")
    event: OneSource = None
    user_id: OneSource = None
    anonymous_id: OneSource = None
    group_id: OneSource = None
    previous_id: OneSource = None
    timestamp: OneSource = Field(None, description="ISO 8601, seconds or milliseconds")
    message_id: OneSource = None
    properties: Sources = Field(default_factory=dict)
    traits: Sources = Field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """Return the rule as it is stored: what was said, in the order of the fields."""
        found: dict[str, Any] = {}
        for name in type(self).model_fields:
            value = getattr(self, name)
            if name in self.model_fields_set and value is not None:
                found[name] = _plain(value)
        return found


def _plain(value: Any) -> Any:
    if isinstance(value, SourceShape):
        return value.document()
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value


class MappingShape(Body):
    """The rules in their order, and what names a delivery where the sender's way of signing does not."""

    rules: list[RuleShape] = Field(default_factory=list, max_length=MAX_RULES)
    delivery_id: OneSource = None

    def document(self) -> dict[str, Any]:
        """Return the mapping as it is stored."""
        named = {"delivery_id": self.delivery_id.document()} if self.delivery_id else {}
        return {"rules": [rule.document() for rule in self.rules], **named}


class HookIn(Body):
    """A new webhook; without a secret one is made."""

    name: Name
    scheme: Scheme
    mapping: MappingShape = Field(default_factory=MappingShape)
    secret: SecretText = Field("", description="What the sender gave you; empty has one made")

    def new(self) -> NewHook:
        """Return what is asked for."""
        return NewHook(self.name.strip(), self.scheme, self.mapping.document(), self.secret.strip())


class HookChangeIn(Body):
    """A webhook as it should be; `revision` is the one it had when it was read."""

    revision: int = Field(ge=1)
    name: Name
    scheme: Scheme
    mapping: MappingShape

    def changed(self) -> NewHook:
        """Return what is asked for."""
        return NewHook(self.name.strip(), self.scheme, self.mapping.document())


class SecretIn(Body):
    """A new secret; the old ones hold for so long."""

    secret: SecretText = Field("", description="What the sender gave you; empty has one made")
    overlap_hours: int = Field(24, ge=0, le=OVERLAP_MAX_HOURS)


class PreviewIn(Body):
    """An example and the rules to try on it."""

    hook_id: int = Field(0, ge=0, le=2**53, description="Of the webhook, for its message ids")
    name: Name = "Preview"
    scheme: Scheme = Scheme.NONE
    mapping: MappingShape
    example: str = Field(max_length=500_000, description="The body as it would be sent")
    headers: dict[str, str] = Field(default_factory=dict, max_length=40)

    def hook(self) -> NewHook:
        """Return the webhook that is tried."""
        return NewHook(self.name, self.scheme, self.mapping.document(), hook_id=self.hook_id)


class HookReplayIn(Body):
    """Which deliveries; to go on, the same again with `after_seq` and `upto_seq` of the answer."""

    since: datetime
    until: datetime
    verdict: Verdict | None = None
    seqs: list[Position] = Field(default_factory=list, max_length=1000)
    after_seq: Position = 0
    upto_seq: Position | None = None

    def span(self) -> Span:
        """Return what is selected."""
        return Span(self.since, self.until, self.verdict or "", tuple(self.seqs))


class SecretOut(BaseModel):
    """A secret that holds; only its end is shown."""

    hint: str
    created_at: datetime
    expires_at: datetime | None


class HookOut(BaseModel):
    """A webhook; `path` follows the address of the server, `secret` is there only when it was just made."""

    id: str
    name: str
    scheme: Scheme
    path: str
    mapping: MappingShape
    revision: int
    created_at: datetime
    created_by: str
    changed_at: datetime
    secrets: list[SecretOut]
    secret: str | None = None

    @classmethod
    def of(cls, hook: StoredHook, secret: str | None = None) -> "HookOut":
        """Return the JSON of a webhook."""
        return cls(
            id=str(hook.hook_id), name=hook.name, scheme=hook.scheme,
            path=f"/hooks/{hook.public_id}", mapping=MappingShape.model_validate(hook.document),
            revision=hook.revision, created_at=hook.created_at, created_by=hook.created_by,
            changed_at=hook.changed_at, secret=secret,
            secrets=[
                SecretOut(hint=s.hint, created_at=s.created_at, expires_at=s.expires_at)
                for s in hook.secrets
            ],
        )  # fmt: skip

    @classmethod
    def made(cls, made: MadeHook) -> "HookOut":
        """Return the JSON of a webhook with the only sight of its secret."""
        return cls.of(made.hook, made.secret or None)


class HooksOut(BaseModel):
    """Webhooks, oldest first."""

    items: list[HookOut]


class PresetOut(BaseModel):
    """Rules for a sender, with an example of what it sends."""

    key: str
    scheme: Scheme
    mapping: MappingShape
    example: dict[str, Any]
    headers: dict[str, str]

    @classmethod
    def of(cls, preset: Preset) -> "PresetOut":
        """Return the JSON of a preset."""
        return cls(
            key=preset.key, scheme=preset.scheme, example=dict(preset.example),
            mapping=MappingShape.model_validate(preset.document),
            headers=dict(preset.headers),
        )  # fmt: skip


class PresetsOut(BaseModel):
    """What a new webhook may begin with."""

    items: list[PresetOut]


class StepSaidOut(BaseModel):
    """A step of collecting; `reason` is empty when it let the item through."""

    step: str
    reason: str
    detail: str


class ShownOut(BaseModel):
    """A mapped item, what each step says to it, and the event that would be stored (JSON texts)."""

    rule: str
    item: str
    accepted: bool
    reason: str
    detail: str
    steps: list[StepSaidOut]
    becomes: str

    @classmethod
    def of(cls, shown: Shown) -> "ShownOut":
        """Return the JSON of a mapped item."""
        return cls(
            rule=shown.rule_id, item=shown.item, accepted=not shown.reason, reason=shown.reason,
            detail=shown.detail, becomes=shown.becomes,
            steps=[StepSaidOut(step=s.step, reason=s.reason, detail=s.detail) for s in shown.steps],
        )  # fmt: skip


class TrialOut(BaseModel):
    """What would become of an example."""

    verdict: Verdict
    delivery_id: str
    detail: str
    items: list[ShownOut]

    @classmethod
    def of(cls, trial: Trial) -> "TrialOut":
        """Return the JSON of a trial."""
        return cls(
            verdict=trial.verdict, delivery_id=trial.delivery_id, detail=trial.detail,
            items=[ShownOut.of(shown) for shown in trial.items],
        )  # fmt: skip


class HookDeliveryOut(BaseModel):
    """A delivery with its verdict."""

    seq: int
    received_at: datetime
    delivery_id: str
    verdict: Verdict
    detail: str
    items: int
    refused: int
    message_ids: list[str]
    content_type: str
    size: int
    replayed_at: datetime | None
    replayed_items: int

    @classmethod
    def of(cls, delivery: Delivery) -> "HookDeliveryOut":
        """Return the JSON of a delivery."""
        return cls(**{name: getattr(delivery, name) for name in HookDeliveryOut.model_fields})


class HookDeliveryBodyOut(HookDeliveryOut):
    """A delivery with its body and the headers that rules may look at."""

    headers: dict[str, str]
    body: str

    @classmethod
    def of(cls, delivery: Delivery) -> "HookDeliveryBodyOut":
        """Return the JSON of a delivery with its body."""
        head = {name: getattr(delivery, name) for name in HookDeliveryOut.model_fields}
        return cls(**head, headers=dict(delivery.headers), body=delivery.sample)


class HookDeliveriesOut(BaseModel):
    """A page of deliveries, newest first."""

    items: list[HookDeliveryOut]
    cursor: str | None


class HookReplayOut(BaseModel):
    """What became of the deliveries; `after_seq` is where to go on, null when all are through."""

    deliveries: int
    accepted: int
    duplicates: int
    refused: int
    unmatched: int
    after_seq: int | None
    upto_seq: int

    @classmethod
    def of(cls, done: HookReplayed) -> "HookReplayOut":
        """Return the JSON of a stretch of a replay."""
        return cls(**{name: getattr(done, name) for name in HookReplayOut.model_fields})
