"""Word pieces: the rules of BERT's uncased tokenizer, with pieces read off its published vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.artifacts.wordpiece import END, START, UNKNOWN, VOCABULARY, read_pieces

PIECES = VOCABULARY.read_text(encoding="utf-8").split("\n")[:-1]


def shown(text: str, *, longest: int = 128) -> str:
    return " ".join(PIECES[piece] for piece in read_pieces(text, longest=longest)[1:-1])


def test_the_vocabulary_is_that_of_bert() -> None:
    assert len(PIECES) == 30_522
    assert (PIECES[START], PIECES[END], PIECES[UNKNOWN]) == ("[CLS]", "[SEP]", "[UNK]")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The truce held.", "the truce held ."),
        ("CAFÉ Zürich", "cafe zurich"),
        ("unaffordable", "una ##ff ##ord ##able"),
        ("$5.3m isn't 10%", "$ 5 . 3 ##m isn ' t 10 %"),
        ("a\u00a0b\tc\n", "a b c"),
        ("“Yes” – no…", "“ yes ” – no …"),
        ("soft\u00adware\x00", "software"),
        ("東京", "東 京"),
        ("x" * 101, "[UNK]"),
        ("🦊", "[UNK]"),
        ("", ""),
    ],
)
def test_texts_fall_into_the_known_pieces(text: str, pieces: str) -> None:
    assert shown(text) == pieces


@given(st.text(max_size=200), st.integers(2, 40))
def test_any_text_is_opened_closed_and_cut(text: str, longest: int) -> None:
    pieces = read_pieces(text, longest=longest)
    assert (pieces[0], pieces[-1]) == (START, END)
    assert len(pieces) <= longest
    assert pieces[:-1] == read_pieces(text, longest=4_000)[: len(pieces) - 1]


def test_a_huge_text_is_read_in_part() -> None:
    assert len(read_pieces("word " * 200_000, longest=128)) == 128
    assert len(read_pieces(" " * 1_000_000, longest=128)) == 2
