"""Signed notes (C2SP signed-note): a text and lines of Ed25519 signatures below it.

The signed bytes are the text with its last newline. A reader ignores signatures of keys that it does not know; one of a key
that it knows must be right, and at least one must be there.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from claims.core.errors import Invalid

ED25519 = 0x01
"""Type of a key and signature in C2SP's registry."""

SEED_SIZE = 32
MAX_NOTE_BYTES = 64_000
MAX_SIGNATURES = 64
"""At least 16 are to be taken; more than this is no note of a log."""

_KEY_NAME = re.compile(r"[^\s+]{1,255}")
_SIGNATURE_LINE = re.compile(r"— ([^\s+]{1,255}) ([A-Za-z0-9+/]{1,8000}={0,2})")
_VKEY = re.compile(r"([^\s+]{1,255})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{1,200}={0,2})")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
"""What stands in no note: control characters but the newline, and lone surrogates, for which UTF-8 has no bytes."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with its name; published as a vkey."""

    name: str
    public_key: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes by which a signature names its key."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([ED25519]) + self.public_key).digest()[:4]

    def __str__(self) -> str:
        encoded = base64.b64encode(bytes([ED25519]) + self.public_key).decode()
        return f"{self.name}+{self.key_id.hex()}+{encoded}"

    def verifies(self, signature: bytes, text: bytes) -> bool:
        """Whether the signature is this key's over the text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, text)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """A private key (its 32-byte Ed25519 seed) with its name; never shown."""

    name: str
    seed: bytes

    def __post_init__(self) -> None:
        if len(self.seed) != SEED_SIZE or not is_key_name(self.name):
            raise ValueError("a signer needs a name without white space or plus sign, and a seed of 32 bytes")

    def __repr__(self) -> str:
        return f"<Signer {self.name}>"

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    def sign(self, text: bytes) -> bytes:
        """The signature over the text: 64 bytes, the same for the same text."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(text)


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One line below the text: whose, which key, what."""

    name: str
    key_id: bytes
    signature: bytes


def is_key_name(text: str) -> bool:
    """Whether the text can name a key: not empty, no white space, no plus sign."""
    return _KEY_NAME.fullmatch(text) is not None and not _CONTROL.search(text)


def parse_vkey(text: str) -> VerifierKey:
    """The public key of a vkey, ``Invalid`` (code ``vkey_invalid``) for anything else."""
    found = _VKEY.fullmatch(text.strip())
    key = _decode(found[3]) if found else None
    if found is None or not is_key_name(found[1]) or key is None or len(key) != 1 + SEED_SIZE or key[0] != ED25519:
        raise Invalid("This is no Ed25519 verifier key (name+hash+key).", code="vkey_invalid")
    verifier = VerifierKey(found[1], key[1:])
    if verifier.key_id.hex() != found[2]:
        raise Invalid("The hash in the verifier key is not that of its key.", code="vkey_invalid")
    return verifier


def sign_note(text: str, signers: Sequence[Signer]) -> str:
    """The note of a text, signed by each key in order. ``Invalid`` where the text cannot be a note's."""
    _require_text(text)
    lines = []
    for signer in signers:
        encoded = base64.b64encode(signer.verifier.key_id + signer.sign(text.encode())).decode()
        lines.append(f"— {signer.name} {encoded}\n")
    return f"{text}\n{''.join(lines)}"


def split_note(note: str) -> tuple[str, tuple[SignatureLine, ...]]:
    """Text and signatures of a note, none of them checked. ``Invalid`` (code ``note_invalid``) for anything else."""
    if len(note.encode("utf-8", "replace")) > MAX_NOTE_BYTES:
        raise Invalid("This is too long for a signed note.", code="note_invalid")
    end = note.rfind("\n\n")
    if end < 0 or not note.endswith("\n") or _CONTROL.search(note):
        raise Invalid("A signed note is a text, an empty line and signatures, ended by a newline.", code="note_invalid")
    text, lines = note[: end + 1], note[end + 2 : -1].split("\n")
    _require_text(text)
    if len(lines) > MAX_SIGNATURES:
        raise Invalid("The note has too many signatures.", code="note_invalid")
    return text, tuple(_signature(line) for line in lines)


def open_note(note: str, keys: Sequence[VerifierKey]) -> str:
    """The text of a note that a known key has signed.

    Raises ``Invalid``: ``note_invalid`` for what is no note, ``note_unverified`` where no known key signed it or a known
    one's signature is wrong.
    """
    text, lines = split_note(note)
    known = {(key.name, key.key_id): key for key in keys}
    signed = False
    for line in lines:
        key = known.get((line.name, line.key_id))
        if key is None:
            continue
        if not key.verifies(line.signature, text.encode()):
            raise Invalid(f"The signature of {key.name} on this note is wrong.", code="note_unverified")
        signed = True
    if not signed:
        raise Invalid(
            "No key that is known has signed this note. If the log's key was changed, give the former one, too.",
            code="note_unverified",
        )
    return text


def _signature(line: str) -> SignatureLine:
    found = _SIGNATURE_LINE.fullmatch(line)
    data = _decode(found[2]) if found else None
    if found is None or data is None or len(data) < 5:
        raise Invalid("A line below the note's empty line is no signature.", code="note_invalid")
    return SignatureLine(found[1], data[:4], data[4:])


def _require_text(text: str) -> None:
    if not text.endswith("\n") or _CONTROL.search(text) or text == "\n":
        raise Invalid("A note's text is lines without control characters, ended by a newline.", code="note_invalid")


def _decode(text: str) -> bytes | None:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None
