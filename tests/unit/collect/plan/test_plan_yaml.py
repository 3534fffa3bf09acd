"""A plan as YAML: read back to the same plan, written to the same bytes, wrong at a line."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_strategies import plans

from cauce.collect.plan.logic.yaml_form import plan_yaml, read_plan_yaml
from cauce.kernel.errors import CauceError

TEXT = """\
format: 1
unknown_events: flag
events:
  Order Completed:
    policy: block
    description: {en: Paid, es: Pagado}
    properties:
      country:
        type: text
        allowed: [no, es, 2026-01-31, "1", 1e3x]
      total:
        type: number
        minimum: 1e3
"""


@given(plans())
@settings(deadline=None)
def test_export_import_export_gives_identical_bytes_and_the_same_plan(plan):
    text = plan_yaml(plan)
    assert read_plan_yaml(text) == plan
    assert plan_yaml(read_plan_yaml(text)) == text


@given(st.sampled_from(["1e3", "0123", "089", "no", "~", "null", "true", ".5", "+1", "1_000", "0x1f", "1:30", "2026-01-31", "=", "<<", "1.", "-", "# a", "a: b", " x "]))  # fmt: skip
def test_text_that_looks_like_something_else_stays_text(words):
    document = {"events": {"E": {"owner": words, "description": {"en": words}}}}
    plan = read_plan_yaml(yaml.safe_dump(document, default_style='"'))
    assert plan.events[0].owner == words
    assert read_plan_yaml(plan_yaml(plan)) == plan


def test_what_people_write_is_read_as_they_mean_it():
    (event,) = read_plan_yaml(TEXT).events
    country, total = event.properties
    assert country.allowed == ("no", "es", "2026-01-31", "1", "1e3x")
    assert total.minimum == 1000
    assert event.description.es == "Pagado"


def test_nothing_is_an_empty_plan():
    assert read_plan_yaml("") == read_plan_yaml("# only words\n") == read_plan_yaml("{}")


WRONG = {
    "an unknown key": ("events:\n  A:\n    polcy: flag\n", 3, "events[A].polcy"),
    "an unknown word": ("events:\n  A:\n    policy: drop\n", 3, "events[A].policy"),
    "the same name twice": ("events:\n  A: {}\n  B: {}\n  A: {}\n", 4, "events"),
    "an item of a list": (
        "events:\n  A:\n    properties:\n      x:\n        type: text\n        allowed:\n"
        "          - a\n          - 5\n",
        8,
        "events[A].properties[x].allowed[1]",
    ),
    "something missing": (
        "events:\n  A:\n    properties:\n      x:\n        owner: me\n",
        4,
        "events[A].properties[x].type",
    ),
    "a condition": (
        "events:\n  A:\n    check:\n      property: x\n      op: same\n",
        5,
        "events[A].check.op",
    ),
    "no YAML": ("events:\n  - [\n", 3, "yaml"),
    "a tab": ("events:\n\tA: 1\n", 2, "yaml"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "yaml"),
    "a tag": ("events: !!python/object:os.system {}\n", 1, "events"),
    "a list as key": ("events:\n  ? [a]\n  : {}\n", 2, "events"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "path"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_by_line_and_path_in_both_languages(text, line, path):
    with pytest.raises(CauceError) as caught:
        read_plan_yaml(text)
    assert caught.value.message.en.startswith(f"line {line}: {path}")
    assert caught.value.message.es.startswith(f"línea {line}: {path}")
    assert caught.value.fields[0].path == path


def test_a_text_that_grows_by_aliases_is_refused_before_it_does():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(CauceError, match="aliases"):
        read_plan_yaml(bomb)
    deep = "".join("  " * i + "a:\n" for i in range(100))
    with pytest.raises(CauceError, match="deeply"):
        read_plan_yaml(deep)
    with pytest.raises(CauceError, match="2 MB"):
        read_plan_yaml("#" * 2_000_001)
