"""Settings come from flags, the environment, the file and the defaults, in that order."""

import pytest

from cauce.infra.settings import SettingsError, load_settings, to_environment


def test_a_flag_wins_over_the_environment_and_that_over_the_file(tmp_path):
    (tmp_path / "cauce.toml").write_text('port = 1\nhost = "::1"\npublic_url = "https://a"\n')
    settings, origin = load_settings(
        {"data": tmp_path, "port": 3}, {"CAUCE_PORT": "2", "CAUCE_HOST": "127.0.0.2"}
    )
    assert (settings.port, settings.host, settings.public_url) == (3, "127.0.0.2", "https://a")
    assert (origin["port"], origin["host"], origin["secret"]) == ("flag", "environment", "default")
    assert origin["public_url"] == str(tmp_path / "cauce.toml")


def test_a_secret_may_come_from_a_file(tmp_path):
    (tmp_path / "secret.txt").write_text("x" * 40 + "\n")
    env = {"CAUCE_SECRET_FILE": str(tmp_path / "secret.txt")}
    assert load_settings({"data": tmp_path}, env)[0].secret == "x" * 40


def test_a_child_gets_exactly_the_same_settings(tmp_path):
    settings, _ = load_settings({"data": tmp_path, "port": 1234}, {})
    assert load_settings({}, to_environment(settings))[0] == settings


@pytest.mark.parametrize(
    ("text", "named"),
    [("prot = 1\n", "prot"), ('port = "high"\n', "port"), ('log_url = "nats://x"\n', "log_url")],
)
def test_a_setting_that_cannot_be_meant_is_refused_by_name(tmp_path, text, named):
    (tmp_path / "cauce.toml").write_text(text)
    with pytest.raises(SettingsError, match=named):
        load_settings({"data": tmp_path}, {})
