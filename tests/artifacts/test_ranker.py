"""Ranking with the shipped models: the right claim comes first in any style, scores are probabilities and compare."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.artifacts import ranking
from claims.artifacts.adaptation import Floats
from claims.artifacts.ranker import ENCODED, Ranked, Ranker, copies_of
from claims.artifacts.ranking import ALONE, FOLDER, MODELS_FILE, load_models, load_ranker, models_to_json
from claims.core.matching.ranking.occasion import NO_OCCASION, Occasion
from claims.core.matching.words.terms import query_terms

DAY = date(2031, 5, 26).toordinal()
QUERY = "A ferry sank off Cape Dunmore with 310 passengers"
CLAIMS = [
    "The price of copper fell in Chile.",
    "A ferry sank off Cape Dunmore in 2017.",
    "A ferry with 900 passengers and 40 cars reached the port.",
    "The council will close two libraries.",
]


@pytest.fixture(
    scope="module",
    params=[(False, False), (False, True), (True, True)],
    ids=["without encoders", "with the encoder of pairs", "with both encoders"],
)
def ranker(request: pytest.FixtureRequest) -> Ranker:
    encoder, pairs = request.param
    loaded = load_ranker(encoder=encoder, pairs=pairs, threads=2)
    if encoder and not loaded.has_encoder:
        pytest.skip("onnxruntime or the model is not installed")
    return loaded


def test_the_encoder_ranks_with_what_was_fitted_beside_it_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: Path, _model: bytes) -> dict[str, Floats]:
        raise ValueError

    monkeypatch.setattr(ranking, "read_adaptation", refuse)
    assert not load_ranker(encoder=True).has_encoder


def ranked(ranker: Ranker, query: str, claims: list[str]) -> list[Ranked]:
    read = [ranker.reader.read_claim(text) for text in claims]
    return ranker.rank(ranker.reader.read_query(query), read, dict.fromkeys(query_terms(query), 5.0))


@pytest.mark.parametrize(
    "query",
    [
        QUERY,
        "A FERRY SANK OFF CAPE DUNMORE WITH 310 PASSENGERS",
        "#FerrySank off #CapeDunmore!!! 🌊🌊 @someone https://example.org/x",
        "A “ferry” sank off ‘Cape Dunmore’…",
        "A ferrry sank of Cape Dunmroe with 310 passangers",
        "Terrible news tonight. So the ferry went down off Cape Dunmore — Someone (@someone) May 3, 2017",
    ],
)
def test_styles_and_typos_keep_the_right_claim_first(ranker: Ranker, query: str) -> None:
    assert ranked(ranker, query, CLAIMS)[0].place == 1


def test_a_claim_that_stands_twice_answers_as_surely_as_once(ranker: Ranker) -> None:
    claim = "A ferry with 310 passengers sank off Cape Dunmore."
    once = ranked(ranker, QUERY, [claim, *CLAIMS[2:]])[0].score
    twice = ranked(ranker, QUERY, [claim, claim, *CLAIMS[2:]])[0].score
    assert twice == pytest.approx(once, abs=1e-6)


NO = "The mayor said 'no' to the ferry."


@pytest.mark.parametrize("quoted", ["\u2018no\u2019", '"no"', "no"])
def test_of_claims_that_stand_twice_the_first_comes_first(ranker: Ranker, quoted: str) -> None:
    first, again = f"The mayor said {quoted} to the ferry.", NO
    for claims in ([first, CLAIMS[0], again], [again, CLAIMS[0], first]):
        found = ranked(ranker, NO, claims)
        assert [one.place for one in found] == [0, 2, 1]
        assert found[0].score == found[1].score


@pytest.mark.parametrize(
    ("first", "right"),
    [
        (("The rate fell < 5", "", NO_OCCASION), ("The rate fell > 5", "", NO_OCCASION)),
        (("No.", "Libraries will close", NO_OCCASION), ("No.", "The rate fell > 5", NO_OCCASION)),
        (("The rate fell > 5", "", Occasion(DAY - 5000)), ("The rate fell > 5", "", Occasion(DAY))),
    ],
    ids=["a sign", "the title", "the day"],
)
def test_what_differs_in_a_sign_a_title_or_a_day_stands_once(
    ranker: Ranker, first: tuple[str, str, Occasion], right: tuple[str, str, Occasion]
) -> None:
    read = [ranker.reader.read_claim(*claim) for claim in (first, right)]
    query = ranker.reader.read_query("The rate fell > 5", Occasion(DAY))
    found = ranker.rank(query, read, dict.fromkeys(query_terms("The rate fell > 5"), 5.0))
    assert found[0].score != found[1].score
    if first[0] == right[0]:
        assert found[0].place == 1


@pytest.mark.parametrize(
    ("asked", "claims", "first"),
    [
        (Occasion(DAY), [Occasion(DAY - 900), Occasion(DAY + 1)], 1),
        (Occasion(DAY), [Occasion(DAY + 900), Occasion(DAY + 10)], 1),
        (Occasion(DAY), [Occasion(DAY + 3, said=True), Occasion(DAY - 20, said=True)], 1),
        (Occasion(names=frozenset({"venn"})), [Occasion(names=frozenset({name})) for name in ("karsk", "venn")], 1),
        (Occasion(), [Occasion(DAY - 900), Occasion(DAY + 1)], 0),
        (Occasion(DAY), [Occasion(), Occasion()], 0),
    ],
)
def test_the_day_and_the_speaker_tell_like_claims_apart(
    ranker: Ranker, asked: Occasion, claims: list[Occasion], first: int
) -> None:
    texts = ["A ferry with 310 people sank off Cape Dunmore.", "A ferry with 310 persons sank off Cape Dunmore."]
    if not first:
        assert ranked(ranker, QUERY, texts)[0].place == 0
    read = [ranker.reader.read_claim(text, None, claim) for text, claim in zip(texts, claims, strict=True)]
    query = ranker.reader.read_query(QUERY, asked)
    assert ranker.rank(query, read, dict.fromkeys(query_terms(QUERY), 5.0))[0].place == first


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        ("The mayor said \u2018no\u2019, twice.", 'The mayor said "no" twice', True),
        ("It cost $5 million.", "It cost \u20ac5 million.", False),
        ("It rose 1.5 percent.", "It rose 1,5 percent.", False),
        ("It was -5 degrees.", "It was 5 degrees.", False),
        ("He voted for it.", "He voted against it.", False),
        ("Germany beat Brazil.", "Brazil beat Germany.", False),
    ],
)
def test_a_copy_has_the_same_words_and_figures_in_order(ranker: Ranker, one: str, other: str, copy: bool) -> None:
    assert copies_of([ranker.reader.read_claim(text) for text in (one, other)], 0) == (
        frozenset({1}) if copy else set()
    )


@pytest.mark.parametrize(
    "rival",
    [
        "A ferry with 319 passengers sank off Cape Dunmore.",
        "A ferry with 310 passengers did not sink off Cape Dunmore.",
        "A ferry with 310 passengers sank off Cape Dunmere.",
    ],
)
def test_what_says_nearly_the_same_words_is_a_rival(ranker: Ranker, rival: str) -> None:
    claim = "A ferry with 310 passengers sank off Cape Dunmore."
    once = ranked(ranker, QUERY, [claim, *CLAIMS[2:]])[0].score
    beside = ranked(ranker, QUERY, [claim, rival, *CLAIMS[2:]])[0].score
    assert beside < once - 0.02


def test_the_best_claim_is_read_beside_the_query_as_it_was_said() -> None:
    read: list[tuple[str, str, float]] = []

    def best_chance(answers: float) -> float:
        def read_answer(query: str, claim: str) -> float:
            read.append((query, claim, answers))
            return answers

        reader = load_ranker(encoder=False).reader
        ranker = Ranker(reader, load_models(FOLDER / MODELS_FILE)[ALONE], read_answer=read_answer)
        claims = [reader.read_claim(text, text) for text in CLAIMS]
        best = ranker.rank(reader.read_query(f"{QUERY}!"), claims, dict.fromkeys(query_terms(QUERY), 5.0))[0]
        assert best.place == 1
        return best.score

    assert best_chance(-3.0) < best_chance(3.0) - 0.05
    assert read == [(f"{QUERY}!", CLAIMS[1], answers) for answers in (-3.0, 3.0)]


def test_where_reading_fails_the_decision_of_before_stands() -> None:
    reader, models = load_ranker(encoder=False).reader, load_models(FOLDER / MODELS_FILE)[ALONE]
    claims = [reader.read_claim(text, text) for text in CLAIMS]
    asked = reader.read_query(QUERY), claims, dict.fromkeys(query_terms(QUERY), 5.0)
    assert Ranker(reader, models, read_answer=lambda *_: None).rank(*asked) == Ranker(reader, models).rank(*asked)


def test_scores_are_probabilities_in_order(ranker: Ranker) -> None:
    found = ranked(ranker, QUERY, CLAIMS)
    assert sorted(one.place for one in found) == [0, 1, 2, 3]
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert 0 <= scores[-1] <= scores[0] <= 1


def test_an_answer_is_more_probable_than_none(ranker: Ranker) -> None:
    there = ranked(ranker, QUERY, CLAIMS)[0].score
    without = ranked(ranker, QUERY, [CLAIMS[0], CLAIMS[3]])[0].score
    assert there > without + 0.2


def test_candidates_beyond_those_encoded_come_after_them(ranker: Ranker) -> None:
    many = [f"The council of town number {number} will close two libraries." for number in range(ENCODED + 20)]
    found = ranked(ranker, QUERY, [*many, CLAIMS[1]])
    assert found[0].place == len(many)
    assert sorted(one.place for one in found) == list(range(len(many) + 1))
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_the_same_question_has_the_same_answer(ranker: Ranker) -> None:
    assert ranked(ranker, QUERY, CLAIMS) == ranked(ranker, QUERY, CLAIMS)


def test_nothing_to_rank(ranker: Ranker) -> None:
    assert ranked(ranker, QUERY, []) == []


def test_claims_alike_keep_their_order(ranker: Ranker) -> None:
    assert [one.place for one in ranked(ranker, "zzz", ["qq", "qq"])] == [0, 1]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=100), min_size=1, max_size=4))
def test_any_texts_are_ranked(query: str, claims: list[str]) -> None:
    found = ranked(load_ranker(encoder=False), query, claims)
    assert all(math.isfinite(one.score) and 0 <= one.score <= 1 for one in found)


def test_models_are_stored_as_they_are_read() -> None:
    stored = json.loads((FOLDER / MODELS_FILE).read_text(encoding="utf-8"))
    for name, models in load_models(FOLDER / MODELS_FILE).items():
        assert models_to_json(models) == stored[name]
        assert len(models.ranking.mean) == len(models.ranking.names) == len(models.ranking.weights)
