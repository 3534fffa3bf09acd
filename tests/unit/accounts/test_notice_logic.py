"""Rules of notices: words, times, signatures, verdicts, moves."""

from __future__ import annotations

import doctest
import json
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.accounts.notices import contracts
from cauce.accounts.notices.contracts import (
    KINDS,
    MOVES,
    Channel,
    ChannelId,
    DeliveryState,
    Failed,
    Letter,
    Notice,
    NoticeId,
    NoticeKind,
    Quiet,
    Reader,
    Receiver,
    Sent,
)
from cauce.accounts.notices.logic import letter, payload, signing, timing, verdict, words
from cauce.accounts.notices.logic.letter import Links, write
from cauce.kernel import signed
from cauce.kernel.errors import Text
from cauce.kernel.ids import AccountId, ProjectId

AT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
INSTANTS = st.integers(0, 365 * 24 * 60).map(lambda minute: AT + timedelta(minutes=minute))
MINUTES = st.integers(0, 1439)
ZONES = st.sampled_from(
    ["UTC", "Europe/Madrid", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia"]
)


@pytest.mark.parametrize(
    "module", [contracts, letter, payload, signed, signing, timing, verdict, words]
)
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def notice(
    kind: NoticeKind = NoticeKind.SILENCE,
    title: str = "Silence",
    body: str = "Since {since}.",
    **more,
) -> Notice:
    values = {"since": AT, "n": 1234}
    return Notice(
        NoticeId(uuid4()), kind, Text(title, "Silencio"), Text(body, "Desde el {since}."),
        None, values, "/p/7/data/live", AT, **more,
    )  # fmt: skip


def letter_of(*notices: Notice, to: Reader | Receiver | None = None) -> Letter:
    reader = to or Reader(AccountId(1), "ana@example.com", "es", "America/Bogota")
    return Letter("k", ProjectId(7), "Tienda", "Europe/Madrid", reader, notices)


def test_a_signature_is_the_one_of_the_standards_own_example():
    """The example of Standard Webhooks' documentation."""
    headers = signing.webhook_headers(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        datetime.fromtimestamp(1614265330, UTC),
        b'{"test": 2432232314}',
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert headers["webhook-timestamp"] == "1614265330"


def test_a_secret_belongs_to_one_channel_of_one_installation():
    found = {
        signing.webhook_secret(installation, ChannelId(channel), salt)
        for installation in ("a", "b")
        for channel in (1, 2)
        for salt in (b"x" * 16, b"y" * 16)
    }
    assert len(found) == 8


@given(st.text(max_size=80))
def test_no_text_that_was_not_signed_here_lets_anybody_leave(token):
    assert signing.read_leave_token("the secret", token) is None


@given(st.integers(0, 300))
def test_a_token_changed_anywhere_is_worth_nothing(position):
    leaving = contracts.Leaving(AccountId(7), ProjectId(3), (NoticeKind.SILENCE, NoticeKind.ALERT))
    token = signing.leave_token("s", leaving)
    at = position % len(token)
    changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
    assert signing.read_leave_token("s", changed) in {
        None,
        leaving,
    }  # the last digit has spare bits
    if at < len(token) - 1:
        assert signing.read_leave_token("s", changed) is None


@given(INSTANTS, MINUTES, MINUTES, ZONES)
def test_quiet_hours_end_within_a_day_and_outside_themselves(now, start, end, zone):
    quiet = Quiet(start, end)
    until = timing.quiet_until(now, quiet, zone)
    if until is not None:
        assert now < until <= now + timedelta(hours=25)
        again = timing.quiet_until(until, quiet, zone)
        assert again is None


def test_quiet_hours_follow_the_clock_on_the_wall():
    night = Quiet(22 * 60, 7 * 60)
    before_summer = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)  # 23:30 in Madrid; at 2 it is 3
    until = timing.quiet_until(before_summer, night, "Europe/Madrid")
    assert until == datetime(2026, 3, 29, 5, 0, tzinfo=UTC)


@given(st.integers(1, 200), st.floats(0, 1), st.one_of(st.none(), st.integers(0, 10**6)))
def test_a_pause_grows_to_an_hour_and_meets_the_receivers_wish(attempts, chance, wish):
    pause = timing.next_try(AT, attempts, chance, wish) - AT
    assert timedelta(seconds=5) <= pause <= timedelta(hours=1)
    assert pause >= timedelta(seconds=min(wish or 0, 3600))


@pytest.mark.parametrize(
    ("channel", "status", "outcome"),
    [
        (Channel.WEBHOOK, 200, "sent"),
        (Channel.WEBHOOK, 204, "sent"),
        (Channel.WEBHOOK, 302, "permanent"),
        (Channel.WEBHOOK, 404, "passing"),
        (Channel.WEBHOOK, 410, "permanent"),
        (Channel.WEBHOOK, 429, "passing"),
        (Channel.WEBHOOK, 503, "passing"),
        (Channel.SLACK, 400, "permanent"),
        (Channel.SLACK, 404, "permanent"),
        (Channel.SLACK, 429, "passing"),
        (Channel.SLACK, 500, "passing"),
    ],
)
def test_what_an_answer_means(channel, status, outcome):
    found = verdict.verdict(channel, status, "why not", 30)
    if outcome == "sent":
        assert found == Sent(status)
    else:
        assert isinstance(found, Failed)
        assert found.permanent is (outcome == "permanent")
        assert str(status) in found.reason.en
        assert str(status) in found.reason.es


def test_every_state_can_be_reached_and_none_but_success_is_a_dead_end():
    reached, edge = (
        {DeliveryState.WAITING, DeliveryState.HELD, DeliveryState.SKIPPED},
        [DeliveryState.WAITING, DeliveryState.HELD],
    )
    while edge:
        for state in MOVES[edge.pop()]:
            if state not in reached:
                reached.add(state)
                edge.append(state)
    assert reached == set(DeliveryState) == set(MOVES)
    assert [state for state, moves in MOVES.items() if not moves] == [DeliveryState.SENT]


def test_each_reads_their_own_language_and_time_zone():
    links = Links("https://c.example", "https://c.example/s", "https://c.example/u/t")
    spanish = write(letter_of(notice()), Reader(AccountId(1), "a@x", "es", "America/Bogota"), links)
    english = write(letter_of(notice()), Reader(AccountId(2), "b@x", "en", "Asia/Tokyo"), links)
    assert spanish.subject == "Silencio"
    assert "Desde el 1 mar 2026, 03:00 (America/Bogota)." in spanish.text
    assert (
        "Recibes este aviso porque sigues «Han dejado de llegar datos» en Tienda." in spanish.text
    )
    assert "Since 1 Mar 2026, 17:00 (Asia/Tokyo)." in english.text
    assert "https://c.example/p/7/data/live" in english.text
    assert "Stop these e-mails: https://c.example/u/t" in english.text


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def test_what_people_named_things_is_never_html():
    evil = notice(title="<img src=x onerror=alert(1)>", body="<script>alert(1)</script>")
    reader = Reader(AccountId(1), "a@x", "en", "UTC")
    written = write(letter_of(evil), reader, Links("https://c.example", "s", "u"))
    assert not {"img", "script"} & set(_Tags(written.html).tags)


def test_several_notices_are_one_letter_that_names_the_time_of_each():
    reader = Reader(AccountId(1), "a@x", "en", "Europe/Madrid")
    found = write(
        letter_of(notice(title="One"), notice(NoticeKind.ALERT, title="Two")),
        reader,
        Links("b", "s", "u"),
    )
    assert found.subject == "2 notices from Tienda"
    assert found.text.index("One") < found.text.index("Two")
    assert found.text.count("1 Mar 2026, 09:00 (Europe/Madrid)") >= 2
    assert "“Alerts”" in found.text


def test_slack_sees_no_mention_in_what_people_wrote():
    to = Receiver(ChannelId(1), Channel.SLACK, "https://hooks.example/x", b"", "en")
    body = json.loads(
        payload.slack_body(letter_of(notice(body="<!channel> {n}"), to=to), to, "https://c.example")
    )
    assert body["text"].startswith(
        "Silence\n&lt;!channel&gt; 1,234\n<https://c.example/p/7/data/live|"
    )
    assert [block["type"] for block in body["blocks"]] == ["header", "section", "context"]
    long = letter_of(notice(body="x" * 9000, title="y" * 900), to=to)
    blocks = json.loads(payload.slack_body(long, to, "https://c.example"))["blocks"]
    assert len(blocks[0]["text"]["text"]) == 150
    assert len(blocks[1]["text"]["text"]) == 3000


def test_a_webhook_says_type_instant_and_both_languages():
    to = Receiver(ChannelId(1), Channel.WEBHOOK, "https://r.example", b"", "en")
    body = json.loads(payload.webhook_body(letter_of(notice(), to=to), "https://c.example"))
    assert (body["type"], body["timestamp"]) == ("notice.silence", AT.isoformat())
    assert body["data"]["title"] == {"en": "Silence", "es": "Silencio"}
    assert body["data"]["body"]["es"] == "Desde el 1 mar 2026, 09:00 (Europe/Madrid)."
    assert body["data"]["values"] == {"since": AT.isoformat(), "n": 1234}


def test_every_kind_that_can_be_followed_has_a_name_in_both_languages():
    assert set(KINDS) == set(NoticeKind) - {NoticeKind.INVITATION, NoticeKind.TEST}
    for manner in KINDS.values():
        assert manner.name.en != manner.name.es
