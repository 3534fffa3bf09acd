"""Tokens, passwords, roles and the audit chain, without engines."""

from __future__ import annotations

import doctest
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.accounts.contracts import AuditEntry, KeyKind, NotAllowedError
from cauce.accounts.logic import chain, passwords, rules, tokens
from cauce.kernel.access import ALL_SCOPES, Access, Actor, Role, Scope
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId, WorkspaceId

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORKSPACE = WorkspaceId(1)


@pytest.mark.parametrize("module", [tokens, rules])
def test_the_examples_of_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_base_62_is_of_fixed_length_and_loses_nothing(first, second):
    assert len(tokens.base62(first)) == len(tokens.base62(second)) == 43
    assert (tokens.base62(first) == tokens.base62(second)) == (first == second)


def test_a_key_names_its_kind_and_project():
    assert tokens.key_text(KeyKind.API, ProjectId(12), b"\xff" * 32).startswith("ck_12_")
    assert tokens.key_text(KeyKind.WRITE, ProjectId(12), b"\xff" * 16).startswith("cw_12_")


def test_a_csrf_token_belongs_to_one_session():
    assert tokens.csrf_token("a") == tokens.csrf_token("a") != tokens.csrf_token("b")


def test_a_password_is_kept_as_argon2id_and_verified():
    kept = passwords.hashed("un río de palabras", b"0123456789abcdef")
    assert kept.startswith("$argon2id$")
    assert passwords.matches(kept, "un río de palabras")
    assert not passwords.matches(kept, "un rio de palabras")
    assert not passwords.matches(None, "")
    assert not passwords.matches("broken", "x")
    assert not passwords.matches(kept, "\ud800")


@pytest.mark.parametrize(
    "weak", ["short", "x" * 201, "aaaaaaaaaaaa", "1234567890", "ana@example.com"]
)
def test_a_weak_password_is_refused_with_its_field(weak):
    with pytest.raises(CauceError) as refusal:
        passwords.check_password(weak, "Ana@example.com")
    assert refusal.value.fields[0].path == "password"


def test_a_long_sentence_is_a_good_password():
    passwords.check_password("cuatro palabras sin orden", None)


@pytest.mark.parametrize(
    "bad", ["", "ana", "a@", "@b", "a b@c.d", "a\0@b.c", "ñ@b.c", "a@-b", "a" * 250 + "@b.cd"]
)
def test_what_is_no_address_is_refused(bad):
    with pytest.raises(CauceError):
        rules.clean_email(bad)


@pytest.mark.parametrize("bad", ["Mars/Olympus", "", "localtime", "../etc/passwd", "europe/madrid"])
def test_a_time_zone_that_does_not_exist_is_refused(bad):
    with pytest.raises(CauceError, match="IANA"):
        rules.check_timezone(bad)
    assert rules.check_timezone("Europe/Madrid") == "Europe/Madrid"


def test_only_an_owner_makes_or_unmakes_owners():
    rules.check_may_give(Role.OWNER, Role.OWNER)
    rules.check_may_give(Role.ADMIN, Role.ADMIN, Role.VIEWER)
    with pytest.raises(NotAllowedError):
        rules.check_may_give(Role.ADMIN, Role.OWNER)


def test_nobody_grants_what_they_do_not_have():
    access = Access(
        ProjectId(1),
        WORKSPACE,
        "UTC",
        Actor("key", 1, "k"),
        Role.EDITOR,
        ALL_SCOPES - {Scope.ADMIN},
    )
    rules.check_may_grant(access, [Scope.READ, Scope.WRITE])
    with pytest.raises(NotAllowedError, match="admin"):
        rules.check_may_grant(access, [Scope.READ, Scope.ADMIN])


def test_a_key_acts_as_the_role_of_its_scopes_and_never_as_an_owner():
    assert [rules.role_of(s) for s in ([], [Scope.WRITE], ALL_SCOPES)] == [
        Role.VIEWER,
        Role.EDITOR,
        Role.ADMIN,
    ]


def entries(n: int) -> list[AuditEntry]:
    made, previous = [], chain.GENESIS
    for seq in range(1, n + 1):
        deed = chain.Deed(
            WORKSPACE, None, NOW + timedelta(seconds=seq), Actor("user", 7, "Ána"), "key.created",
            f"ck_{seq}", {"scopes": ["read"], "n": seq},
        )  # fmt: skip
        previous = chain.link(previous, seq, deed)
        made.append(
            AuditEntry(
                seq, deed.at, None, deed.actor, deed.action, deed.target, deed.detail, previous
            )
        )
    return made


def test_a_chain_that_nobody_touched_holds():
    made = entries(4)
    assert chain.unbroken(WORKSPACE, made, (4, made[-1].hash))
    assert chain.unbroken(WORKSPACE, [], (0, chain.GENESIS))


@pytest.mark.parametrize(
    "change",
    [
        {"target": "ck_9"},
        {"action": "key.revoked"},
        {"at": NOW},
        {"actor": Actor("user", 8, "Ána")},
        {"detail": {}},
        {"project_id": ProjectId(1)},
        {"hash": bytes(32)},
    ],
)
def test_a_changed_entry_breaks_the_chain(change):
    made = entries(4)
    head = (4, made[-1].hash)
    made[1] = replace(made[1], **change)
    assert not chain.unbroken(WORKSPACE, made, head)


def test_a_removed_added_or_cut_off_entry_breaks_the_chain():
    made = entries(4)
    head = (4, made[-1].hash)
    assert not chain.unbroken(WORKSPACE, made[:1] + made[2:], head)
    assert not chain.unbroken(WORKSPACE, made[:3], head)
    assert not chain.unbroken(WORKSPACE, [*made, made[-1]], head)
    assert not chain.unbroken(WorkspaceId(2), made, head)
