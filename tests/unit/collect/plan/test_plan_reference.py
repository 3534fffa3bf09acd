"""The reference page of the tracking plan says what the code does."""

import re
from pathlib import Path

import pytest

from cauce.collect.contracts import Policy
from cauce.collect.plan.contracts import FileKind, Pii, PropertyType, ViolationKind
from cauce.collect.plan.logic.parse import EVENT_KEYS, PLAN_KEYS, PROPERTY_KEYS
from cauce.collect.plan.logic.yaml_form import plan_yaml, read_plan_yaml

DOCS = Path(__file__).parents[4] / "docs"
PAGES = {"en": DOCS / "reference/tracking-plan.md", "es": DOCS / "es/reference/tracking-plan.md"}


@pytest.mark.parametrize("language", list(PAGES))
def test_the_example_is_a_plan_as_it_is_exported(language):
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGES[language].read_text("utf-8"), re.DOTALL)
    exported = plan_yaml(read_plan_yaml(example))
    assert exported.split("\n", 1)[1] == example


@pytest.mark.parametrize("language", list(PAGES))
def test_every_key_word_and_code_is_on_the_page(language):
    page = PAGES[language].read_text("utf-8")
    words = [*PLAN_KEYS[1:], *EVENT_KEYS, *PROPERTY_KEYS, *PropertyType, *Pii, *Policy]
    assert [word for word in words if f"`{word}`" not in page] == []
    alone = {ViolationKind.CONDITION, ViolationKind.UNKNOWN_EVENT}
    codes = [f"`{kind}`" if kind in alone else f"`{kind}:" for kind in ViolationKind]
    assert [code for code in codes if code not in page] == []


def test_every_file_is_named_where_it_is_asked_for():
    page = PAGES["en"].read_text("utf-8")
    assert [kind for kind in FileKind if f"`{kind}`" not in page] == []
