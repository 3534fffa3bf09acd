"""A collector that starts without PostgreSQL honours what projects decided before."""

from cauce.collect.contracts import Needs, PrivacyRules, PurposeRule
from cauce.kernel.ids import ProjectId
from cauce.kernel.project import Enforcement, IpPolicy, ProjectSettings
from cauce.main.privacy import KeptSettings


def test_settings_and_rules_are_read_back_as_they_were_kept(tmp_path):
    strict = ProjectSettings(ip=IpPolicy.DROP, consent=Enforcement.REFUSE)
    plain = ProjectSettings(ip=IpPolicy.KEEP)
    purposes = {"ads": PurposeRule(frozenset({"ads", "marketing"}), Needs.NO_OBJECTION)}
    settings = {ProjectId(1): strict, ProjectId(2): plain}
    rules = {ProjectId(1): PrivacyRules(strict, purposes)}
    path = tmp_path / "kept.json"
    KeptSettings(path).keep(settings, rules)
    assert KeptSettings(path).read() == (settings, rules)
    assert KeptSettings(tmp_path / "none.json").read() == ({}, {})
    (tmp_path / "broken.json").write_text("{")
    assert KeptSettings(tmp_path / "broken.json").read() == ({}, {})
    KeptSettings(path).keep({}, {})
    assert KeptSettings(path).read() == ({}, {})
