"""Notices over HTTP: one's own, channels, the log, tests that are sent at once, leaving without signing in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from cauce.accounts.notices.contracts import KINDS, NoticeKind
from cauce.accounts.notices.facade import Courier, Notices
from cauce.accounts.notices.tasks import NoticeRunner
from cauce.api.app import create_app
from cauce.infra.mail import open_mailer
from cauce.infra.outbound import Outbound
from cauce.kernel.errors import Text
from support.mailbox import mailbox
from support.receiver import receiver

SECRET = "a secret of this test"
TEXT = Text("Web is silent", "La web calla")


@pytest.fixture(scope="module")
def box():
    with mailbox() as opened:
        yield opened


@pytest.fixture(scope="module")
def hook():
    with receiver() as opened:
        yield opened


@pytest.fixture(scope="module")
def mailing(services, box, session_folder):
    """The application with a relay, where webhooks may go to this machine."""
    settings = replace(
        services.settings,
        smtp_url=f"smtp://127.0.0.1:{box.port}",
        mail_from="Cauce <cauce@shop.example>",
    )
    outbound = Outbound("127.0.0.0/8", total_s=2)
    mailer = open_mailer(settings, session_folder)
    own = (
        Notices(services.accounts, outbound, SECRET),
        Courier(mailer, outbound, SECRET, "https://cauce.test"),
    )
    others = [one for one in services.more if not isinstance(one, (Notices, Courier))]
    return create_app(replace(services, settings=settings, more=(*others, *own)))


@pytest.fixture
def owner(world, mailing):
    return on(mailing, world.owner.client)


def on(app, client: TestClient) -> TestClient:
    """The same browser, before another application."""
    made = TestClient(app, base_url="http://cauce.test", cookies=dict(client.cookies))
    made.headers["X-CSRF-Token"] = client.headers["X-CSRF-Token"]
    return made


def mine(world) -> str:
    return f"/api/v1/me/notices/{world.project.project.project_id}"


def tell(database, app, world, key: str = "k", kind: NoticeKind = NoticeKind.SILENCE) -> None:
    """Tell the followers of a kind, and deliver what is due in this project."""
    notices: Notices = app.state.provided[Notices]
    project = world.project.project.project_id
    with database.transaction() as tx:
        tx.execute(
            "UPDATE notice_deliveries SET state = 'skipped' WHERE project_id <> %s", [project]
        )
        notices.notify(tx, project, kind, TEXT, TEXT, dedup_key=key)
    NoticeRunner(notices, app.state.provided[Courier], database).round()


def slack(hook, **changes) -> dict:
    body = {"channel": "slack", "name": "#avisos", "url": hook.url, "kinds": ["alert"]}
    return {**body, **changes}


def test_everybody_chooses_what_they_follow_whatever_their_role(world, join):
    viewer = join(world, "viewer")
    found = viewer.get(mine(world)).json()
    assert found["email"].startswith("viewer-")
    assert {kind["kind"]: kind["follows"] for kind in found["kinds"]} == dict.fromkeys(KINDS, False)
    changed = viewer.patch(f"{mine(world)}/alert", json={"follows": True, "snooze_h": 2}).json()
    alert = next(kind for kind in changed["kinds"] if kind["kind"] == "alert")
    assert (alert["follows"], alert["snoozed_until"] is None) == (True, False)
    again = viewer.patch(f"{mine(world)}/alert", json={"snooze_h": 0}).json()
    assert [kind["snoozed_until"] for kind in again["kinds"]] == [None] * len(KINDS)
    owners = world.owner.get(mine(world)).json()["kinds"]
    assert {k["kind"]: k["follows"] for k in owners} == {
        "silence": True, "rejects": True, "alert": False, "report": False,
    }  # fmt: skip


def test_time_zone_and_quiet_hours_are_ones_own(world):
    quiet = {"start": "22:00", "end": "07:30"}
    put = world.owner.put(mine(world), json={"timezone": "America/Bogota", "quiet": quiet})
    assert (put.json()["timezone"], put.json()["quiet"]) == ("America/Bogota", quiet)
    none = world.owner.put(mine(world), json={"timezone": None, "quiet": None})
    assert (none.json()["timezone"], none.json()["quiet"]) == (None, None)
    for wrong in (
        {"timezone": "Mars/Olympus", "quiet": None},
        {"timezone": None, "quiet": {"start": "24:00", "end": "07:00"}},
        {"timezone": None},
    ):
        assert world.owner.put(mine(world), json=wrong).status_code == 422


def test_ones_notices_in_a_project_of_others_are_not_found(two_worlds):
    me, theirs = two_worlds
    calls = (
        ("GET", mine(theirs), None),
        ("PUT", mine(theirs), {"timezone": None, "quiet": None}),
        ("PATCH", f"{mine(theirs)}/alert", {"follows": True}),
        ("POST", f"{mine(theirs)}/test", None),
        ("GET", "/api/v1/me/notices/x", None),
    )
    for method, url, body in calls:
        answer = me.owner.request(method, url, json=body)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), url
        assert me.stranger.request(method, url, json=body).status_code == 401
        by_key = me.stranger.request(method, url, json=body, headers=me.bearer)
        assert by_key.status_code == 401


def test_a_test_by_mail_arrives_at_once_or_says_why_not(owner, world, box):
    box.messages.clear()
    assert owner.post(f"{mine(world)}/test").json() == {"ok": True, "status": None, "detail": ""}
    (got,) = box.messages
    assert got["Subject"] == "This is a test of Tienda"
    box.replies["RCPT"] = ["550 5.1.1 nobody"]
    told = owner.post(f"{mine(world)}/test", headers={"Accept-Language": "es"}).json()
    assert (told["ok"], told["status"]) == (False, 550)
    assert "rechazó el mensaje para siempre" in told["detail"]


def test_who_chose_no_language_reads_the_one_of_the_page_they_signed_in_on(
    world, mailing, box, database, accounts
):
    email = world.owner.session["user"]["email"]
    with database.transaction() as tx:
        token = accounts.create_sign_in_link(tx, email)
    browser = TestClient(mailing, base_url="http://cauce.test")
    browser.post("/api/v1/session/link", json={"token": token}, headers={"Accept-Language": "es"})
    box.messages.clear()
    tell(database, mailing, world)
    assert [message["Subject"] for message in box.to(email)] == ["La web calla"]


def test_a_project_cannot_send_tests_without_end(owner, world):
    answers = [owner.post(f"{mine(world)}/test").status_code for _ in range(12)]
    assert answers == [200] * 10 + [429] * 2


def test_a_channel_is_made_tried_changed_and_removed(owner, world, hook):
    path = f"{world.path}/notices/channels"
    made = owner.post(path, json=slack(hook, channel="webhook", name="Ops"))
    assert made.status_code == 201
    secret = made.json()["secret"]
    assert secret.startswith("whsec_")
    one = f"{path}/{made.json()['id']}"
    assert owner.get(path).json()["items"][0]["secret"] is None
    hook.got.clear()
    assert owner.post(f"{one}/test").json() == {"ok": True, "status": 200, "detail": ""}
    assert hook.got[0].headers["webhook-signature"].startswith("v1,")
    hook.answers.append((500, {}))
    told = owner.post(f"{one}/test").json()
    assert (told["ok"], told["status"]) == (False, 500)
    changed = owner.patch(one, json={"kinds": ["report"], "enabled": False}).json()
    assert (changed["kinds"], changed["enabled"], changed["name"]) == (["report"], False, "Ops")
    assert owner.post(f"{one}/secret").json()["secret"] not in {secret, None}
    assert owner.delete(one).status_code == 204
    assert owner.get(path).json()["items"] == []
    actions = [entry["action"] for entry in owner.get(f"{world.path}/audit").json()["items"]]
    assert actions[:6] == [
        "notice_channel.removed", "notice_channel.secret_changed", "notice_channel.changed",
        "notice_channel.tested", "notice_channel.tested", "notice_channel.created",
    ]  # fmt: skip


def test_a_viewer_sees_no_address_of_a_channel(world, owner, join, hook):
    owner.post(f"{world.path}/notices/channels", json=slack(hook))
    (seen,) = join(world, "viewer").get(f"{world.path}/notices/channels").json()["items"]
    assert seen["url"] == "127.0.0.1/…"


@pytest.mark.parametrize(
    "url", ["http://169.254.169.254/latest", "http://[::1]/x", "ftp://a.example"]
)
def test_a_channel_into_the_own_network_is_refused(world, hook, url):
    made = world.owner.post(f"{world.path}/notices/channels", json=slack(hook, url=url))
    assert (made.status_code, made.json()["errors"][0]["path"]) == (422, "url")


def test_the_log_says_what_became_of_each_and_sends_again(world, owner, mailing, database, box):
    box.messages.clear()
    box.replies["RCPT"] = ["550 5.1.1 nobody"]
    tell(database, mailing, world)
    path = f"{world.path}/notices/deliveries"
    (line,) = owner.get(path, headers={"Accept-Language": "es"}).json()["items"]
    assert (line["state"], line["title"], line["to"], line["reply"]) == (
        "refused", "La web calla", "Olga", 550,
    )  # fmt: skip
    assert "nobody" in line["reason"]
    assert owner.get(path, params={"state": "sent"}).json()["items"] == []
    again = f"{path}/{line['id']}/retry"
    assert owner.post(again).status_code == 204
    assert owner.post(again).status_code == 404
    tell(database, mailing, world, "another")
    page = owner.get(path, params={"limit": 1}).json()
    rest = owner.get(path, params={"limit": 1, "cursor": page["cursor"]}).json()
    ids = {item["id"] for item in page["items"] + rest["items"]}
    assert len(ids) == 2
    assert owner.get(path, params={"cursor": "x"}).status_code == 422


def test_leaving_needs_no_session_and_only_a_post_does_it(world, owner, mailing, database, box):
    box.messages.clear()
    tell(database, mailing, world)
    url = box.messages[0]["List-Unsubscribe"].strip("<>")
    path = url.removeprefix("https://cauce.test")
    nobody = TestClient(mailing, base_url="http://cauce.test")
    browser = nobody.get(path, headers={"Accept": "text/html,*/*"}, follow_redirects=False)
    token = path.rpartition("/")[2]
    assert (browser.status_code, browser.headers["location"]) == (
        303,
        f"../../../unsubscribe/{token}",
    )
    assert nobody.get(path).json() == {"project": "Tienda", "kinds": ["silence"]}
    follows = {k["kind"]: k["follows"] for k in owner.get(mine(world)).json()["kinds"]}
    assert follows["silence"]
    for _ in range(2):  # a mailbox provider posts, from wherever, perhaps twice
        left = nobody.post(
            path,
            content="List-Unsubscribe=One-Click",
            headers={
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": "https://mail.example",
            },
        )
        assert (left.status_code, left.json()["kinds"]) == (200, ["silence"])
    follows = {k["kind"]: k["follows"] for k in owner.get(mine(world)).json()["kinds"]}
    assert not follows["silence"]
    assert follows["rejects"]
    forged = nobody.post(path[:-3] + "AAA")
    assert (forged.status_code, forged.json()["code"]) == (403, "leave_link_unknown")


def test_without_a_relay_mail_is_read_in_the_outbox(world, join):
    world.owner.post(f"{mine(world)}/test")
    path = f"{world.path}/notices/outbox"
    found = world.owner.get(path).json()
    (kept,) = found["items"]
    assert (found["relay"], kept["subject"]) == (False, "This is a test of Tienda")
    opened = world.owner.get(f"{path}/{kept['key']}").json()
    assert "there is nothing to do" in opened["text"]
    assert opened["html"].startswith("<!doctype html>")
    assert world.owner.get(f"{path}/unknown").status_code == 404
    editor = join(world, "editor")
    assert editor.get(path).status_code == editor.get(f"{path}/{kept['key']}").status_code == 403


def test_whether_mail_leaves_can_be_asked(world, owner, box):
    assert owner.get(f"{world.path}/notices/mail").json()["ok"]
    box.replies["MAIL"] = ["554 5.7.1 not from you"]
    told = owner.get(f"{world.path}/notices/mail").json()
    assert (told["relay"], told["ok"]) == (True, False)
    assert "not from you" in told["detail"]
    here = world.owner.get(f"{world.path}/notices/mail").json()
    assert (here["relay"], here["ok"]) == (False, True)


def test_an_invitation_is_mailed_when_asked_for(world, owner, mailing, database, box):
    assert owner.get(f"{world.path}/members").json()["mail"]
    assert not world.owner.get(f"{world.path}/members").json()["mail"]
    box.messages.clear()
    body = {"email": "nueva@example.com", "role": "viewer", "mail": True}
    made = owner.post(
        f"{world.path}/members/invitations", json=body, headers={"Accept-Language": "es"}
    ).json()
    assert made["mailed"]
    tell(database, mailing, world)
    (got,) = box.to("nueva@example.com")
    assert got["Subject"] == "Olga te invita a Taller"
    assert made["url"] in got.get_body(("plain",)).get_content()
