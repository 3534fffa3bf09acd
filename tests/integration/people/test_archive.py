"""The archive of a person holds everything about that person and nothing of anybody else."""

import io
import json
import zipfile

from people_world import World
from test_routes import shop  # noqa: F401

from cauce.kernel.ids import person_text


def refuse(world: World, *samples: object) -> None:
    rows = [
        {
            "project_id": world.project_id, "seq": 9_000_000 + n, "reason": "missing_event_name",
            "received_at": "2026-03-01T12:00:00Z", "detail": "", "message_id": f"r{n}",
            "sample": sample if isinstance(sample, str) else json.dumps(sample),
        }
        for n, sample in enumerate(samples)
    ]  # fmt: skip
    lines = b"\n".join(json.dumps(row).encode() for row in rows)
    world.events.insert_json("rejects", lines, f"rejects-{world.project_id}")


def contents(data: bytes) -> dict[str, list[dict]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: [json.loads(line) for line in archive.read(name).splitlines()]
            for name in archive.namelist()
            if name.endswith((".json", ".jsonl"))
        }


def test_an_archive_has_every_kind_of_thing_under_every_id(shop):  # noqa: F811
    client, world, path = shop
    world.take(
        world.operate("ana", at=30, add={"visits": 0.1}, append={"tags": "x"}),
        world.group("company/acme", "ana", at=31, name="Acme"),
        world.event("eva", at=32, receipt="eva@x.es"),
    )
    world.merge("eva", "ana")
    refuse(
        world,
        {"userId": "ana"}, {"userId": 1, "to": "ANA@x.es"}, {"userId": "banana"}, {"n": "ben"},
        "{broken 'ana', ", {"a": {"b": ["\u00e9", "phone"]}},
    )  # fmt: skip
    answer = client.get(f"{path}/people/{person_text(world.raw('eva'))}/archive")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    found = contents(answer.content)
    assert found["person.json"][0]["display_name"] == "Ana"
    assert [e["event"] for e in found["events.jsonl"]].count("$identify") == 2
    assert {e["user_id"] for e in found["events.jsonl"]} == {"", "ana", "eva"}
    assert len(found["events.jsonl"]) == found["person.json"][0]["events"] == 5
    traits = {t["name"]: (t["value"], t["operation"]) for t in found["traits.jsonl"]}
    assert (traits["visits"], traits["tags"]) == ((0.1, "add"), (["x"], "append"))
    assert {s["op"] for s in found["statements.jsonl"]} == {"set", "add", "append"}
    assert {i["value"] for i in found["identities.jsonl"]} == {"ana", "eva", "phone"}
    assert {m["cause"] for m in found["merges.jsonl"]} == {"manual", "identify"}
    assert [(g["type"], g["group_id"]) for g in found["groups.jsonl"]] == [("company", "acme")]
    assert [d["anonymous_id"] for d in found["devices.jsonl"]] == ["phone"]
    assert [r["message_id"] for r in found["rejects.jsonl"]] == ["r0", "r1", "r4", "r5"]
    assert "ben" not in {e["user_id"] for e in found["events.jsonl"]}


def test_more_events_than_a_page_are_all_there(shop, monkeypatch):  # noqa: F811
    client, world, path = shop
    monkeypatch.setattr("cauce.people.facade.archiving.PAGE", 3)
    world.take(*[world.event("ben", at=20 + n // 4) for n in range(20)])
    found = contents(client.get(f"{path}/people/{person_text(world.raw('ben'))}/archive").content)
    assert len({e["seq"] for e in found["events.jsonl"]}) == len(found["events.jsonl"]) == 21


def test_an_archive_of_nobody_is_404(shop):  # noqa: F811
    client, _, path = shop
    assert client.get(f"{path}/people/{'0' * 16}/archive").status_code == 404
