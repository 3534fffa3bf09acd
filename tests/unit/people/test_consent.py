"""Consent is what was said last, whatever came last; the history is short and true."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.kernel.consent import read_consent
from cauce.people.contracts import Agreed, ConsentState, LawfulBasis, Purpose
from cauce.people.logic.consent import (
    MOST_KEPT,
    USUAL_PURPOSES,
    change,
    condense,
    history,
    states,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
STATEMENTS = st.lists(
    st.tuples(st.sampled_from([7, 9]), st.sampled_from("ab"), st.booleans(), st.integers(0, 9)),
    min_size=1,
    max_size=14,
).map(
    lambda said: [
        Agreed(raw, category, granted, NOON + timedelta(hours=hour), f"m{n:03}", "web")
        for n, (raw, category, granted, hour) in enumerate(said)
    ]
)


def absorb(batches):
    record: list[Agreed] = []
    for batch in batches:
        found = change(record, condense(batch))
        record = [one for one in record if one not in found.gone] + list(found.added)
    return record


@settings(max_examples=300, deadline=None)
@given(STATEMENTS, st.randoms(use_true_random=False), st.integers(1, 4))
def test_any_order_and_batching_leaves_a_person_where_the_last_word_put_it(said, random, size):
    whole = absorb([said])
    for raw in (7, 9):
        alone = [one for one in said if one.raw == raw]
        assert history([one for one in whole if one.raw == raw], raw) == history(alone, raw)
    assert latest(whole) == latest(said)
    shuffled = list(said)
    random.shuffle(shuffled)
    pieces = absorb([shuffled[i : i + size] for i in range(0, len(said), size)])
    assert latest(pieces) == latest(said)
    assert absorb([said, said]) == whole


def latest(statements):
    found = {}
    for one in history(statements, 7):
        found.setdefault(one.category, one.granted)
    return found


def test_the_same_word_a_thousand_times_is_two_rows_and_changes_are_bounded():
    same = [agreed("ads", True, n) for n in range(1000)]
    assert [one.at for one in absorb([same[:500], same[500:]])] == [same[0].at, same[-1].at]
    fickle = [agreed("ads", n % 2 == 0, n) for n in range(1000)]
    kept = absorb([fickle[n : n + 50] for n in range(0, 1000, 50)])
    assert kept == fickle[-MOST_KEPT:]


def test_at_the_same_instant_the_word_of_the_survivors_own_id_counts():
    said = [
        Agreed(7, "ads", True, NOON, "m1", "web"),
        Agreed(9, "ads", False, NOON, "m2", "web"),
    ]
    assert latest(said) == {"ads": True}
    assert [one.granted for one in history(said, 9)] == [False, True]


def test_a_different_word_between_equal_ones_parts_them_although_it_comes_late():
    record = absorb([[agreed("ads", True, 1), agreed("ads", True, 2), agreed("ads", True, 5)]])
    record = absorb([record, [agreed("ads", False, 3)]])
    assert [(one.granted, one.at.minute) for one in history(record, 7)] == [
        (True, 5), (False, 3), (True, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("basis", "said", "state"),
    [
        (LawfulBasis.CONSENT, [], ConsentState.UNKNOWN),
        (LawfulBasis.CONSENT, [("ads", True)], ConsentState.GRANTED),
        (LawfulBasis.CONSENT, [("ads", True), ("mail", False)], ConsentState.DENIED),
        (LawfulBasis.CONTRACT, [], ConsentState.NOT_NEEDED),
        (LawfulBasis.CONTRACT, [("mail", True)], ConsentState.NOT_NEEDED),
        (LawfulBasis.LEGITIMATE_INTERESTS, [("mail", False)], ConsentState.DENIED),
        (LawfulBasis.CONSENT, [("other", False)], ConsentState.UNKNOWN),
    ],
)
def test_where_a_person_stands_follows_from_basis_and_words(basis, said, state):
    purpose = Purpose("marketing", basis, ("ads", "mail"))
    changes = history([agreed(name, granted, 1) for name, granted in said], 7)
    (found,) = states(changes, [purpose])
    assert found.state is state


def test_the_usual_purposes_know_what_googles_consent_mode_sends():
    said = {"ad_user_data": True, "ad_personalization": False, "Analytics": True, "x" * 200: True}
    read = read_consent({"consent": {"categoryPreferences": said}})
    changes = history([agreed(name, granted, 1) for name, granted in read.items()], 7)
    found = {one.purpose.name: str(one.state) for one in states(changes, USUAL_PURPOSES)}
    assert found == {"analytics": "granted", "marketing": "granted", "personalization": "denied"}


@pytest.mark.parametrize(
    "context", [{}, {"consent": []}, {"consent": {"categoryPreferences": "yes"}}, {"consent": None}]
)
def test_what_is_not_consent_says_nothing(context):
    assert read_consent(context) == {}


def agreed(category: str, granted: bool, minute: int) -> Agreed:
    return Agreed(7, category, granted, NOON + timedelta(minutes=minute), f"m{minute:05}", "web")
