"""The samples are loaded once, whatever happens on the way."""

import threading
from itertools import islice

import httpx
import pytest

from cauce.accounts.facade import Accounts
from cauce.infra.folder import DataFolder
from cauce.infra.settings import load_settings
from cauce.main.attach import ServerHandle, running_database
from cauce.main.samples import brisa, loading, online_retail
from cauce.main.samples.loading import Sample

SOME = 3_000


@pytest.fixture
def world(own_server, monkeypatch):
    """A server, its database, and samples that are short enough to be loaded often."""
    short = tuple(
        Sample(s.name, s.timezone, s.seed, lambda load, now, s=s: islice(s.events(load, now), SOME))
        for s in loading.SAMPLES
    )
    monkeypatch.setattr(loading, "SAMPLES", short)
    handle = ServerHandle(own_server.url, DataFolder(own_server.data), ephemeral=False)
    with running_database(load_settings({"data": own_server.data})[0]) as database:
        yield own_server, handle, database


def load(world):
    _, handle, database = world
    return {done.name: done for done in loading.load_samples(handle, database, say=lambda _: None)}


def project(world, done):
    _, _, database = world
    with database.transaction() as tx:
        key = Accounts().create_api_key(tx, done.project_id)
    return {"project_id": str(done.project_id), "api_key": key.value}


def test_the_samples_are_loaded_once_cut_off_or_not_and_stay_removed(world):
    server, _, database = world
    first = load(world)
    retail = project(world, first[online_retail.NAME])
    assert first[online_retail.NAME].tally.accepted == SOME
    assert 0 < first[brisa.NAME].tally.accepted <= SOME
    assert {d.tally.accepted + d.tally.duplicates for d in load(world).values()} == {0}

    with database.transaction() as tx:
        tx.execute("UPDATE sample_loads SET loaded_at = NULL")
    again = load(world)
    assert [d.tally.accepted for d in again.values()] == [0, 0]
    assert again[brisa.NAME].tally.duplicates == SOME
    assert server.stored(retail) == SOME

    url = f"{server.url}/api/v1/projects/{retail['project_id']}"
    bearer = {"Authorization": f"Bearer {retail['api_key']}"}
    shown = httpx.get(url, headers=bearer, timeout=30).json()
    assert (shown["sample"], shown["timezone"]) == (True, "Europe/London")
    gone = httpx.delete(url, headers=bearer, timeout=30)
    assert gone.status_code == 204, gone.text
    assert load(world)[online_retail.NAME].project_id is None


def test_new_events_tick_in_while_the_demo_runs(world):
    server, handle, database = world
    shop = project(world, load(world)[brisa.NAME])

    def accepted():
        return server.get(shop, "pipeline")["accepted"]

    before, now = accepted(), loading.utc_now().timestamp()
    assert loading._tick(handle, database, now - 1_200, now)
    after = accepted()
    assert after > before
    assert loading._tick(handle, database, now - 1_200, now)
    assert accepted() == after
    server.stored(shop)  # waits until everything taken can be read
    (newest,) = server.get(shop, "events", limit=1)["items"]
    assert newest["message_id"].startswith("t-")
    stop = threading.Event()
    stop.set()
    loading.keep_ticking(handle, database, stop)
