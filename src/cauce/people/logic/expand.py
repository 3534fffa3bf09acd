"""From pairs of ids to raw persons: the rows and statements that a batch asks to write."""

from dataclasses import dataclass, field, replace

from cauce.kernel.ids import IdentityKind, ProjectId, raw_person_id
from cauce.people.contracts import Seen, Statement
from cauce.people.logic.gather import Found, Pair, Sighting
from cauce.people.logic.ids import stands_for_somebody


@dataclass(slots=True)
class Rows:
    """What to write of one project."""

    seen: dict[int, Seen] = field(default_factory=dict)
    announced: dict[int, Seen] = field(default_factory=dict)
    links: dict[Pair, Statement] = field(default_factory=dict)
    """By (user id, anonymous id)."""
    joins: list[Statement] = field(default_factory=list)


def expand(project_id: ProjectId, found: Found) -> Rows:
    """Return the rows and statements of what was found."""
    rows = Rows()
    for (user, anonymous), sighting in found.sightings.items():
        raw_user = _see(rows, project_id, "user_id", user, sighting, alone=True)
        raw_anonymous = _see(rows, project_id, "anonymous_id", anonymous, sighting, alone=not user)
        if user and anonymous and not sighting.recorded and _both(user, anonymous):
            _link(rows, (user, anonymous), raw_anonymous, raw_user, sighting)
    for (user, previous), sighting in found.aliases.items():
        into = raw_person_id(project_id, "user_id", user)
        was_user = _announce(rows, project_id, "user_id", previous)
        was_anonymous = _announce(rows, project_id, "anonymous_id", previous)
        _link(rows, (user, previous), was_anonymous, into, sighting)
        rows.joins.append(_statement(was_user, into, sighting, is_link=False))
    return rows


def _both(user: str, anonymous: str) -> bool:
    return stands_for_somebody(user) and stands_for_somebody(anonymous)


def _see(
    rows: Rows,
    project_id: ProjectId,
    kind: IdentityKind,
    value: str,
    sighting: Sighting,
    *,
    alone: bool,
) -> int:
    if not value:
        return 0
    raw = raw_person_id(project_id, kind, value)
    seen = rows.seen.get(raw)
    if seen is None or seen.first is None or seen.last is None:
        rows.seen[raw] = Seen(raw, kind, value, sighting.first, sighting.last, alone)
    else:
        first, last = min(seen.first, sighting.first), max(seen.last, sighting.last)
        rows.seen[raw] = replace(seen, first=first, last=last, alone=seen.alone or alone)
    return raw


def _announce(rows: Rows, project_id: ProjectId, kind: IdentityKind, value: str) -> int:
    raw = raw_person_id(project_id, kind, value)
    rows.announced[raw] = Seen(raw, kind, value, None, None, alone=False)
    return raw


def _link(rows: Rows, pair: Pair, anonymous: int, user: int, sighting: Sighting) -> None:
    link = _statement(anonymous, user, sighting, is_link=True)
    known = rows.links.get(pair)
    if known is None or link.order < known.order:
        rows.links[pair] = link


def _statement(source: int, into: int, sighting: Sighting, *, is_link: bool) -> Statement:
    return Statement(
        0,
        source,
        into,
        is_link,
        sighting.cause,
        sighting.first,
        sighting.message_id,
    )
