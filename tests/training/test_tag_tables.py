"""The generated modules: how they are written, and that those of the package are such."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from claims.core.extraction.tagging import tag_lexicon, tag_transitions
from claims.training.tag_counts import TAGS
from claims.training.tag_tables import COMMAND, lexicon_module, signature, transitions_module

CARD = Path(__file__).parents[2] / "claims" / "artifacts" / "tagger.md"
SIGNATURE = re.compile(rf"(?:[{TAGS}][1-9])+")
WORD = re.compile(r"[a-z0-9]+(?:['.-][a-z0-9]+)*\.?")


def run(text):
    names = {}
    exec(text, names)
    return names


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"N": 1.0}, "N9"),
        ({"F": 0.6, "N": 0.4}, "F6N4"),
        ({"N": 0.96, "B": 0.04}, "N9B1"),
        ({"N": 0.5, "B": 0.5}, "N5B5"),
    ],
)
def test_signature_of_shares(shares, expected):
    assert signature(shares) == expected


def test_lexicon_groups_words_and_ignores_their_order():
    shares = {"sank": {"T": 1.0}, "early": {"J": 1.0}, "able": {"J": 1.0}}
    text = lexicon_module(shares, articles=3, tokens=1234)
    assert run(text)["SHARES"].split() == ["J9", "able", "early", "T9", "sank"]
    assert text == lexicon_module(dict(reversed(shares.items())), articles=3, tokens=1234)
    assert "3 articles, 1,234 words" in text


def test_likelier_followers_cost_less():
    followers = {tag: Counter() for tag in TAGS}
    followers["D"] = Counter({"N": 90, "J": 10})
    made = run(transitions_module(followers))
    row = dict(zip(made["TAGS"], made["FOLLOWERS"]["D"], strict=True))
    assert row["N"] < row["J"] < row["M"]
    assert made["PRIOR"]["N"] < made["PRIOR"]["J"] < made["PRIOR"]["M"]


@pytest.mark.parametrize("module", [tag_lexicon, tag_transitions], ids=lambda module: module.__name__)
def test_generated_modules_name_their_command(module):
    assert COMMAND in module.__doc__
    assert "Generated; do not edit." in module.__doc__


def test_lexicon_holds_single_words_once():
    entries = tag_lexicon.SHARES.split()
    words = [entry for entry in entries if not SIGNATURE.fullmatch(entry)]
    assert [word for word in words if not WORD.fullmatch(word)] == []
    assert len(words) == len(set(words))


def test_transitions_are_whole():
    assert tag_transitions.TAGS == TAGS
    assert {tag: len(row) for tag, row in tag_transitions.FOLLOWERS.items()} == dict.fromkeys(TAGS, len(TAGS))
    assert set(tag_transitions.PRIOR) == set(TAGS)


def test_card_speaks_of_these_tables():
    card = CARD.read_text(encoding="utf-8")
    words = sum(not SIGNATURE.fullmatch(entry) for entry in tag_lexicon.SHARES.split())
    assert COMMAND in card
    assert f"{words:,} words" in card
