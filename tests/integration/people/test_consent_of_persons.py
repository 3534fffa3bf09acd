"""Consent of persons on the real engines and over HTTP."""

from people_world import World
from test_archive import contents
from test_routes import shop  # noqa: F401

from cauce.kernel.ids import person_text


def says(world: World, user: str, at: float, anonymous: str = "", **categories: bool):
    context = {"consent": {"categoryPreferences": categories}}
    return world.event(user, anonymous, at, context=context)


def states(world: World, user: str) -> dict[str, str]:
    with world.database.transaction() as tx:
        found = world.people.consent(tx, world.project_id, world.raw(user))
    return {one.purpose.name: str(one.state) for one in found.purposes}


def test_the_last_word_counts_under_every_id_and_undoing_a_merge_gives_each_its_own(world: World):
    world.take(
        says(world, "", 1, "phone", analytics=True, marketing=True),
        says(world, "ana", 5, "phone", marketing=False),
        says(world, "ben", 9, analytics=False),
    )
    assert states(world, "ana") == {
        "analytics": "granted", "marketing": "denied", "personalization": "unknown",
    }  # fmt: skip
    merge = world.merge("ben", "ana")
    assert states(world, "ana")["analytics"] == "denied"
    world.undo(merge.merge_id)
    assert states(world, "ana")["analytics"] == "granted"
    assert states(world, "ben")["marketing"] == "unknown"


def test_a_late_or_repeated_event_changes_nothing_that_is_newer(world: World):
    last = says(world, "ana", 9, marketing=False)
    world.take(last)
    world.take(says(world, "ana", 5, marketing=True))
    world.take(last)
    assert states(world, "ana")["marketing"] == "denied"


def test_consent_over_http_with_purposes_of_the_project_its_archive_and_its_erasure(shop):  # noqa: F811
    client, world, path = shop
    world.take(says(world, "ana", 50, sms=True), says(world, "ana", 60, sms=False))
    person = f"{path}/people/{person_text(world.raw('ana'))}"
    usual = client.get(f"{path}/purposes").json()["purposes"]
    assert [p["name"] for p in usual] == ["analytics", "marketing", "personalization"]
    own = [
        {"name": "messages", "lawful_basis": "consent", "categories": ["SMS", "mail"]},
        {"name": "billing", "lawful_basis": "contract", "categories": []},
    ]
    assert client.put(f"{path}/purposes", json={"purposes": own}).status_code == 200
    twice = [*own, {"name": "x", "lawful_basis": "consent", "categories": ["sms"]}]
    assert client.put(f"{path}/purposes", json={"purposes": twice}).status_code == 422
    found = client.get(f"{person}/consent").json()
    assert [(p["name"], p["state"]) for p in found["purposes"]] == [
        ("messages", "denied"), ("billing", "not_needed"),
    ]  # fmt: skip
    assert [(c["category"], c["granted"]) for c in found["history"]] == [
        ("sms", False),
        ("sms", True),
    ]
    assert found["purposes"][0]["by"]["source"] == "analytics-test"
    archive = contents(client.get(f"{person}/archive").content)
    assert [c["granted"] for c in archive["consent.jsonl"]] == [False, True]
    assert client.delete(person).status_code == 202
    with world.database.transaction() as tx:
        row = tx.execute(
            "SELECT count(*) AS n FROM consents WHERE project_id = %s", [world.project_id]
        ).fetchone()
    assert row["n"] == 0
