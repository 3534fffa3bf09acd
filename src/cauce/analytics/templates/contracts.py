"""Templates as plain data: roles that a project's events and properties play, and tiles that need them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cauce.kernel.errors import Text


class BoardRole(StrEnum):
    """What an event, or a property of one, is in a template."""

    VISIT = "visit"
    SIGN_UP = "sign_up"
    ACTIVATION = "activation"
    PRODUCT_VIEW = "product_view"
    CART = "cart"
    CHECKOUT = "checkout"
    PURCHASE = "purchase"
    SUBSCRIPTION = "subscription"
    CANCELLATION = "cancellation"
    LEAD = "lead"
    CONTENT = "content"
    SHARE = "share"
    AMOUNT = "amount"
    PRODUCT = "product"
    SOURCE = "source"
    TITLE = "title"


PROPERTY_OF: Mapping[BoardRole, tuple[BoardRole, ...]] = {
    BoardRole.AMOUNT: (BoardRole.PURCHASE,),
    BoardRole.PRODUCT: (BoardRole.PURCHASE,),
    BoardRole.SOURCE: (BoardRole.SIGN_UP, BoardRole.LEAD, BoardRole.PURCHASE, BoardRole.VISIT),
    BoardRole.TITLE: (BoardRole.CONTENT,),
}
"""Roles of properties, with the events that may carry them, the first that is there counts."""


class TemplateKey(StrEnum):
    """The templates there are."""

    GROWTH = "growth"
    ECOMMERCE = "ecommerce"
    SAAS = "saas"
    CONTENT = "content"
    MARKETING = "marketing"


class PlayerKind(StrEnum):
    """What can play a role."""

    EVENT = "event"
    PROPERTY = "property"
    CONTEXT = "context"
    TRAIT = "trait"


class Why(StrEnum):
    """What speaks for a match."""

    NAME = "name"
    AMOUNT = "amount"
    VOLUME = "volume"
    ORDER = "order"
    ONCE = "once"
    TYPE = "type"
    ENRICHED = "enriched"


@dataclass(frozen=True, slots=True)
class Match:
    """An event, a property or a part of the context that may play a role.

    ``score`` is from 0 to 1; below ``SURE`` it is a guess that a person should look at.
    """

    kind: PlayerKind
    name: str
    score: float
    why: tuple[Why, ...]


SURE = 0.5


@dataclass(frozen=True, slots=True)
class Chosen:
    """What plays a role."""

    kind: PlayerKind
    name: str


Cast = Mapping[BoardRole, Chosen]
"""Who plays which role; roles that nobody plays are missing."""


@dataclass(frozen=True, slots=True)
class RoleFit:
    """A role of a template and what may play it, the best first."""

    role: BoardRole
    name: Text
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class TileFit:
    """A tile of a template, the roles it needs and those it lacks; with one of these it is left out."""

    title: Text
    needs: tuple[BoardRole, ...]
    missing: tuple[BoardRole, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """A template on a project: who may play what, and what becomes of its tiles."""

    key: TemplateKey
    name: Text
    description: Text
    roles: tuple[RoleFit, ...]
    tiles: tuple[TileFit, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """Where in people's histories an event first comes: 0 is first of all they do, 1 last."""

    places: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Laid:
    """A dashboard that is not kept yet, and the tiles that were left out with what they lack."""

    name: str
    description: str
    document: Mapping[str, Any]
    left_out: tuple[TileFit, ...]
