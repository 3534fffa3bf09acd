"""What becomes of an event when signals, consent or the project say that nobody is to be known by it.

Sources: Global Privacy Control (W3C, ``Sec-GPC: 1``), Tracking Preference Expression (W3C, ``DNT: 1``),
GDPR articles 6, 7 and 21; Plausible's "data policy" for the id of a day.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from cauce.collect.contracts import Needs, PrivacyRules, PurposeRule, Refused, RejectReason, Said
from cauce.kernel.consent import read_consent
from cauce.kernel.ids import ProjectId
from cauce.kernel.project import Enforcement, Signal

COOKIELESS = "$cookieless"
"""The anonymous id by which our browser SDK asks for an id of the day: it keeps none on the device."""
MADE = "cookieless-"
"""How an id of the day begins."""

ABOUT_IDENTITY = frozenset({"identify", "alias", "group"})
"""Calls that say nothing else than who somebody is."""
KEPT_CONTEXT = (
    *("library", "app", "os", "browser", "device", "screen", "locale", "language", "timezone"),
    *("location", "page", "referrer", "traffic", "campaign", "bot", "consent", "integrations"),
)
"""What stays of a context without identity; everything else of it may point to somebody."""
KEPT_INSIDE: Mapping[str, tuple[str, ...]] = {
    "device": ("type", "manufacturer", "model"),
    "page": ("url", "path", "title", "referrer"),
    "referrer": ("url", "host", "type"),
    "location": ("country", "region", "timezone"),
}
IDENTIFYING = (
    *("$ip", "ip", "$device_id", "$user_id", "$anon_distinct_id", "distinct_id", "$distinct_id"),
    *(
        "$identified_id",
        "$session_id",
        "session_id",
        "$window_id",
        "email",
        "$email",
        "phone",
        "$phone",
    ),
    *("$set", "$set_once", "$groups", "$current_url", "$referrer", "$initial_referrer"),
)
"""Properties in which SDKs put ids, addresses of people, or addresses with ids in them."""
_YES = (True, 1, "1", "yes", "true")
_ADDRESSES = ("url", "referrer")


class Why(StrEnum):
    """Why an event is kept without identity; ``context.privacy.why``."""

    GPC = "global_privacy_control"
    DNT = "do_not_track"
    CONSENT = "consent"
    COOKIELESS = "cookieless"


REFUSALS: Mapping[Why, Refused] = {
    Why.GPC: Refused(RejectReason.GLOBAL_PRIVACY_CONTROL, "the browser sends Sec-GPC: 1"),
    Why.DNT: Refused(RejectReason.DO_NOT_TRACK, "the browser sends DNT: 1"),
}
_FIELDS: Mapping[Why, tuple[str, ...]] = {
    Why.GPC: ("gpc", "globalPrivacyControl"),
    Why.DNT: ("dnt", "doNotTrack"),
}


def signals_in(context: Mapping[str, Any]) -> set[Why]:
    """Return the signals that an SDK passes on in the context or in its object ``privacy``.

    Example:
        >>> sorted(signals_in({"gpc": True, "privacy": {"dnt": "1"}}))
        [<Why.DNT: 'do_not_track'>, <Why.GPC: 'global_privacy_control'>]
    """
    own = context.get("privacy")
    places = (context, own) if isinstance(own, dict) else (context,)
    return {
        signal
        for signal, names in _FIELDS.items()
        if any(place.get(name) in _YES for place in places for name in names)
    }


def by_signal(
    rules: PrivacyRules, signals: Iterable[Why], context: dict[str, Any]
) -> Refused | Why | None:
    """Return what signals come to: a refusal, identity to be left out, or nothing more.

    ``Signal.DENY`` is done here: the context then says no for every purpose that rests on consent.
    """
    policy = {Why.GPC: rules.settings.gpc, Why.DNT: rules.settings.dnt}
    wanted = {signal: policy[signal] for signal in sorted(signals)}
    for signal, what in wanted.items():
        if what is Signal.REFUSE:
            return REFUSALS[signal]
    if Signal.DENY in wanted.values():
        deny(context, rules.purposes.values())
    return next((one for one, what in wanted.items() if what is Signal.ANONYMOUS), None)


def deny(context: dict[str, Any], purposes: Iterable[PurposeRule]) -> None:
    """Say no, in the context, to what rests on consent and is not named there."""
    said = read_consent(context)
    missing = {
        category: False
        for purpose in purposes
        if purpose.needs is Needs.CONSENT
        for category in sorted(purpose.categories)
        if category not in said
    }
    consent = context.get("consent")
    own = consent if isinstance(consent, dict) else {}
    context["consent"] = {**own, "categoryPreferences": {**said, **missing}}


def by_consent(
    rules: PrivacyRules, purpose: str, context: Mapping[str, Any], known: Said
) -> Refused | Why | None:
    """Return what becomes of an event with this purpose; ``known`` is what the person said before.

    What the event itself says of the purpose's categories decides; only when it says nothing of any,
    what is known does.
    """
    if not purpose or rules.settings.consent is Enforcement.RECORD:
        return None
    rule = rules.purposes.get(purpose) or PurposeRule(frozenset({purpose}))
    if may(rule, read_consent(context), known):
        return None
    if rules.settings.consent is Enforcement.ANONYMOUS:
        return Why.CONSENT
    return Refused(RejectReason.CONSENT_NOT_GIVEN, f"purpose {purpose}")


def may(rule: PurposeRule, said: Said, known: Said) -> bool:
    """Return whether a purpose is open; one category that was refused refuses it.

    Example:
        >>> ads = PurposeRule(frozenset({"ads"}))
        >>> may(ads, {}, {}), may(ads, {"ads": True}, {"ads": False}), may(ads, {}, {"ads": True})
        (False, True, True)
    """
    if rule.needs is Needs.NOTHING:
        return True
    words = [said[one] for one in rule.categories if one in said]
    words = words or [known[one] for one in rule.categories if one in known]
    return all(words) and (bool(words) or rule.needs is Needs.NO_OBJECTION)


def id_of_the_day(salt: bytes, project_id: ProjectId, basis: str, day: date) -> str:
    """Return an id that stands for the same visitor today, and for nobody once the salt is gone.

    Example:
        >>> from datetime import date
        >>> id_of_the_day(b"s", ProjectId(1), "192.0.2.1", date(2026, 3, 1))
        'cookieless-a9fa532fe2d86651b048ce064baf3b99'
    """
    text = f"{project_id}\x1f{day}\x1f{basis}".encode("utf-8", "surrogatepass")
    return MADE + blake2b(text, digest_size=16, key=salt).hexdigest()


def without_identity(context: Mapping[str, Any], why: Why) -> dict[str, Any]:
    """Return what stays of a context, with the reason in ``privacy``."""
    kept = {name: _inside(name, context[name]) for name in KEPT_CONTEXT if name in context}
    return {**kept, "privacy": {"identity": "none", "why": why.value}}


def _inside(name: str, value: Any) -> Any:
    if name not in KEPT_INSIDE or not isinstance(value, dict):
        return value
    return {
        field: _bare(value[field]) if field in _ADDRESSES else value[field]
        for field in KEPT_INSIDE[name]
        if field in value
    }


def _bare(address: Any) -> Any:
    """An address without what comes after its path."""
    return address.partition("?")[0].partition("#")[0] if isinstance(address, str) else address


def without_personal(properties: Mapping[str, Any], personal: Collection[str]) -> dict[str, Any]:
    """Return properties without those that SDKs or the tracking plan say are about a person."""
    return {
        name: value
        for name, value in properties.items()
        if name not in personal and name not in IDENTIFYING
    }
