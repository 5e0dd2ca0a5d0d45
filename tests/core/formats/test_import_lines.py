"""The import format, read strictly: what a line gives, and the sentence each bad one is refused with."""

import datetime as dt
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.errors import Invalid
from claims.core.formats.import_lines import MAX_LINE_LENGTH, parse_line
from claims.core.verdicts import Stance, Verdict

EVIDENCE = {"title": "Yearbook", "url": "https://o.example/1", "quote": "40 million", "stance": "supports"}
REVIEW = {"organization": "Desk", "rating": "Correct", "verdict": "true", "evidence": [EVIDENCE]}
CLAIM = {"external_id": "a-1", "text": "It cost 40 million.", "reviews": [REVIEW]}


def line(**fields):
    return json.dumps(CLAIM | fields)


def with_review(**fields):
    return line(reviews=[REVIEW | fields])


def with_evidence(**fields):
    return with_review(evidence=[EVIDENCE | fields])


def refusal(text):
    with pytest.raises(Invalid) as refused:
        parse_line(text)
    return refused.value.detail


def test_everything_that_a_line_can_say():
    claim = parse_line(
        json.dumps(
            {
                "external_id": " a-1 ",
                "text": "It  cost\n40 million.",
                "claimant": "Mayor Ada",
                "claim_date": "2023-12-31T23:30:00-05:00",
                "kind": "quantity",
                "language": "en-GB",
                "reviews": [
                    {
                        "organization": "Desk",
                        "rating": "Half right",
                        "verdict": "mixed",
                        "url": "https://desk.example/1",
                        "reviewed_at": "2024-01-02T23:30:00-05:00",
                        "true_as_of": "2024-01-01",
                        "valid_until": "2024-12-31",
                        "timeless": False,
                        "summary": " Two parts.\n\nOne is wrong. ",
                        "evidence": [
                            EVIDENCE | {"publisher": "Office", "locator": "p. 3"},
                            {"url": "https://b.example/", "stance": "refutes"},
                        ],
                    }
                ],
            }
        )
    )
    review = claim.reviews[0]
    assert (claim.external_id, claim.text, claim.claimant) == ("a-1", "It cost 40 million.", "Mayor Ada")
    assert (claim.claim_date, claim.kind, claim.language) == (dt.date(2023, 12, 31), "quantity", "en-GB")
    assert (review.verdict, review.summary) == (Verdict.MIXED, "Two parts.\n\nOne is wrong.")
    assert review.reviewed_at == dt.datetime(2024, 1, 3, 4, 30, tzinfo=dt.UTC)
    assert review.reviewed_day == dt.date(2024, 1, 2)  # the day where it was written
    assert (review.true_as_of, review.valid_until) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert [item.title for item in review.evidence] == ["Yearbook", "https://b.example/"]
    assert review.evidence[0].stance is Stance.SUPPORTS
    assert [(item.publisher, item.locator, item.quote) for item in review.evidence] == [
        ("Office", "p. 3", "40 million"),
        ("", "", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        line(reviews=[]),
        json.dumps({"external_id": "a", "text": "t"}),
        line(claimant=None, claim_date=None, kind=None, reviews=None),
        "\ufeff" + line(),
        line() + "\r\n",
        with_review(verdict="unproven", evidence=[]),
        with_review(verdict="pending", evidence=None, valid_until=None, timeless=None),
        with_review(timeless=True),
        with_review(reviewed_at="2024-01-02t03:04:05.678z"),
        line(text="x" * 2_000),
        line(text="שלום\u200f"),
    ],
)
def test_lines_that_can_be_taken(text):
    assert parse_line(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "at character 2"),
        ("[" * 100_000, "nested too deeply"),
        ("[1]", "one JSON object"),
        ('"text"', "one JSON object"),
        ('{"external_id": NaN}', "NaN is no JSON number"),
        ('{"text": "a", "text": "b"}', "appears twice"),
        (" " * (MAX_LINE_LENGTH + 1), "at most 1,000,000"),
        (json.dumps({"text": "t"}), "external_id: This is required"),
        (json.dumps({"external_id": "a"}), "text: This is required"),
        (line(external_id=7), "external_id: Must be a text"),
        (line(external_id="  "), "external_id: This is needed"),
        (line(external_id="x" * 301), "external_id: This has 301 characters"),
        (line(text="x" * 2_001), "text: This has 2,001 characters; at most 2,000"),
        (line(text="a\x00b"), "text: This holds a NUL"),
        (line(text="a\ud800b"), "text: This holds half of a surrogate pair"),
        (line(text="a\u202eb"), "text: This holds a character that turns"),
        (line(kind="figure"), "kind: “figure” is not known. Use one of: quantity"),
        (line(language="English!"), "language: “English!” is no language tag"),
        (line(claim_date="2024-02-30"), "claim_date: “2024-02-30” is no date of the calendar"),
        (line(claim_date="30.1.2024"), "neither YYYY-MM-DD nor a time of RFC 3339"),
        (line(claim_date="2024-01-30T10:00:00"), "with its offset"),
        (line(claim_date="9999-12-31T23:59:59-10:00"), "no date of the calendar"),
        (line(claim_date=20240130), "claim_date: Must be a text"),
        (line(tags=["x"]), "tags: This field is not known. Known here: claim_date, claimant"),
        (line(reviews={}), "reviews: Must be a list of objects"),
        (line(reviews=["x"]), "reviews: Must be a list of objects"),
        (line(reviews=[REVIEW | {"organization": "Newsroom"}, REVIEW, REVIEW]), "“Desk” appears twice"),
        (line(reviews=[REVIEW] * 51), "at most 50"),
        (with_review(organization=""), "reviews[0].organization: This is needed"),
        (with_review(rating=None), "reviews[0].rating: This is required"),
        (with_review(verdict=None), "reviews[0].verdict: This is required"),
        (with_review(verdict="True"), "reviews[0].verdict: “True” is not known. Use one of: true, mostly_true"),
        (with_review(verdict="false"), "reviews[0].evidence: A decisive rating needs"),
        (with_review(verdict="mixed"), "refutes the claim"),
        (with_review(evidence=[]), "reviews[0].evidence: A decisive rating needs"),
        (
            with_review(true_as_of="2024-02-01", valid_until="2024-01-31"),
            "reviews[0].valid_until: 2024-01-31 lies before",
        ),
        (with_review(timeless=True, valid_until="2024-01-31"), "not both"),
        (with_review(timeless="yes"), "reviews[0].timeless: Must be true or false"),
        (with_review(url="desk.example/1"), "reviews[0].url: The address must start with http"),
        (with_review(verdikt="true"), "reviews[0].verdikt: This field is not known"),
        (with_evidence(stance=None), "reviews[0].evidence[0].stance: This is required"),
        (with_evidence(stance="proves"), "reviews[0].evidence[0].stance: “proves” is not known"),
        (with_evidence(title=None, url=None), "reviews[0].evidence[0].title: Name the source"),
        (with_evidence(url="javascript:alert(1)"), "reviews[0].evidence[0].url: The address must"),
        (with_evidence(page=3), "reviews[0].evidence[0].page: This field is not known"),
    ],
)
def test_bad_line_is_refused_with_a_sentence_that_names_the_field(text, words):
    assert words in refusal(text)


def test_same_review_has_the_same_digest_however_it_is_written():
    first = parse_line(line()).reviews[0]
    again = parse_line(line(reviews=[dict(reversed(REVIEW.items())) | {"url": None}])).reviews[0]
    other = parse_line(with_review(rating="Right")).reviews[0]
    assert first.digest == again.digest != other.digest
    # Another digest would have every review that was ever imported published anew by the next import.
    assert first.digest == "7fb876a5166ee9761db681bd5a080a2c66a516e19a1054381d77110ddfa85bbc"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["external_id", "text", "claimant", "claim_date", "kind", "language", "reviews", "x"])
REVIEW_NAMES = st.sampled_from(
    [*REVIEW, "url", "reviewed_at", "true_as_of", "valid_until", "next_release", "timeless", "summary", "y"]
)


@given(
    st.dictionaries(NAMES, JSON) | st.dictionaries(REVIEW_NAMES, JSON).map(lambda review: CLAIM | {"reviews": [review]})
)
def test_any_object_is_read_or_refused(content):
    with suppress(Invalid):
        claim = parse_line(json.dumps(content))
        assert claim.external_id
        assert claim.text


@given(st.text())
def test_any_text_is_refused_with_a_sentence(text):
    assert refusal(text)
