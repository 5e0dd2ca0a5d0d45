"""Each clause of a sentence with several sources is its own source's."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.services.articles.extracting import extract_claims

DAY = dt.date(2026, 11, 30)
ONE, OTHER = "the repairs cost 42 million euros", "the yard employs 97 people"
PAIRS = [
    ("Ana Roe", "Tomas Birk"),
    ("police", "Ana Roe"),
    ("Meridian Water", "officials"),
    ("Transport Minister Ben Doe", "Meridian Water"),
]
SENTENCES = [
    "{S} said {one}; {other}, {t} said.",
    "{One}, {s} said; {other}, {t} said.",
    "{One}, according to {s}; {other}, {t} said.",
    "{One}, {s} said; {other}, according to {t}.",
    "{One}, {s} said, but {other}, according to {t}.",
    "{One}, according to {s}, and {other}, according to {t}.",
    "According to {s}, {one}; according to {t}, {other}.",
    "According to {s}, {one}, but {t} said {other}.",
    "{S} said {one}, a day after {t} said {other}.",
    "{S} said {one}, while {t} said {other}.",
]


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("template", SENTENCES)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_each_clause_is_its_own_sources(template: str, first: str, second: str) -> None:
    sentence = template.format(s=first, S=_upper(first), t=second, one=ONE, One=_upper(ONE), other=OTHER)
    sentence = sentence.replace(",,", ",").replace(",;", ";").replace(",.", ".")
    claims = extract_claims(f"The depot was flooded.\n\n{sentence}\n\nThe county is old.", published=DAY).claims
    for figure, who in (("42", first), ("97", second)):
        speakers = {
            (c.speaker or "").lower() for c in claims if figure in c.exact and not ("42" in c.exact and "97" in c.exact)
        }
        assert speakers == {who.removeprefix("Transport Minister ").lower()}


def test_what_nobody_else_says_stays_with_the_one_who_speaks() -> None:
    body = "Ana Roe said the repairs cost 42 million euros; the yard employs 97 people."
    assert {c.speaker for c in extract_claims(body, published=DAY).claims} == {"Ana Roe"}
