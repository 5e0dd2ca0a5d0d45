"""Words into the pieces that a BERT model reads: lower case, no accents, longest piece first.

The rules are those of BERT (Devlin et al. 2019, Apache-2.0) with its uncased English vocabulary, ``wordpiece.txt``: one
piece a line, the line's number is the piece's id. Written out here because the tokenizer library brings along an HTTP
client that a registry without a network has no use for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

VOCABULARY = Path(__file__).with_name("wordpiece.txt")
START, END, UNKNOWN = 101, 102, 100
"""Ids of the pieces that open and close a text, and of a word that no pieces make up."""

MAX_WORD = 100
"""A longer word is unknown as a whole, as in BERT."""

MAX_TEXT = 4_000
"""Code points of a text that are read; a model reads some hundred words at most."""

_ASCII_WORD = re.compile(r"[a-z0-9]+|[^a-z0-9 ]")
_IDEOGRAPH = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ceaf\U0002f800-\U0002fa1f]")


def read_pieces(text: str, *, longest: int) -> list[int]:
    """The ids of a text's pieces, opened and closed, at most ``longest`` in all (at least 2)."""
    pieces = [START]
    for word in _words(text[:MAX_TEXT]):
        pieces.extend(_pieces_of(word))
        if len(pieces) >= longest:
            break
    return [*pieces[: longest - 1], END]


@dataclass(frozen=True, slots=True)
class WordPieces:
    """The pieces of words, opened and closed; ``firsts`` and ``lasts`` are the places of each word's first and last one."""

    ids: list[int]
    firsts: list[int]
    lasts: list[int]


def read_words(words: Sequence[str], *, longest: int) -> WordPieces:
    """The pieces of a text that is cut into words already; those of a word that does not fit whole are left out, and all
    behind it. ``longest`` is of all pieces (at least 2)."""
    ids, firsts, lasts = [START], [], []
    for word in words:
        pieces = [piece for part in _words(word) for piece in _pieces_of(part)] or [UNKNOWN]
        if len(ids) + len(pieces) >= longest:
            break
        firsts.append(len(ids))
        ids.extend(pieces)
        lasts.append(len(ids) - 1)
    return WordPieces([*ids, END], firsts, lasts)


def _words(text: str) -> list[str]:
    if text.isascii() and text.isprintable():  # as most texts are; the same words in a twentieth of the time
        return _ASCII_WORD.findall(text.lower())
    plain = "".join(_plain_characters(text))
    spaced = "".join(f" {sign} " if _stands_alone(sign) else sign for sign in plain)
    return spaced.split()


def _plain_characters(text: str) -> list[str]:
    """Lower case without accents and control characters; white space of any kind as a space."""
    return [
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFD", text.lower())
        if sign.isspace() or not _is_left_out(sign)
    ]


@lru_cache(maxsize=4_096)
def _is_left_out(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category == "Mn" or category.startswith("C") or sign == "\ufffd"


@lru_cache(maxsize=4_096)
def _stands_alone(sign: str) -> bool:
    """Whether a character is a word of its own: punctuation, what ASCII has of symbols, ideographs."""
    if sign.isalnum() and sign < "\u3400":
        return False
    if "!" <= sign <= "~":
        return True
    return unicodedata.category(sign).startswith("P") or _IDEOGRAPH.match(sign) is not None


@lru_cache(maxsize=65_536)
def _pieces_of(word: str) -> tuple[int, ...]:
    if len(word) > MAX_WORD:
        return (UNKNOWN,)
    ids, ids_behind = _vocabulary()
    pieces: list[int] = []
    start = 0
    while start < len(word):
        end = len(word)
        while (piece := ids.get(word[start:end])) is None:
            end -= 1
            if end == start:
                return (UNKNOWN,)
        pieces.append(piece)
        start, ids = end, ids_behind
    return tuple(pieces)


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, int], dict[str, int]]:
    """The ids of pieces that begin a word, and of those behind another piece ("##ing")."""
    lines = VOCABULARY.read_text(encoding="utf-8").split("\n")
    numbers = {piece: number for number, piece in enumerate(lines[:-1])}
    behind = {piece.removeprefix("##"): number for piece, number in numbers.items() if piece.startswith("##")}
    return numbers, behind
