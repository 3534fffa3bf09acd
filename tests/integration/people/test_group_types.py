"""Types of groups: listed with how many groups each has, named in both languages, five of them at most."""

from concurrent.futures import ThreadPoolExecutor

from test_routes import shop  # noqa: F401

NAMES = {
    "en": {"singular": "company", "plural": "companies"},
    "es": {"singular": "empresa", "plural": "empresas"},
}


def listed(client, path):
    found = client.get(f"{path}/group-types").json()
    assert found["most_named"] == 5
    return [(one["type"], one["groups"], one["names"]) for one in found["items"]]


def test_types_are_listed_by_how_many_groups_they_have_with_their_names(shop):  # noqa: F811
    client, world, path = shop
    assert listed(client, path) == []
    world.take(
        world.group("company/acme", "ana", at=100),
        world.event("ben", at=200, context={"groups": {"company": "globex", "team": "t"}}),
        world.group("plain", "ana", at=300),
    )
    assert listed(client, path) == [("company", 2, None), ("group", 1, None), ("team", 1, None)]
    assert client.put(f"{path}/group-types/company", json=NAMES).status_code == 204
    assert client.put(f"{path}/group-types/school", json=NAMES).status_code == 204
    named = listed(client, path)
    assert (named[0], named[-1]) == (("company", 2, NAMES), ("school", 0, NAMES))
    other = NAMES | {"en": {"singular": "firm", "plural": "firms"}}
    assert client.put(f"{path}/group-types/company", json=other).status_code == 204
    assert listed(client, path)[0] == ("company", 2, other)
    seen = client.get(f"{path}/group-types").json()["items"][0]
    assert seen["first_seen"] < seen["last_seen"]


def test_names_go_with_their_project(shop):  # noqa: F811
    client, world, path = shop
    assert client.put(f"{path}/group-types/patient", json=NAMES).status_code == 204
    world.people.forget_project(world.project_id)
    assert listed(client, path) == []


def test_a_name_is_taken_away_and_the_groups_stay(shop):  # noqa: F811
    client, world, path = shop
    world.take(world.group("company/acme", "ana", at=100))
    client.put(f"{path}/group-types/company", json=NAMES)
    assert client.delete(f"{path}/group-types/company").status_code == 204
    assert listed(client, path) == [("company", 1, None)]
    assert client.delete(f"{path}/group-types/company").status_code == 404
    assert client.get(f"{path}/groups/company/acme").status_code == 200


def test_a_sixth_name_is_refused_and_says_what_to_do(shop):  # noqa: F811
    client, _world, path = shop
    with ThreadPoolExecutor(4) as together:
        tried = together.map(lambda n: client.put(f"{path}/group-types/t{n}", json=NAMES), range(7))
        answers = [(one.status_code, one.json() if one.content else {}) for one in tried]
    assert sorted(status for status, _ in answers) == [204] * 5 + [409] * 2
    refused = next(body for status, body in answers if status == 409)
    assert refused["code"] == "too_many_group_types"
    kept = listed(client, path)[0][0]
    assert client.put(f"{path}/group-types/{kept}", json=NAMES).status_code == 204
    client.delete(f"{path}/group-types/{kept}")
    assert client.put(f"{path}/group-types/t9", json=NAMES).status_code == 204


def test_a_name_needs_both_languages_and_words(shop):  # noqa: F811
    client, _world, path = shop
    blank = {"en": {"singular": " ", "plural": "x"}, "es": NAMES["es"]}
    for body in ({"en": NAMES["en"]}, blank, NAMES | {"fr": NAMES["en"]}):
        assert client.put(f"{path}/group-types/company", json=body).status_code == 422
