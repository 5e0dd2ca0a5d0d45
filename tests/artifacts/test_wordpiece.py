"""Word pieces: the rules of BERT's uncased tokenizer, with pieces read off its published vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.artifacts.wordpiece import END, START, UNKNOWN, VOCABULARY, read_pieces, read_words

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


@given(st.text(st.characters(max_codepoint=0x7F), max_size=60))
def test_plain_text_is_read_by_the_same_rules_as_any(text: str) -> None:
    assert read_pieces(f"{text} é", longest=4_000) == [*read_pieces(text, longest=4_000)[:-1], PIECES.index("e"), END]


@given(st.text(max_size=200), st.integers(2, 40))
def test_any_text_is_opened_closed_and_cut(text: str, longest: int) -> None:
    pieces = read_pieces(text, longest=longest)
    assert (pieces[0], pieces[-1]) == (START, END)
    assert len(pieces) <= longest
    assert pieces[:-1] == read_pieces(text, longest=4_000)[: len(pieces) - 1]


def test_a_huge_text_is_read_in_part() -> None:
    assert len(read_pieces("word " * 200_000, longest=128)) == 128
    assert len(read_pieces(" " * 1_000_000, longest=128)) == 2


PLAIN = st.text(st.characters(codec="ascii", categories=["Lu", "Ll", "Nd", "Po"]), min_size=1, max_size=12)
ANY_WORDS = st.lists(st.text(max_size=20), max_size=30)


@given(st.lists(PLAIN, max_size=30), st.integers(2, 300))
def test_plain_words_fall_into_the_pieces_of_their_text(words: list[str], longest: int) -> None:
    whole = read_pieces(" ".join(words), longest=4_000)
    found = read_words(words, longest=longest)
    assert found.ids[:-1] == whole[: len(found.ids) - 1]
    assert len(found.firsts) == len(words) or len(whole) > longest
    if len(found.firsts) == len(words):
        assert found.ids == whole


@given(ANY_WORDS, st.integers(2, 60))
def test_each_word_has_its_pieces_and_none_is_read_in_part(words: list[str], longest: int) -> None:
    found, whole = read_words(words, longest=longest), read_words(words, longest=100_000)
    assert (found.ids[0], found.ids[-1]) == (START, END)
    assert len(found.ids) <= longest
    assert len(whole.firsts) == len(words)
    read = len(found.firsts)
    assert (found.firsts, found.lasts) == (whole.firsts[:read], whole.lasts[:read])
    assert all(first <= last for first, last in zip(found.firsts, found.lasts, strict=True))
    bounds = [*found.firsts, len(found.ids) - 1]
    assert bounds == [1, *(last + 1 for last in found.lasts)]
    if read < len(words):
        assert whole.lasts[read] + 2 > longest, "the next word would have fitted"


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        (["Unaffordable", "homes"], [["una", "##ff", "##ord", "##able"], ["homes"]]),
        (["n't", "$5.3m"], [["n", "'", "t"], ["$", "5", ".", "3", "##m"]]),
        (["", "\x00", "x" * 10_000, "🦊"], [["[UNK]"]] * 4),
        (["東京"], [["東", "京"]]),
    ],
)
def test_a_word_without_a_piece_is_an_unknown_one(words: list[str], pieces: list[list[str]]) -> None:
    found = read_words(words, longest=128)
    bounds = zip(found.firsts, found.lasts, strict=True)
    assert [[PIECES[piece] for piece in found.ids[first : last + 1]] for first, last in bounds] == pieces
