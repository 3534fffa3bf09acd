"""The last known write keys: hashed, private, believed for some days, replaced by every reading."""

import asyncio
import json
import stat
import time

from cauce.collect.contracts import KeyVerdict, Sender
from cauce.collect.kept_keys import KeptKeys
from cauce.collect.keys import KeyCache
from cauce.kernel.errors import CauceError, Text
from cauce.kernel.ids import ProjectId

ONE, TWO = Sender(ProjectId(1), 11, 2.5), Sender(ProjectId(2), 12)
KEYS = {"wk_one": ONE, "wk_two": TWO}
DAY_S = 86_400.0


def away() -> dict[str, Sender]:
    raise CauceError("database_unavailable", Text("away", "no está"))


def test_a_new_process_knows_the_keys_of_the_last_one(tmp_path):
    KeptKeys(tmp_path / "keys.json", 7).keep(KEYS, 1000.0)
    again = KeptKeys(tmp_path / "keys.json", 7)
    assert again.find("wk_one", 1000.0 + 6.9 * DAY_S) == ONE
    assert again.find("wk_none", 1001.0) is None
    assert again.believed(1001.0)


def test_after_some_days_they_are_believed_no_more(tmp_path):
    KeptKeys(tmp_path / "keys.json", 7).keep(KEYS, 1000.0)
    again = KeptKeys(tmp_path / "keys.json", 7)
    assert again.find("wk_one", 1000.0 + 7.1 * DAY_S) is None
    assert not again.believed(1000.0 + 7.1 * DAY_S)


def test_a_time_before_they_were_read_is_not_believed(tmp_path):
    KeptKeys(tmp_path / "keys.json", 7).keep(KEYS, 10_000.0)
    assert KeptKeys(tmp_path / "keys.json", 7).find("wk_one", 9_000.0) is None


def test_the_file_is_private_and_holds_no_key(tmp_path):
    path = tmp_path / "keys.json"
    KeptKeys(path, 7).keep(KEYS, 1000.0)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "wk_one" not in path.read_text()


def test_a_later_reading_replaces_them_and_an_equal_one_renews_their_age(tmp_path):
    path = tmp_path / "keys.json"
    kept = KeptKeys(path, 7)
    kept.keep(KEYS, 1000.0)
    kept.keep({"wk_two": TWO}, 1001.0)
    assert KeptKeys(path, 7).find("wk_one", 1002.0) is None
    kept.keep({"wk_two": TWO}, 1001.0 + 5 * DAY_S)
    assert KeptKeys(path, 7).find("wk_two", 1001.0 + 11 * DAY_S) == TWO


def test_the_release_before_reads_the_file_and_its_file_is_read(tmp_path):
    path = tmp_path / "keys.json"
    KeptKeys(path, 7).keep(KEYS, 1000.0)
    body = json.loads(path.read_text())
    assert sorted(body["keys"].values()) == [1, 2]
    del body["senders"]
    path.write_text(json.dumps(body))
    assert KeptKeys(path, 7).find("wk_one", 1001.0) == Sender(ProjectId(1))


def test_a_broken_file_is_no_file(tmp_path):
    path = tmp_path / "keys.json"
    for text in ("", "{", '{"keys": 3}', '{"keys": {"a": "x"}, "read_at": 1}', "[]"):
        path.write_text(text)
        assert KeptKeys(path, 7).find("wk_one", 1.0) is None


def test_collecting_starts_without_the_accounts_and_follows_them_when_they_are_back(tmp_path):
    path = tmp_path / "keys.json"
    KeptKeys(path, 7).keep(KEYS, time.time())
    answers = [away, away, lambda: {"wk_two": TWO}]

    def load() -> dict[str, Sender]:
        return answers.pop(0)()

    cache = KeyCache(load, KeptKeys(path, 7))
    assert asyncio.run(cache.resolve("wk_one")) == ONE
    assert cache.known("wk_one") == ONE
    assert cache.usable()
    assert asyncio.run(cache.resolve("wk_new")) is KeyVerdict.CANNOT_TELL
    assert asyncio.run(cache.resolve("wk_new")) is KeyVerdict.CANNOT_TELL
    assert asyncio.run(cache.resolve("wk_new")) is KeyVerdict.UNKNOWN
    assert cache.known("wk_one") is None
    assert KeptKeys(path, 7).find("wk_one", time.time()) is None


def test_without_a_file_a_start_without_the_accounts_cannot_tell():
    cache = KeyCache(away)
    assert asyncio.run(cache.resolve("wk_one")) is KeyVerdict.CANNOT_TELL
    assert not cache.usable()
