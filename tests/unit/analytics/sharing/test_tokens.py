"""Tokens of shared links cannot be made, changed or moved to another link; frames name whole sites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.sharing.logic import check_sites, genuine, id_in, narrowed, token_of
from cauce.kernel.errors import CauceError

SECRET, SALT = "a secret of an installation", b"0123456789abcdef"


def test_a_token_says_its_link_and_is_genuine_for_it_alone():
    token = token_of(SECRET, 7, SALT)
    assert id_in(token) == 7
    assert genuine(SECRET, token, SALT)
    assert not genuine(SECRET, token.replace("7.", "8.", 1), SALT)
    assert not genuine(SECRET, token, b"fedcba9876543210")
    assert not genuine("another secret", token, SALT)


@given(st.text(max_size=60))
def test_no_text_is_taken_for_a_token(text):
    assert not genuine(SECRET, text, SALT)
    assert not genuine(SECRET, f"7.{text}", SALT)


@given(st.integers(0, 33), st.characters())
def test_a_token_with_one_sign_changed_is_none(place, sign):
    token = token_of(SECRET, 7, SALT)
    changed = token[:place] + sign + token[place + 1 :]
    assert genuine(SECRET, changed, SALT) is (changed == token)


@pytest.mark.parametrize(
    "site",
    ["https://example.com", "http://localhost:3000", "https://*.example.org", "https://a-b.c"],
)
def test_a_site_may_frame(site):
    assert check_sites([site]) == (site,)


@pytest.mark.parametrize(
    "site",
    [
        "*", "https:", "https://*", "example.com", "https://example.com/path", "https://example.com/",
        "https://EXAMPLE.com; script-src *", "https://a b", "'self'", "https://e.com\nX: y", "data:",
        "https://-a.com", "https://" + "a" * 250,
    ],
)  # fmt: skip
def test_what_is_no_site_or_every_site_is_refused(site):
    with pytest.raises(CauceError) as refused:
        check_sites(["https://example.com", site])
    assert refused.value.fields[0].path == "frame_ancestors.1"


def test_a_frozen_filter_only_narrows():
    own, frozen = {"property": "a", "op": "is_set"}, {"property": "b", "op": "is_set"}
    assert narrowed(own, frozen) == {"all": [own, frozen]}
    assert narrowed(own, None) == own
    assert narrowed(None, frozen) == frozen
    assert narrowed(None, None) is None
