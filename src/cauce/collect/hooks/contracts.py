"""What a webhook is: who may send to it, what becomes of a delivery, and what is kept of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from cauce.collect.contracts import Refused
from cauce.collect.logic.paths import Path
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId
from cauce.rules import ALWAYS, Condition

MAX_RULES = 50
MAX_FIELDS = 200
OVERLAP_MAX_HOURS = 24 * 30


class Scheme(StrEnum):
    """How a sender proves who it is; rendered into the reference docs."""

    STANDARD = "standard"
    """Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature`; the secret begins with `whsec_`."""
    STRIPE = "stripe"
    """`Stripe-Signature: t=…,v1=…`; the secret is the endpoint's, `whsec_…`."""
    GITHUB = "github"
    """`X-Hub-Signature-256: sha256=…`; the secret is any text you choose."""
    SHOPIFY = "shopify"
    """`X-Shopify-Hmac-Sha256` in base64; the secret is the app's client secret, or that of the notifications page."""
    SLACK = "slack"
    """`X-Slack-Signature: v0=…` and `X-Slack-Request-Timestamp`; the secret is the app's signing secret."""
    BEARER = "bearer"
    """`Authorization: Bearer …`; the secret is the token. The body is not protected."""
    BASIC = "basic"
    """`Authorization: Basic …`; the secret is `user:password`. The body is not protected."""
    NONE = "none"
    """Nothing: whoever knows the address can send."""


class Verdict(StrEnum):
    """What became of a delivery; rendered into the reference docs."""

    ACCEPTED = "accepted"
    """Every item that the rules made of it was accepted."""
    PARTLY = "partly"
    """Some items were accepted, others refused."""
    REFUSED = "refused"
    """Items were made of it, and all were refused."""
    UNMATCHED = "unmatched"
    """No rule applies to it, or none made an item of it."""
    UNREADABLE = "unreadable"
    """Its body is neither JSON nor a form, or nothing can be made of it."""
    UNVERIFIED = "unverified"
    """It did not prove who sent it (401). Its body is not kept, and of many in a row only some are noted."""


class SourceKind(StrEnum):
    """Where a value comes from."""

    PATH = "path"
    """A place in the payload (`$.data.id`) or, in a rule with `each`, in the element (`@.sku`)."""
    HEADER = "header"
    """A header of the request."""
    VALUE = "value"
    """Always this."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one value comes from; ``of_element``: the path begins at the element."""

    kind: SourceKind
    path: Path = ()
    of_element: bool = False
    header: str = ""
    value: Any = None


SPREAD = "*"
"""The name under which all members of an object become properties or traits."""


@dataclass(frozen=True, slots=True)
class Template:
    """What a rule makes of a payload, or of each element."""

    type: str = "track"
    event: Source | None = None
    user_id: Source | None = None
    anonymous_id: Source | None = None
    group_id: Source | None = None
    previous_id: Source | None = None
    timestamp: Source | None = None
    message_id: Source | None = None
    properties: tuple[tuple[str, Source], ...] = ()
    traits: tuple[tuple[str, Source], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """When it applies, and what it makes.

    ``when`` is asked of the whole payload, ``where`` of each element of ``each``; headers are
    ``context.headers``. Without ``goes_on`` the rules after it are not looked at.
    """

    rule_id: str
    name: str
    template: Template
    when: Condition = ALWAYS
    each: Source | None = None
    where: Condition = ALWAYS
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class HookMapping:
    """The rules of a webhook in their order, and what names a delivery where its scheme does not."""

    rules: tuple[Rule, ...] = ()
    delivery_id: Source | None = None


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret in the clear, in memory only; ``expires_at`` is None for the newest one."""

    text: str = field(repr=False)
    expires_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Return whether it may be used still."""
        return self.expires_at is None or now < self.expires_at


@dataclass(frozen=True, slots=True)
class SealedSecret:
    """A secret as it is stored; ``hint`` is its last four characters."""

    sealed: bytes
    hint: str
    created_at: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredHook:
    """A webhook as it is stored; ``document`` is what ``logic.parse`` reads."""

    hook_id: int
    project_id: ProjectId
    public_id: str
    name: str
    scheme: Scheme
    document: Mapping[str, Any]
    revision: int
    created_at: datetime
    created_by: str
    changed_at: datetime
    secrets: tuple[SealedSecret, ...] = ()


@dataclass(frozen=True, slots=True)
class Hook:
    """A webhook ready to take deliveries; ``locked``: its secrets cannot be opened here."""

    hook_id: int
    project_id: ProjectId
    name: str
    scheme: Scheme
    mapping: HookMapping
    secrets: tuple[Secret, ...] = ()
    locked: bool = False


class Fresh(NamedTuple):
    """What is stored now: the revision of every webhook by its public id, and those that are new."""

    revisions: Mapping[str, int] = {}
    hooks: Sequence[StoredHook] = ()


@dataclass(frozen=True, slots=True)
class NewHook:
    """What somebody asks for; an empty secret has one made, ``hook_id`` is 0 before it exists."""

    name: str
    scheme: Scheme
    document: Mapping[str, Any]
    secret: str = field(default="", repr=False)
    hook_id: int = 0


@dataclass(frozen=True, slots=True)
class MadeHook:
    """A webhook, with the only sight of its secret."""

    hook: StoredHook
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unverified:
    """Why a delivery does not prove who sent it."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Payload:
    """A delivery that was read: its JSON, the headers that may be looked at, and the id it goes by."""

    body: Any
    headers: Mapping[str, str]
    delivery_id: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """What a rule made: an item as JSON text, or why it made none; ``source`` is what it was made of."""

    rule_id: str
    item: bytes = b""
    refused: Refused | None = None
    source: bytes = b""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is kept of a delivery. ``sample`` is its body, empty when it must not be kept."""

    seq: int
    received_at: datetime
    hook_id: int
    delivery_id: str
    verdict: Verdict
    detail: str
    items: int
    refused: int
    message_ids: tuple[str, ...]
    content_type: str
    size: int
    headers: Mapping[str, str] = field(default_factory=dict)
    sample: str = ""
    replayed_at: datetime | None = None
    replayed_items: int = 0


@dataclass(frozen=True, slots=True)
class StepSaid:
    """What one step said to a mapped item; ``reason`` is empty when it let it through."""

    step: str
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A mapped item as a trial shows it; ``becomes`` is the event that would be stored."""

    rule_id: str
    item: str
    reason: str
    detail: str
    steps: tuple[StepSaid, ...] = ()
    becomes: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """What would become of a payload."""

    verdict: Verdict
    delivery_id: str
    detail: str
    items: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Which kept deliveries: of a time, of one verdict or all; ``seqs`` names single ones."""

    since: datetime
    until: datetime
    verdict: str = ""
    seqs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HookReplayed:
    """What became of a stretch of a replay; ``after_seq`` is where to go on, None when it is through."""

    deliveries: int
    accepted: int
    duplicates: int
    refused: int
    unmatched: int
    after_seq: int | None
    upto_seq: int
