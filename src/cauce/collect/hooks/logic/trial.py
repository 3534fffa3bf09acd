"""What would become of an example, and what each step of collecting would say to it.

The same functions that a real item meets.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.hooks.contracts import NewHook, Payload, Shown, StepSaid, Trial, Verdict
from cauce.collect.hooks.logic.mapping import TooMuchError, mapped
from cauce.collect.hooks.logic.parse import parse_mapping, with_ids
from cauce.collect.hooks.logic.reading import payload_of, read_body
from cauce.collect.logic import steps
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import Arrival, Item
from cauce.collect.wire import read_batch

SHOWN = 20
_encode = msgspec.json.Encoder().encode

STEPS: tuple[Callable[[Item, Arrival], Refused | None], ...] = (
    steps.check_type,
    steps.check_identity,
    steps.check_other_ids,
    steps.name_event,
    steps.check_message_id,
    steps.correct_time,
    steps.gather_properties,
    steps.keep_canonical,
    steps.enrich_properties,
    steps.settle_context,
    steps.keep_private,
    steps.check_plan,
)
"""As ``steps.run_steps`` has them; a test holds both equal."""


def step_by_step(item: Item, arrival: Arrival) -> tuple[StepSaid, ...]:
    """Return what the steps say, in order, up to the one that refuses."""
    said: list[StepSaid] = []
    for step in STEPS:
        refused = step(item, arrival)
        if refused is not None:
            said.append(StepSaid(step.__name__, refused.reason, refused.detail))
            break
        said.append(StepSaid(step.__name__))
    return tuple(said)


def tried(hook: NewHook, example: str, headers: Mapping[str, str], arrival: Arrival) -> Trial:
    """Return what would become of an example that arrives so.

    Raises:
        CauceError: ``invalid_field``: what is wrong with the rules.
    """
    mapping = parse_mapping(with_ids(hook.document))
    text = example.encode("utf-8", "replace")
    lower = {name.lower(): value for name, value in headers.items()}
    payload = Payload(None, lower, "", arrival.received_at)
    try:
        payload = payload_of(
            read_body(text, lower.get("content-type", "")),
            lower,
            text,
            arrival.received_at,
            scheme=hook.scheme,
            named_by=mapping.delivery_id,
        )
        made = mapped(mapping, payload, hook.hook_id, hook.name)
    except (NotStorableError, TooMuchError) as error:
        return Trial(Verdict.UNREADABLE, payload.delivery_id, error.refused.detail)
    if not made:
        return Trial(Verdict.UNMATCHED, payload.delivery_id, "")
    shown = tuple(
        _refused_one(one.rule_id, one.source.decode(), one.refused)
        if one.refused is not None
        else _shown(one.rule_id, one.item, arrival)
        for one in made[:SHOWN]
    )
    return Trial(_verdict_of(shown), payload.delivery_id, "", shown)


def _shown(rule_id: str, text: bytes, arrival: Arrival) -> Shown:
    item = read_batch(b'{"batch":[%b]}' % text).items[0]
    if isinstance(item, Refused):
        return _refused_one(rule_id, text.decode(), item)
    said = step_by_step(item, arrival)
    last = said[-1]
    becomes = "" if last.reason else _event_of(item, arrival)
    return Shown(rule_id, text.decode(), last.reason, last.detail, said, becomes)


def _event_of(item: Item, arrival: Arrival) -> str:
    return _encode(steps.record(item, arrival)).decode()


def _refused_one(rule_id: str, text: str, refused: Refused | None) -> Shown:
    found = refused or Refused(RejectReason.INVALID_FIELD, "")
    return Shown(rule_id, text, found.reason, found.detail)


def _verdict_of(shown: Sequence[Shown]) -> Verdict:
    refused = sum(bool(one.reason) for one in shown)
    if not refused:
        return Verdict.ACCEPTED
    return Verdict.PARTLY if refused < len(shown) else Verdict.REFUSED
