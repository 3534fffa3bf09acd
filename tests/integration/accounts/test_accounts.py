"""Projects, keys, sessions, members and the audit log, in the real database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from cauce.accounts.contracts import (
    AddressTakenError,
    InvalidCredentialsError,
    KeyKind,
    LastOwnerError,
    LinkUsedOrExpiredError,
    NotAllowedError,
    TooManyAttemptsError,
    UserChanges,
)
from cauce.accounts.facade import Accounts
from cauce.accounts.facade.signing_in import PER_ACCOUNT_AND_IP
from cauce.accounts.tasks import purge_removed_projects
from cauce.kernel.access import Role, Scope
from cauce.kernel.errors import CauceError

PASSWORD = "un río de palabras"


def email_of(owner) -> str:
    return f"owner-{owner.workspace_id}@example.com"


def person(owner, name: str = "eva") -> str:
    return f"{name}-{owner.workspace_id}@example.com"


def test_a_project_comes_with_keys_that_work_at_once(tx, accounts, owner):
    made = accounts.create_project(tx, "Otra", "UTC", sample=True, workspace_id=owner.workspace_id)
    assert made.project.sample
    assert accounts.write_keys(tx)[made.write_key].project_id == made.project.project_id
    _, access = accounts.key_access(tx, made.api_key)
    assert access.project_id == made.project.project_id
    assert access.scopes == set(Scope)


def test_of_an_api_key_only_the_digest_is_kept(tx, accounts, owner):
    made = accounts.create_key(tx, owner, KeyKind.API, "CI", scopes=(Scope.READ,))
    rows = tx.execute("SELECT * FROM keys WHERE id = %s", [made.key.key_id]).fetchall()
    assert made.value not in str(rows)
    assert made.key.value is None
    assert made.value.startswith(made.key.prefix)


def test_a_key_ends_when_it_expires_or_is_revoked(tx, accounts, owner, clock):
    brief = accounts.create_key(tx, owner, KeyKind.API, "Brief", expires_in_days=1)
    write = accounts.create_key(tx, owner, KeyKind.WRITE, "Web")
    clock.move(hours=23)
    assert accounts.key_access(tx, brief.value) is not None
    clock.move(hours=1)
    assert accounts.key_access(tx, brief.value) is None
    accounts.revoke_key(tx, owner, write.key.key_id)
    assert write.value not in accounts.write_keys(tx)


def test_the_last_use_of_a_key_is_noted_but_not_every_time(tx, accounts, owner, clock):
    made = accounts.create_key(tx, owner, KeyKind.API, "CI")

    def last_used():
        return next(
            k.last_used_at
            for k in accounts.list_keys(tx, owner.project_id)
            if k.key_id == made.key.key_id
        )

    assert last_used() is None
    accounts.key_access(tx, made.value)
    first = last_used()
    clock.move(minutes=4)
    accounts.key_access(tx, made.value)
    assert last_used() == first
    clock.move(minutes=2)
    accounts.key_access(tx, made.value)
    assert last_used() == clock()


def test_a_removed_project_is_hidden_at_once_and_purged_after(database, accounts, clock):
    with database.transaction() as tx:
        made = accounts.create_project(tx, "Demo", sample=True)
        access = accounts.key_access(tx, made.api_key)[1]
        accounts.delete_project(tx, access)
        assert accounts.key_access(tx, made.api_key) is None
        assert made.write_key not in accounts.write_keys(tx)
        with pytest.raises(CauceError, match="not_found"):
            accounts.get_project(tx, made.project.project_id)
    removed = []
    assert made.project.project_id in purge_removed_projects(accounts, database, [removed.append])
    assert made.project.project_id in removed
    assert purge_removed_projects(accounts, database, [removed.append]) == []


def test_what_a_remover_fails_to_remove_is_tried_again(database, accounts):
    with database.transaction() as tx:
        made = accounts.create_project(tx, "Demo")
        accounts.delete_project(tx, accounts.key_access(tx, made.api_key)[1])

    def fail(_):
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        purge_removed_projects(accounts, database, [fail])
    assert made.project.project_id in purge_removed_projects(accounts, database, [])


def test_a_sign_in_link_works_once_and_for_a_day(tx, accounts, owner, clock):
    link = accounts.create_sign_in_link(tx, email_of(owner))
    opened = accounts.sign_in_with_link(tx, link)
    assert accounts.session_user(tx, opened.token) == opened.user
    with pytest.raises(LinkUsedOrExpiredError):
        accounts.sign_in_with_link(tx, link)
    late = accounts.create_sign_in_link(tx, email_of(owner))
    clock.move(days=1)
    with pytest.raises(LinkUsedOrExpiredError):
        accounts.sign_in_with_link(tx, late)


def test_a_fresh_installation_gets_its_first_owner_by_link(tx, accounts):
    opened = accounts.sign_in_with_link(tx, accounts.create_sign_in_link(tx))
    again = accounts.sign_in_with_link(tx, accounts.create_sign_in_link(tx))
    assert opened.user.account_id == again.user.account_id
    assert opened.token != again.token


def test_a_session_ends_after_a_week_without_a_visit_and_after_thirty_days(
    tx, accounts, owner, clock
):
    opened = accounts.sign_in_with_link(tx, accounts.create_sign_in_link(tx, email_of(owner)))
    for _ in range(4):
        clock.move(days=6)
        assert accounts.session_user(tx, opened.token)
    clock.move(days=6)
    assert accounts.session_user(tx, opened.token) is None
    idle = accounts.sign_in_with_link(tx, accounts.create_sign_in_link(tx, email_of(owner)))
    clock.move(days=7)
    assert accounts.session_user(tx, idle.token) is None


def test_signing_in_needs_the_right_password(tx, accounts, owner, join):
    join(owner, person(owner), Role.VIEWER)
    assert accounts.sign_in(tx, person(owner).upper(), PASSWORD, "1.1.1.1").user.name
    for email, password in (
        (person(owner), "wrong"),
        ("nobody@example.com", PASSWORD),
        ("\0", "x"),
    ):
        with pytest.raises(InvalidCredentialsError):
            accounts.sign_in(tx, email, password, "1.1.1.1")


def test_guessing_is_throttled_per_address_and_ip(tx, accounts, owner, join, clock):
    join(owner, person(owner), Role.VIEWER)
    for _ in range(PER_ACCOUNT_AND_IP):
        with pytest.raises(InvalidCredentialsError):
            accounts.sign_in(tx, person(owner), "wrong", "1.1.1.1")
    with pytest.raises(TooManyAttemptsError) as throttled:
        accounts.sign_in(tx, person(owner), PASSWORD, "1.1.1.1")
    assert 0 < throttled.value.retry_after_s <= 900
    assert accounts.sign_in(tx, person(owner), PASSWORD, "2.2.2.2")


def test_a_new_password_ends_every_other_session(tx, accounts, owner, join):
    mine = join(owner, person(owner), Role.VIEWER)
    other = accounts.sign_in(tx, person(owner), PASSWORD, "1.1.1.1")
    changes = UserChanges(password="otro río de palabras", current_password="no")
    with pytest.raises(CauceError) as wrong:
        accounts.change_user(tx, mine.user, mine.token, changes)
    assert wrong.value.fields[0].path == "current_password"
    changes = UserChanges(password="otro río de palabras", current_password=PASSWORD)
    accounts.change_user(tx, mine.user, mine.token, changes)
    assert accounts.session_user(tx, other.token) is None
    assert accounts.session_user(tx, mine.token)
    assert accounts.sign_in(tx, person(owner), "otro río de palabras", "1.1.1.1")


def test_the_first_password_needs_no_current_one(tx, accounts, owner):
    opened = accounts.sign_in_with_link(tx, accounts.create_sign_in_link(tx, email_of(owner)))
    assert not opened.user.has_password
    changes = UserChanges(password=PASSWORD)
    assert accounts.change_user(tx, opened.user, opened.token, changes).has_password


def test_an_address_belongs_to_one_user(tx, accounts, owner, join):
    eva = join(owner, person(owner), Role.VIEWER)
    with pytest.raises(AddressTakenError):
        accounts.change_user(tx, eva.user, eva.token, UserChanges(email=email_of(owner)))
    with pytest.raises(AddressTakenError):
        accounts.invite(tx, owner, person(owner), Role.VIEWER)


def test_an_invitation_works_once_until_revoked_or_expired(tx, accounts, owner, clock):
    made = accounts.invite(tx, owner, person(owner), Role.EDITOR)
    newer = accounts.invite(tx, owner, person(owner), Role.ADMIN)
    with pytest.raises(LinkUsedOrExpiredError):
        accounts.find_invitation(tx, made.token)
    accounts.accept_invitation(tx, newer.token, "Eva", PASSWORD)
    with pytest.raises(LinkUsedOrExpiredError):
        accounts.accept_invitation(tx, newer.token, "Eva", PASSWORD)
    revoked = accounts.invite(tx, owner, person(owner, "luis"), Role.VIEWER)
    accounts.revoke_invitation(tx, owner, revoked.invitation.invitation_id)
    late = accounts.invite(tx, owner, person(owner, "luis"), Role.VIEWER)
    clock.move(days=7)
    for token in (revoked.token, late.token, "nonsense"):
        with pytest.raises(LinkUsedOrExpiredError):
            accounts.accept_invitation(tx, token, "Luis", PASSWORD)


def test_a_user_of_another_workspace_joins_with_the_password_they_have(tx, accounts, owner, join):
    join(owner, person(owner), Role.VIEWER)
    other = accounts.create_project(
        tx, "B", workspace_id=tx.execute("INSERT INTO workspaces (name) VALUES ('B') RETURNING id").fetchone()["id"]
    )  # fmt: skip
    access = accounts.key_access(tx, other.api_key)[1]
    token = accounts.invite(tx, access, person(owner), Role.EDITOR).token
    with pytest.raises(InvalidCredentialsError):
        accounts.accept_invitation(tx, token, "Mallory", "a password of mallory")
    joined = accounts.accept_invitation(tx, token, "Eva", PASSWORD)
    assert {p.role for p in accounts.projects_of(tx, joined.user.account_id)} == {
        Role.VIEWER,
        Role.EDITOR,
    }


def test_a_new_role_takes_effect_at_once_and_ends_sessions(tx, accounts, owner, join):
    eva = join(owner, person(owner), Role.ADMIN)
    accounts.set_role(tx, owner, eva.user.account_id, Role.VIEWER)
    assert accounts.session_user(tx, eva.token) is None
    access = accounts.user_access(tx, eva.user, owner.project_id)
    assert access.role is Role.VIEWER
    assert Scope.WRITE not in access.scopes


def test_an_admin_does_not_touch_owners_and_nobody_touches_themselves(tx, accounts, owner, join):
    eva = join(owner, person(owner), Role.ADMIN)
    admin = accounts.user_access(tx, eva.user, owner.project_id)
    with pytest.raises(NotAllowedError):
        accounts.set_role(tx, admin, owner.actor.id, Role.VIEWER)
    with pytest.raises(NotAllowedError):
        accounts.invite(tx, admin, "x@example.com", Role.OWNER)
    with pytest.raises(CauceError, match="own_role"):
        accounts.remove_member(tx, admin, eva.user.account_id)


def test_two_owners_who_demote_each_other_at_once_leave_one(tx, accounts, owner, join):
    luis = join(owner, person(owner, "luis"), Role.OWNER)
    second = accounts.user_access(tx, luis.user, owner.project_id)
    accounts.set_role(tx, owner, luis.user.account_id, Role.ADMIN)
    with pytest.raises(LastOwnerError):
        accounts.remove_member(tx, second, owner.actor.id)


def test_a_removed_member_is_out_at_once(tx, accounts, owner, join):
    eva = join(owner, person(owner), Role.EDITOR)
    accounts.remove_member(tx, owner, eva.user.account_id)
    assert accounts.user_access(tx, eva.user, owner.project_id) is None
    assert accounts.session_user(tx, eva.token) is None


def test_the_audit_log_says_who_did_what_and_holds(tx, accounts, owner):
    made = accounts.create_key(tx, owner, KeyKind.API, "CI", scopes=(Scope.READ,))
    accounts.record(tx, owner, "person.merged", "ñandú", {"n": 1, "ok": True, "none": None})
    page = accounts.audit_page(tx, owner, None, 10)
    assert [entry.action for entry in page] == ["person.merged", "key.created", "project.created"]
    assert page[1].target == made.key.prefix
    assert page[1].actor == owner.actor
    assert accounts.audit_page(tx, owner, page[0].seq, 1) == [page[1]]
    assert accounts.audit_verified(tx, owner.workspace_id)


def test_the_audit_log_cannot_be_changed(database, accounts):
    for statement in ("UPDATE audit SET target = 'x'", "DELETE FROM audit", "TRUNCATE audit"):
        with pytest.raises(psycopg.Error, match="append-only"), database.transaction() as tx:
            tx.execute(statement)


def test_a_change_behind_the_triggers_back_shows(database, accounts):
    with database.transaction() as tx:
        workspace = tx.execute(
            "INSERT INTO workspaces (name) VALUES ('T') RETURNING id"
        ).fetchone()["id"]
        made = accounts.create_project(tx, "Uno", workspace_id=workspace)
        accounts.create_api_key(tx, made.project.project_id)
        assert accounts.audit_verified(tx, workspace)
        tx.execute("SET LOCAL session_replication_role = replica")
        tx.execute(
            "UPDATE audit SET target = 'otro' WHERE workspace_id = %s AND seq = 1", [workspace]
        )
        assert not accounts.audit_verified(tx, workspace)
        tx.execute(
            "UPDATE audit SET target = 'Uno' WHERE workspace_id = %s AND seq = 1", [workspace]
        )
        assert accounts.audit_verified(tx, workspace)
        tx.execute("DELETE FROM audit WHERE workspace_id = %s AND seq = 2", [workspace])
        assert not accounts.audit_verified(tx, workspace)


def test_the_secret_of_a_day_is_one_for_all_and_gone_when_the_day_is_over(tx):
    day = datetime(2031, 5, 1, 23, 59, tzinfo=UTC)
    today, tomorrow = day.date(), day.date() + timedelta(days=1)
    made = Accounts(clock=lambda: day).daily_salts(tx)
    assert made.keys() == {today, tomorrow}
    assert made[today] != made[tomorrow]
    assert Accounts(clock=lambda: day).daily_salts(tx) == made
    later = Accounts(clock=lambda: day + timedelta(minutes=2)).daily_salts(tx)
    assert later[tomorrow] == made[tomorrow]
    left = tx.execute("SELECT day FROM daily_salts ORDER BY day").fetchall()
    assert [row["day"] for row in left] == [tomorrow, tomorrow + timedelta(days=1)]
