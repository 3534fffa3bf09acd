"""Settings come from flags, the environment, the file and the defaults, in that order."""

import pytest

from cauce.infra.settings import SettingsError, load_settings, roles_of, to_environment


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


LOG = {"CAUCE_LOG_URL": "nats://u:p@a:4222,b:4222/EVENTS"}
STATE = {"CAUCE_DATABASE_URL": "postgresql://db/cauce"}
CLICKHOUSE = {"CAUCE_EVENTS_URL": "clickhouse://ch/cauce"}


@pytest.mark.parametrize(
    ("role", "env"),
    [
        ("all", {}),
        ("collect", {**LOG, **STATE}),
        ("api,worker", {**LOG, **STATE}),
        ("api", {**LOG, **STATE, **CLICKHOUSE}),
        ("collect, worker", {**LOG, **STATE, **CLICKHOUSE}),
        ("api,worker,collect", {}),
    ],
)
def test_roles_that_can_work_apart_are_taken(tmp_path, role, env):
    settings, _ = load_settings({"data": tmp_path, "role": role}, env)
    assert roles_of(settings) == ({"collect", "api", "worker"} if role == "all" else
                                  {part.strip() for part in role.split(",")})  # fmt: skip


@pytest.mark.parametrize(
    ("role", "env", "missing"),
    [
        ("collect", {}, "CAUCE_DATABASE_URL, CAUCE_LOG_URL"),
        ("collect", STATE, "CAUCE_LOG_URL"),
        ("api,worker", LOG, "CAUCE_DATABASE_URL"),
        ("api", {**LOG, **STATE}, "CAUCE_EVENTS_URL"),
        ("worker", {**LOG, **STATE}, "CAUCE_EVENTS_URL"),
        ("colect", {}, "'colect'"),
        (",", {}, "','"),
    ],
)
def test_roles_that_would_share_an_embedded_engine_are_refused(tmp_path, role, env, missing):
    with pytest.raises(SettingsError) as refused:
        load_settings({"data": tmp_path, "role": role}, env)
    assert missing in refused.value.message.en
    assert missing in refused.value.message.es


def test_an_unknown_risk_cannot_be_accepted(tmp_path):
    with pytest.raises(SettingsError, match="unsynced, few_copies"):
        load_settings({"data": tmp_path}, {"CAUCE_LOG_ACCEPT": "everything"})
