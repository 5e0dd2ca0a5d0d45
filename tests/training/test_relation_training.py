"""What the pair encoder and its weights are fitted on, and how; to fit the encoder itself takes a training environment."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from claims.artifacts.relation_encoder import RELATIONS
from claims.core.matching.decision.relation_reader import most_likely, weigh
from claims.core.records import Relation
from claims.training.relation_data import PARTS, JudgedTexts, Trap, is_kept_back, read_pairs, read_traps
from claims.training.relation_mutants import NAMES, mutants_of
from claims.training.relation_pool import fit_pool
from claims.training.relation_strangers import SHARE, strangers_of

CASES = Path(__file__).resolve().parents[1] / "cases" / "relation_pairs"
PAIR = JudgedTexts(
    "In March 2019 the Korvel mine was sold to Brann Holdings for $40 million.",
    "Brann Holdings bought the mine at Korvel in March 2019; it paid $40 million.",
    Relation.SAME,
    "same",
)


def test_pairs_are_read_once_with_their_labels(tmp_path: Path) -> None:
    rows = [
        {"new": "A", "verified": "B", "relation": "narrower"},
        {"new": "A", "verified": "B", "relation": "same"},
        {"new": "C", "verified": "D", "relation": "unrelated_lookalike"},
    ]
    file = tmp_path / "pairs.ndjson"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    first, second = read_pairs([file, file])
    assert (first.relation, first.mirrored().relation) == (Relation.NARROWER, Relation.BROADER)
    assert first.mirrored().mirrored() == first
    assert (second.relation, second.judged) == (Relation.UNRELATED, "unrelated_lookalike")


def test_traps_are_read_once_and_tell_no_relation(tmp_path: Path) -> None:
    file = tmp_path / "traps.ndjson"
    file.write_text('{"left": "A", "right": "B"}\n{"left": "C", "right": "A"}\n', encoding="utf-8")
    traps = read_traps([file, file])
    assert traps == [Trap("A", "B"), Trap("C", "A")]
    assert traps[0].mirrored() == Trap("B", "A")
    assert traps[0].number not in range(len(RELATIONS))
    assert PAIR.number == RELATIONS.index(Relation.SAME)


def test_lines_end_at_line_feeds_alone(tmp_path: Path) -> None:
    file = tmp_path / "lines.ndjson"
    file.write_text(
        '{"new": "A\u2028a", "verified": "B\x85b", "relation": "same", "left": "A\u2028a", "right": "B\x85b"}\r\n\n',
        encoding="utf-8",
        newline="",
    )
    assert [(pair.left, pair.right) for pair in read_pairs([file])] == [("A\u2028a", "B\x85b")]
    assert read_traps([file]) == [Trap("A\u2028a", "B\x85b")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('{"new": "A", "verified": "B"}', "'relation' is missing"),
        ('{"new": "A", "verified": "B", "relation": "Same"}', "'Same' is not a valid Relation"),
        ('{"new": 1, "verified": "B", "relation": "same"}', "'new' is not a text"),
        ("[1]", "not a JSON object"),
        ("{", "line 1 column 2"),
        ("[" * 20_000, "recursion"),
    ],
)
def test_a_pair_that_cannot_be_learnt_from_is_named(tmp_path: Path, capsys, row: str, told: str) -> None:
    file = tmp_path / "pairs.ndjson"
    file.write_text(f'{{"new": "A", "verified": "B", "relation": "same"}}\n{row}\n')
    with pytest.raises(SystemExit, match="2"):
        read_pairs([file])
    assert f"{file}, line 2: " in (error := capsys.readouterr().err)
    assert told in error


def test_a_fifth_is_kept_back_and_always_the_same() -> None:
    pairs = [JudgedTexts(f"left {n}", f"right {n}", Relation.SAME, "same") for n in range(2_000)]
    kept = [pair for pair in pairs if is_kept_back(pair)]
    assert len(kept) / len(pairs) == pytest.approx(1 / PARTS, abs=0.03)
    assert is_kept_back(JudgedTexts("left 1", "right 1", Relation.OPPOSITE, "opposite")) is is_kept_back(pairs[1])


def test_mutants_change_one_text_and_say_how() -> None:
    mutants = mutants_of([PAIR] * 400, seed=1)
    assert mutants == mutants_of([PAIR] * 400, seed=1)
    texts = {PAIR.left, PAIR.right}
    for mutant in mutants:
        assert mutant.left not in texts
        assert mutant.right in texts
        assert mutant.relation is not Relation.SAME
    told = {mutant.relation: mutant.left for mutant in mutants if mutant.left.endswith("for $40 million.") is False}
    assert {mutant.relation for mutant in mutants} >= {
        Relation.DIFFERENT_FIGURE,
        Relation.OTHER_DATE,
        Relation.OPPOSITE,
        Relation.OTHER_ENTITY,
        Relation.REPORTED_ONLY,
    }
    assert "$40 million" not in told[Relation.DIFFERENT_FIGURE]


def test_only_same_pairs_have_mutants() -> None:
    assert mutants_of([JudgedTexts("A 5.", "B 6.", Relation.OPPOSITE, "opposite")] * 50, seed=1) == []


def test_strangers_are_texts_of_different_pairs_of_which_some_share_a_name() -> None:
    pairs = read_pairs(sorted(CASES.glob("?.ndjson")))
    strangers = strangers_of(pairs, seed=1)
    assert strangers == strangers_of(pairs, seed=1)
    assert len(strangers) == pytest.approx(SHARE * len(pairs), rel=0.1)
    assert {stranger.relation for stranger in strangers} == {Relation.UNRELATED}
    of_pair = {text: number for number, pair in enumerate(pairs) for text in (pair.left, pair.right)}
    as_written = [one for one in strangers if {one.left, one.right} <= of_pair.keys()]
    assert all(of_pair[one.left] != of_pair[one.right] for one in as_written)
    renamed = [one for one in strangers if one not in as_written]
    assert all(any(name in one.left and name in one.right for name in NAMES) for one in renamed)
    assert len(renamed) / len(strangers) == pytest.approx(0.2, abs=0.06)
    shared = [fuzz.token_set_ratio(one.left, one.right) for one in as_written]
    by_chance = [fuzz.token_set_ratio(one.left, other.right) for one, other in pairwise(as_written)]
    assert sum(shared) / len(shared) > sum(by_chance) / len(by_chance) + 3


def test_texts_that_may_be_about_one_thing_are_no_strangers() -> None:
    pairs = [
        JudgedTexts("The bridge at Orle fell.", f"In Orle bridge {n} fell.", Relation.SAME, "same") for n in range(99)
    ]
    assert strangers_of(pairs, seed=1) == []


def test_files_with_more_same_pairs_do_not_make_it_likely() -> None:
    even = [Relation.SAME, Relation.OPPOSITE] * 60
    odd = [Relation.SAME] * 100 + [Relation.OPPOSITE] * 20
    told = []
    for labels in (even, odd):
        evidence = [{one: {f"always: {one}": 1.0} for one in Relation} for _ in labels]
        told.append(weigh(evidence[0], fit_pool(evidence, labels)))
    assert told[0][Relation.SAME] == pytest.approx(told[1][Relation.SAME], abs=0.02)


def test_the_weights_follow_the_evidence_that_tells() -> None:
    evidence, labels = [], []
    for number in range(120):
        label = Relation.SAME if number % 2 else Relation.OPPOSITE
        signs = {one: {"read": 0.0, "sign": 0.0, "noise": float(number % 3 == 0)} for one in Relation}
        signs[label]["sign"] = 1.0
        evidence.append(signs)
        labels.append(label)
    weights = fit_pool(evidence, labels)
    assert weights["sign"] > 1
    assert abs(weights.get("noise", 0.0)) < 0.2
    assert [most_likely(weigh(one, weights)) for one in evidence] == labels
