"""Who or what somebody is: told of whom it is said, and not where words only stand beside a name."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.artifacts.claim_spans import load_span_reader
from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.claim_spans import SpanKind, SpanReader
from tests.core.extraction.span_fakes import extract_told

NOT_TOLD = [
    ("As a part of his plea, Marcel Lazar, 44, said that he victimized nearly 100 people.", "a part of his plea"),
    ("As a result of the ruling, Ana Roe, 51, lost her post in May.", "a result"),
    ("Fields say the manager yanked her out of the way, his grip leaving bruises on her arm.", "is his grip"),
    ("Doe ran to the car, his coat trailing in the mud.", "is his coat"),
    ("The letter also accuses one of the journalists, Susan Rost, of ignoring facts.", "was the journalists"),
    ("Doe met members of the board, Ana Roe, in May.", "was members"),
]
"""A sentence and what is said of nobody there."""

NOT_READ = [
    ("His victims were former mayor Colin Roe, family members of former clerk Jon Doe and a judge.",
     "Colin Roe , family members of former clerk Jon Doe", "was family members"),
    ("The dean of Orrin's School of Letters has resigned in May.", "The dean of Orrin 's School of Letters", "was from"),
    ("After a short call from his mother, Montal was put through to a lawyer.", "his mother , Montal", "was his mother"),
]  # fmt: skip
"""The same, with the words that a reader takes."""

TOLD = [
    ("The letter also accuses one of the journalists, Susan Rost, of ignoring facts.",
     "In November 2026 Susan Rost was one of the journalists."),
]  # fmt: skip


@pytest.fixture(scope="module", params=["rules", "encoder"])
def spans(request: pytest.FixtureRequest) -> SpanReader | None:
    """The reader of claim spans; None for the rules alone."""
    reader = load_span_reader() if request.param == "encoder" else None
    if request.param == "encoder" and reader is None:
        pytest.skip("the encoder is not installed")
    return reader


def _texts(body: str, spans: SpanReader | None) -> list[str]:
    return [claim.standalone_text for claim in extract(body, published=dt.date(2026, 11, 30), spans=spans).claims]


@pytest.mark.parametrize(("body", "text"), NOT_TOLD, ids=[row[0][:30] for row in NOT_TOLD])
def test_words_beside_a_name_are_not_what_its_bearer_is(body: str, text: str, spans: SpanReader | None) -> None:
    assert not any(
        f"was {text}" in told or (text.startswith(("is ", "was ")) and text in told) for told in _texts(body, spans)
    )


@pytest.mark.parametrize(("body", "told", "text"), NOT_READ, ids=[row[2] for row in NOT_READ])
def test_a_reader_makes_nothing_of_them_either(body: str, told: str, text: str) -> None:
    claims = extract_told(body, (told, SpanKind.CLAIM)).claims
    assert not any(text in claim.standalone_text for claim in claims)


@pytest.mark.parametrize(("body", "text"), TOLD, ids=[row[1] for row in TOLD])
def test_what_somebody_is_is_told_of_them(body: str, text: str, spans: SpanReader | None) -> None:
    assert text in _texts(body, spans)


def test_a_description_behind_an_age_is_of_whose_age_it_is(spans: SpanReader | None) -> None:
    body = "Daniel Montal, 19, a member of the group all his life, was arrested after leaving it."
    assert not any(text.startswith("19 ") for text in _texts(body, spans))


def test_an_office_with_of_before_a_name_is_told() -> None:
    body = "The hall was full of former secretary of state Colin Roe and his men."
    claims = extract_told(body, ("former secretary of state Colin Roe", SpanKind.CLAIM)).claims
    assert any("Colin Roe was a former secretary of state." in claim.standalone_text for claim in claims)
