"""Checkpoints (C2SP tlog-checkpoint): origin, size and root of the log, as a signed note; and proofs to download
(C2SP tlog-proof)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.errors import Invalid
from claims.core.transparency.merkle import HASH_SIZE
from claims.core.transparency.signed_note import Signer, VerifierKey, is_key_name, open_note, sign_note, split_note

PROOF_HEADING = "c2sp.org/tlog-proof@v1"
MAX_SIZE = 2**63 - 1

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the log was: ``size`` leaves, and the 32-byte root over them. There is no time in it."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{encode_hash(self.root)}\n"


def encode_hash(value: bytes) -> str:
    """Bytes in standard base64 with padding."""
    return base64.b64encode(value).decode()


def sign_checkpoint(checkpoint: Checkpoint, signers: Sequence[Signer]) -> str:
    """The checkpoint as a note; ``ValueError`` unless each key is named like the origin."""
    if not signers or any(signer.name != checkpoint.origin for signer in signers):
        raise ValueError("a checkpoint is signed by keys that are named like its origin")
    return sign_note(str(checkpoint), signers)


def read_checkpoint(note: str) -> Checkpoint:
    """The checkpoint of a note whose signatures are left unchecked: for notes of one's own making.

    Raises ``Invalid`` (codes ``note_invalid``, ``checkpoint_invalid``).
    """
    return _parse(split_note(note)[0])


def open_checkpoint(note: str, keys: Sequence[VerifierKey]) -> Checkpoint:
    """The checkpoint of a note that one of the keys, named like its origin, has signed.

    Raises ``Invalid`` (codes ``note_invalid``, ``note_unverified``, ``checkpoint_invalid``).
    """
    checkpoint = _parse(open_note(note, keys))
    own = [key for key in keys if key.name == checkpoint.origin]
    open_note(note, own)
    return checkpoint


def format_proof(index: int, hashes: Sequence[bytes], note: str) -> str:
    """The proof to keep beside a leaf: the file with the ending ``.tlog-proof``."""
    lines = "".join(f"{encode_hash(item)}\n" for item in hashes)
    return f"{PROOF_HEADING}\nindex {index}\n{lines}\n{note}"


def _parse(text: str) -> Checkpoint:
    """Origin, size, root; further lines are taken as long as they are not empty."""
    origin, *rest = text.removesuffix("\n").split("\n")
    if len(rest) < 2 or "" in rest or not is_key_name(origin):
        raise Invalid("A checkpoint names its origin, size and root, a line each.", code="checkpoint_invalid")
    if not _SIZE.fullmatch(rest[0]) or int(rest[0]) > MAX_SIZE:
        raise Invalid("The checkpoint's size is no number in plain decimal.", code="checkpoint_invalid")
    try:
        root = base64.b64decode(rest[1], validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid("The checkpoint's root is no base64.", code="checkpoint_invalid") from error
    if len(root) != HASH_SIZE or encode_hash(root) != rest[1]:
        raise Invalid("The checkpoint's root is no hash.", code="checkpoint_invalid")
    return Checkpoint(origin, int(rest[0]), root)
