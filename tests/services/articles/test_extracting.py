"""Extraction as the product runs it: scores of one scale, and with the encoder the claims that it was promised to find."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.artifacts.claim_spans import load_span_reader
from claims.artifacts.detection import load_detector
from claims.core.extraction.evaluation import score_article, sum_metrics
from claims.core.extraction.pipeline import extract
from claims.core.extraction.text.body import normalize_body
from claims.core.records import Extraction
from claims.services.articles import extracting
from claims.services.articles.extracting import extract_claims

BODY = (
    "The council cut 40 posts in May 2019, the mayor said. The mood was somber. "
    "Rents have doubled since 2010. Everybody should read this."
)
DAY = dt.date(2020, 1, 1)
PUBLISHED = dt.date(2020, 2, 22)
ARTICLES = sorted((Path(__file__).parents[2] / "cases" / "articles").glob("*.json"))


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    """Skips where the rules are alone anyway."""
    if load_span_reader() is None or not load_detector(encoder=True).has_encoder:
        pytest.skip("onnxruntime or the fitted encoder is not installed")


def parts(extraction: Extraction) -> list[tuple[tuple[int, int], ...]]:
    return [tuple((part.start, part.end) for part in claim.parts) for claim in extraction.claims]


def test_without_the_encoder_statements_are_those_of_the_rules_and_scores_are_learned() -> None:
    plain, scored = extract(BODY, published=DAY), extract_claims(BODY, published=DAY, encoder=False)
    assert parts(scored) == parts(plain)
    assert [row.reason for row in scored.rejected] == [row.reason for row in plain.rejected]
    assert [claim.score for claim in scored.claims] != [claim.score for claim in plain.claims]
    assert dict(scored.detected) == {}


@pytest.mark.parametrize("encoder", [False, True])
def test_claims_score_higher_than_the_shelf(encoder: bool) -> None:
    scored = extract_claims(BODY, published=DAY, encoder=encoder)
    assert len(scored.claims) == 2
    assert max(row.score for row in scored.rejected) < min(claim.score for claim in scored.claims)
    assert all(0 <= one.score <= 1 for one in (*scored.claims, *scored.rejected))


def test_the_encoder_is_asked_unless_it_is_left_out() -> None:
    joined = extract_claims(BODY, published=DAY)
    assert joined == extract_claims(BODY, published=DAY, encoder=True)
    assert set(joined.detected) == {0, 1, 2, 3}
    without = extract_claims(BODY, published=DAY, encoder=False)
    assert [claim.score for claim in joined.claims] != [claim.score for claim in without.claims]


def test_it_finds_claims_that_the_rules_had_not_told_apart() -> None:
    body = "The bakery, famous for its rye bread since 1954, reopened under a new owner who trained in Lyon."
    found, ruled = (extract_claims(body, published=DAY, encoder=encoder) for encoder in (True, False))
    assert "famous for its rye bread since 1954" in {claim.exact for claim in found.claims}
    assert "famous for its rye bread since 1954" not in {claim.exact for claim in ruled.claims}


def test_where_it_is_not_installed_the_rules_are_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "load_span_reader", lambda: None)
    absent = load_detector(encoder=False)
    monkeypatch.setattr(extracting, "load_detector", lambda *, encoder: absent)
    assert extract_claims(BODY, published=DAY) == extract_claims(BODY, published=DAY, encoder=False)


PIECES = """
The council a war which who said told Ana Ruiz Mayor he it they and but while since 2001 157,000 18-year people killed cut
40 posts sold has will not in May on Monday ” “ , , . . ; ? : — ( ) grim whose ending after Kabul U.S. officials according
to 5% $4 million é 漢字 🙂 \u202e 's n't it best
"""
WORDS = st.sampled_from([*PIECES.split(), "\n\n"])
TEXTS = st.lists(WORDS, min_size=1, max_size=50).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_on_any_text_offsets_hold_and_every_sentence_is_taken_or_shelved_once(text: str) -> None:
    body = normalize_body(text)
    extraction = extract_claims(body, published=PUBLISHED, language="en")
    for claim in extraction.claims:
        assert claim.exact == body[claim.span.start : claim.span.end]
        assert claim.exact.strip() == claim.exact != ""
        assert (claim.parts[0].start, claim.parts[-1].end) == (claim.span.start, claim.span.end)
        assert all(a.end <= b.start for a, b in zip(claim.parts, claim.parts[1:], strict=False))
        assert all(claim.span.holds(one.span) for one in (*claim.quantities, *claim.times))
        assert 0 <= claim.score <= 1
        assert claim.standalone_text
        assert claim.reasons
    assert all(row.exact == body[row.span.start : row.span.end] for row in extraction.rejected)
    taken = {at for claim in extraction.claims for at in claim.sentences}
    shelved = [row.sentence for row in extraction.rejected]
    assert sorted([*taken, *shelved]) == list(range(len(extraction.sentences)))
    twice = Counter((claim.standalone_text.lower(), claim.speaker, claim.kind) for claim in extraction.claims)
    assert not twice or max(twice.values()) == 1
    assert extract_claims(body, published=PUBLISHED, language="en") == extraction


HOSTILE = {
    "one long word": "x" * 10_000 + " cut 40 posts.",
    "signs": "-" * 2_000 + " the council cut 40 posts in 2019.",
    "emoji": "The council cut 40 posts in 2019 " + "🙂" * 500 + ".",
    "control characters": "The\x01 council\x02 cut 40\u202e posts\x7f in 2019.",
    "nothing": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name: str) -> None:
    body = normalize_body(HOSTILE[name])
    extraction = extract_claims(body, published=PUBLISHED)
    assert all(claim.exact == body[claim.span.start : claim.span.end] for claim in extraction.claims)


@pytest.mark.parametrize(
    "body",
    [
        "Die Stadt Hellbrück hat am Montag die alte Brücke für 3,4 Millionen Euro gesperrt.",
        "La ville a fermé le vieux pont lundi pour 3,4 millions d'euros.",
        "El ayuntamiento cerró el viejo puente el lunes por 3,4 millones de euros.",
    ],
)
def test_other_languages_are_read_as_without_it(body: str) -> None:
    with_it, without = (extract_claims(body, published=PUBLISHED, encoder=encoder) for encoder in (True, False))
    assert with_it == without
    assert with_it.claims


@pytest.mark.parametrize(
    "body",
    [
        json.loads(ARTICLES[0].read_text(encoding="utf-8"))["article"]["text"][:1_500] + "\n\n",
        '"It is over," Ana Roe said. ' * 40,
    ],
    ids=["news", "sayings"],
)
def test_time_grows_with_length_and_no_faster(body: str) -> None:

    def seconds(text: str) -> float:
        begun = time.process_time()
        extract_claims(text, published=PUBLISHED)
        return time.process_time() - begun

    once = min(seconds(body) for _ in range(3))
    assert seconds(body * 20) < 30 * once


SAMPLE = (
    "The United States and the Taliban agreed on Friday to a seven-day reduction in violence, American officials said. "
    "If it holds, the two sides will sign a deal on Feb. 29 to end an 18-year-long conflict. "
    "The war has killed about 157,000 people since 2001, according to researchers at Brown University. "
    '"This is the best chance for peace in decades," one diplomat said.'
)


@pytest.mark.parametrize(
    ("words", "standalone"),
    [
        ("157,000 people", "157,000 people since 2001"),
        ("18-year-long conflict", "lasted 18 years"),
        ("seven-day reduction in violence", "seven-day reduction in violence"),
    ],
)
def test_what_a_reader_would_check_first_is_found(words: str, standalone: str) -> None:
    extraction = extract_claims(SAMPLE, published=PUBLISHED, headline="Afghan truce begins")
    assert any(words in claim.exact and standalone in claim.standalone_text for claim in extraction.claims)
    assert [row.exact for row in extraction.rejected] == [SAMPLE[SAMPLE.index('"') :]]


def test_floors_on_own_articles() -> None:
    """These annotations leave out phrases that people marked elsewhere, which the reader takes."""
    scores = []
    for path in ARTICLES[::4]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        published = dt.date.fromisoformat(gold["article"]["published"])
        read = extract_claims(gold["article"]["text"], published=published, headline=gold["article"]["headline"])
        scores.append(score_article(read, gold))
    assert len(scores) >= 5
    value = {metric.name: round(metric.value, 3) for metric in sum_metrics(scores)}
    floors = {"claims found": 0.87, "claims right": 0.76, "figures right": 0.87, "speakers right": 0.88}
    assert {name: value[name] for name, floor in floors.items() if value[name] < floor} == {}
    assert value["opinions taken as claims"] <= 0.05


def test_floors_on_the_annotated_article(shared_data: Path) -> None:
    folder = shared_data / "seed"
    if not (folder / "gold.json").is_file():
        pytest.skip(f"no annotated article in {folder}")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    body = normalize_body((folder / gold["article"]["text_file"]).read_text(encoding="utf-8"))
    read = extract_claims(body, published=dt.date.fromisoformat(gold["article"]["published"]))
    value = {metric.name: metric.value for metric in score_article(read, gold).metrics}
    assert value["claims found"] >= 0.95
    assert value["claims right"] >= 0.9
    assert value["opinions taken as claims"] <= 0.05
    assert min(value["figures right"], value["times right"], value["speakers right"]) >= 0.95
