"""Who is believed: published vectors of each way to sign, and what is wrong about the rest."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest

from cauce.collect.hooks.contracts import Scheme
from cauce.collect.hooks.logic.verify import SECRET_BYTES, check_secret, new_secret, verify
from cauce.kernel.errors import CauceError

STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
STANDARD_BODY = b'{"test": 2432232314}'
STANDARD = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
"""The vector of the specification's reference libraries."""
STANDARD_AT = datetime.fromtimestamp(1614265330, UTC)
SLACK_BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
SLACK = {
    "x-slack-request-timestamp": "1531420618",
    "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
}
"""The worked example of Slack's page "Verifying requests from Slack"."""
GITHUB = {
    "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
}
"""The values of GitHub's page "Validating webhook deliveries"."""
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
STRIPE_BODY = b'{"id":"evt_1","type":"invoice.paid"}'


def said(scheme, secrets, headers, body, now=NOW) -> str:
    found = verify(scheme, secrets, headers, body, now)
    return found.code if found else ""


def stripe(secret: str, at: int, *more: str) -> dict[str, str]:
    digest = hmac.new(secret.encode(), b"%d." % at + STRIPE_BODY, hashlib.sha256).hexdigest()
    return {"stripe-signature": ",".join([f"t={at}", *more, f"v1={digest}"])}


def test_the_specifications_own_vector_is_believed():
    assert said(Scheme.STANDARD, [STANDARD_SECRET], STANDARD, STANDARD_BODY, STANDARD_AT) == ""
    bare = STANDARD_SECRET.removeprefix("whsec_")
    assert said(Scheme.STANDARD, [bare], STANDARD, STANDARD_BODY, STANDARD_AT) == ""


@pytest.mark.parametrize(("seconds", "code"), [
    (300, ""), (-300, ""), (301, "timestamp_out_of_tolerance"), (-301, "timestamp_out_of_tolerance"),
])  # fmt: skip
def test_five_minutes_are_tolerated_either_way(seconds, code):
    now = STANDARD_AT + timedelta(seconds=seconds)
    assert said(Scheme.STANDARD, [STANDARD_SECRET], STANDARD, STANDARD_BODY, now) == code


def test_any_of_several_signatures_and_any_of_several_secrets_will_do():
    other = "whsec_" + base64.b64encode(bytes(24)).decode()
    many = STANDARD | {
        "webhook-signature": f"v1a,asymmetric v1,AAAA {STANDARD['webhook-signature']}"
    }
    assert said(Scheme.STANDARD, [STANDARD_SECRET], many, STANDARD_BODY, STANDARD_AT) == ""
    both = [other, STANDARD_SECRET]
    assert said(Scheme.STANDARD, both, STANDARD, STANDARD_BODY, STANDARD_AT) == ""
    wrong = said(Scheme.STANDARD, [other], STANDARD, STANDARD_BODY, STANDARD_AT)
    assert wrong == "signature_mismatch"


@pytest.mark.parametrize("name", list(STANDARD))
def test_a_standard_delivery_without_one_of_its_headers_is_not_believed(name):
    headers = {key: value for key, value in STANDARD.items() if key != name}
    code = said(Scheme.STANDARD, [STANDARD_SECRET], headers, STANDARD_BODY, STANDARD_AT)
    assert code == "signature_missing"


@pytest.mark.parametrize("changed", [
    {"webhook-id": "msg_other"}, {"webhook-timestamp": "1614265331"},
    {"webhook-signature": "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="},
    {"webhook-signature": "v1,é"},
])  # fmt: skip
def test_what_was_signed_cannot_be_changed(changed):
    code = said(Scheme.STANDARD, [STANDARD_SECRET], STANDARD | changed, STANDARD_BODY, STANDARD_AT)
    assert code == "signature_mismatch"


@pytest.mark.parametrize(
    "at", ["", "now", "-1614265330", "16142653300000000000", "١٦١٤٢٦٥٣٣٠", "1e9"]
)
def test_a_time_that_is_none_is_not_believed(at):
    headers = STANDARD | {"webhook-timestamp": at}
    code = said(Scheme.STANDARD, [STANDARD_SECRET], headers, STANDARD_BODY, STANDARD_AT)
    assert code == ("signature_missing" if not at else "timestamp_out_of_tolerance")


def test_githubs_own_example_is_believed():
    secret = "It's a Secret to Everybody"
    assert said(Scheme.GITHUB, [secret], GITHUB, b"Hello, World!") == ""
    assert said(Scheme.GITHUB, [secret], GITHUB, b"Hello, World?") == "signature_mismatch"
    assert said(Scheme.GITHUB, ["another secret"], GITHUB, b"Hello, World!") == "signature_mismatch"
    assert said(Scheme.GITHUB, [secret], {}, b"Hello, World!") == "signature_missing"


def test_slacks_own_example_is_believed_for_five_minutes():
    secret, at = "8f742231b10e8888abcd99yyyzzz85a5", datetime.fromtimestamp(1531420618, UTC)
    assert said(Scheme.SLACK, [secret], SLACK, SLACK_BODY, at) == ""
    late = at + timedelta(minutes=6)
    assert said(Scheme.SLACK, [secret], SLACK, SLACK_BODY, late) == "timestamp_out_of_tolerance"
    assert said(Scheme.SLACK, [secret], SLACK, SLACK_BODY + b"x", at) == "signature_mismatch"


def test_stripe_is_believed_by_any_v1_and_by_no_other_scheme():
    at = int(NOW.timestamp())
    headers = stripe("whsec_secret", at, "v0=6ffbb59b", "v1=old")
    assert said(Scheme.STRIPE, ["whsec_secret"], headers, STRIPE_BODY) == ""
    only_v0 = {"stripe-signature": headers["stripe-signature"].replace("v1=", "v0=")}
    assert said(Scheme.STRIPE, ["whsec_secret"], only_v0, STRIPE_BODY) == "signature_missing"
    stale = stripe("whsec_secret", at - 301)
    code = said(Scheme.STRIPE, ["whsec_secret"], stale, STRIPE_BODY)
    assert code == "timestamp_out_of_tolerance"
    assert said(Scheme.STRIPE, ["another"], headers, STRIPE_BODY) == "signature_mismatch"


def test_shopify_is_believed_by_its_base64():
    digest = hmac.new(b"shpss_1", b'{"id":1}', hashlib.sha256).digest()
    headers = {"x-shopify-hmac-sha256": base64.b64encode(digest).decode()}
    assert said(Scheme.SHOPIFY, ["shpss_1"], headers, b'{"id":1}') == ""
    assert said(Scheme.SHOPIFY, ["shpss_1"], headers, b'{"id":2}') == "signature_mismatch"


@pytest.mark.parametrize(("header", "code"), [
    ("Bearer a-token", ""), ("bearer  a-token ", ""), ("Bearer another", "signature_mismatch"),
    ("Basic a-token", "signature_missing"), ("Bearer ", "signature_missing"), ("", "signature_missing"),
])  # fmt: skip
def test_a_bearer_token_is_the_secret(header, code):
    assert said(Scheme.BEARER, ["a-token"], {"authorization": header}, b"") == code


def test_basic_is_user_and_password():
    good = {"authorization": "Basic " + base64.b64encode(b"ana:secreto").decode()}
    assert said(Scheme.BASIC, ["ana:secreto"], good, b"") == ""
    assert said(Scheme.BASIC, ["ana:otro"], good, b"") == "signature_mismatch"


def test_none_believes_everybody_and_a_scheme_without_a_living_secret_nobody():
    assert said(Scheme.NONE, [], {}, b"") == ""
    assert said(Scheme.GITHUB, [], GITHUB, b"Hello, World!") == "signature_mismatch"


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_secret_made_here_is_one_of_its_scheme(scheme):
    check_secret(scheme, new_secret(scheme, bytes(range(SECRET_BYTES))))


@pytest.mark.parametrize(("scheme", "secret"), [
    (Scheme.STANDARD, "whsec_short"), (Scheme.STANDARD, "not base64 at all, however long it may be"),
    (Scheme.BASIC, "nopassword"), (Scheme.GITHUB, "short"), (Scheme.STRIPE, ""),
])  # fmt: skip
def test_a_secret_that_cannot_work_is_refused_when_it_is_entered(scheme, secret):
    with pytest.raises(CauceError) as refused:
        check_secret(scheme, secret)
    assert refused.value.fields[0].path == "secret"
