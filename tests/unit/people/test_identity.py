"""Persons are a function of what was said, not of the order in which it was heard."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.kernel.ids import ProjectId, raw_person_id
from cauce.people.contracts import Statement
from cauce.people.logic.expand import expand
from cauce.people.logic.gather import Found, gather
from cauce.people.logic.identity import (
    decide_joins,
    decide_links,
    holders,
    origins,
    resolve,
    undoing,
)

PROJECT = ProjectId(1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
USERS = ["ana", "ben", "eva", "teo"]
DEVICES = ["d1", "d2", "d3"]


class Said:
    """A message for ``gather``."""

    def __init__(self, seq, event, *, user, anonymous, previous, minute, traits):
        self.seq, self.event, self.user_id, self.anonymous_id = seq, event, user, anonymous
        self.previous, self.given = previous, traits
        self.message_id = f"m{seq}"
        self.timestamp = NOON + timedelta(minutes=minute)
        kind = "user_id" if user else "anonymous_id"
        self.person_id = raw_person_id(PROJECT, kind, user or anonymous)

    def traits(self):
        return self.given

    def operations(self):
        return {}

    def source(self):
        return "test"

    def consent(self):
        return {}

    def group(self):
        return None

    def groups(self):
        return ()

    def previous_id(self):
        return self.previous


@st.composite
def messages(draw):
    found = []
    for seq in range(1, draw(st.integers(1, 12)) + 1):
        event = draw(st.sampled_from(["Page Viewed", "Page Viewed", "$identify", "$alias"]))
        user = draw(st.sampled_from(USERS if event == "$alias" else ["", *USERS]))
        anonymous = draw(st.sampled_from(["", *DEVICES] if user else DEVICES))
        previous = draw(st.sampled_from([*USERS, *DEVICES])) if event == "$alias" else ""
        traits = draw(st.dictionaries(st.sampled_from("xy"), st.sampled_from(["1", "2", "null"])))
        minute = draw(st.integers(0, 5))
        found.append(
            Said(
                seq,
                event,
                user=user,
                anonymous=anonymous,
                previous=previous,
                minute=minute,
                traits=traits,
            )
        )
    return found


class Book:
    """The consumer's steps on a dictionary: what PostgreSQL would hold."""

    def __init__(self):
        self.statements: dict[tuple[int, int], Statement] = {}
        self.traits: dict = {}
        self.seen: dict[int, tuple] = {}
        self.numbers = itertools.count(1)

    def take(self, batch):
        """Take a batch of messages."""
        for found in gather(((PROJECT, m) for m in batch), {}).values():
            self.absorb(found)

    def absorb(self, found: Found):
        """Make persons what the batch says."""
        rows = expand(PROJECT, found)
        for raw, row in rows.seen.items():
            first, last, alone = self.seen.get(raw, (row.first, row.last, False))
            self.seen[raw] = (min(first, row.first), max(last, row.last), alone or row.alone)
        persons = resolve(self.statements.values())
        for join in decide_joins(rows.joins, persons, {}, 500):
            self.record(join)
        persons = resolve(self.statements.values())
        links = [s for s in self.statements.values() if s.is_link]
        decision = decide_links(links, rows.links.values(), persons, {}, 500)
        for link in decision.record:
            self.record(link)
        after = resolve(self.statements.values())
        assert all(after[raw] == person for raw, person in decision.persons.items())
        for key, said in found.traits.items():
            if key not in self.traits or self.traits[key].order < said.order:
                self.traits[key] = said

    def record(self, statement: Statement):
        """Keep a statement; of one made before, the earlier time."""
        key = (statement.from_person, statement.into_person)
        known = self.statements.get(key)
        if known is None:
            self.statements[key] = replace(statement, merge_id=next(self.numbers))
        elif (statement.at, statement.message_id) < (known.at, known.message_id):
            self.statements[key] = replace(
                known, at=statement.at, message_id=statement.message_id, cause=statement.cause
            )

    def persons(self):
        """Return everything that can be seen of people."""
        resolved = resolve(self.statements.values())
        return {
            raw: (resolved.get(raw, raw), *seen) for raw, seen in self.seen.items()
        }, self.traits


@settings(max_examples=200, deadline=None)
@given(messages(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_any_order_and_batching_of_the_same_messages_gives_the_same_persons(said, random, size):
    one, other = Book(), Book()
    one.take(said)
    random.shuffle(said)
    for start in range(0, len(said), size):
        other.take(said[start : start + size])
    assert one.persons() == other.persons()


@settings(max_examples=150, deadline=None)
@given(messages(), st.lists(st.tuples(st.sampled_from(USERS), st.sampled_from(USERS)), max_size=3))
def test_undoing_a_merge_by_hand_restores_exactly_what_was_before(said, earlier):
    book = Book()
    book.take(said)
    for number, (source, into) in enumerate(earlier):
        by_hand(book, source, into, number)
    before = book.persons()
    made = by_hand(book, "ana", "ben", 50)
    if made is None:
        return
    plan = undoing(list(book.statements.values()), made)
    assert plan.merges == {made}
    mark(book, plan.merges)
    assert book.persons() == before


@settings(max_examples=150, deadline=None)
@given(messages(), st.data())
def test_undoing_any_merge_parts_its_sides_or_names_the_merges_that_hold_them(said, data):
    book = Book()
    book.take(said)
    for _ in range(4):
        standing = [s for s in book.statements.values() if s.stands]
        if not standing:
            return
        target = data.draw(st.sampled_from(standing))
        plan = undoing(list(book.statements.values()), target.merge_id)
        if plan.merges:
            mark(book, plan.merges)
            persons = resolve(book.statements.values())
            assert persons[target.from_person] != persons[target.into_person]
        elif not target.is_link:
            assert plan.because_of
            assert target.merge_id not in plan.because_of


@settings(max_examples=200, deadline=None)
@given(messages())
def test_no_id_is_ever_lost_and_every_person_is_its_own_root(said):
    book = Book()
    book.take(said)
    persons, _ = book.persons()
    mentioned = {raw_person_id(PROJECT, "user_id", m.user_id) for m in said if m.user_id}
    mentioned |= {
        raw_person_id(PROJECT, "anonymous_id", m.anonymous_id) for m in said if m.anonymous_id
    }
    assert persons.keys() == mentioned
    resolved = resolve(book.statements.values())
    assert all(resolved.get(person, person) == person for person in resolved.values())


@settings(max_examples=200, deadline=None)
@given(messages())
def test_each_tie_to_another_person_has_an_origin(said):
    book = Book()
    book.take(said)
    tied = origins(book.statements.values())
    for raw, person in resolve(book.statements.values()).items():
        assert (raw in tied) == (raw != person)


def test_the_device_stays_with_the_first_user_even_after_the_link_was_undone():
    link = Statement(1, 7, 8, True, "track", NOON, "m1", undone=True)
    later = Statement(0, 7, 9, True, "track", NOON + timedelta(hours=1), "m2")
    decision = decide_links([link], [later], {}, {}, 500)
    assert decision.record == []
    assert resolve([link]) == {8: 8, 7: 7}
    assert holders([link])[7] is link


def test_a_join_that_would_make_a_person_too_large_is_recorded_as_refused():
    joins = [
        Statement(0, 1, 2, False, "alias", NOON, "m1"),
        Statement(0, 3, 2, False, "alias", NOON + timedelta(seconds=1), "m2"),
    ]
    decided = decide_joins(joins, {}, {1: 2, 2: 2, 3: 2}, 5)
    assert [join.refused for join in decided] == [False, True]


def by_hand(book: Book, source: str, into: str, minute: int) -> int | None:
    below, above = (raw_person_id(PROJECT, "user_id", user) for user in (source, into))
    persons = resolve(book.statements.values())
    if persons.get(below, below) == persons.get(above, above):
        return None
    number = next(book.numbers)
    at = NOON + timedelta(days=1, minutes=minute)
    made = Statement(number, below, above, False, "manual", at, "")
    book.statements[(below, above, number)] = made
    return number


def mark(book: Book, merge_ids) -> None:
    for key, statement in book.statements.items():
        if statement.merge_id in merge_ids:
            book.statements[key] = replace(statement, undone=True)
