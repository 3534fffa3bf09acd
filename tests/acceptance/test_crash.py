"""What was acknowledged is stored, once, whatever was killed meanwhile."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from support.reading import all_events, ready
from support.storm import CLEAN, Storm, compare

if TYPE_CHECKING:
    from support.server import Server

ROUNDS = 10


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killing_everything_ten_times_during_ingest_loses_and_doubles_nothing(
    own_server: Server,
) -> None:
    project = own_server.create_project("killed")
    chance = random.Random(20261124)
    with Storm(own_server.url, project["write_key"]) as storm:
        storm.wait_for(200)
        for round_ in range(ROUNDS):
            time.sleep(chance.uniform(0.0, 1.5))
            if round_ % 2:
                own_server.kill_postgres()
            own_server.kill()
            if round_ % 3 == 2:
                own_server.spawn()
                time.sleep(chance.uniform(0.0, 3.0))  # killed again while it starts
                own_server.kill()
            own_server.start()
            storm.wait_for(100)
    stored = all_events(own_server, project)
    assert compare(storm, stored) == CLEAN
    assert len(stored) > ROUNDS * 100
    assert storm.sent_again > ROUNDS


@pytest.mark.slow
def test_while_postgresql_is_dead_events_are_acknowledged_and_stored_when_it_is_back(
    own_server: Server,
) -> None:
    project = own_server.create_project("no database")
    with Storm(own_server.url, project["write_key"]) as storm:
        storm.wait_for(200)
        for _ in range(3):
            own_server.kill_postgres()
            storm.wait_for(300)
        ready(own_server.url)
        storm.wait_for(100)
    assert storm.failures == 0
    assert compare(storm, all_events(own_server, project)) == CLEAN


@pytest.mark.slow
def test_while_the_core_is_dead_events_are_acknowledged_and_stored_when_it_is_back(
    own_server: Server,
) -> None:
    project = own_server.create_project("no core")
    with Storm(own_server.url, project["write_key"]) as storm:
        storm.wait_for(200)
        own_server.kill_child("core")
        storm.wait_for(300)
        ready(own_server.url)
        storm.wait_for(100)
    assert storm.failures == 0
    assert compare(storm, all_events(own_server, project)) == CLEAN


@pytest.mark.slow
def test_when_the_front_dies_clients_that_send_again_lose_nothing(own_server: Server) -> None:
    project = own_server.create_project("no front")
    with Storm(own_server.url, project["write_key"]) as storm:
        storm.wait_for(200)
        own_server.kill_child("front")
        storm.wait_for(300)
    ready(own_server.url)
    assert compare(storm, all_events(own_server, project)) == CLEAN


@pytest.mark.slow
def test_a_stop_and_start_stores_all_that_was_acknowledged(own_server: Server) -> None:
    project = own_server.create_project("restarted")
    with Storm(own_server.url, project["write_key"]) as storm:
        storm.wait_for(200)
        own_server.restart()
        storm.wait_for(200)
    assert compare(storm, all_events(own_server, project)) == CLEAN
