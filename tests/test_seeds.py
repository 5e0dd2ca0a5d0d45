"""The demo registry and its sample article: in the import format, consistent, and varied enough to show every answer."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from rapidfuzz import fuzz

from claims.core.reviews.freshness import freshness
from claims.core.reviews.reviewing import ReviewState
from claims.core.sources.source_address import address_problem
from claims.core.texts.input_text import text_problem, tidy_line, tidy_text
from claims.core.verdicts import DECIDING_STANCES, ClaimKind, Freshness, Stance, Verdict
from tests.support.each_row import for_each

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
WRITTEN_ON = dt.date(2026, 11, 24)
"""The day on which the seeds were last gone through: nothing in them may be later, and every freshness occurs on it."""

CLAIM_FIELDS = {"external_id", "text", "claimant", "claim_date", "kind", "reviews"}
REVIEW_FIELDS = {"organization", "rating", "verdict", "url", "reviewed_at", "true_as_of", "summary", "evidence"}
EVIDENCE_FIELDS = {"title", "publisher", "url", "quote", "stance"}

LINES = (SEEDS / "claims.ndjson").read_text(encoding="utf-8").splitlines()
CLAIMS: list[dict[str, Any]] = [json.loads(line) for line in LINES]
BY_ID = {claim["external_id"]: claim for claim in CLAIMS}
REVIEWS = [(claim["external_id"], review) for claim in CLAIMS for review in claim["reviews"]]
EVIDENCE = [(external_id, evidence) for external_id, review in REVIEWS for evidence in review["evidence"]]
each_claim = for_each(lambda: BY_ID)


def verdicts_of(external_id: str) -> set[str]:
    return {review["verdict"] for review in BY_ID[external_id]["reviews"]}


@each_claim
def test_claim_has_the_fields_of_the_import_format(claim: dict[str, Any]) -> None:
    assert claim.keys() == CLAIM_FIELDS
    assert claim["kind"] in set(ClaimKind)
    assert claim["reviews"]
    for review in claim["reviews"]:
        assert review.keys() - {"valid_until", "timeless"} == REVIEW_FIELDS
        assert review["verdict"] in set(Verdict)
        assert review["evidence"]
        for evidence in review["evidence"]:
            assert evidence.keys() == EVIDENCE_FIELDS
            assert evidence["stance"] in set(Stance)


@each_claim
def test_every_text_is_tidy_and_bounded(claim: dict[str, Any]) -> None:
    bounded = [(claim["text"], 300), (claim["claimant"], 100)]
    for review in claim["reviews"]:
        bounded += [(review["organization"], 100), (review["rating"], 40), (review["summary"], 300)]
        for evidence in review["evidence"]:
            bounded += [(evidence["title"], 150), (evidence["publisher"], 100), (evidence["quote"], 200)]
    for text, length in bounded:
        assert tidy_line(text) == text
        assert text_problem(text, "", max_length=length, required=True) is None


@each_claim
def test_claim_text_is_one_statement_without_a_full_stop(claim: dict[str, Any]) -> None:
    text = claim["text"]
    assert text[0].isupper() or text[0].isdigit()
    assert text[-1].isalnum() or text[-1] == "”"
    assert not re.search(r"[a-z]{3}\. [A-Z]", text)


@each_claim
def test_summaries_and_paraphrases_are_sentences(claim: dict[str, Any]) -> None:
    for review in claim["reviews"]:
        assert review["summary"].endswith(".")
        assert all(evidence["quote"].endswith(".") for evidence in review["evidence"])


@each_claim
def test_decisive_verdict_has_evidence_of_the_deciding_stance(claim: dict[str, Any]) -> None:
    for review in claim["reviews"]:
        stances = {Stance(evidence["stance"]) for evidence in review["evidence"]}
        assert DECIDING_STANCES.get(Verdict(review["verdict"]), frozenset()) <= stances


@each_claim
def test_dates_follow_each_other(claim: dict[str, Any]) -> None:
    claimed = dt.date.fromisoformat(claim["claim_date"])
    for review in claim["reviews"]:
        reviewed = dt.date.fromisoformat(review["reviewed_at"])
        assert claimed <= reviewed <= WRITTEN_ON
        assert dt.date.fromisoformat(review["true_as_of"]) <= reviewed


@each_claim
def test_review_is_either_timeless_or_has_a_last_day(claim: dict[str, Any]) -> None:
    for review in claim["reviews"]:
        if "valid_until" in review:
            assert "timeless" not in review
            assert dt.date.fromisoformat(review["reviewed_at"]) <= dt.date.fromisoformat(review["valid_until"])
        else:
            assert review["timeless"] is True


@each_claim
def test_each_organization_reviews_a_claim_once_under_its_own_address(claim: dict[str, Any]) -> None:
    organizations = [review["organization"] for review in claim["reviews"]]
    assert len(set(organizations)) == len(organizations)
    for review in claim["reviews"]:
        parts = urlsplit(review["url"])
        assert parts.scheme == "https"
        assert parts.netloc.endswith(".example"), "an invented organization must not be given a real address"
        assert parts.path.endswith("/" + claim["external_id"])


def test_one_object_a_line_and_no_blank_lines() -> None:
    assert (SEEDS / "claims.ndjson").read_bytes().endswith(b"}\n")
    assert all(line.startswith("{") for line in LINES)


def test_at_least_eighty_claims_with_stable_unique_ids() -> None:
    assert len(CLAIMS) >= 80
    assert len(BY_ID) == len(CLAIMS)
    assert all(re.fullmatch(r"[a-z0-9]{1,40}(-[a-z0-9]{1,40}){1,9}", external_id) for external_id in BY_ID)


def test_no_two_claims_have_the_same_text() -> None:
    assert len({claim["text"].casefold() for claim in CLAIMS}) == len(CLAIMS)


def test_sources_are_reachable_by_https_on_many_hosts() -> None:
    addresses = {evidence["url"] for _, evidence in EVIDENCE}
    assert [address for address in addresses if address_problem(address)] == []
    assert all(address.startswith("https://") for address in addresses)
    hosts = {urlsplit(address).hostname for address in addresses}
    assert len(hosts) >= 25
    assert not any(host is None or host.endswith((".example", ".test", ".invalid")) for host in hosts)


def test_one_address_is_one_source() -> None:
    described: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, evidence in EVIDENCE:
        described[evidence["url"]].add((evidence["title"], evidence["publisher"]))
    assert {url: names for url, names in described.items() if len(names) > 1} == {}


def test_an_organization_has_one_address_and_words_its_ratings_consistently() -> None:
    hosts: defaultdict[str, set[str]] = defaultdict(set)
    verdicts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for _, review in REVIEWS:
        hosts[review["organization"]].add(urlsplit(review["url"]).netloc)
        verdicts[review["organization"], review["rating"]].add(review["verdict"])
    assert 2 <= len(hosts) <= 3
    assert all(len(found) == 1 for found in hosts.values())
    assert {rating: found for rating, found in verdicts.items() if len(found) > 1} == {}


def test_every_verdict_and_most_kinds_occur() -> None:
    assert {review["verdict"] for _, review in REVIEWS} == set(Verdict)
    assert len({claim["kind"] for claim in CLAIMS}) >= 8


def test_every_freshness_occurs() -> None:
    found = Counter(
        freshness(
            true_as_of=dt.date.fromisoformat(review["true_as_of"]),
            valid_until=dt.date.fromisoformat(review["valid_until"]) if "valid_until" in review else None,
            timeless=review.get("timeless", False),
            state=ReviewState.PUBLISHED,
            on=WRITTEN_ON,
        )
        for _, review in REVIEWS
    )
    assert found[Freshness.EXPIRED] >= 5
    assert found[Freshness.EXPIRING] >= 3
    assert found[Freshness.CURRENT] > len(REVIEWS) / 2


def test_some_claims_have_two_reviews_that_agree_and_some_that_conflict() -> None:
    right, wrong = {Verdict.TRUE, Verdict.MOSTLY_TRUE}, {Verdict.FALSE, Verdict.MOSTLY_FALSE}
    twice = [claim["external_id"] for claim in CLAIMS if len(claim["reviews"]) > 1]
    conflicts = [one for one in twice if verdicts_of(one) & right and verdicts_of(one) & wrong]
    assert len(twice) >= 8
    assert 1 <= len(conflicts) <= 3
    assert sum(len(verdicts_of(one)) == 1 for one in twice) >= 3


def test_the_first_four_claims_are_those_of_the_worked_example() -> None:
    assert [(claim["text"], claim["reviews"][0]["verdict"]) for claim in CLAIMS[:4]] == [
        ("About 157,000 people were killed in the war in Afghanistan between 2001 and late 2019", "true"),
        ("157,000 civilians were killed in Afghanistan since 2001", "false"),
        ("The war in Afghanistan has lasted 18 years", "true"),
        ("The government and the Taliban began a three-day truce", "true"),
    ]
    lasted = BY_ID["afg-war-lasted-18-years"]["reviews"][0]
    assert (lasted["true_as_of"], lasted["valid_until"]) == ("2019-10-07", "2020-10-06")
    assert BY_ID["afg-war-killed-2001-2019"]["reviews"][0]["valid_until"] == "2030-12-01"
    assert CLAIMS[3]["claim_date"].startswith("2018-06")


@pytest.mark.parametrize(
    ("right", "wrong", "difference"),
    [
        ("afg-civilians-killed-43000", "afg-civilians-killed-157000", "figure"),
        ("afg-accord-withdrawal-14-months", "afg-accord-withdrawal-18-months", "figure"),
        ("afg-accord-prisoners-5000-taliban", "afg-accord-prisoners-1000-taliban", "figure"),
        ("warming-2011-2020-1-1-degrees", "warming-2011-2020-2-1-degrees", "figure"),
        ("bolt-100-metres-9-58", "bolt-100-metres-9-85", "transposed digits"),
        ("gdpr-fines-4-percent", "gdpr-fines-40-percent", "a zero"),
        ("sea-level-1901-2018-20-centimetres", "sea-level-1901-2018-2-metres", "unit"),
        ("lhc-ring-27-kilometres", "lhc-ring-27-miles", "unit"),
        ("afg-civilians-casualties-2019", "afg-civilians-killed-10000-2019", "measure"),
        ("malaria-deaths-2023", "malaria-cases-597000-2023", "measure"),
        ("afg-war-killed-2001-2019", "afg-civilians-killed-157000", "who is counted"),
        ("food-waste-2022", "food-waste-households-2022", "who is counted"),
        ("brexit-leave-51-9-percent-votes", "brexit-leave-51-9-percent-electorate", "base of a share"),
        ("uk-inflation-october-2022", "uk-inflation-october-2023", "year"),
        ("apollo-11-landed-1969", "apollo-11-landed-1979", "year"),
        ("titanic-sank-15-april-1912", "titanic-sank-14-april-1912", "day"),
        ("afg-accord-signed-doha", "afg-accord-signed-kabul", "place"),
        ("obl-killed-pakistan", "obl-killed-afghanistan", "place"),
        ("afg-war-killed-2001-2019", "iraq-war-killed-157000", "place"),
        ("france-nuclear-share-2024", "germany-nuclear-share-2024", "place"),
        ("afg-election-2019-ghani-won", "afg-election-2019-abdullah-won", "name"),
        ("world-cup-2022-argentina", "world-cup-2022-france", "name"),
        ("us-2020-biden-306-electors", "us-2020-trump-306-electors", "name"),
        ("us-violent-crime-fell-2023", "us-violent-crime-rose-2023", "direction"),
        ("bank-rate-august-2023", "bank-rate-august-2023-cut", "direction"),
        ("mmr-vaccine-not-cause-autism", "mmr-vaccine-causes-autism", "denial"),
    ],
)
def test_false_friends_are_alike_in_words_and_opposite_in_verdict(right: str, wrong: str, difference: str) -> None:
    assert verdicts_of(right) & {Verdict.TRUE, Verdict.MOSTLY_TRUE}
    assert verdicts_of(wrong) <= {Verdict.FALSE, Verdict.MOSTLY_FALSE}
    likeness = fuzz.token_set_ratio(BY_ID[right]["text"], BY_ID[wrong]["text"])
    assert likeness >= 70, f"they should differ in little more than {difference}"


def test_sample_article_is_complete_and_its_body_is_stored_as_it_stands() -> None:
    article = json.loads((SEEDS / "article.json").read_text(encoding="utf-8"))
    assert article.keys() == {"headline", "outlet", "url", "published_at", "language", "authors"}
    published = dt.datetime.fromisoformat(article["published_at"])
    assert published.tzinfo is not None
    assert published.date() == dt.date(2020, 2, 22)
    assert urlsplit(article["url"]).netloc.endswith(".example")
    body = (SEEDS / "article.txt").read_bytes().decode("utf-8")
    assert tidy_text(body) == body.strip()
    assert 450 <= len(body.split()) <= 600
    assert body.count("\n\n") >= 8


@pytest.mark.parametrize(
    "words",
    [
        "some 157,000 people since 2001",
        "18-year-long",
        "seven-day reduction in violence",
        "midnight on Friday",
        "three-day truce",
        "157,000 civilians",
        "lasted 19 years",
        "Will it last?",
        "He denied that",
        "she added",
    ],
)
def test_sample_article_shows_the_constructions_that_it_is_for(words: str) -> None:
    assert words in (SEEDS / "article.txt").read_text(encoding="utf-8")
