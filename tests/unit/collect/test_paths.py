"""Paths into JSON: what they name, and what they do not take."""

import pytest

from cauce.collect.logic.paths import parse_path, value_at
from cauce.kernel.errors import CauceError

DOCUMENT = {
    "a": {"b c": [{"d": 1}, {"d": None}]},
    "0": "zero",
    "*": "star",
    "$set": {"x": 1},
    "@type": "T",
}


@pytest.mark.parametrize(("text", "found"), [
    ("$.a['b c'][0].d", 1), ('@.a["b c"][1].d', None), ("a", DOCUMENT["a"]), ("$", DOCUMENT), ("", DOCUMENT),
    ("$['0']", "zero"), ("$['*']", "star"), ("$set.x", 1), ("$.$set.x", 1), ("@type", "T"), ("$[0]", None), ("$.a[0]", None), ("$.a['b c'][2].d", None), ("$.a.b.c", None),
])  # fmt: skip
def test_a_path_names_one_place_or_none(text, found):
    assert value_at(DOCUMENT, parse_path("path", text)) == found


@pytest.mark.parametrize("text", [
    "$..a", "$.a.", "$.*", "$.a[*]", "$[-1]", "$.a[", "$['a'", "$.a[0]b", "$.a[01]", "$.a[+1]", "$.a[]", "$[1234567]", "$[٣]", ".".join("abcdefghijk"),
])  # fmt: skip
def test_what_is_no_such_path_is_refused(text):
    with pytest.raises(CauceError) as refused:
        parse_path("rules.0.path", text)
    assert refused.value.fields[0].path == "rules.0.path"
