"""A plan as a container that Google Tag Manager imports (Admin → Import container, format 2).

Each event becomes a custom-event trigger on the data layer and a GA4 event tag, each property a
data-layer variable. Import it with "merge": ids are those of the file and are given anew.
Source: containers exported by Tag Manager, and its API reference (tags, triggers, variables).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from cauce.collect.plan.contracts import EventRule, Plan, PropertyRule
from cauce.collect.plan.logic.ga4 import (
    MAX_PARAMETER,
    ga4_name,
    parameters,
    sent_events,
    sent_properties,
)
from cauce.collect.plan.logic.words import distinct

ACCOUNT, CONTAINER = "0", "0"
MEASUREMENT_ID = "GA4 measurement id"
CONSENT = {
    "analytics": "analytics_storage",
    "marketing": "ad_storage",
    "advertising": "ad_storage",
    "personalisation": "personalization_storage",
    "personalization": "personalization_storage",
    "functional": "functionality_storage",
    "security": "security_storage",
}
"""Consent purposes as Google's consent mode names them; others need none in the tag."""

Json = dict[str, Any]


def container(plan: Plan, at: datetime) -> Json:
    """Return the container; ``at`` is the time it says it was exported."""
    events = sent_events(plan)
    spelled = parameters(plan)
    names = distinct((event.name for event in events), ga4_name, limit=MAX_PARAMETER)
    rows = list(enumerate(events, start=1))
    path = f"accounts/{ACCOUNT}/containers/{CONTAINER}"
    version: Json = {
        "path": f"{path}/versions/0",
        "accountId": ACCOUNT,
        "containerId": CONTAINER,
        "containerVersionId": "0",
        "container": _about(path),
        "tag": [_tag(i, event, names[event.name], spelled) for i, event in rows],
        "trigger": [_trigger(i, event) for i, event in rows],
        "variable": [_measurement_id(1), *_variables(events, 2)],
        "builtInVariable": [_own(type="EVENT", name="Event")],
    }
    time = at.strftime("%Y-%m-%d %H:%M:%S")
    return {"exportFormatVersion": 2, "exportTime": time, "containerVersion": version}


def _about(path: str) -> Json:
    return {
        **_own(path=path, name="Cauce tracking plan", publicId="GTM-CAUCE"),
        "usageContext": ["WEB"],
    }


def _own(**fields: Any) -> Json:
    return {"accountId": ACCOUNT, "containerId": CONTAINER, **fields}


def _tag(number: int, event: EventRule, name: str, spelled: dict[str, str]) -> Json:
    table = [_map(spelled[rule.name], _variable_name(rule)) for rule in sent_properties(event)]
    parameter: list[Json] = [{"type": "BOOLEAN", "key": "sendEcommerceData", "value": "false"}]
    if table:
        parameter.append({"type": "LIST", "key": "eventSettingsTable", "list": table})
    parameter += [
        _template("eventName", name),
        _template("measurementIdOverride", f"{{{{{MEASUREMENT_ID}}}}}"),
    ]
    return _own(
        tagId=str(number),
        name=f"GA4 event - {event.name}",
        type="gaawe",
        parameter=parameter,
        firingTriggerId=[str(number)],
        tagFiringOption="ONCE_PER_EVENT",
        monitoringMetadata={"type": "MAP"},
        consentSettings=_consent(event),
    )


def _consent(event: EventRule) -> Json:
    purposes = {event.purpose, *(rule.purpose for rule in sent_properties(event))}
    needed = sorted({CONSENT[purpose] for purpose in purposes if purpose in CONSENT})
    if not needed:
        return {"consentStatus": "NOT_SET"}
    kinds = [{"type": "TEMPLATE", "value": kind} for kind in needed]
    return {"consentStatus": "NEEDED", "consentType": {"type": "LIST", "list": kinds}}


def _trigger(number: int, event: EventRule) -> Json:
    filters = [_template("arg0", "{{_event}}"), _template("arg1", event.name)]
    return _own(
        triggerId=str(number),
        name=f"Event - {event.name}",
        type="CUSTOM_EVENT",
        customEventFilter=[{"type": "EQUALS", "parameter": filters}],
    )


def _variables(events: Iterable[EventRule], first: int) -> list[Json]:
    rules = {rule.name: rule for event in events for rule in sent_properties(event)}
    return [_variable(first + i, rules[name]) for i, name in enumerate(sorted(rules))]


def _variable(number: int, rule: PropertyRule) -> Json:
    parameter = [
        {"type": "INTEGER", "key": "dataLayerVersion", "value": "2"},
        {"type": "BOOLEAN", "key": "setDefaultValue", "value": "false"},
        _template("name", rule.name),
    ]
    return _own(variableId=str(number), name=_variable_name(rule), type="v", parameter=parameter)


def _measurement_id(number: int) -> Json:
    parameter = [_template("value", "G-XXXXXXXXXX")]
    return _own(variableId=str(number), name=MEASUREMENT_ID, type="c", parameter=parameter)


def _variable_name(rule: PropertyRule) -> str:
    return f"Data layer - {rule.name}"


def _map(parameter: str, variable: str) -> Json:
    rows = [_template("parameter", parameter), _template("parameterValue", f"{{{{{variable}}}}}")]
    return {"type": "MAP", "map": rows}


def _template(key: str, value: str) -> Json:
    return {"type": "TEMPLATE", "key": key, "value": value}
