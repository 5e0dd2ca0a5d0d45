"""ClaimReview as it is written: every rule of the format on full, bare and hostile reviews."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from claims.core.claim_review.parties import is_collective, party_kind
from claims.core.claim_review.records import ClaimMarkup, Party, Rating, ReviewMarkup, Work
from claims.core.claim_review.writing import json_text, write_claim, write_number, write_review, write_reviews

BARE = ReviewMarkup(
    claim_reviewed="The wall cost 41 million euros.",
    rating=Rating("Unproven"),
    url="https://registry.example/reviews/1/revisions/1",
    author=Party("Harbor Desk", "Organization", "https://harbor-desk.example/"),
)
FULL = replace(
    BARE,
    rating=Rating("Largely untrue", 2, 5, 1, "It cost 40.", "https://registry.example/ratings#truth-1"),
    id="https://registry.example/reviews/1/revisions/1#review",
    published=dt.datetime(2024, 5, 1, 10, 30, tzinfo=dt.UTC),
    modified=dt.datetime(2024, 6, 1, tzinfo=dt.UTC),
    expires=dt.date(2025, 5, 1),
    language="en",
    claimant=Party("Ana M. Lopez", "Person", "https://www.wikidata.org/wiki/Q1"),
    claim_date=dt.date(2024, 4, 1),
    first_appearance=Work("https://post.example/1", "Wall built", dt.date(2024, 4, 1), "Post"),
    appearances=(Work("https://post.example/1"), Work("https://post.example/2")),
    citations=("https://harbor.example/accounts",),
    corrections=(("Figure updated: a newer count", dt.date(2024, 6, 1)),),
)


def test_a_full_review_has_every_property():
    document = write_review(FULL)
    assert document["@context"] == "https://schema.org"
    assert document["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 2,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "Largely untrue",
        "ratingExplanation": "It cost 40.",
        "url": "https://registry.example/ratings#truth-1",
    }
    assert (document["datePublished"], document["dateModified"]) == ("2024-05-01T10:30:00Z", "2024-06-01T00:00:00Z")
    assert document["expires"] == "2025-05-01"
    assert document["itemReviewed"]["author"] == {
        "@type": "Person",
        "name": "Ana M. Lopez",
        "sameAs": "https://www.wikidata.org/wiki/Q1",
    }
    assert document["itemReviewed"]["firstAppearance"]["publisher"] == {"@type": "Organization", "name": "Post"}
    assert [work["url"] for work in document["itemReviewed"]["appearance"]] == [
        "https://post.example/1",
        "https://post.example/2",
    ]
    assert document["correction"]["@type"] == "CorrectionComment"


def test_what_is_unknown_is_left_out():
    document = write_review(BARE)
    assert set(document) == {"@context", "@type", "url", "claimReviewed", "reviewRating", "author", "itemReviewed"}
    assert document["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}
    assert document["itemReviewed"] == {"@type": "Claim"}
    assert empties(write_review(FULL)) == []


def empties(value: object) -> list[object]:
    if isinstance(value, dict):
        return [found for inner in value.values() for found in empties(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in empties(inner)] or ([value] if not value else [])
    return [value] if value in (None, "") else []


@pytest.mark.parametrize("missing", ["value", "best", "worst"])
def test_a_number_without_its_whole_scale_is_not_written(missing):
    rating = replace(FULL.rating, **{missing: None})
    assert "ratingValue" not in write_review(replace(FULL, rating=rating))["reviewRating"]


def test_several_reviews_are_one_graph_and_none_is_nothing():
    assert write_reviews([]) == {}
    assert write_reviews([FULL]) == write_review(FULL)
    graph = write_reviews([FULL, BARE])
    assert [item["@type"] for item in graph["@graph"]] == ["ClaimReview", "ClaimReview"]
    assert "@context" not in graph["@graph"][0]


def test_a_claim_alone_names_the_pages_elsewhere():
    markup = ClaimMarkup("https://registry.example/claims/1", "A claim.", pages=("https://desk.example/1",))
    assert write_claim(markup) == {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": "https://registry.example/claims/1",
        "url": "https://registry.example/claims/1",
        "text": "A claim.",
        "subjectOf": {"@type": "WebPage", "url": "https://desk.example/1"},
    }


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028\u2029", '"\\'])
def test_no_text_closes_the_script_and_all_of_it_comes_back(text):
    written = json_text(write_review(replace(FULL, claim_reviewed=text)))
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written)["claimReviewed"] == text


@pytest.mark.parametrize(("value", "written"), [(5.0, "5"), (2.5, "2.5"), (-1.0, "-1"), (None, "null")])
def test_whole_numbers_have_no_point(value, written):
    assert json.dumps(write_number(value)) == written


def test_what_is_no_number_of_json_is_never_written():
    with pytest.raises(ValueError, match="JSON"):
        json_text({"ratingValue": float("nan")})


def test_letters_of_any_language_are_written_as_such():
    assert "“Zürich”" in json_text(write_review(replace(FULL, claim_reviewed="“Zürich”")))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ana M. Lopez", "Person"),
        ("Costs of War project, Brown University", "Organization"),
        ("Port Office", "Organization"),
    ],
)
def test_a_name_tells_person_from_body(name, kind):
    assert party_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Social media posts", True),
        ("Viral posts", True),
        ("Facebook users", True),
        ("Multiple sources", True),
        ("redes sociales", True),
        ("Posts on Instagram, TikTok and X.", True),
        ("Social Media Messages, Telegram Forwards", True),
        ("Various users of a messaging app", True),
        ("Twitter handles & Facebook pages", True),
        ("News Outlets and Web Sites", True),
        ("Telegram-Nutzer", True),
        ("Beiträge auf Facebook und in sozialen Netzwerken", True),
        ("Publications sur les réseaux sociaux", True),
        ("Usuarios de X", True),
        ("Vários perfis nas redes sociais", True),
        ("सोशल मीडिया पोस्ट", True),
        ("Facebook user Ana Lopez", False),
        ("Herbline, Facebook posts", False),
        ("Media Watch", False),
        ("Viral", False),
        ("", False),
        ("Ana Lopez", False),
        ("Xavier Post", False),
        ("The Post", False),
        ("Facebook", True),
        ("Chain message", True),
        ("Line users", True),
        ("People on social media", True),
        ("Unknown author", True),
        ("Line", False),
        ("Web", False),
        ("People", False),
        ("De Post", False),
        ("Von Post", False),
        ("Post Online", False),
        ("Video News", False),
        ("Page", False),
        ("Forward", False),
    ],
)
def test_who_is_nobody_in_particular(name, expected):
    assert is_collective(name) is expected
