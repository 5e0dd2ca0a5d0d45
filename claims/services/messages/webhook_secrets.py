"""Secrets of webhook endpoints: made here, kept encrypted, so that a copy of the database signs nothing."""

from __future__ import annotations

import base64
import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PREFIX = "whsec_"
SECRET_BYTES = 32
"""Random bytes of a secret; Standard Webhooks asks for 24 to 64."""


MOST_FORMER = 2
"""Secrets of earlier rotations that are kept: encrypted together they fit the column."""


@dataclass(frozen=True, slots=True)
class FormerSecret:
    """A secret that signs beside the present one until its day is over."""

    secret: str
    until: dt.datetime


class SecretBox:
    """Encrypts with a key derived from the first of the registry's secret keys, and reads what any of them encrypted."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernets = [Fernet(_derived(key)) for key in keys]

    def seal(self, text: str) -> str:
        """The text encrypted and authenticated."""
        return self._fernets[0].encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """The text again; None where it was stored under none of the keys."""
        try:
            return MultiFernet(self._fernets).decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def is_current(self, sealed: str) -> bool:
        """Whether it is stored under the first key."""
        try:
            self._fernets[0].decrypt(sealed.encode())
        except InvalidToken:
            return False
        return True


def new_secret() -> str:
    """A secret as its owner is shown it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def written(former: Sequence[FormerSecret]) -> str:
    """Former secrets as one text, to be sealed."""
    return " ".join(f"{one.secret}@{int(one.until.timestamp())}" for one in former)


def standing(text: str | None, *, until: dt.datetime | None, at: dt.datetime) -> list[FormerSecret]:
    """Those of the former secrets in a text that still sign, newest first. One without an instant of its own, as they were
    kept at first, signs ``until`` then."""
    found = []
    for part in (text or "").split():
        secret, _, end = part.partition("@")
        last = dt.datetime.fromtimestamp(int(end), dt.UTC) if end else until
        if last is not None and last > at:
            found.append(FormerSecret(secret, last))
    return found


def _derived(key: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"claims webhook secrets").derive(key.encode())
    return base64.urlsafe_b64encode(derived)
