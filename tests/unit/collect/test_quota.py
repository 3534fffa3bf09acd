"""Quotas of keys and projects: ten seconds' worth at once, then the rate."""

from cauce.collect.contracts import Sender
from cauce.collect.quota import Quota
from cauce.kernel.ids import ProjectId

SHOP = ProjectId(1)
SLOW, FREE, OTHER = Sender(SHOP, 1, 10.0), Sender(SHOP, 2), Sender(ProjectId(2), 1, 10.0)


def test_a_key_with_a_quota_waits_when_its_ten_seconds_are_used_up():
    quota = Quota()
    assert quota.wait_s(SLOW, 100, 0.0) == 0
    assert quota.wait_s(SLOW, 20, 0.0) == 2
    assert quota.wait_s(SLOW, 20, 2.0) == 0


def test_the_quota_of_one_key_leaves_the_others_alone():
    quota = Quota()
    assert quota.wait_s(SLOW, 100, 0.0) == 0
    assert quota.wait_s(FREE, 1_000_000, 0.0) == 0


def test_a_request_has_to_fit_into_both_quotas_and_takes_from_neither_when_it_does_not():
    quota = Quota(rate_per_s=20.0)
    assert quota.wait_s(FREE, 150, 0.0) == 0
    assert quota.wait_s(SLOW, 100, 0.0) == 3
    assert quota.wait_s(SLOW, 50, 0.0) == 0
    assert quota.wait_s(SLOW, 50, 5.0) == 0


def test_a_request_larger_than_the_bucket_passes_when_it_is_full_and_is_paid_off():
    quota = Quota()
    assert quota.wait_s(SLOW, 250, 0.0) == 0
    assert quota.wait_s(SLOW, 1, 10.0) == 6
