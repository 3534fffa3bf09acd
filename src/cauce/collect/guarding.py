"""What each project wants for privacy's sake, and doing it to every item."""

import asyncio
import secrets
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from cauce.collect import metrics, replies
from cauce.collect.contracts import PrivacyRules, Refused, RejectReason, Said, Salts
from cauce.collect.logic.items import Arrival, Item
from cauce.collect.logic.privacy import (
    ABOUT_IDENTITY,
    COOKIELESS,
    Why,
    by_consent,
    by_signal,
    id_of_the_day,
    signals_in,
    without_identity,
    without_personal,
)
from cauce.infra.asgi import Scope
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId, raw_person_id
from cauce.kernel.project import Enforcement

SALT_BYTES = 32
REMEMBERED_S = 5.0
MOST_REMEMBERED = 50_000
_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder().encode
_HEADERS = {b"sec-gpc": Why.GPC, b"dnt": Why.DNT}

AskPersons = Callable[[ProjectId, Collection[int]], Mapping[int, Said]]
"""Given raw persons, what each has said by category; may raise ``CauceError``."""


def nobody_said(_project_id: ProjectId, _raws: Collection[int]) -> Mapping[int, Said]:
    """Return that nobody has said anything."""
    return {}


class DailySalts:
    """The secrets of the days that are not over; implements ``contracts.Salts``.

    A day whose secret could not be read gets one of this process alone: its ids then join nothing that
    another process took in.
    """

    def __init__(self) -> None:
        self._known: dict[date, bytes] = {}

    def replace(self, salts: Mapping[date, bytes]) -> None:
        """Take the secrets as they were read; those that are not among them are forgotten."""
        self._known = dict(salts)

    def of(self, day: date) -> bytes:
        """Return the secret of a day."""
        found = self._known.get(day)
        if found is None:
            found = self._known[day] = secrets.token_bytes(SALT_BYTES)
        return found


class PersonsSaid:
    """What persons said before, asked for when an event does not say it, and remembered for seconds."""

    def __init__(self, ask: AskPersons = nobody_said) -> None:
        self._ask = ask
        self._known: dict[tuple[ProjectId, int], tuple[float, Said]] = {}

    async def of(self, project_id: ProjectId, raws: Collection[int]) -> Mapping[int, Said]:
        """Return what each has said.

        Raises:
            CauceError: 503, it cannot be told at the moment.
        """
        now = time.monotonic()
        unknown = {raw for raw in raws if self._known.get((project_id, raw), (0.0,))[0] < now}
        if unknown:
            await self._learn(project_id, unknown, now + REMEMBERED_S)
        return {raw: self._known[project_id, raw][1] for raw in raws}

    async def _learn(self, project_id: ProjectId, raws: Collection[int], until: float) -> None:
        try:
            found = await asyncio.to_thread(self._ask, project_id, raws)
        except CauceError as error:
            raise replies.consent_unavailable() from error
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        for raw in raws:
            self._known[project_id, raw] = (until, found.get(raw, {}))


@dataclass(frozen=True, slots=True)
class PrivacyGuard:
    """Implements ``logic.items.Guard`` for one request."""

    salts: Salts
    rules: PrivacyRules | None = None
    """None: only items that ask for it themselves go without identity."""
    signals: frozenset[Why] = frozenset()
    """What the headers of the request say."""
    known: Mapping[int, Said] = field(default_factory=dict)
    """What persons said before, by raw person."""

    @property
    def always(self) -> bool:
        """Return whether every item is looked at."""
        return self.rules is not None

    @property
    def by_request(self) -> bool:
        """Return whether the request itself decides: its headers, or its address in place of an id."""
        return self.rules is not None and (bool(self.signals) or self.rules.settings.cookieless)

    @property
    def asks(self) -> bool:
        """Return whether what persons said before matters."""
        return self.rules is not None and self.rules.settings.consent is not Enforcement.RECORD

    def check(self, item: Item, arrival: Arrival) -> Refused | None:
        """Return why an item is not kept; what is kept goes without identity where it has to."""
        context = _decode(item.context)
        found = self._found(self.rules, item, context, arrival) if self.rules else None
        if isinstance(found, Refused):
            return found
        if found is None and item.anonymous_id == COOKIELESS:
            if item.user_id:
                item.anonymous_id = None
                return None
            found = Why.COOKIELESS
        if found is not None:
            return self._hide(item, context, arrival, found)
        item.context = msgspec.Raw(_encode(context))
        return None

    def _found(
        self, rules: PrivacyRules, item: Item, context: dict[str, Any], arrival: Arrival
    ) -> Refused | Why | None:
        signalled = by_signal(rules, self.signals | signals_in(context), context)
        if isinstance(signalled, Refused):
            return signalled
        purpose = arrival.plan.purpose_of(item.event or "") if arrival.plan else ""
        agreed = by_consent(rules, purpose, context, self.known.get(item.person_id, {}))
        if isinstance(agreed, Refused):
            return agreed
        return signalled or agreed or (Why.COOKIELESS if rules.settings.cookieless else None)

    def _hide(
        self, item: Item, context: dict[str, Any], arrival: Arrival, why: Why
    ) -> Refused | None:
        if item.type in ABOUT_IDENTITY:
            return Refused(RejectReason.IDENTITY_NOT_KEPT, f"{item.type} call; {why}")
        day = arrival.received_at.date()
        basis = _basis(item, context, arrival)
        made = id_of_the_day(self.salts.of(day), arrival.project_id, basis, day)
        item.user_id, item.anonymous_id, item.session_id = None, made, ""
        item.person_id = raw_person_id(arrival.project_id, "anonymous_id", made)
        personal = arrival.plan.personal(item.event or "") if arrival.plan else ()
        item.properties = without_personal(item.properties or {}, personal)
        item.context = msgspec.Raw(_encode(without_identity(context, why)))
        metrics.without_identity.labels(why).inc()
        return None


def _basis(item: Item, context: dict[str, Any], arrival: Arrival) -> str:
    """What tells visitors of a day apart: the device's traces, else the ids that a server sent."""
    ip, user_agent = arrival.enricher.traces(context) if arrival.enricher else ("", "")
    if ip:
        return f"device\x1f{ip}\x1f{user_agent}"
    own = item.anonymous_id if item.anonymous_id != COOKIELESS else item.message_id
    return f"id\x1f{item.user_id or own}"


@dataclass(slots=True)
class Guards:
    """Makes the guard of each request; the same one for every project that wants nothing."""

    salts: DailySalts = field(default_factory=DailySalts)
    persons: PersonsSaid = field(default_factory=PersonsSaid)
    rules: Mapping[ProjectId, PrivacyRules] = field(default_factory=dict)
    _plain: PrivacyGuard = field(init=False)

    def __post_init__(self) -> None:
        self._plain = PrivacyGuard(self.salts)

    async def of(
        self, scope: Scope, project_id: ProjectId, items: Iterable[object]
    ) -> PrivacyGuard:
        """Return the guard of a request with these items.

        Raises:
            CauceError: 503, what persons agreed to cannot be told at the moment.
        """
        rules = self.rules.get(project_id)
        if rules is None:
            return self._plain
        signals = frozenset(
            _HEADERS[name]
            for name, value in scope["headers"]
            if name in _HEADERS and value.strip() == b"1"
        )
        guard = PrivacyGuard(self.salts, rules, signals)
        if not guard.asks:
            return guard
        known = await self.persons.of(project_id, raws_of(project_id, items))
        return PrivacyGuard(self.salts, rules, signals, known)


def raws_of(project_id: ProjectId, items: Iterable[object]) -> set[int]:
    """Return the raw person of each item that names one."""
    return {
        raw_person_id(project_id, "user_id" if one.user_id else "anonymous_id", distinct)
        for one in items
        if isinstance(one, Item) and (distinct := one.user_id or one.anonymous_id)
    }
