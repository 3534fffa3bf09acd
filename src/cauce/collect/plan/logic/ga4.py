"""What GA4 makes of a plan: names within its limits, and the list of custom dimensions.

Source: Google Analytics help, "Event collection limits" and "Custom dimensions and metrics" (standard
properties): names of events and parameters 40 characters, of user properties 24; 50 event-scoped and
25 user-scoped custom dimensions. Its terms forbid personal data, so such properties are left out.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cauce.collect.plan.contracts import EventRule, Pii, Plan, PropertyRule, PropertyType
from cauce.collect.plan.logic.words import CALLS, distinct, said, snake
from cauce.kernel.errors import Text

MAX_PARAMETER, MAX_USER_PROPERTY, MAX_DISPLAY, MAX_DESCRIPTION = 40, 24, 82, 150
LIMITS = {"EVENT": 50, "USER": 25}
RESERVED = ("ga_", "google_", "firebase_", "gtag_")
PERSONAL = (Pii.PERSONAL, Pii.SENSITIVE)
NO_DIMENSION = (PropertyType.OBJECT, PropertyType.LIST)
COLUMNS = ("parameter_name", "scope", "display_name", "description")


class Dimension(NamedTuple):
    """One custom dimension."""

    parameter_name: str
    scope: str
    display_name: str
    description: str


def ga4_name(name: str) -> str:
    """Return a name that GA4 takes.

    Example:
        >>> ga4_name("Order Completed"), ga4_name("ga_id")
        ('order_completed', 'x_ga_id')
    """
    found = snake(name)
    return f"x_{found}" if found.startswith(RESERVED) else found


def sent_events(plan: Plan) -> list[EventRule]:
    """Return the events that are events in GA4 as well."""
    return [e for e in plan.events if CALLS.get(e.name) not in {"identify", "group", "alias"}]


def sent_properties(event: EventRule) -> list[PropertyRule]:
    """Return the properties that may be sent to GA4."""
    return [rule for rule in event.properties if rule.pii not in PERSONAL]


def parameters(plan: Plan) -> dict[str, str]:
    """Return property → parameter; the same property of two events is the same parameter."""
    names = sorted({rule.name for event in sent_events(plan) for rule in sent_properties(event)})
    return distinct(names, ga4_name, limit=MAX_PARAMETER)


def dimensions(plan: Plan) -> list[Dimension]:
    """Return every dimension, those of events before those of users."""
    return [*_of_events(plan), *_of_users(plan)]


def _of_events(plan: Plan) -> Iterator[Dimension]:
    spelled = parameters(plan)
    rules: dict[str, PropertyRule] = {}
    for event in sent_events(plan):
        for rule in sent_properties(event):
            if rule.type not in NO_DIMENSION:
                rules.setdefault(rule.name, rule)
    for name in sorted(rules):
        yield _dimension(rules[name], spelled[name], "EVENT")


def _of_users(plan: Plan) -> Iterator[Dimension]:
    for event in plan.events:
        if event.name != "$identify":
            continue
        rules = [rule for rule in sent_properties(event) if rule.type not in NO_DIMENSION]
        spelled = distinct((rule.name for rule in rules), ga4_name, limit=MAX_USER_PROPERTY)
        for rule in rules:
            yield _dimension(rule, spelled[rule.name], "USER")


def _dimension(rule: PropertyRule, parameter: str, scope: str) -> Dimension:
    display = parameter.replace("_", " ").capitalize()[:MAX_DISPLAY]
    return Dimension(parameter, scope, display, said(rule)[:MAX_DESCRIPTION])


def dimensions_csv(plan: Plan) -> str:
    """Return the list as CSV; no text in it begins like a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in dimensions(plan):
        description = one.description
        guarded = f"'{description}" if description.startswith(("=", "+", "-", "@")) else description
        writer.writerow((*one[:3], guarded))
    return out.getvalue()


def warnings(plan: Plan) -> tuple[Text, ...]:
    """Return what does not fit into GA4."""
    return (*_limit_warnings(dimensions(plan)), *_cut_warnings(plan), *_personal_warnings(plan))


def _limit_warnings(found: Sequence[Dimension]) -> Iterator[Text]:
    for scope, limit in LIMITS.items():
        count = sum(one.scope == scope for one in found)
        if count > limit:
            yield Text(
                f"{count} dimensions of scope {scope}, and a standard property takes {limit}: choose"
                " which ones to register.",
                f"{count} dimensiones de ámbito {scope} y una propiedad estándar admite {limit}:"
                " elige cuáles registrar.",
            )


def _cut_warnings(plan: Plan) -> Iterator[Text]:
    names = [*parameters(plan), *(event.name for event in sent_events(plan))]
    cut = sorted({name for name in names if len(ga4_name(name)) > MAX_PARAMETER})
    if cut:
        yield Text(
            f"Longer than {MAX_PARAMETER} characters and cut: {', '.join(cut)}.",
            f"Más largos de {MAX_PARAMETER} caracteres y recortados: {', '.join(cut)}.",
        )


def _personal_warnings(plan: Plan) -> Iterator[Text]:
    left = sorted({r.name for e in plan.events for r in e.properties if r.pii in PERSONAL})
    if left:
        yield Text(
            f"Left out because they are personal data, which Google forbids: {', '.join(left)}.",
            f"Se omiten por ser datos personales, que Google prohíbe: {', '.join(left)}.",
        )
