"""Mail as it goes over the wire, and the settings it leaves by."""

from __future__ import annotations

import doctest
from datetime import UTC, datetime

import pytest

from cauce.infra import smtp_address
from cauce.infra.mail import Mail, message
from cauce.infra.mail.message import compose, sender_of
from cauce.infra.settings import SettingsError, load_settings
from cauce.kernel.enclosure import Enclosure
from cauce.kernel.ids import ProjectId

AT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
SENDER = sender_of("Mi Tienda <avisos@tienda.example>")
RELAY = {"CAUCE_SMTP_URL": "smtps://relay.example", "CAUCE_MAIL_FROM": "a@shop.example"}


def mail(**changes) -> Mail:
    fields = {
        "key": "k-1",
        "project_id": ProjectId(7),
        "to": "ana@example.com",
        "subject": "Señal perdida",
        "text": "Hace 12 min que no llega nada.",
        "html": "<p>Hace 12 min.</p>",
    }
    return Mail(**{**fields, **changes})


@pytest.mark.parametrize("module", [smtp_address, message])
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def test_a_message_says_who_when_and_that_a_program_wrote_it():
    made = compose(mail(), SENDER, AT)
    assert made["From"] == "Mi Tienda <avisos@tienda.example>"
    assert made["Subject"] == "Señal perdida"
    assert made["Date"] == "Sun, 01 Mar 2026 08:00:00 +0000"
    assert made["Message-ID"] == "<k-1@tienda.example>"
    assert made["Auto-Submitted"] == "auto-generated"
    assert made["List-Unsubscribe"] is None
    assert made.as_bytes().isascii()  # not every relay speaks 8BITMIME


def test_one_click_is_offered_over_https_only():
    secure = compose(mail(unsubscribe_url="https://c.example/u/x"), SENDER, AT)
    plain = compose(mail(unsubscribe_url="http://c.example/u/x"), SENDER, AT)
    assert secure["List-Unsubscribe"] == "<https://c.example/u/x>"
    assert secure["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert plain["List-Unsubscribe"] == "<http://c.example/u/x>"
    assert plain["List-Unsubscribe-Post"] is None


@pytest.mark.parametrize("bad", ["\r\nBcc: all@example.com", "\nBcc: x", "\x00x", "\u2028Bcc: x"])
def test_a_subject_cannot_begin_another_header(bad):
    made = compose(mail(subject=f"Ventas{bad}"), SENDER, AT)
    assert made["Bcc"] is None
    assert b"\nBcc" not in made.as_bytes()


def test_images_stand_beside_their_html_and_attachments_beside_the_message():
    files = (
        Enclosure("chart.png", "image/png", b"\x89PNG", "chart"),
        Enclosure("año.csv", "text/csv", b"a;b"),
    )
    made = compose(mail(html='<img src="cid:chart">', files=files), SENDER, AT)
    kinds = [part.get_content_type() for part in made.walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "text/csv",
    ]
    image = next(part for part in made.walk() if part.get_content_type() == "image/png")
    assert image["Content-ID"] == "<chart>"
    assert [part.get_filename() for part in made.iter_attachments()] == ["año.csv"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"CAUCE_SMTP_URL": "relay.example:25"}, "smtp_url"),
        ({"CAUCE_SMTP_URL": "smtp://relay.example/path"}, "smtp_url"),
        ({"CAUCE_SMTP_URL": "smtp://relay.example:port"}, "smtp_url"),
        ({"CAUCE_SMTP_URL": "smtp://ana:secret@relay.example"}, "unencrypted"),
        ({"CAUCE_MAIL_FROM": ""}, "mail_from"),
        ({"CAUCE_MAIL_FROM": "Cauce"}, "mail_from"),
        ({"CAUCE_MAIL_FROM": "Cauce <a b@shop.example>"}, "mail_from"),
        ({"CAUCE_MAIL_FROM": "Cauce <a@>"}, "mail_from"),
        ({"CAUCE_MAIL_FROM": "Cauce <ñandú@shop.example>"}, "mail_from"),
        ({"CAUCE_OUTBOUND_NETWORKS": "10.0.0.1/8"}, "outbound_networks"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused_at_the_start(tmp_path, change, named):
    with pytest.raises(SettingsError, match=named):
        load_settings({"data": tmp_path}, {**RELAY, **change})


def test_settings_that_can_be_meant_are_taken(tmp_path):
    for url in (
        "smtp://127.0.0.1:2525",
        "smtp://a:b@localhost",
        "smtp+starttls://a:b@relay.example",
    ):
        found, _ = load_settings({"data": tmp_path}, {**RELAY, "CAUCE_SMTP_URL": url})
        assert found.smtp_url == url
