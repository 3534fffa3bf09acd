"""What was refused in a request that asked for privacy is not sent again, which would forget that it asked."""

import json
from datetime import UTC, datetime

import pytest

from cauce.collect.contracts import PrivacyRules
from cauce.collect.guarding import DailySalts, PrivacyGuard
from cauce.collect.intake import sort_items
from cauce.collect.logic.privacy import Why
from cauce.collect.trust.contracts import KeptReject, RejectGroup
from cauce.collect.trust.logic.fixing import sent_again
from cauce.collect.wire import read_batch
from cauce.kernel.ids import ProjectId
from cauce.kernel.project import ProjectSettings

AT = datetime(2026, 1, 31, 10, tzinfo=UTC)
BATCH = b'{"batch": [{"type": "track", "userId": "ana"}]}'
RULES = PrivacyRules(ProjectSettings())
COOKIELESS = PrivacyRules(ProjectSettings(cookieless=True))


@pytest.mark.parametrize(
    ("rules", "signals", "replayable"),
    [
        (None, (), True),
        (RULES, (), True),
        (RULES, (Why.DNT,), False),
        (COOKIELESS, (), False),
    ],
)
def test_a_refusal_notes_whether_its_request_decided(rules, signals, replayable):
    guard = PrivacyGuard(DailySalts(), rules, frozenset(signals))
    (entry,) = sort_items(read_batch(BATCH), ProjectId(1), AT, guard=guard).entries
    kept = json.loads(b"{" + entry.body)
    assert kept["reason"] == "missing_event_name"
    newest = KeptReject(1, AT, kept["reason"], "", "", "")
    group = RejectGroup(kept["reason"], kept["source"], kept["format"], 1, AT, newest)
    assert group.replayable is replayable


def test_an_item_of_nobody_but_its_requests_address_is_not_sent_again():
    sample = '{"event": "", "anonymousId": "$cookieless"}'
    assert sent_again(KeptReject(1, AT, "missing_event_name", "", "m", sample), []) is None
