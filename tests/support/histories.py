"""Random histories of a few people, played into a project with their merges and without them.

A history is plain data, so that both plays say the same at the same times; only who is merged with
whom differs. What a project answers is read with the project's own numbers of persons written as the
ids they come from, so that the answers of two projects can be compared as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from cauce.analytics.facade import Analytics
from cauce.collect.contracts import LogEvent
from cauce.infra.db import Tx
from cauce.kernel.access import SYSTEM
from cauce.kernel.errors import CauceError
from cauce.people.contracts import PeopleQuestion

if TYPE_CHECKING:
    from people_world import World

USERS, DEVICES, NEVER_SEEN = ("ana", "ben", "eva", "teo"), ("d1", "d2"), "old"
EVENTS = ("Page Viewed", "Product Added", "Order Completed")
DAY = 86_400
REFUSALS = frozenset({"already_merged", "already_undone", "not_in_force", "not_found"})
"""What merging and undoing may answer to a request that makes no sense at the moment."""


@dataclass(frozen=True)
class Say:
    """A message; ``call`` is track, identify, operate, group or alias."""

    call: str
    message_id: str
    user: str
    device: str
    at: int
    body: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Merge:
    """Somebody merges two users by hand."""

    source: str
    into: str


@dataclass(frozen=True)
class Undo:
    """Somebody undoes one of the merges in force."""

    pick: int


Step = Say | Merge | Undo


def history(random: Random, family: int, length: int = 14) -> list[Step]:
    """Return the steps of four users with two devices; ``family`` keeps them apart from others."""
    made: list[Step] = [
        _say(random, family, n, call="identify", user=user) for n, user in enumerate(USERS)
    ]
    for n in range(len(made), length):
        kind = random.choice(("say", "say", "say", "say", "merge", "merge", "alias", "undo"))
        if kind == "merge":
            one, other = random.sample(USERS, 2)
            made.append(Merge(_of(family, one), _of(family, other)))
        elif kind == "undo":
            made.append(Undo(random.randrange(4)))
        else:
            made.append(_say(random, family, n, call="alias" if kind == "alias" else ""))
    return made


def _say(random: Random, family: int, n: int, call: str, user: str = "") -> Say:
    call = call or random.choice(("track", "track", "track", "identify", "operate", "group"))
    user = user or random.choice(USERS if call == "alias" else (*USERS, ""))
    device = random.choice(DEVICES) if not user else random.choice((*DEVICES, ""))
    at = random.randrange(-3 * DAY, 12 * DAY, 1800)
    body = _body(random, family, call, user)
    return Say(call, f"f{family}-{n:03d}", _of(family, user), _of(family, device), at, body)


def _body(random: Random, family: int, call: str, user: str) -> dict[str, Any]:
    if call == "track":
        return {"event": random.choice(EVENTS)}
    if call == "identify":
        return {
            "plan": random.choice(("free", "pro", None)),
            random.choice("xy"): random.randrange(3),
        }
    if call == "operate":
        return random.choice((
            {"add": {"visits": random.choice((1, 0.1))}}, {"setOnce": {"first": random.choice("ab")}},
            {"append": {"tags": random.choice("ab")}}, {"union": {"tags": ["a", "c"]}},
            {"unset": ["plan"]}, {"remove": {"tags": "a"}}, {"clearAll": True},
        ))  # fmt: skip
    if call == "group":
        return {"of": f"company/{_of(family, random.choice('gh'))}"}
    others = [one for one in (*USERS, NEVER_SEEN) if one != user]
    return {"previous": _of(family, random.choice(others))}


def _of(family: int, id_: str) -> str:
    return f"{id_}-{family}" if id_ else ""


def play(world: World, histories: Sequence[Sequence[Step]], *, merging: bool, size: int) -> None:
    """Let a project live through histories side by side, ``size`` steps of each at a time."""
    longest = max(len(steps) for steps in histories)
    for start in range(0, longest, size):
        now = [step for steps in histories for step in steps[start : start + size]]
        said = [_event(world, one, merging=merging) for one in now if isinstance(one, Say)]
        if said:
            world.take(*said)
        if merging:
            _change(world, [step for step in now if not isinstance(step, Say)])


def _event(world: World, say: Say, *, merging: bool) -> LogEvent:
    user, device, at, body = say.user, say.device, float(say.at), say.body
    if say.call == "track":
        made = world.event(user, device, at, event=body["event"])
    elif say.call == "identify":
        made = world.identify(user, device, at, **body)
    elif say.call == "operate":
        made = world.operate(user, device, at, **body)
    elif say.call == "group":
        made = world.group(body["of"], user, device, at)
    else:
        made = world.event(
            user, device, at, event="$alias", previous=body["previous"] if merging else ""
        )
    made.message_id = say.message_id
    return made


def _change(world: World, steps: Sequence[Merge | Undo]) -> None:
    """Merge and undo, as far as it makes sense, then let questions see it."""
    with world.database.transaction() as tx:
        for step in steps:
            if isinstance(step, Merge):
                ends = (step.source, step.into)
                attempt(lambda e=ends: world.people.merge(tx, world.project_id, *e, SYSTEM))
            elif standing := in_force(world, tx):
                chosen = standing[step.pick % len(standing)]
                attempt(lambda n=chosen: world.people.undo(tx, world.project_id, n, SYSTEM))
    world.people.publish(world.project_id)


def in_force(world: World, tx: Tx) -> list[int]:
    """Return the merges of two users that are not undone."""
    found = world.people.merges(tx, world.project_id, limit=500)
    return [one.merge_id for one in found if one.cause != "identify" and one.undone_at is None]


def attempt(deed: Callable[[], object]) -> bool:
    """Return whether it was done; it may be refused with one of ``REFUSALS`` and nothing else."""
    try:
        deed()
    except CauceError as error:
        if error.code not in REFUSALS:
            raise
        return False
    return True


def undo_all(world: World, random: Random) -> None:
    """Undo every merge of two users, in any order, until none is in force."""
    with world.database.transaction() as tx:
        undone = True
        while undone:
            standing = in_force(world, tx)
            random.shuffle(standing)
            undone = [
                n
                for n in standing
                if attempt(lambda n=n: world.people.undo(tx, world.project_id, n, SYSTEM))
            ]
    world.people.publish(world.project_id)


def answers(world: World, histories: Iterable[Iterable[Step]]) -> dict[str, str]:
    """Return what the project answers, as text: questions, the list of people, each person."""
    ids = _ids(histories)
    raws = {int(world.raw(**{kind: value})): f"{kind}:{value}" for kind, value in sorted(ids)}
    analytics = Analytics(world.events)
    try:
        found = {
            name: json.dumps(asdict(analytics.ask(world.project_id, asked).result), default=str)
            for name, asked in QUESTIONS.items()
        }
        found["people behind"] = _sorted(
            {**asdict(item), "person_id": raws[int(item.person_id, 16)]}
            for item in analytics.ask(world.project_id, BEHIND).result.items
        )
    finally:
        analytics.close()
    found["people"] = _people(world, raws)
    found["persons"] = _sorted(_person(world, kind, value, raws) for kind, value in sorted(ids))
    return found


def _ids(histories: Iterable[Iterable[Step]]) -> set[tuple[str, str]]:
    said = [step for steps in histories for step in steps if isinstance(step, Say)]
    users = {("user", one.user) for one in said if one.user}
    return users | {("anonymous", one.device) for one in said if one.device}


def _people(world: World, raws: dict[int, str]) -> str:
    page = world.people.page(world.project_id, PeopleQuestion(limit=500))
    return _sorted({**asdict(item), "person_id": raws[item.person_id]} for item in page.items)


def _person(world: World, kind: str, value: str, raws: dict[int, str]) -> dict[str, Any]:
    person = world.person(**{kind: value})
    identities = [{**asdict(one), "raw_person": raws[one.raw_person]} for one in person.identities]
    return {
        "asked": f"{kind}:{value}",
        "is": raws[person.person_id],
        "named": [person.display_name, person.user_id, person.email],
        "traits": [asdict(trait) for trait in person.traits],
        "identities": identities,
        "seen": [person.first_seen, person.last_seen, person.events],
    }


def _sorted(rows: Iterable[Any]) -> str:
    return "\n".join(sorted(json.dumps(row, default=str, sort_keys=True) for row in rows))


_RANGE = {"date_from": "2026-02-20", "date_to": "2026-03-20"}
_FUNNEL = {
    "kind": "funnel",
    **_RANGE,
    "steps": [{"event": name} for name in EVENTS],
    "window": {"value": 14, "unit": "day"},
}
QUESTIONS: dict[str, dict[str, Any]] = {
    "unique persons": {
        "kind": "trend",
        **_RANGE,
        "interval": "day",
        "series": [{"event": name, "math": "persons"} for name in EVENTS],
    },
    "unique persons by trait": {
        "kind": "trend",
        **_RANGE,
        "interval": "week",
        "series": [{"event": "Page Viewed", "math": "persons"}],
        "breakdown": {"trait": "plan"},
    },
    "funnel": _FUNNEL,
    "retention": {
        "kind": "retention",
        **_RANGE,
        "interval": "day",
        "periods": 8,
        "first": {"event": "Page Viewed"},
        "return": {"event": "Page Viewed"},
    },
}
"""Questions whose answer depends on who is who."""
BEHIND = {"kind": "people", "of": _FUNNEL, "point": {"step": 1, "converted": True}, "limit": 500}
