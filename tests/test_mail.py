"""Mail handed to a real server: what arrives, and that nothing is sent where it could be read on the way."""

from __future__ import annotations

import socket

import pytest

from claims.core.errors import Unavailable
from claims.mail import Mail, Mailer
from tests.support.mailbox import open_mailbox

MAIL = Mail("vera@desk.example", "Choose a new password", "Grüße: https://registry.example/x\n")


def test_a_mail_arrives_as_it_was_written():
    with open_mailbox() as box:
        Mailer(box.address, "registry@desk.example").send(MAIL)
    (mail,) = box.mails
    assert (mail["From"], mail["To"], mail["Subject"]) == ("registry@desk.example", MAIL.recipient, MAIL.subject)
    assert mail.get_content().replace("\r\n", "\n") == MAIL.text
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].endswith("@desk.example>")


def test_without_tls_nothing_is_sent_unless_the_settings_allow_it():
    with open_mailbox() as box:
        for scheme in ("smtp", "smtps"):
            address = f"{scheme}://name:secret@127.0.0.1:{box.port}"
            with pytest.raises(Unavailable) as refused:
                Mailer(address, "registry@desk.example").send(MAIL)
            assert "secret" not in refused.value.detail
            assert "vera" not in refused.value.detail
    assert box.mails == []


def test_a_server_that_refuses_or_is_not_there_is_unavailable():
    with open_mailbox() as box:
        box.is_refusing = True
        with pytest.raises(Unavailable):
            Mailer(box.address, "registry@desk.example").send(MAIL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unavailable):
        Mailer(f"smtp+plain://127.0.0.1:{port}", "registry@desk.example").send(MAIL)


def test_nothing_slips_into_the_headers():
    with open_mailbox() as box, pytest.raises(ValueError, match="linefeed"):
        Mailer(box.address, "registry@desk.example").send(Mail("vera@desk.example\r\nBcc: all@desk.example", "x", "x"))
    assert box.mails == []
