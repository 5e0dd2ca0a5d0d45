"""Sends mail: the one module beside ``fetch.py`` that opens a connection, and only to the server of the settings."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

from claims.core.errors import Unavailable

TIMEOUT_S = 20
"""How long a mail server may take for one answer."""

PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}
"""Schemes of a server's address with their usual ports: TLS from the start, TLS after STARTTLS, and none, for a relay on
the same machine."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one person, plain text."""

    recipient: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Mailer:
    """Hands mails to a server: ``address`` as ``smtp://user:password@host:587``, ``sender`` as they say who wrote them."""

    address: str
    sender: str

    def send(self, mail: Mail) -> None:
        """Hand a mail over. Raises ``Unavailable`` where the server cannot be reached, refuses it or is no mail server;
        the detail names neither recipient nor password."""
        try:
            with self._connect() as server:
                server.send_message(self._written(mail))
        except (OSError, smtplib.SMTPException) as error:
            raise Unavailable(f"The mail server did not take the mail ({type(error).__name__}).") from error

    def _connect(self) -> smtplib.SMTP:
        parts = urlsplit(self.address)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=ssl.create_default_context())
        else:
            server = smtplib.SMTP(host, port, timeout=TIMEOUT_S)
        try:
            if parts.scheme == "smtp":
                server.starttls(context=ssl.create_default_context())
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
        except BaseException:
            server.close()
            raise
        return server

    def _written(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, mail.recipient, mail.subject
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine answers
        message.set_content(mail.text)
        return message
