"""Plans and events for the tests that try many."""

from hypothesis import strategies as st

from cauce.collect.contracts import Policy
from cauce.collect.plan.contracts import EventRule, Pii, Plan, PropertyRule, PropertyType
from cauce.kernel.errors import Text

SAFE = st.characters(exclude_categories=("Cs", "Cc"))
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
NAMES = st.text(st.sampled_from("abAB ñ_-1é#'\"{}[]&*!|>%@?"), min_size=1, max_size=8).filter(
    str.strip
)
PURPOSES = st.sampled_from(["", "analytics", "marketing", "no", "on"])
NUMBERS = st.one_of(
    st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False), st.just(0)
)
PATTERNS = ["^[A-Z]{2}$", "a.c", "^$", r"\d+-[a-z]?", "(es|mx)$"]
CHECKS = [
    {"property": "a", "op": "is_set"},
    {
        "any": [
            {"property": "a", "op": "gt", "value": 3},
            {"not": {"property": "b", "op": "is_set"}},
        ]
    },
]


@st.composite
def rules(draw, name=NAMES, checks=True):
    kind = draw(st.sampled_from(PropertyType))
    low = high = None
    allowed, pattern = (), ""
    if kind in (PropertyType.NUMBER, PropertyType.INTEGER):
        low, high = draw(st.one_of(st.none(), NUMBERS)), draw(st.one_of(st.none(), NUMBERS))
        if low is not None and high is not None and low > high:
            low, high = high, low
        values = st.integers(-3, 3) if kind is PropertyType.INTEGER else NUMBERS
        allowed = tuple(draw(st.lists(values, max_size=3)))
    if kind is PropertyType.TEXT:
        allowed = tuple(draw(st.lists(TEXTS, max_size=3)))
        pattern = draw(st.sampled_from(["", *PATTERNS]))
    if kind is PropertyType.LIST:
        allowed = tuple(draw(st.lists(st.one_of(TEXTS, st.integers(0, 3)), max_size=3)))
    return PropertyRule(
        draw(name), kind, draw(st.booleans()), Text(draw(TEXTS), draw(TEXTS)), draw(TEXTS),
        allowed, pattern, low, high, draw(st.sampled_from(Pii)), draw(PURPOSES),
    )  # fmt: skip


@st.composite
def events(draw, name=NAMES, checks=True):
    found = draw(st.lists(rules(), max_size=4, unique_by=lambda rule: rule.name))
    return EventRule(
        draw(name), draw(st.sampled_from(Policy)), draw(st.booleans()),
        Text(draw(TEXTS), draw(TEXTS)), draw(TEXTS), draw(PURPOSES),
        draw(st.sampled_from([None, *CHECKS])) if checks else None,
        tuple(sorted(found, key=lambda rule: rule.name)),
    )  # fmt: skip


@st.composite
def plans(draw):
    found = draw(st.lists(events(), max_size=4, unique_by=lambda event: event.name))
    return Plan(draw(st.sampled_from(Policy)), tuple(sorted(found, key=lambda e: e.name)))


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-5, 5), st.floats(-5, 5), TEXTS,
        st.sampled_from(["ES", "abc", "2024-02-29", "2023-02-29", "2026-01-31T10:00:00Z", "es"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2)
    ),
    max_leaves=4,
)  # fmt: skip


@st.composite
def values_for(draw, rule):
    """A value that often fits the rule, and as often does not."""
    usual = {
        PropertyType.TEXT: st.one_of(TEXTS, st.sampled_from(["ES", "abc", "es", "a\nc", "x\n"])),
        PropertyType.NUMBER: NUMBERS,
        PropertyType.INTEGER: st.one_of(st.integers(-4, 4), st.sampled_from([1.0, -2.0, 1.5])),
        PropertyType.BOOLEAN: st.booleans(),
        PropertyType.LIST: st.lists(st.one_of(TEXTS, st.integers(0, 3), st.booleans()), max_size=3),
        PropertyType.OBJECT: st.dictionaries(st.sampled_from(["a", "b"]), JSON, max_size=2),
        PropertyType.DATE: st.sampled_from(["2024-02-29", "2023-02-29", "2026-01-31T10:00:00Z"]),
    }[rule.type]
    choices = [usual, JSON]
    if rule.allowed:
        picked = st.sampled_from(rule.allowed)
        choices.append(st.lists(picked, max_size=2) if rule.type is PropertyType.LIST else picked)
    return draw(st.one_of(*choices))


@st.composite
def properties_for(draw, event):
    """Properties of an event, some left out, some that no plan names."""
    found = {
        rule.name: draw(values_for(rule))
        for rule in event.properties
        if draw(st.booleans()) or rule.required
    }
    if draw(st.integers(0, 3)) == 0:
        found["stranger"] = draw(JSON)
    return found
