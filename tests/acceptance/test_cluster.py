"""Several processes on a real NATS cluster: collectors restarted and killed, PostgreSQL away."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from cauce.infra.folder import DataFolder
from cauce.infra.postgres import EmbeddedPostgres
from support.haproxy import HAProxy, haproxy_or_skip
from support.nats_cluster import Cluster
from support.reading import all_events, ready
from support.server import Server
from support.storm import CLEAN, Storm, compare, item

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@dataclass
class Installation:
    """A PostgreSQL and a NATS cluster of its own, one `api,worker`, and collectors."""

    folder: Path
    nats: Cluster
    postgres: EmbeddedPostgres
    servers: list[Server]

    def server(self, name: str, role: str, **settings: str) -> Server:
        """Start a process with a role."""
        environment = {
            "CAUCE_DATABASE_URL": self.postgres.url,
            "CAUCE_LOG_URL": self.nats.url("EVENTS"),
            "CAUCE_LOG_MONITOR_URL": self.nats.monitors,
            "CAUCE_ROLE": role,
            **settings,
        }
        server = Server(self.folder / name, environment=environment)
        self.servers.append(server)
        server.start()
        return server

    def kill_all(self, some: Sequence[Server] = ()) -> None:
        """Kill what still runs."""
        for server in some or self.servers:
            if server.process is not None and server.process.poll() is None:
                server.kill()


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Engines that belong to no Cauce process, and nothing else yet."""
    place = tmp_path_factory.mktemp("cluster")
    folder = DataFolder(place / "state")
    folder.prepare()
    postgres = EmbeddedPostgres(folder)
    postgres.start()
    with Cluster(place / "nats") as nats:
        made = Installation(place, nats, postgres, [])
        yield made
        made.kill_all()
    postgres.stop()


@pytest.fixture(scope="module")
def core(installation: Installation) -> Server:
    """The one process that answers questions and stores; a test leaves it running."""
    return installation.server("core", "api,worker")


@pytest.fixture
def collectors(installation: Installation, core: Server) -> Iterator[list[Server]]:
    """Two processes that collect; gone after the test, which may kill them."""
    made = [installation.server(f"collect {n}", "collect", CAUCE_DRAIN_S="2") for n in range(2)]
    yield made
    installation.kill_all(made)


def test_each_role_answers_only_what_is_its_own(core: Server, collectors: list[Server]) -> None:
    collector = collectors[0]
    assert httpx.get(f"{core.url}/readyz").json()["checks"].keys() == {
        "database", "core", "accepting",
    }  # fmt: skip
    assert httpx.post(f"{core.url}/v1/track", json={}).json()["code"] == "other_role"
    assert httpx.get(f"{collector.url}/api/v1/status").json()["code"] == "other_role"
    assert httpx.get(f"{collector.url}/metrics").status_code == 200


def test_a_second_worker_with_an_engine_of_its_own_is_refused(
    installation: Installation, core: Server
) -> None:
    other = Server(installation.folder / "other", environment=dict(core.environment))
    other.spawn()
    assert other.process is not None
    assert other.process.wait(60) == 1


def test_collectors_restarted_in_turn_behind_haproxy_fail_no_request_and_lose_nothing(
    installation: Installation, core: Server, collectors: list[Server]
) -> None:
    haproxy_or_skip()
    project = core.create_project("rolling")
    with HAProxy(installation.folder, [c.port for c in collectors]) as proxy:
        ready(proxy.url)
        with Storm(proxy.url, project["write_key"]) as storm:
            storm.wait_for(200)
            for collector in collectors:
                collector.restart()
                ready(collector.url)
                time.sleep(0.5)
                storm.wait_for(300)
        assert storm.failures == 0
    assert compare(storm, all_events(core, project)) == CLEAN


def test_collectors_workers_and_a_leader_killed_lose_and_double_nothing(
    installation: Installation, core: Server, collectors: list[Server]
) -> None:
    project = core.create_project("killed")
    first, second = collectors
    with (
        Storm(first.url, project["write_key"], name="a", clients=2) as one,
        Storm(second.url, project["write_key"], name="a", clients=2) as two,
    ):
        one.wait_for(200)
        first.kill()
        two.wait_for(200)
        leader = installation.nats.leader_of("EVENTS")
        leader.kill()
        core.kill()
        first.start()
        two.wait_for(200)
        leader.start()
        core.start()
        one.wait_for(200)
    one.acknowledged |= two.acknowledged
    one.attempted |= two.attempted
    assert compare(one, all_events(core, project)) == CLEAN
    assert len(one.acknowledged) > 800


def test_a_collector_starts_and_takes_events_while_postgresql_is_away(
    installation: Installation, core: Server, collectors: list[Server]
) -> None:
    project, collector = core.create_project("no database"), collectors[0]
    auth = (project["write_key"], "")
    assert httpx.post(f"{collector.url}/v1/track", json=item("a-0-1"), auth=auth).is_success
    core.stop()
    collector.stop()
    installation.postgres.stop()
    collector.start()
    answer = httpx.post(f"{collector.url}/v1/track", json=item("a-0-2"), auth=auth, timeout=30)
    assert answer.status_code == 200
    assert httpx.get(f"{collector.url}/readyz").json()["checks"] == {
        "log": "ok", "keys": "ok", "accepting": "ok",
    }  # fmt: skip
    unknown = httpx.post(
        f"{collector.url}/v1/track", json=item("a-0-3"), auth=("x", ""), timeout=30
    )
    assert unknown.status_code == 503
    assert unknown.headers["retry-after"]
    installation.postgres.start()
    core.start()
    assert {row["message_id"] for row in all_events(core, project)} == {"a-0-1", "a-0-2"}


def test_everything_in_one_process_works_on_a_stream_too(installation: Installation) -> None:
    server = Server(
        installation.folder / "one",
        environment={
            "CAUCE_LOG_URL": installation.nats.url("ALONE"),
            "CAUCE_LOG_MONITOR_URL": installation.nats.monitors,
        },
    )
    installation.servers.append(server)
    server.start()
    project = server.create_project("alone")
    with Storm(server.url, project["write_key"]) as storm:
        storm.wait_for(200)
        server.restart()
        storm.wait_for(200)
    assert compare(storm, all_events(server, project)) == CLEAN


def test_a_log_moves_into_a_stream_and_back_by_one_command_each(
    installation: Installation,
) -> None:
    server = Server(
        installation.folder / "moved",
        environment={"CAUCE_LOG_MONITOR_URL": installation.nats.monitors},
    )
    installation.servers.append(server)
    server.start()
    project = server.create_project("moved")
    with Storm(server.url, project["write_key"]) as storm:
        storm.wait_for(200)
        server.stop()
        there = server.cauce("log", "migrate", "--to", installation.nats.url("MOVED"))
        server.start()
        storm.wait_for(200)
        server.stop()
        back = server.cauce("log", "migrate", "--to", "segments")
        server.start()
        storm.wait_for(200)
    assert compare(storm, all_events(server, project)) == CLEAN
    assert (there["first_seq"], there["log_url"], back["log_url"]) == (1, "nats", "segments")
    assert back["head"] > there["head"] > 0
    assert not (server.data / "log" / "position.json").exists()
