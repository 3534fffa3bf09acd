"""The two interpreters of a condition give the same answer on the same facts, on the real engine."""

import itertools
import json
import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cauce.kernel.errors import CauceError
from cauce.rules import (
    Binder,
    Facts,
    GroupType,
    PastEvent,
    SqlContext,
    compile_sql,
    matches,
    parse,
)

NOW = datetime(2026, 3, 29, 12, 30, 0, 500_000, tzinfo=UTC)
ZONES = (
    "UTC",
    "Europe/Madrid",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
)
NAMES = ("a", "b", "n.x", "clave ñ", "with'quote", "with\\back", 'with"double', "size0", "null")
TEXTS = (
    "",
    "a",
    "A",
    "ab",
    "abc",
    "1",
    "01",
    "1.0",
    "1.5",
    "-0",
    "1e3",
    "1e999",
    ".5",
    "5.",
    "+1",
    " 1",
    "1 ",
    "true",
    "false",
    "True",
    "null",
    "ES",
    "ñandú",
    "Ñ",
    "a\nb",
    "a'b",
    "a\\b",
    "%",
    "_",
    "{x}",
    "9007199254740993",
    "9007199254740992",
    "18446744073709551615",
    "18446744073709551616",
    "inf",
    "nan",
    "0x10",
    "1,5",
    "😀",
    "2026-03-29",
    "2026-03-29T02:30",
    "2026-03-29 02:30:00",
    "2026-03-29T02:30:00Z",
    "2025-10-26T02:30:00",
    "2026-03-22T12:30:00.500Z",
    "2026-03-28T12:30:00.500Z",
    "2026-03-29T12:30:00.500Z",
    "2026-03-29T12:30:00.501Z",
    "2026-03-29T14:30:00+0200",
    "2026-03-29T07:00:00-05:30",
    "2026-02-29",
    "2024-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-13-01",
    "2026-01-01T24:00",
    "1969-12-31T23:59:59.9Z",
    "1950-06-01",
    "2290-01-01",
    "2026-3-1",
    "2018-11-04T00:30",
    "2018-11-04",
    "2026-04-05T01:45:00",
    "2026-10-04T02:15:00",
    "2026-03-08T02:30:00",
    "2025-11-02T01:30:00",
    "2026-03-29T02:30:00.123456789",
    "2026-03-29T",
)
NUMBERS = (
    0,
    1,
    -1,
    2,
    3,
    10,
    100,
    0.5,
    1.0,
    1.5,
    -0.0,
    2.5,
    1e3,
    1000,
    1e300,
    2**53,
    2**53 + 1,
    2**63 - 1,
    2**63,
    2**64 - 1,
    -(2**63),
    0.1,
)
PATTERNS = (
    "a",
    "^a",
    "b$",
    "a.b",
    "(?i)A",
    "[0-9]+",
    "^$",
    "ñ",
    "(?i)ñ",
    r"\d{4}-\d{2}",
    "a|b",
    r"\.",
    "(a)(b)?c",
    "^(true|false)$",
    "",
)
DATES = [t for t in TEXTS if t[:2] in ("19", "20", "22") and "-" in t]


def scalar(r: random.Random):
    return r.choice(
        (
            r.choice(TEXTS),
            r.choice(TEXTS),
            r.choice(NUMBERS),
            r.choice((True, False)),
            r.choice(DATES),
        )
    )


def stored_value(r: random.Random, depth=0):
    kind = r.random()
    if kind < 0.62:
        return scalar(r)
    if kind < 0.68:
        return None
    if kind < 0.72:
        return r.choice((2**64, -(2**63) - 1, 2**70))
    if kind < 0.76 and depth < 2:
        return {r.choice("xyz"): stored_value(r, depth + 1) for _ in range(r.randint(0, 2))}
    family = r.choice((TEXTS, NUMBERS, (True, False), DATES, None))
    size = r.randint(0, 3)
    if family is None:
        return [r.choice((scalar(r), scalar(r), None, ["a"], {"x": 1})) for _ in range(size)]
    return [r.choice(family) for _ in range(size)]


def document(r: random.Random):
    found = {}
    for name in r.sample(NAMES, r.randint(0, 6)):
        if name != "n.x":
            found[name] = stored_value(r)
        elif r.random() < 0.5:
            found["n"] = {"x": stored_value(r)}
        else:
            found["n.x"] = stored_value(r)
    return found


SEGMENTS = {"7": 2, "8": 1, "900719925474099312": 40}
"""Segments that may be named, and the version of their members that counts."""


TYPES = ("company", "team", "group", {"property": "b"}, None)
"""Which type of groups a condition says; the last is the one that the question counts."""


def group_comparison(r: random.Random):
    kind = r.choice(TYPES)
    return comparison(r, "group_trait") | ({} if kind is None else {"group_type": kind})


def comparison(r: random.Random, subject: str):  # noqa: C901
    op = r.choice(
        (
            "eq",
            "eq",
            "ne",
            "in",
            "not_in",
            "contains",
            "not_contains",
            "starts_with",
            "ends_with",
            "matches",
            "gt",
            "gte",
            "lt",
            "lte",
            "between",
            "is_set",
            "is_not_set",
            "before",
            "after",
            "within_last",
        )
    )
    leaf = {subject: r.choice(NAMES), "op": op}
    if op in ("eq", "ne"):
        leaf["value"] = scalar(r)
    elif op in ("in", "not_in"):
        leaf["value"] = [scalar(r) for _ in range(r.randint(0, 4))]
    elif op == "matches":
        leaf["value"] = r.choice([p for p in PATTERNS if p])
    elif op in ("contains", "not_contains", "starts_with", "ends_with"):
        leaf["value"] = r.choice([t for t in TEXTS if t])[: r.randint(1, 4)]
    elif op in ("gt", "gte", "lt", "lte"):
        leaf["value"] = r.choice(NUMBERS)
    elif op == "between":
        leaf["value"] = sorted((r.choice(NUMBERS), r.choice(NUMBERS)))
    elif op in ("before", "after"):
        leaf["value"] = r.choice(
            (
                "2026-03-29",
                "2026-03-29T02:30:00",
                "2025-10-26T02:30:00",
                "2026-03-29T12:30:00.500Z",
                "1970-01-01",
                "2018-11-04",
                "2026-10-04",
            )
        )
    elif op == "within_last":
        leaf["value"] = r.choice(("1d", "1w", "12h", "52w", "900d"))
    return leaf


def condition(r: random.Random, depth=0):
    kind = r.random()
    if kind < 0.55 or depth >= 3:
        return comparison(r, "property")
    if kind < 0.68:
        return r.choice((comparison(r, "trait"), group_comparison(r)))
    if kind < 0.76:
        return {"not": condition(r, depth + 1)}
    if kind < 0.84:
        return did(r)
    if kind < 0.88:
        return {"segment": r.choice(sorted(SEGMENTS))}
    return {r.choice(("all", "any")): [condition(r, depth + 1) for _ in range(r.randint(0, 3))]}


def did(r: random.Random):
    found = {"event": r.choice(("Past A", "Past B", "Never"))}
    if r.random() < 0.7:
        found["count"] = {
            "op": r.choice(("eq", "ne", "gt", "gte", "lt", "lte")),
            "value": r.randint(0, 3),
        }
    if r.random() < 0.6:
        found["within_days"] = r.choice((1, 7, 30))
    if r.random() < 0.4:
        found["where"] = r.choice((comparison(r, "property"), {"not": comparison(r, "property")}))
    return {"did": found}


GROUP_IDS = ("acme", "globex", "7", "a'b", "ES")
KINDS = (
    GroupType("company"),
    GroupType("team"),
    GroupType("group"),
    GroupType("b", by_property=True),
)
COUNTED = (None, GroupType("company"), GroupType("b", by_property=True))


def context(r: random.Random):
    """Which groups an event names, and how."""
    named = (*GROUP_IDS, 7, "", None, "gone", "unknown", ["acme", "globex"])
    said = {
        "groups": {kind: r.choice(named) for kind in ("company", "team", "b") if r.random() < 0.5},
        "groupId": r.choice(named[:-1]),
        "groupType": r.choice((None, "", "group", "company", "b")),
    }
    return {name: value for name, value in said.items() if value is not None and r.random() < 0.8}


def group_named(said, properties, kind: GroupType | None):
    """Type and id of the group of an event, as the definitions say it."""
    about_type, about = said.get("groupType") or "group", one_id(said.get("groupId"))
    if kind is None:
        return about_type, about
    named = one_id(said.get("groups", {}).get(kind.name))
    own = one_id(properties.get(kind.name)) if kind.by_property else None
    return kind.name, named or (about if about_type == kind.name else None) or own


def one_id(value):
    """An id as text; a list of several, an object and nothing are none."""
    if value is None or isinstance(value, (list, dict)):
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


class World:
    """People with one current event each, some of them merged, and what they did before."""

    def __init__(self, r: random.Random, size: int, crowd: int = 0):
        self.filler = {f"crowd{i}": i for i in range(crowd)}
        self.raw = {i: i for i in range(1, size + 1)}
        for i in r.sample(sorted(self.raw), size // 4):
            into = r.randint(1, size)
            if self.raw[into] == into and all(self.raw[k] != i for k in self.raw if k != i):
                self.raw[i] = into
        self.properties = {i: document(r) for i in self.raw}
        self.traits = {i: document(r) for i in set(self.raw.values()) if r.random() < 0.85}
        self.past = [
            (
                r.randint(1, size),
                r.choice(("Past A", "Past B")),
                NOW - timedelta(days=r.choice((0, 1, 1, 7, 10, 30, 40, -1))),
                document(r),
            )
            for _ in range(size * 3)
        ]
        self.histories = {}
        for person, event, at, properties in self.past:
            self.histories.setdefault(self.raw[person], []).append(PastEvent(event, at, properties))

        self.groups = {
            (kind, name): document(r)
            for kind, name in itertools.product(("company", "team", "group", "b"), GROUP_IDS)
            if r.random() < 0.8
        }
        self.contexts = {i: context(r) for i in self.raw}
        self.members = {name: r.sample(sorted(self.raw), size // 3) for name in SEGMENTS}

    def segments(self, person: int) -> frozenset[str]:
        """Those that any id of the person is in."""
        return frozenset(
            name for name, ids in self.members.items() if person in {self.raw[i] for i in ids}
        )

    def group_traits(self, i: int, counted: GroupType | None):
        """By each type that a condition may say, the traits of the group of an event."""
        found = {}
        for kind in (None, *KINDS):
            named = group_named(self.contexts[i], self.properties[i], kind or counted)
            if named in self.groups:
                found[kind] = self.groups[named]
        return found

    def facts(self, i: int, zone: str, counted: GroupType | None = None) -> Facts:
        person = self.raw[i]
        return Facts(
            NOW,
            self.properties[i],
            self.traits.get(person, {}),
            self.histories.get(person, ()),
            ZoneInfo(zone),
            segments=self.segments(person),
            group_traits=self.group_traits(i, counted),
        )

    def store(self, events, project_id: int):
        rows = [("Filler", 1, NOW, self.filler, {})] if self.filler else []
        rows += [("Now", i, NOW, self.properties[i], self.contexts[i]) for i in self.properties]
        rows += [(event, person, at, properties, {}) for person, event, at, properties in self.past]
        lines = [
            {
                "project_id": project_id,
                "event": event,
                "person_id": person,
                "seq": n,
                "timestamp": at.isoformat(),
                "properties": properties,
                "context": said,
            }
            for n, (event, person, at, properties, said) in enumerate(rows)
        ]
        insert(events, "events", lines, f"e{project_id}")
        insert(
            events,
            "persons",
            [
                {
                    "project_id": project_id,
                    "person_id": p,
                    "version": 1,
                    "is_deleted": 0,
                    "traits": t,
                }
                for p, t in self.traits.items()
            ],
            f"p{project_id}",
        )
        insert(
            events,
            "person_overrides",
            [
                {
                    "project_id": project_id,
                    "from_person": a,
                    "into_person": b,
                    "version": 1,
                    "is_deleted": 0,
                }
                for a, b in self.raw.items()
                if a != b
            ],
            f"o{project_id}",
        )
        insert(events, "segment_members", list(self.listed(project_id)), f"s{project_id}")
        insert(events, "groups", list(self.known_groups(project_id)), f"g{project_id}")

    def known_groups(self, project_id: int):
        """The groups as they are, and before each an older row of it and one of another project."""
        for n, ((kind, name), traits) in enumerate(self.groups.items()):
            row = {"group_key": n, "is_deleted": 0, "type": kind, "group_id": name}
            yield {**row, "project_id": project_id, "version": 1, "traits": {"a": 1, "b": "ES"}}
            yield {**row, "project_id": project_id + 10**9, "version": 9, "traits": {"a": "ab"}}
            yield {**row, "project_id": project_id, "version": 2, "traits": traits}
        gone = {"project_id": project_id, "group_key": 999, "type": "company", "group_id": "gone"}
        yield {**gone, "version": 1, "is_deleted": 0, "traits": {"a": 1, "b": "ES"}}
        yield {**gone, "version": 2, "is_deleted": 1, "traits": {}}

    def listed(self, project_id: int):
        """The members as they count, and everybody in a version that is over."""
        for name, version in SEGMENTS.items():
            place = {"project_id": project_id, "segment_id": int(name)}
            yield from ({**place, "version": version, "person_id": i} for i in self.members[name])
            yield from ({**place, "version": version - 1, "person_id": i} for i in self.raw)


def insert(events, table, rows, token):
    if rows:
        events.insert_json(table, "\n".join(json.dumps(row) for row in rows).encode(), token)


def known_types(events, project_id):
    rows = events.query(
        "SELECT distinctJSONPathsAndTypes(properties) FROM events WHERE project_id = {p:UInt32}",
        {"p": project_id},
    ).rows
    return {path: frozenset(kinds) for path, kinds in rows[0][0].items()}


@pytest.mark.parametrize(("known", "crowd"), [(False, 0), (True, 0), (True, 600)])
def test_both_interpreters_agree_on_thousands_of_generated_cases(events, project_id, known, crowd):
    """Also when only the types that occur are read, and with more paths than have own columns."""
    seed = random.SystemRandom().randint(0, 2**32)
    r = random.Random(seed)
    world = World(r, 60, crowd)
    world.store(events, project_id)
    types = known_types(events, project_id) if known else None
    cases = 0
    for _ in range(24):
        zone = r.choice(ZONES)
        documents = [condition(r) for _ in range(20)]
        parsed = [parse(json.loads(json.dumps(d))) for d in documents]
        bind, counted = Binder(), r.choice(COUNTED)
        ctx = SqlContext(
            bind,
            project_id,
            NOW,
            ZoneInfo(zone),
            types=types,
            segments=SEGMENTS,
            group_type=counted,
        )
        columns = ", ".join(f"toUInt8({compile_sql(c, ctx)})" for c in parsed)
        rows = events.query(
            f"SELECT person_id, {columns} FROM events WHERE project_id = {ctx.project} AND event = 'Now'",
            bind.params,
            precise_float_parsing=1,
        ).rows
        assert len(rows) == 60
        for person, *found in rows:
            facts = world.facts(person, zone, counted)
            for d, c, got in zip(documents, parsed, found, strict=True):
                expected = matches(c, facts)
                cases += 1
                assert bool(got) is expected, (seed, zone, json.dumps(d), facts)
    assert cases >= 2_000


def test_every_mixture_of_kinds_in_a_list_keeps_its_kinds(events, project_id):
    """Also a boolean beside texts or numbers, which the engine would turn into one of those."""
    kinds = ("a", "2026-03-29", "true", True, False, 1, 1.5, 2**63, 2**64, None)
    lists = [list(found) for n in (1, 2, 3) for found in itertools.product(kinds, repeat=n)]
    lines = [
        {
            "project_id": project_id,
            "event": "Now",
            "person_id": i,
            "timestamp": NOW.isoformat(),
            "properties": {"a": found},
            "context": {},
        }
        for i, found in enumerate(lists)
    ]
    insert(events, "events", lines, f"m{project_id}")
    asked = [
        parse({"property": "a", "op": op, "value": value})
        for op, value in (
            ("eq", True),
            ("eq", 1),
            ("in", ["false", "1.5"]),
            ("matches", "^(true|false)$"),
            ("contains", "al"),
            ("gte", 0),
            ("after", "2026-01-01"),
        )
    ]
    bind = Binder()
    ctx = SqlContext(bind, project_id, NOW, ZoneInfo("UTC"))
    columns = ", ".join(f"toUInt8({compile_sql(c, ctx)})" for c in asked)
    rows = events.query(
        f"SELECT person_id, {columns} FROM events WHERE project_id = {ctx.project}", bind.params
    ).rows
    assert len(rows) == len(lists)
    for i, *found in rows:
        expected = [matches(c, Facts(NOW, {"a": lists[i]})) for c in asked]
        assert list(map(bool, found)) == expected, lists[i]


def test_a_segment_that_is_not_known_is_a_typed_error_in_both():
    asked = parse({"segment": "s1"})
    context = SqlContext(Binder(), 1, NOW, ZoneInfo("UTC"), segments={"7": 1})
    for judge in (lambda: matches(asked, Facts(NOW)), lambda: compile_sql(asked, context)):
        with pytest.raises(CauceError) as error:
            judge()
        assert (error.value.code, error.value.fields[0].path) == ("segment_not_found", "segment")
