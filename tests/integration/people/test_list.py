"""The list of people: search, filter, order, pages; and a person's events."""

import pytest
from people_world import World

from cauce.kernel.errors import CauceError
from cauce.people.contracts import PeopleQuestion, Sort
from cauce.rules import parse


@pytest.fixture
def crowd(world: World) -> World:
    """Seven people; Ana has two devices."""
    world.take(
        world.identify("u1", "d1", 10, name="Ana López", email="ana@x.es", plan="pro", age=31),
        world.identify("u2", at=20, name="ben", email="ben@y.es", plan="free", age=22),
        world.identify("u3", at=30, firstName="Eva", lastName="Díaz", plan="pro"),
        world.identify("u4", at=40, email="teo@x.es", address={"city": "Vigo"}),
        world.event("u5", at=50),
        world.event(anonymous="anon-6", at=60),
        world.event(anonymous="anon-7", at=70),
        *[world.event("u2", at=n, event="Order Completed") for n in range(3)],
        world.event(anonymous="d1", at=1),
    )
    return world


def test_people_come_newest_first_with_what_is_known(crowd: World):
    page = crowd.people.page(crowd.project_id, PeopleQuestion())
    assert [p.display_name for p in page.items] == [
        "anon-7", "anon-6", "u5", "teo@x.es", "Eva Díaz", "ben", "Ana López",
    ]  # fmt: skip
    ana = page.items[-1]
    assert (ana.user_id, ana.email, ana.events) == ("u1", "ana@x.es", 2)
    assert ana.traits["plan"] == "pro"
    assert (page.total, page.next) == (7, None)


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_of_any_order_follow_each_other_without_gap_or_repeat(crowd: World, sort: Sort):
    whole = [
        p.person_id for p in crowd.people.page(crowd.project_id, PeopleQuestion(sort=sort)).items
    ]
    seen, after = [], None
    for _ in range(9):
        page = crowd.people.page(crowd.project_id, PeopleQuestion(sort=sort, limit=2, after=after))
        seen += [p.person_id for p in page.items]
        assert page.total == 7
        after = page.next
        if after is None:
            break
    assert seen == whole
    assert len(set(seen)) == 7


def test_orders_by_name_and_by_number_of_events(crowd: World):
    assert crowd.listed(sort=Sort.NAME)[:2] == ["Ana López", "anon-6"]
    assert crowd.listed(sort=Sort.EVENTS)[:2] == ["ben", "Ana López"]
    assert crowd.listed(sort=Sort.OLDEST)[0] == "Ana López"


@pytest.mark.parametrize(
    ("search", "names"),
    [("LÓPEZ", ["Ana López"]), ("@x.es", ["teo@x.es", "Ana López"]), ("d1", ["Ana López"]),
     ("anon-", ["anon-7", "anon-6"]), ("%", []), ("u5", ["u5"])],
)  # fmt: skip
def test_search_finds_name_email_and_any_id(crowd: World, search: str, names: list[str]):
    assert crowd.listed(search=search) == names


def test_search_finds_the_id_of_a_person(crowd: World):
    person = crowd.raw("u5")
    assert crowd.listed(search=f"{person:016x}") == ["u5"]


def test_a_filter_looks_at_traits_and_behaviour(crowd: World):
    pro = {"trait": "plan", "op": "eq", "value": "pro"}
    assert crowd.listed(filter=parse(pro)) == ["Eva Díaz", "Ana López"]
    assert crowd.listed(filter=parse({"not": pro}))[-1] == "ben"
    assert crowd.listed(
        filter=parse({"all": [pro, {"trait": "age", "op": "gt", "value": 30}]})
    ) == ["Ana López"]
    ordered = {"did": {"event": "Order Completed", "count": {"op": "gte", "value": 3}}}
    assert crowd.listed(filter=parse(ordered)) == ["ben"]
    assert crowd.listed(filter=parse({"trait": "address.city", "op": "eq", "value": "Vigo"})) == [
        "teo@x.es"
    ]
    with pytest.raises(CauceError, match="country"):
        crowd.listed(filter=parse({"property": "country", "op": "eq", "value": "ES"}))


def test_a_merged_user_is_found_by_either_id(crowd: World):
    crowd.merge("u2", "u1")
    with crowd.database.transaction() as tx:
        assert crowd.people.find_user(tx, crowd.project_id, "u2") == crowd.raw("u1")
        assert crowd.people.find_user(tx, crowd.project_id, "d1") is None
    ordered = {"did": {"event": "Order Completed", "count": {"op": "gte", "value": 3}}}
    assert crowd.listed(filter=parse(ordered)) == ["ben"]
    assert crowd.people.summaries(crowd.project_id, [crowd.raw("u1")])[crowd.raw("u1")].events == 6


def test_names_of_events_people_are_those_of_who_they_are_now(crowd: World):
    raws = [crowd.raw(anonymous="d1"), crowd.raw("u2"), crowd.raw("nobody")]
    assert crowd.people.names(crowd.project_id, raws) == {
        crowd.raw(anonymous="d1"): (crowd.raw("u1"), "Ana López"),
        crowd.raw("u2"): (crowd.raw("u2"), "ben"),
    }


def test_events_of_a_person_come_from_every_id_newest_first(crowd: World):
    with crowd.database.transaction() as tx:
        person, events = crowd.people.events_of(tx, crowd.project_id, crowd.raw(anonymous="d1"))
        assert person.display_name == "Ana López"
        assert [(e.event, e.user_id, e.anonymous_id) for e in events] == [
            ("$identify", "u1", "d1"),
            ("Page Viewed", "", "d1"),
        ]
        last = events[0]
        before = (int(last.timestamp.timestamp() * 1000), last.seq)
        _, older = crowd.people.events_of(tx, crowd.project_id, crowd.raw("u1"), before)
    assert [e.event for e in older] == ["Page Viewed"]
    assert events[0].properties["plan"] == "pro"


def test_the_order_of_the_list_follows_a_person_who_comes_back(crowd: World):
    crowd.take(crowd.event("u1", at=1000))
    assert crowd.listed()[0] == "Ana López"
