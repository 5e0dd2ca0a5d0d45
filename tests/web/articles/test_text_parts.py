"""A long text in parts: every paragraph and claim in exactly one, none too long, no claim torn apart."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from claims.core.records import Span
from claims.web.articles import text_parts
from claims.web.articles.segments import Highlight, cut_body, find_paragraphs
from claims.web.articles.text_parts import cut_parts, part_at, part_with, plain_parts

SENTENCE = "Marlo opened 41 bus routes in 2019. "


def sentences(body: str) -> list[Span]:
    """Where the sentences stand."""
    return [Span(at, at + len(SENTENCE) - 1) for at in range(len(body)) if body.startswith(SENTENCE.strip(), at)]


@pytest.fixture
def small(monkeypatch):
    """Parts of five claims or 400 characters."""
    monkeypatch.setattr(text_parts, "MOST_ITEMS", 5)
    monkeypatch.setattr(text_parts, "MOST_CHARACTERS", 400)


def test_a_blank_text_has_no_part():
    assert cut_parts((), ()) == ()
    assert plain_parts(" \n ") == ()


def test_a_text_that_fits_is_one_part(small):
    body = SENTENCE * 4
    (part,) = cut_parts(find_paragraphs(body), sentences(body))
    assert (part.number, part.first, part.last, part.paragraphs) == (1, 1, 4, find_paragraphs(body))


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join([SENTENCE * 2] * 9),
        "\n\n".join([SENTENCE * 5] * 3),
        SENTENCE * 23,
        SENTENCE * 23 + "\n\n" + SENTENCE,
        "\n".join([SENTENCE] * 17),
        "Nobody said anything. " * 60 + "\n\n" + SENTENCE * 7,
    ],
)
def test_every_claim_stands_in_one_part_and_none_is_too_long(small, body):
    claims = sentences(body)
    parts = cut_parts(
        find_paragraphs(body), claims, [Span(at, at + 21) for at in range(0, 1320, 22)] if "N" in body else ()
    )
    assert len(parts) > 1
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert [parts[0].first, parts[-1].last] == [1, len(claims)]
    assert all(before.last + 1 == after.first for before, after in pairwise(parts))
    shown = " ".join(body[one.start : one.end] for part in parts for one in part.paragraphs)
    assert shown.split() == body.split()
    for part in parts:
        assert part.last - part.first < 5
        assert part.paragraphs[-1].end - part.paragraphs[0].start <= 400
        for number in range(part.first, part.last + 1):
            claim = claims[number - 1]
            assert part.paragraphs[0].start <= claim.start < claim.end <= part.paragraphs[-1].end
            assert part_with(parts, number) == part_at(parts, claim.start) == part


def test_no_part_begins_inside_a_claim(small):
    dice = random.Random(3)
    for _ in range(200):
        body = "\n\n".join(SENTENCE * dice.randint(1, 9) for _ in range(dice.randint(1, 6)))
        claims = sentences(body)
        for _ in range(dice.randint(0, 5)):
            start = dice.choice(claims).start
            claims.append(Span(start, min(len(body.rstrip()), start + dice.randint(1, 200))))
        claims.sort()
        parts = cut_parts(find_paragraphs(body), claims)
        for part in parts[1:]:
            begin = part.paragraphs[0].start
            assert not [claim for claim in claims if claim.start < begin < claim.end]
        for part in parts:
            own = [Highlight(number, (claims[number - 1],)) for number in range(part.first, part.last + 1)]
            begun = [number for one in cut_body(body, own, (), part.paragraphs) for number in one.begins]
            assert sorted(begun) == [highlight.number for highlight in own]


def test_a_plain_text_is_cut_between_words(monkeypatch):
    monkeypatch.setattr(text_parts, "MOST_CHARACTERS", 6_000)
    body = "word " * 5_000
    parts = plain_parts(body)
    assert len(parts) > 3
    assert all(set(body[one.start : one.end].split()) == {"word"} for part in parts for one in part.paragraphs)
    assert sum(len(body[one.start : one.end].split()) for part in parts for one in part.paragraphs) == 5_000
