"""Mail over real SMTP: what is taken, what is refused and for how long, and the outbox without a relay."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cauce.infra.folder import DataFolder
from cauce.infra.mail import Mail, MailError, open_mailer
from cauce.infra.settings import Settings
from cauce.kernel.enclosure import Enclosure
from cauce.kernel.ids import ProjectId
from support.mailbox import mailbox

AT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
SENDER = "Cauce <cauce@shop.example>"


def mail(key: str = "k-1", to: str = "ana@example.com", **more) -> Mail:
    return Mail(key, ProjectId(7), to, "Señal perdida", "Texto", "<p>Ñandú</p>", **more)


def mailer_of(data_folder: DataFolder, url: str):
    return open_mailer(Settings(data=data_folder.root, smtp_url=url, mail_from=SENDER), data_folder)


@pytest.fixture(scope="module")
def box():
    with mailbox() as opened:
        yield opened


@pytest.fixture
def relay(box, data_folder):
    box.messages.clear()
    box.replies.clear()
    return mailer_of(data_folder, f"smtp://127.0.0.1:{box.port}")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A key and a certificate of 127.0.0.1, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "relay.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def context_of(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_message_arrives_whole(box, relay):
    chart = Enclosure("chart.png", "image/png", bytes(range(256)), "chart")
    relay.send(mail(files=(chart,)), AT)
    got = box.to("ana@example.com")[0]
    assert got["Message-ID"] == "<k-1@shop.example>"
    assert got.get_body(("html",)).get_content().strip() == "<p>Ñandú</p>"
    image = next(part for part in got.walk() if part.get_content_type() == "image/png")
    assert image.get_content() == bytes(range(256))


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    ("reply", "permanent"),
    [
        ("421 4.3.2 closing", False),
        ("450 4.2.0 greylisted", False),
        ("550 5.1.1 nobody of that name", True),
        ("530 5.7.0 authentication required", False),
    ],
)
def test_a_refusal_is_for_good_from_500_on_unless_it_is_about_us(
    box, relay, command, reply, permanent
):
    box.replies[command] = [reply]
    with pytest.raises(MailError) as refused:
        relay.send(mail(), AT)
    assert (refused.value.permanent, refused.value.reply) == (permanent, int(reply[:3]))
    assert reply.partition(" ")[2].split()[-1] in refused.value.message.es
    assert box.messages == []


def test_a_relay_that_is_away_is_a_failure_that_passes(data_folder, free_port):
    relay = mailer_of(data_folder, f"smtp://127.0.0.1:{free_port}")
    with pytest.raises(MailError) as refused:
        relay.send(mail(), AT)
    assert (refused.value.permanent, refused.value.reply) == (False, None)
    assert not relay.check().ok


def test_the_check_tells_what_a_message_would_meet_and_sends_none(box, relay):
    assert relay.check().ok
    box.replies["MAIL"] = ["550 5.7.1 not from you"]
    found = relay.check()
    assert (found.ok, found.reply) == (False, 550)
    assert "not from you" in found.text.en
    assert box.messages == []


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_an_encrypted_relay_is_trusted_by_its_certificate_only(
    data_folder, certificate, scheme, monkeypatch
):
    with mailbox(tls=context_of(certificate), starttls=scheme != "smtps") as box:
        relay = mailer_of(data_folder, f"{scheme}://127.0.0.1:{box.port}")
        with pytest.raises(MailError, match="CERTIFICATE_VERIFY_FAILED"):
            relay.send(mail(), AT)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        relay.send(mail(), AT)
        assert len(box.messages) == 1


def test_a_relay_without_encryption_gets_nothing_that_asks_for_it(box, data_folder):
    box.messages.clear()
    with pytest.raises(MailError) as refused:
        mailer_of(data_folder, f"smtp+starttls://127.0.0.1:{box.port}").send(mail(), AT)
    assert not refused.value.permanent
    assert box.messages == []


def test_a_wrong_password_passes_once_it_is_mended(data_folder):
    with mailbox(password="a/b@c") as box:
        with pytest.raises(MailError) as refused:
            mailer_of(data_folder, f"smtp://ana:wrong@127.0.0.1:{box.port}").send(mail(), AT)
        assert (refused.value.permanent, refused.value.reply) == (False, 535)
        mailer_of(data_folder, f"smtp://ana:a%2Fb%40c@127.0.0.1:{box.port}").send(mail(), AT)
        assert len(box.messages) == 1


def test_without_a_relay_mail_is_kept_once_a_key_and_shown(data_folder):
    outbox = open_mailer(Settings(data=data_folder.root), data_folder)
    chart = Enclosure("chart.png", "image/png", b"\x89PNG", "chart")
    table = Enclosure("ventas.csv", "text/csv", b"a;b")
    sent = mail(files=(chart, table))
    outbox.send(sent, AT)
    outbox.send(sent, AT)
    outbox.send(Mail("k-2", ProjectId(8), "b@example.com", "S", "t", "h"), AT)
    assert [kept.key for kept in outbox.list(ProjectId(7))] == ["k-1"]
    opened = outbox.open(ProjectId(7), "k-1")
    assert (opened.kept.to, opened.kept.subject) == ("ana@example.com", "Señal perdida")
    assert opened.html.strip() == "<p>Ñandú</p>"
    assert opened.attachments == ("ventas.csv",)
    for stranger in ("k-2", "../8/k-2", "k-1.eml", ""):
        assert outbox.open(ProjectId(7), stranger) is None
    outbox.forget_project(ProjectId(7))
    assert outbox.list(ProjectId(7)) == []
    assert [kept.key for kept in outbox.list(ProjectId(8))] == ["k-2"]


def test_images_of_a_kept_message_are_part_of_what_is_shown(data_folder):
    outbox = open_mailer(Settings(data=data_folder.root), data_folder)
    chart = Enclosure("chart.png", "image/png", b"\x89PNG", "chart")
    shown = Mail("k-3", ProjectId(7), "a@example.com", "S", "t", '<img src="cid:chart">', (chart,))
    outbox.send(shown, AT)
    assert 'src="data:image/png;base64,iVBORw=="' in outbox.open(ProjectId(7), "k-3").html


def test_a_folder_that_cannot_be_written_is_a_failure_that_passes(data_folder):
    data_folder.outbox.write_text("a file stands where the folder should be")
    outbox = open_mailer(Settings(data=data_folder.root), data_folder)
    with pytest.raises(MailError) as refused:
        outbox.send(mail(), AT)
    assert not refused.value.permanent
