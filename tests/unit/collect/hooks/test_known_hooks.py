"""Webhooks are known without PostgreSQL: from the last second, and from the last run."""

import asyncio
import json
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cauce.collect.contracts import KeyVerdict
from cauce.collect.hooks.cache import HookCache, KeptHooks, about
from cauce.collect.hooks.contracts import Fresh, Hook, Scheme, SealedSecret, StoredHook
from cauce.infra.sealing import Sealer
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import ProjectId

NOW = datetime(2026, 11, 26, tzinfo=UTC)
SEALER = Sealer("the installation's secret")
DOCUMENT = {"rules": [{"id": "r1", "event": {"value": "E"}}]}


def stored(name: str, revision: int = 1, secret: str = "a secret") -> StoredHook:
    sealed = SealedSecret(SEALER.seal(secret, about(name)), "cret", NOW)
    return StoredHook(
        7, ProjectId(1), name, "Shop", Scheme.GITHUB, DOCUMENT, revision, NOW, "Olga", NOW, (sealed,)
    )  # fmt: skip


class Table:
    """What is stored, and what was asked of it."""

    def __init__(self, *hooks: StoredHook) -> None:
        self.hooks, self.down, self.asked = list(hooks), False, []

    def __call__(self, known):
        self.asked.append(dict(known))
        if self.down:
            raise CauceError("database_unavailable", Text("", ""), Kind.UNAVAILABLE)
        new = [hook for hook in self.hooks if known.get(hook.public_id) != hook.revision]
        return Fresh({hook.public_id: hook.revision for hook in self.hooks}, new)


def ask(cache: HookCache, name: str):
    return asyncio.run(cache.resolve(name))


def test_an_unknown_one_is_looked_up_once_and_then_unknown_for_a_moment():
    table = Table(stored("a"))
    cache = HookCache(table, SEALER)
    assert ask(cache, "a").secrets[0].text == "a secret"
    assert ask(cache, "b") is KeyVerdict.UNKNOWN
    asked = len(table.asked)
    assert ask(cache, "b") is KeyVerdict.UNKNOWN
    assert ask(cache, "x" * 65) is KeyVerdict.UNKNOWN
    assert ask(cache, "ñ") is KeyVerdict.UNKNOWN
    assert len(table.asked) == asked


def test_only_what_changed_is_read_and_what_is_gone_is_forgotten():
    table = Table(stored("a"), stored("b"))
    cache = HookCache(table, SEALER)
    before = ask(cache, "b")
    table.hooks = [stored("a", 2, "another secret"), table.hooks[1]]
    cache.refresh(time.monotonic())
    assert table.asked[-1] == {"a": 1, "b": 1}
    assert ask(cache, "a").secrets[0].text == "another secret"
    assert ask(cache, "b") is before
    table.hooks = table.hooks[1:]
    cache.refresh(time.monotonic())
    assert ask(cache, "a") is KeyVerdict.UNKNOWN


def test_while_the_database_is_away_the_known_go_on_and_the_unknown_may_be_new():
    table = Table(stored("a"))
    cache = HookCache(table, SEALER)
    cache.refresh(time.monotonic())
    table.down = True
    assert isinstance(ask(cache, "a"), Hook)
    assert ask(cache, "b") is KeyVerdict.CANNOT_TELL


def test_those_of_the_last_run_stand_in_with_their_secrets_sealed_on_disk(tmp_path):
    path = tmp_path / "hooks.json"
    HookCache(Table(stored("a")), SEALER, KeptHooks(path, 7)).refresh(time.monotonic())
    assert path.stat().st_mode & 0o077 == 0
    assert "a secret" not in path.read_text("utf-8")
    table = Table(stored("a", 2))
    table.down = True
    cache = HookCache(table, SEALER, KeptHooks(path, 7))
    cache.start()
    found = ask(cache, "a")
    cache.stop()
    assert (found.secrets[0].text, found.mapping.rules[0].rule_id) == ("a secret", "r1")
    assert table.asked[-1] == {"a": 1}


@pytest.mark.parametrize("text", [
    "{", "[]", "{}", json.dumps({"read_at": 0, "hooks": []}), json.dumps({"read_at": "x", "hooks": [1]}),
])  # fmt: skip
def test_a_kept_file_that_is_old_or_broken_says_nothing(tmp_path, text):
    path = tmp_path / "hooks.json"
    path.write_text(text, "utf-8")
    assert KeptHooks(path, 7).read(time.time()) == {}


def test_with_another_secret_of_the_installation_a_webhook_is_locked():
    cache = HookCache(Table(stored("a")), Sealer("changed"))
    assert ask(cache, "a").locked
    unguarded = replace(stored("n"), scheme=Scheme.NONE, secrets=())
    assert not ask(HookCache(Table(unguarded), Sealer("changed")), "n").locked
