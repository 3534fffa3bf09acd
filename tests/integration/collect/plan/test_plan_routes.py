"""The tracking plan over HTTP, on the real engines: draft, versions, learning, violations."""

from cauce.collect.plan.contracts import SeenEvent, SeenProperty

ORDER = {
    "policy": "flag",
    "properties": {
        "total": {"type": "number", "required": True, "minimum": 0},
        "currency": {"type": "text", "allowed": ["EUR", "USD"]},
    },
}
BLOCKED = {**ORDER, "policy": "block"}


def order(message_id: str, version: str = "1.0", **properties) -> dict:
    return {
        "type": "track", "event": "Order", "userId": "u", "messageId": message_id,
        "properties": properties, "context": {"app": {"version": version}},
    }  # fmt: skip


def test_a_project_begins_with_an_empty_draft_and_nothing_in_force(shop):
    found = shop.get()
    assert found["published"] is None
    assert found["changes"] == []
    assert found["draft"]["revision"] == 0
    assert found["draft"]["plan"] == {"format": 1, "unknown_events": "allow", "events": {}}
    assert shop.get("/versions") == {"items": [], "cursor": None}


def test_an_edit_is_a_draft_until_it_is_published(shop):
    draft = shop.draft({"events": {"Order": ORDER}})
    assert draft["revision"] == 1
    assert draft["plan"]["events"]["Order"]["properties"]["total"]["minimum"] == 0
    found = shop.get()
    assert found["published"] is None
    assert [(c["kind"], c["event"]) for c in found["changes"]] == [("added", "Order")]
    body = {"revision": 1, "note": "Checkout"}
    made = shop.client.post(shop.path("/publish"), json=body).json()
    assert (made["version"], made["note"]) == (1, "Checkout")
    assert "Default" in made["author"]
    assert shop.get()["changes"] == []
    again = shop.client.post(shop.path("/publish"), json=body)
    assert (again.status_code, again.json()["code"]) == (409, "nothing_to_publish")


def test_who_edits_an_old_draft_is_told_so(shop):
    shop.draft({"events": {"Order": ORDER}})
    late = shop.client.put(shop.path("/draft"), json={"revision": 0, "plan": {}})
    assert (late.status_code, late.json()["code"]) == (409, "plan_changed")
    late = shop.client.post(shop.path("/publish"), json={"revision": 0})
    assert (late.status_code, late.json()["code"]) == (409, "plan_changed")


def test_a_wrong_plan_names_the_place_in_the_readers_language(shop):
    plan = {"events": {"Order": {"properties": {"total": {"type": "money"}}}}}
    answer = shop.client.put(
        shop.path("/draft"),
        json={"revision": 0, "plan": plan},
        headers={"Accept-Language": "es"},
    )
    assert answer.status_code == 422
    (field,) = answer.json()["errors"]
    assert field["path"] == "events[Order].properties[total].type"
    assert "date" in field["allowed"]
    assert "se admite" in field["message"]


def test_versions_say_what_changed_and_can_be_restored(shop):
    shop.publish({"events": {"Order": ORDER}}, "first")
    shop.publish({"events": {"Order": BLOCKED, "Visit": {}}}, "second")
    first_page = shop.get("/versions", limit=1)
    (second,) = first_page["items"]
    assert [(c["kind"], c["event"]) for c in second["changes"]] == [
        ("changed", "Order"),
        ("added", "Visit"),
    ]
    assert second["changes"][0]["fields"] == [
        {"name": "policy", "before": "flag", "after": "block"}
    ]
    rest = shop.get("/versions", limit=1, cursor=first_page["cursor"])
    assert [item["note"] for item in rest["items"]] == ["first"]
    assert rest["cursor"] is None
    restored = shop.client.post(shop.path("/versions/1/restore")).json()
    assert restored["plan"] == shop.get("/versions/1")["plan"]
    assert shop.get()["published"]["version"] == 2
    assert shop.client.get(shop.path("/versions/9")).status_code == 404
    discarded = shop.client.delete(shop.path("/draft")).json()
    assert set(discarded["plan"]["events"]) == {"Order", "Visit"}


def test_learning_adds_what_was_sent_and_publishes_nothing(shop):
    shop.draft({"events": {"Order": ORDER}})
    total, sku = SeenProperty("total", ("string",), 1.0), SeenProperty("sku", ("string",), 1.0)
    shop.seen += [SeenEvent("Order", 200, (total, sku)), SeenEvent("Visit", 5, ())]
    learned = shop.client.post(shop.path("/learn")).json()
    assert (learned["events"], learned["properties"]) == (1, 1)
    properties = learned["draft"]["plan"]["events"]["Order"]["properties"]
    assert properties["sku"]["required"]
    assert properties["total"]["type"] == "number"
    assert shop.get()["published"] is None
    assert shop.client.post(shop.path("/learn")).json()["draft"]["revision"] == 2


def test_what_breaks_the_plan_is_counted_with_examples_and_the_first_release(shop):
    shop.publish({"events": {"Order": ORDER, "Gate": BLOCKED}})
    shop.send(
        order("ok", total=5, currency="EUR"),
        order("a", "2.1", total="5"),
        order("b", "2.2", total=-1, currency="GBP"),
        order("c", "2.3", total="7"),
        {**order("d", "3.0"), "event": "Gate"},
        {**order("e", "3.1", total=1), "event": "Gate"},
        {"type": "track", "event": "Other", "userId": "u", "messageId": "f"},
    )
    found = shop.get("/violations", days=7)
    totals = {t["event"]: (t["stored"], t["flagged"], t["blocked"]) for t in found["totals"]}
    assert totals == {"Order": (4, 3, 0), "Gate": (1, 0, 1), "Other": (1, 0, 0)}
    by_code = {(v["event"], v["code"]): v for v in found["violations"]}
    assert set(by_code) == {
        ("Order", "type:total"),
        ("Order", "range:total"),
        ("Order", "value:currency"),
        ("Gate", "missing:total"),
    }
    wrong_type = by_code["Order", "type:total"]
    assert (wrong_type["flagged"], wrong_type["blocked"]) == (2, 0)
    assert wrong_type["first_release"] == "2.1"
    assert {(e["message_id"], e["value"]) for e in wrong_type["examples"]} == {
        ("a", "5"),
        ("c", "7"),
    }
    missing = by_code["Gate", "missing:total"]
    assert (missing["blocked"], missing["first_release"]) == (1, "3.0")
    assert [(e["message_id"], e["value"]) for e in missing["examples"]] == [("d", None)]


def test_violations_of_another_project_are_not_shown(new_shop):
    mine, other = new_shop(), new_shop()
    other.publish({"events": {"Order": ORDER}})
    other.send(order("x", total="5"))
    assert mine.get("/violations") == {"days": 30, "totals": [], "violations": []}
    assert mine.get()["published"] is None


def test_every_change_is_in_the_audit_log(shop):
    shop.publish({"events": {"Order": ORDER}})
    audit = shop.client.get(f"/api/v1/projects/{shop.project_id}/audit").json()["items"]
    assert [(e["action"], e["target"]) for e in audit[:2]] == [
        ("tracking_plan.published", "version 1"),
        ("tracking_plan.draft_changed", "revision 1"),
    ]


def test_a_removed_project_takes_its_plan_along(shop):
    shop.publish({"events": {"Order": ORDER}})
    with shop.database.transaction() as tx:
        assert shop.plans.newer(tx, {}).fresh[shop.project_id].version == 1
        assert shop.project_id not in shop.plans.newer(tx, {shop.project_id: 1}).fresh
        shop.plans.forget_project(tx, shop.project_id)
        assert shop.project_id not in shop.plans.newer(tx, {}).newest
    assert shop.get()["draft"]["revision"] == 0


def test_yaml_goes_out_and_in_unchanged_and_says_where_it_is_wrong(shop):
    shop.publish({"events": {"Order": ORDER}})
    answer = shop.client.get(shop.path("/files/yaml"))
    assert answer.headers["content-type"] == "application/yaml"
    assert "tracking-plan.yaml" in answer.headers["content-disposition"]
    shop.draft({})
    back = shop.client.post(shop.path("/import"), json={"yaml": answer.text})
    assert back.json()["revision"] == 3
    assert shop.get()["changes"] == []
    assert shop.client.get(shop.path("/files/yaml?of=draft")).content == answer.content
    late = shop.client.post(shop.path("/import"), json={"yaml": "{}", "revision": 1})
    assert (late.status_code, late.json()["code"]) == (409, "plan_changed")
    wrong = shop.client.post(
        shop.path("/import"),
        json={"yaml": "events:\n  A:\n    policy: drop\n"},
        headers={"Accept-Language": "es"},
    )
    assert wrong.status_code == 422
    (field,) = wrong.json()["errors"]
    assert field["path"] == "events[A].policy"
    assert field["message"].startswith("línea 3: events[A].policy")


def test_every_file_comes_with_its_type_and_what_to_know(shop):
    assert shop.client.get(shop.path("/files")).status_code == 404
    email = {"type": "text", "pii": "personal"}
    shop.publish({"events": {"Order": {"properties": {"email": email}}}})
    files = shop.client.get(shop.path("/files"), headers={"Accept-Language": "es"}).json()["items"]
    kinds = [file["kind"] for file in files]
    assert kinds == ["yaml", "python", "typescript", "json-schema", "gtm", "ga4-dimensions"]
    for file in files:
        answer = shop.client.get(shop.path(f"/files/{file['kind']}"))
        assert answer.status_code == 200
        assert len(answer.content) == file["bytes"]
        assert file["name"] in answer.headers["content-disposition"]
    warned = {file["kind"]: file["warnings"] for file in files}
    assert "datos personales" in warned["gtm"][0]
    assert warned["python"] == []
    assert shop.client.get(shop.path("/files/excel")).status_code == 422
