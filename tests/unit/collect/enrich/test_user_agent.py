"""Browser, system and device of a user agent: other people's cases."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.collect.enrich.user_agent import MAX_LENGTH, NOTHING, describe

CASES = json.loads(
    (Path(__file__).parents[3] / "conformance" / "user_agents.json").read_text("utf-8")
)["cases"]


@pytest.mark.parametrize(("text", "browser", "version", "system", "device"), CASES)
def test_published_user_agents_are_read(text, browser, version, system, device):
    found = describe(text)
    assert found.browser == {"name": browser, "version": version}
    assert found.device["type"] == device
    if system is not None:
        assert found.os["name"] == system


def test_a_phone_has_a_maker_and_a_model():
    text = next(case[0] for case in CASES if "SM-S918B" in case[0])
    assert describe(text).device == {
        "type": "mobile", "manufacturer": "Samsung", "model": "SM-S918B",
    }  # fmt: skip


def test_a_crawler_has_no_device():
    assert describe("Mozilla/5.0 (compatible; Googlebot/2.1)").device == {}


@pytest.mark.parametrize("text", ["", "x" * (MAX_LENGTH + 1)])
def test_nothing_is_said_of_no_user_agent_or_one_made_up_to_waste_time(text):
    assert describe(text) is NOTHING


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_failure(text):
    for part in describe(text):
        assert all(isinstance(value, str) and value for value in part.values())
