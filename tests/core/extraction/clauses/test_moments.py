"""A phrase behind a name that tells how its bearer was says nothing of who that is."""

from __future__ import annotations

import pytest

from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import find_mentions
from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told
from tests.support.parsing import parse_text


def title(text: str) -> str | None:
    rows = find_mentions(text, parse_text(text))
    return next(mention.title for row in rows for mention in row if mention.kind is NameKind.PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roe, her voice breaking, said two men had died.",
        "Ana Roe, his hands shaking, walked to the dock.",
        "Ana Roe, her eyes closed, listened to the verdict.",
        "Ana Roe, his head in his hands, listened to the verdict.",
        "Ana Roe, her lawyer standing by, said two men had died.",
        "Ana Roe, her voice hoarse, said two men had died.",
    ],
)
def test_how_somebody_was_is_no_title(text: str) -> None:
    assert title(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Roe, her head teacher, said so.", "her head teacher"),
        ("Ana Roe, his right hand man, said so.", "his right hand man"),
        ("Ana Roe, its head, said so.", "its head"),
        ("Ana Roe, her voice coach, said so.", "her voice coach"),
    ],
)
def test_who_somebody_is_stays_a_title(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize("words", ["his hands shaking", "Ana Roe , his hands shaking"])
def test_how_somebody_was_is_no_claim(words: str) -> None:
    body = "Ana Roe, his hands shaking, walked to the dock in May."
    claims = extract_told(body, (words, SpanKind.CLAIM)).claims
    assert "his hands shaking" not in [claim.exact.removeprefix("Ana Roe, ") for claim in claims]
