"""Notes and checkpoints: the bytes of others' examples, and everything that must be refused."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from claims.core.errors import Invalid
from claims.core.transparency.checkpoint import (
    Checkpoint,
    format_proof,
    open_checkpoint,
    read_checkpoint,
    sign_checkpoint,
)
from claims.core.transparency.signed_note import Signer, open_note, parse_vkey, sign_note, split_note
from tests.core.transparency.vectors import NOTE, ORIGIN, ROOTS, SEED, VKEY

SIGNER = Signer(ORIGIN, SEED)
KEY = SIGNER.verifier
OTHER = Signer("witness.example", bytes(32))


def code_of(note: str, keys=(KEY,)) -> str:
    with pytest.raises(Invalid) as caught:
        open_checkpoint(note, keys)
    return caught.value.code


def test_the_checkpoint_of_known_leaves() -> None:
    assert str(KEY) == VKEY
    assert parse_vkey(VKEY) == KEY == parse_vkey(f"{VKEY}\n")
    assert sign_checkpoint(Checkpoint(ORIGIN, 8, ROOTS[8]), [SIGNER]) == NOTE
    assert open_checkpoint(NOTE, [KEY]) == Checkpoint(ORIGIN, 8, ROOTS[8]) == read_checkpoint(NOTE)


def test_published_vectors(shared_data: Path) -> None:
    path = shared_data.parent / "design" / "transparency-log-vectors.json"
    if not path.is_file():
        pytest.skip(f"no vectors in {path}")
    vectors = json.loads(path.read_text(encoding="utf-8"))
    signer = Signer(vectors["key"]["origin"], bytes.fromhex(vectors["key"]["ed25519_seed_hex"]))
    assert str(signer.verifier) == vectors["key"]["vkey"]
    for size, note in vectors["checkpoints"].items():
        assert open_checkpoint(note, [signer.verifier]).size == int(size.split("_")[0])
    for note in vectors["invalid_notes"].values():
        with pytest.raises(Invalid):
            open_checkpoint(note, [signer.verifier])
    sample = vectors["c2sp_signed_note_sample"]
    assert open_note(sample["note"], [parse_vkey(sample["vkey"])]) == "This is an example message.\n"
    proof = next(item for item in vectors["inclusion"] if (item["index"], item["size"]) == (5, 8))
    hashes = [bytes.fromhex(item) for item in proof["proof"]]
    assert format_proof(5, hashes, vectors["checkpoints"]["8"]) == vectors["tlog_proof_index5_size8"]


def read_apart(note: bytes, vkey: str) -> tuple[bytes, int, bytes]:
    """Origin, size and root of a checkpoint as the C2SP documents have them read, by nothing of ours."""
    name, key_id, encoded = vkey.split("+", 2)
    key = base64.b64decode(encoded)
    assert key[0] == 1
    assert len(key) == 33
    assert hashlib.sha256(name.encode() + b"\x0a" + key).digest()[:4].hex() == key_id
    text, line = note.split(b"\n\n")
    mark, signer, signature = line.removesuffix(b"\n").split(b" ")
    assert (mark, signer) == (b"\xe2\x80\x94", name.encode())
    signed = base64.b64decode(signature, validate=True)
    assert signed[:4].hex() == key_id
    assert len(signed) == 68
    Ed25519PublicKey.from_public_bytes(key[1:]).verify(signed[4:], text + b"\n")
    origin, size, root = text.split(b"\n")
    return origin, int(size), base64.b64decode(root, validate=True)


@given(st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_whoever_reads_by_the_standard_reads_what_was_signed(size: int, root: bytes, seed: bytes) -> None:
    signer = Signer(ORIGIN, seed)
    note = sign_checkpoint(Checkpoint(ORIGIN, size, root), [signer]).encode()
    assert read_apart(note, str(signer.verifier)) == (ORIGIN.encode(), size, root)


def test_signatures_of_unknown_keys_are_ignored_but_do_not_count() -> None:
    both = sign_note(str(Checkpoint(ORIGIN, 8, ROOTS[8])), [SIGNER, OTHER])
    assert open_checkpoint(both, [KEY]).size == 8
    assert code_of(both, [parse_vkey(str(Signer("third.example", bytes(32)).verifier))]) == "note_unverified"


def test_a_checkpoint_counts_only_by_a_key_of_its_own_name() -> None:
    strange = sign_note(str(Checkpoint(ORIGIN, 8, ROOTS[8])), [OTHER])
    assert code_of(strange, [KEY, OTHER.verifier]) == "note_unverified"
    with pytest.raises(ValueError, match="named like its origin"):
        sign_checkpoint(Checkpoint(ORIGIN, 8, ROOTS[8]), [OTHER])


def test_both_keys_sign_while_keys_change() -> None:
    new = Signer(ORIGIN, bytes(32))
    note = sign_checkpoint(Checkpoint(ORIGIN, 8, ROOTS[8]), [new, SIGNER])
    assert open_checkpoint(note, [KEY]) == open_checkpoint(note, [new.verifier])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda note: note.replace("\n8\n", "\n7\n"), "note_unverified"),
        (lambda note: note[:-1], "note_invalid"),
        (lambda note: note.replace("—", "-"), "note_invalid"),
        (lambda note: note.replace("\n\n", "\n"), "note_invalid"),
        (lambda note: note.replace("\n", "\r\n"), "note_invalid"),
        (lambda note: note.replace("claims\n8", "claims\t\n8"), "note_invalid"),
        (lambda note: note.replace("swE=", "sw=="), "note_unverified"),
        (lambda note: note + "\n", "note_invalid"),
        (lambda note: note + "trailing\n", "note_invalid"),
        (lambda note: "", "note_invalid"),
        (lambda note: "\n\n", "note_invalid"),
        (lambda note: "x" * 100_000, "note_invalid"),
        (lambda note: note + note.split("\n\n")[1] * 70, "note_invalid"),
        (lambda note: f"{note}— other\x01.example AAAAAAAA\n", "note_invalid"),
        (lambda note: f"{note}— other\ud800.example AAAAAAAA\n", "note_invalid"),
    ],
)
def test_notes_that_must_be_refused(change, code: str) -> None:
    assert code_of(change(NOTE)) == code


@pytest.mark.parametrize("text", ["", "\n", "no end of line", "a tab\t\n", "a return\r\n"])
def test_texts_that_nobody_signs(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        sign_note(text, [SIGNER])
    assert caught.value.code == "note_invalid"


def test_a_signature_of_another_kind_is_one_nevertheless() -> None:
    assert open_checkpoint(f"{NOTE}— other.example {base64.b64encode(bytes(5)).decode()}\n", [KEY]).size == 8
    assert code_of(f"{NOTE}— other.example {base64.b64encode(bytes(4)).decode()}\n") == "note_invalid"


@pytest.mark.parametrize(
    "text",
    [
        f"{ORIGIN}\n08\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
        f"{ORIGIN}\n-1\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
        f"{ORIGIN}\n٨\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
        f"{ORIGIN}\n99999999999999999999\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
        f"{ORIGIN}\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg\n",
        f"{ORIGIN}\n8\nc2hvcnQ=\n",
        f"{ORIGIN}\n8\n",
        f"{ORIGIN}\n\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
        "with space/claims\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
    ],
)
def test_signed_texts_that_are_no_checkpoints(text: str) -> None:
    assert code_of(sign_note(text, [SIGNER])) == "checkpoint_invalid"


def test_further_lines_are_taken() -> None:
    assert open_checkpoint(sign_note(f"{Checkpoint(ORIGIN, 8, ROOTS[8])}extension\n", [SIGNER]), [KEY]).size == 8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        VKEY.replace("8b7abeae", "8b7abeaf"),
        VKEY[:-1],
        VKEY.replace("+AQ", "+AA"),
        "a b+8b7abeae+AQ==",
        f"\udcff{VKEY}",
    ],
)
def test_vkeys_that_must_be_refused(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse_vkey(text)
    assert caught.value.code == "vkey_invalid"


def test_a_signer_never_shows_its_seed() -> None:
    assert repr(SEED)[2:10] not in repr(SIGNER)
    assert SEED.hex() not in repr(SIGNER)


@given(st.text(max_size=200))
def test_any_text_is_a_note_or_refused(text: str) -> None:
    code = "none"
    try:
        split_note(text)
    except Invalid as error:
        code = error.code
    assert code in ("none", "note_invalid")


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).map(lambda text: f"{text}\n"))
def test_what_is_signed_is_read_again(text: str) -> None:
    assert open_note(sign_note(text, [SIGNER]), [KEY]) == text
