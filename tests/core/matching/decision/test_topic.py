"""Whether a candidate of the index speaks of what the statement does: what decides it, and what it may change."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from claims.core.matching.decision.relation_reader import RelationReader, Shares
from claims.core.matching.decision.relations import ComparedPair, decide_pair, mirror
from claims.core.matching.decision.topic import (
    BY_READING,
    BY_SENTENCES,
    BY_WORDS,
    LEAST_ALIKE,
    LEAST_BEYOND_NAMES,
    LEAST_DOUBTED,
    LEAST_OPEN,
    MOST_DOUBTED,
    MOST_OPEN,
    READ_ALIKE,
    TOLD_ALIKE,
    Alike,
    TopicModel,
    is_one_topic,
)
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation

FENCE = "The fence on Bulgaria's border with Turkey was built in 2016."
OTHER_FENCE = "In 2015 a fence was built on Serbia's border with Hungary."
SAME = "The mine at Korvel employs 310 people."
ALIKE, UNLIKE, OPEN = Alike(0.9, 0.9), Alike(0.1, 0.2), Alike(0.5, 0.4)
STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def likely(_left: str, _right: str) -> Alike:
    return ALIKE


def unlikely(_left: str, _right: str) -> Alike:
    return UNLIKE


def undecided(_left: str, _right: str) -> Alike:
    return OPEN


def refuse(left: str, right: str) -> Shares | None:
    raise AssertionError(f"was read: {left} {right}")


def compared(left: str, right: str, likeness=None) -> ComparedPair:
    return ComparedPair(read_statement(left), read_statement(right), likeness=likeness)


@pytest.mark.parametrize("model", [BY_WORDS, BY_SENTENCES, BY_READING], ids=["words", "sentences", "reading"])
def test_the_more_is_shared_and_alike_the_likelier_is_one_topic(model: TopicModel) -> None:
    for less, more in pairwise(STEPS):
        assert model.probability(OPEN, less) < model.probability(OPEN, more)
        assert model.probability(Alike(less, 0.4), 0.4) < model.probability(Alike(more, 0.4), 0.4)
        assert model.probability(Alike(0.4, less), 0.4) < model.probability(Alike(0.4, more), 0.4)


def test_sentences_are_read_only_where_words_leave_it_open() -> None:
    def asked() -> float | None:
        raise AssertionError("was read")

    assert is_one_topic(ALIKE, 0.9, asked)
    assert not is_one_topic(UNLIKE, 0.2, asked)
    assert LEAST_OPEN < BY_WORDS.probability(OPEN, 0.4) < MOST_OPEN
    assert is_one_topic(OPEN, 0.4, lambda: 0.9)
    assert not is_one_topic(OPEN, 0.4, lambda: 0.1)


def test_both_are_read_together_only_where_sentences_leave_it_open() -> None:
    def asked() -> float | None:
        raise AssertionError("was read")

    doubted = 0.5
    assert LEAST_DOUBTED < BY_SENTENCES.probability(replace(OPEN, whole=doubted), 0.4) < MOST_DOUBTED
    assert is_one_topic(OPEN, 0.4, lambda: doubted, lambda: 0.01)
    assert not is_one_topic(OPEN, 0.4, lambda: doubted, lambda: 0.99)
    by_sentences = is_one_topic(OPEN, 0.4, lambda: doubted)
    assert is_one_topic(OPEN, 0.4, lambda: doubted, lambda: None) is by_sentences
    assert not is_one_topic(OPEN, 0.1, lambda: 0.1, asked)
    assert is_one_topic(OPEN, 0.4, lambda: TOLD_ALIKE, asked)
    sure = replace(OPEN, pieces=1.0)
    assert BY_SENTENCES.probability(replace(sure, whole=TOLD_ALIKE - 0.01), 0.4) > MOST_DOUBTED
    assert is_one_topic(sure, 0.4, lambda: TOLD_ALIKE - 0.01, asked)


def test_the_more_is_read_as_unrelated_the_less_likely_is_one_topic() -> None:
    for less, more in pairwise(STEPS):
        assert BY_READING.probability(OPEN, 0.4, less) > BY_READING.probability(OPEN, 0.4, more)
        assert BY_SENTENCES.probability(OPEN, 0.4, less) == BY_SENTENCES.probability(OPEN, 0.4, more)
    assert 0 < BY_READING.probability(OPEN, 0.4, 1.0) < BY_READING.probability(OPEN, 0.4, 0.0) < 1


def test_sides_that_share_names_alone_must_be_alike_as_sentences() -> None:
    below = LEAST_BEYOND_NAMES - 0.01
    assert BY_WORDS.probability(ALIKE, 0.9) > MOST_OPEN, "words alone are sure of it"
    assert not is_one_topic(ALIKE, 0.9, lambda: below, share_names_alone=True)
    assert is_one_topic(ALIKE, 0.9, lambda: LEAST_BEYOND_NAMES, share_names_alone=True)
    assert is_one_topic(ALIKE, 0.9, lambda: None, share_names_alone=True)
    assert not is_one_topic(UNLIKE, 0.2, lambda: 1.0, share_names_alone=True)


@pytest.mark.parametrize(
    ("left", "right", "is_told"),
    [
        ("Bulgaria beat Turkey in Sofia.", "Turkey sold Bulgaria a ferry.", False),
        ("Roe sued the Korvel mine.", "The Korvel mine paid Roe.", False),
        ("The nurses of Korvel met the doctors.", "The doctors paid for a ship of the nurses in Lisk.", True),
        ("The union of nurses in Korvel bought a ship.", "Nurses of the union of Lisk sang on a ship.", True),
    ],
)
def test_a_word_beside_names_is_next_to_nothing_and_two_are_not(left: str, right: str, is_told: bool) -> None:
    shares = {one: 1 / len(Relation) for one in Relation} | {Relation.OTHER_PLACE: 0.9}
    reader = RelationReader(lambda _l, _r: shares, {"read": 1.0}, lambda _l, _r: LEAST_BEYOND_NAMES - 0.01)
    pair = compared(left, right, likely)
    assert pair.decide().relation is Relation.UNRELATED, "so that names may be all that they share"
    assert (pair.decide(reader).relation is Relation.OTHER_PLACE) is is_told


def test_a_text_that_cannot_be_read_is_judged_by_its_words() -> None:
    for shared in STEPS:
        assert is_one_topic(OPEN, shared, lambda: None) is is_one_topic(OPEN, shared)


def test_a_candidate_about_other_things_is_unrelated_though_its_slots_relate() -> None:
    assert compared(FENCE, OTHER_FENCE).decide().relation is not Relation.UNRELATED
    pair = compared(FENCE, OTHER_FENCE, unlikely)
    assert pair.decide().relation is Relation.UNRELATED
    assert pair.decide_if_related() is None
    assert compared(FENCE, OTHER_FENCE, likely).decide() == compared(FENCE, OTHER_FENCE).decide()


def test_what_the_slots_may_confirm_needs_no_likeness() -> None:
    decision = compared(SAME, SAME, unlikely).decide()
    assert decision.auto_confirm
    assert decision == decide_pair(read_statement(SAME), read_statement(SAME))


def test_what_speaks_of_other_things_is_not_read() -> None:
    reader = RelationReader(refuse, {"read": 1.0})
    assert compared(FENCE, OTHER_FENCE, unlikely).decide(reader).relation is Relation.UNRELATED
    with pytest.raises(AssertionError, match="was read"):
        compared(FENCE, OTHER_FENCE, likely).decide(reader)


@pytest.mark.parametrize(("cosine", "is_told"), [(0.95, True), (0.05, False)])
def test_a_reader_decides_what_words_leave_open(cosine: float, is_told: bool) -> None:
    shares = {one: 1 / len(Relation) for one in Relation} | {Relation.OTHER_PLACE: 0.9}
    reader = RelationReader(lambda left, right: shares, {"read": 1.0}, lambda left, right: cosine)
    pair = compared(FENCE, OTHER_FENCE, undecided)
    assert (pair.decide_if_related(reader) is not None) is is_told
    assert (pair.decide(reader).relation is Relation.OTHER_PLACE) is is_told


def test_a_pair_decided_by_its_slots_first_is_decided_alike_by_a_reader_afterwards() -> None:
    shares = {one: 1 / len(Relation) for one in Relation} | {Relation.OTHER_PLACE: 0.9}
    reader = RelationReader(lambda left, right: shares, {"read": 1.0}, lambda left, right: 0.95)
    once, again = compared(FENCE, OTHER_FENCE, undecided), compared(FENCE, OTHER_FENCE, undecided)
    by_slots = once.decide()
    assert once.decide(reader) == again.decide(reader)
    assert once.decide() == by_slots


@pytest.mark.parametrize("likeness", [likely, unlikely, undecided])
def test_exchanged_sides_give_the_mirrored_answer(likeness) -> None:
    there, back = compared(FENCE, OTHER_FENCE, likeness), compared(OTHER_FENCE, FENCE, likeness)
    assert back.decide() == mirror(there.decide())


def test_texts_that_are_alike_as_sentences_speak_of_one_thing_however_few_words_they_share() -> None:
    few = Alike(LEAST_ALIKE, 0.2)
    assert is_one_topic(few, 0.05, lambda: TOLD_ALIKE)
    assert not is_one_topic(few, 0.05, lambda: TOLD_ALIKE - 0.3)
    assert not is_one_topic(Alike(LEAST_ALIKE - 0.1, 0.2), 0.05, lambda: 1.0)


def test_a_reader_is_asked_of_a_candidate_with_few_shared_words_only_where_the_sentences_are_alike() -> None:
    left, right = read_statement("A spark from a torch set the depot alight."), read_statement(SAME)

    def reader(cosine: float) -> RelationReader:
        return RelationReader(
            lambda _left, _right: dict.fromkeys(Relation, 0.0) | {Relation.SAME: 1.0}, {"read": 1.0}, lambda *_: cosine
        )

    assert ComparedPair(left, right, likeness=likely).decide(reader(TOLD_ALIKE)).relation is Relation.SAME
    assert ComparedPair(left, right, likeness=likely).decide(reader(READ_ALIKE - 0.1)).relation is Relation.UNRELATED
    assert ComparedPair(left, right, likeness=unlikely).decide(reader(1.0)).relation is Relation.UNRELATED


def test_what_somebody_sets_against_each_other_is_read_where_the_sentences_are_alike() -> None:
    left, right = read_statement("A spark from a torch set the depot alight."), read_statement(SAME)

    def told(cosine: float | None) -> Relation:
        likeness = None if cosine is None else lambda *_: cosine
        shares = dict.fromkeys(Relation, 0.0) | {Relation.SAME: 1.0}
        return ComparedPair(left, right).decide(RelationReader(lambda *_: shares, {"read": 1.0}, likeness)).relation

    assert told(READ_ALIKE) is Relation.SAME
    assert told(READ_ALIKE - 0.01) is told(None) is Relation.UNRELATED


@pytest.mark.parametrize(("unrelated", "is_told"), [(0.02, True), (0.97, False)])
def test_what_both_are_read_for_decides_where_sentences_leave_it_open(unrelated: float, is_told: bool) -> None:
    shares = dict.fromkeys(Relation, 0.0) | {Relation.UNRELATED: unrelated, Relation.OTHER_PLACE: 1 - unrelated}
    reader = RelationReader(lambda *_: shares, {"read": 1.0, "always: other_place": 9.0}, lambda *_: TOLD_ALIKE - 0.01)
    pair = compared(FENCE, OTHER_FENCE, undecided)
    assert (pair.decide(reader).relation is Relation.OTHER_PLACE) is is_told
