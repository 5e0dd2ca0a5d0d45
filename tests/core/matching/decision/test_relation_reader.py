"""The second evidence on how a pair relates: what it may decide beside the slots, and what it never may."""

from __future__ import annotations

import pytest

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.decision.relation_reader import (
    DOUBT_FROM,
    PairEncoder,
    RelationReader,
    Shares,
    most_likely,
    weigh,
)
from claims.core.matching.decision.relations import ComparedPair, decide_pair, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Comparison, PairDecision, Relation

PARAPHRASE = (
    "Herring skippers in Sunder Bay protested outside parliament.",
    "Outside parliament, Sunder Bay's herring crews took to the streets.",
)


def always(relation: Relation, share: float = 0.99) -> PairEncoder:
    """An encoder that reads the same in every pair, whichever side is left."""
    rest = (1 - share) / (len(Relation) - 1)
    shares = {one: share if one is relation else rest for one in Relation}
    return lambda left, right: shares


def decide(left: str, right: str, encode: PairEncoder, weights: dict[str, float] | None = None) -> PairDecision:
    reader = RelationReader(encode, {"read": 1.0} if weights is None else weights)
    return decide_pair(read_statement(left), read_statement(right), reader=reader)


def test_without_a_reader_the_words_that_found_no_like_forbid_a_confirmation() -> None:
    left, right = (read_statement(text) for text in PARAPHRASE)
    assert not decide_pair(left, right).auto_confirm


def test_a_paraphrase_that_is_read_as_same_is_worth_a_look_and_never_confirmed() -> None:
    left, right = (read_statement(text) for text in PARAPHRASE)
    reader = RelationReader(always(Relation.SAME, 0.999999), {"read": 1.0})
    decision = decide_pair(left, right, threshold=0.0, reader=reader)
    assert (decision.relation, decision.auto_confirm) == (Relation.SAME, False)
    assert decision.probability > 0.99
    assert Comparison.DIFFERENT not in {slot.comparison for slot in decision.slots.values()}
    assert decision.differing_slots == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mine at Korvel employs 310 people.", "Some 450 people have work in the Korvel mine."),
        ("The mine at Korvel opened in 1987.", "Korvel's mine took up work in 1978."),
        ("The mine at Korvel employs 310 people.", "The Korvel mine gives people work."),
        ("Ilse Tarrant runs the mine at Korvel.", "The Korvel mine has Benno Falk at its head."),
        ("The miners at Korvel have ended their strike.", "The strike of the miners at Korvel has not ended."),
        ("The miners at Korvel won a pay rise.", "The Korvel miners lost their fight for more pay."),
        ("Few of the miners at Korvel went on strike.", "The miners at Korvel laid down their tools."),
        ("They laid down their tools at Korvel's mine.", "The miners at Korvel went on strike."),
        ("The mine at Korvel may close its oldest shaft.", "Korvel's mine closes its oldest shaft."),
    ],
)
def test_what_the_slots_hold_apart_is_never_confirmed_whatever_is_read(left: str, right: str) -> None:
    assert not decide(left, right, always(Relation.SAME, 0.999999)).auto_confirm
    assert not decide(right, left, always(Relation.SAME, 0.999999)).auto_confirm


def test_a_lower_threshold_never_confirms_another_relation() -> None:
    reader = RelationReader(always(Relation.OPPOSITE, 0.6), {"read": 1.0})
    left, right = (read_statement(text) for text in PARAPHRASE)
    decision = decide_pair(left, right, threshold=0.0, reader=reader)
    assert (decision.relation, decision.auto_confirm) == (Relation.OPPOSITE, False)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Judge Ilse Tarrant dismissed the case.", "Ilse Tarrant dismissed the case."),
        ("General Benno Falk ordered the strike.", "Benno Falk ordered the strike."),
        ("Senator Ilse Tarrant sued President Benno Falk.", "Ilse Tarrant sued Benno Falk."),
        ("President Benno Falk cut 30,000 jobs.", "Benno Falk cut 30,000 jobs."),
        ("Prime Minister Ilse Tarrant won 411 seats.", "Ilse Tarrant won 411 seats."),
    ],
)
def test_a_title_before_a_name_of_both_is_nothing_to_read(left: str, right: str) -> None:
    reader = always(Relation.OPPOSITE, 0.999999)
    assert decide(left, right, reader).relation is Relation.SAME
    assert decide(right, left, reader).relation is Relation.SAME


NOT_READ_HERE = (Relation.SAME, Relation.UNRELATED, Relation.OTHER_PLACE)  # no word of either text may be of a place


@pytest.mark.parametrize("relation", [one for one in Relation if one not in NOT_READ_HERE])
def test_a_relation_that_is_read_names_the_slot_that_differs(relation: Relation) -> None:
    decision = decide(*PARAPHRASE, _mirrored(relation))
    assert decision.relation is relation
    assert decision.differing_slots
    assert all(decision.slots[name].comparison is Comparison.DIFFERENT for name in decision.differing_slots)
    assert not decision.auto_confirm


def _mirrored(relation: Relation) -> PairEncoder:
    """Reads the relation in ``PARAPHRASE`` as it stands, and the mirrored one in the exchanged pair."""
    mirrored = {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}

    def encode(left: str, right: str) -> Shares | None:
        return always(relation if left == PARAPHRASE[0] else mirrored.get(relation, relation))(left, right)

    return encode


def test_exchanged_sides_give_the_mirrored_answer() -> None:
    left, right = (read_statement(text) for text in PARAPHRASE)
    reader = RelationReader(_mirrored(Relation.NARROWER), {"read": 1.0, "says more": 0.5})
    assert decide_pair(right, left, reader=reader) == mirror(decide_pair(left, right, reader=reader))


def test_a_difference_that_the_reading_overrules_is_left_open_and_not_confirmed() -> None:
    decision = decide(
        "The miners of Sunder Bay won the cup.", "The cup went to the miners of Holm Bay.", always(Relation.SAME)
    )
    assert decision.relation is Relation.SAME
    assert decision.slots["place"].comparison is Comparison.UNKNOWN
    assert not decision.auto_confirm


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (
            "Some 450 people have work in the Korvel mine.",
            "The mine at Korvel employs 310 people.",
            Relation.DIFFERENT_FIGURE,
        ),
        ("In 1978 the Korvel mine was shut down.", "The oldest mine at Korvel closed in 1987.", Relation.OTHER_DATE),
        ("The miners have not left the Korvel pit.", "The miners left the Korvel shaft.", Relation.OPPOSITE),
    ],
)
def test_no_reading_makes_the_same_of_what_the_slots_are_sure_of(left: str, right: str, relation: Relation) -> None:
    by_slots = decide_pair(read_statement(left), read_statement(right))
    decision = decide(left, right, _mostly(Relation.SAME, relation))
    assert decision.relation is relation
    assert decision.probability == by_slots.probability < 0.2
    assert decision.features["read_same"] == 0


def _mostly(first: Relation, second: Relation) -> PairEncoder:
    """An encoder that reads one relation nearly surely and another one next."""
    shares = dict.fromkeys(Relation, 0.0001) | {first: 0.99, second: 0.009}
    return lambda left, right: shares


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (
            "A photo shows Orla Venn with two rebels of Korvel.",
            "A photo shows Benno Falk with two rebels of Korvel.",
            Relation.OTHER_ENTITY,
        ),
        (
            "The drug Velorin was cleared for use in France.",
            "The drug Velorin was cleared for use in France and Japan.",
            Relation.BROADER,
        ),
        ("Masked miners of Sunder Bay won the rowing cup.", "The miners of Sunder Bay won the cup.", Relation.NARROWER),
        (*PARAPHRASE, Relation.OTHER_MEASURE),
    ],
)
def test_what_is_hardly_same_is_told_as_what_it_may_be_next(left: str, right: str, relation: Relation) -> None:
    shares = dict.fromkeys(Relation, 0.07) | {Relation.SAME: 0.2, Relation.OTHER_MEASURE: 0.17}
    reader = RelationReader(lambda one, other: shares, {"read": 1.0})
    statements = read_statement(left), read_statement(right)
    assert ComparedPair(*statements).decide(reader).relation is Relation.SAME
    decision = ComparedPair(*statements, suggest_from=0.4).decide(reader)
    assert decision.relation is relation
    assert decision.probability < 0.4
    assert not decision.auto_confirm


def test_what_cannot_be_read_is_decided_by_the_slots() -> None:
    left, right = (read_statement(text) for text in PARAPHRASE)
    assert decide(*PARAPHRASE, lambda one, other: None) == decide_pair(left, right)


def test_pairs_that_share_nothing_and_pairs_that_the_slots_are_sure_of_are_not_read() -> None:
    def refuse(left: str, right: str) -> Shares | None:
        raise AssertionError("was read")

    assert decide("The mine at Korvel closed.", "A painter sold seven flowers.", refuse).relation is Relation.UNRELATED
    same = "The mine at Korvel employs 310 people."
    assert decide(same, same, refuse).auto_confirm


def test_unrelated_words_are_read_where_a_reader_is_there() -> None:
    left = read_statement("Brussels has cleared Quanterra's purchase of Heliox.")
    right = read_statement("The takeover of Heliox by Quanterra was waved through by the commission.")
    reader = RelationReader(always(Relation.SAME), {"read": 1.0})
    found = ComparedPair(left, right).decide_if_related(reader)
    assert found is not None
    assert found.relation is Relation.SAME
    other = RelationReader(always(Relation.UNRELATED), {"read": 1.0})
    assert ComparedPair(left, right).decide_if_related(other) is None


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (
            "The storm killed 30 people in Torv, Norway, in 1905.",
            "The storm killed 30 people in Torv in 1905.",
            Relation.SAME,
        ),
        ("The storm killed 30 people in Torv in 1905.", "A fire killed 30 people at Torv in 1905.", Relation.UNRELATED),
    ],
)
def test_who_expects_another_day_where_there_is_one_has_no_say_on_a_word_more(
    left: str, right: str, relation: Relation
) -> None:
    assert decide(left, right, _mostly(Relation.OTHER_DATE, Relation.UNRELATED)).relation is relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Torv left the league in 1924.", "Torv joined the league as its 32nd member in 1924.", Relation.OPPOSITE),
        ("Torv left the league in 1924.", "Torv quit the league as its 32nd member in 1924.", Relation.OTHER_MEASURE),
    ],
)
def test_two_main_verbs_that_are_contraries_are_no_other_measure(left: str, right: str, relation: Relation) -> None:
    assert decide(left, right, always(Relation.OTHER_MEASURE)).relation is relation


@pytest.mark.parametrize(
    ("left", "right", "ruled_out"),
    [
        ("The Korvel mine took on 310 miners.", "At Korvel the pit hired 310 hands.", Relation.DIFFERENT_FIGURE),
        ("The Korvel mine shut in May 2019.", "In May 2019 the pit at Korvel closed down.", Relation.OTHER_DATE),
    ],
)
def test_no_relation_is_told_that_the_slots_belie(left: str, right: str, ruled_out: Relation) -> None:
    assert decide(left, right, always(ruled_out)).relation is not ruled_out


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Rain hit the mine.", "In the mine rain came down.", Relation.SAME),
        ("Rain hit the mine in the north.", "Rain came down in the south of the mine.", Relation.OTHER_PLACE),
        ("Rain hit the mine at Korvel.", "At Lisk rain came down on the mine.", Relation.OTHER_PLACE),
    ],
)
def test_another_place_is_read_only_where_a_word_may_be_of_one(left: str, right: str, relation: Relation) -> None:
    assert decide(left, right, _mostly(Relation.OTHER_PLACE, Relation.SAME)).relation is relation


@pytest.mark.parametrize(
    ("left", "right", "read", "relation"),
    [
        (
            "The fund never visited Orla Venn.",
            "The fund of Korvel visited Orla Venn.",
            Relation.BROADER,
            Relation.OPPOSITE,
        ),
        (
            "The council of Leeds did not approve the dam near the school.",
            "The council approved the dam.",
            Relation.NARROWER,
            Relation.OPPOSITE,
        ),
        (
            "Benno Falk met Orla Venn on 3 May 2019.",
            "Benno Falk met Marek Sund on 4 June 2019.",
            Relation.OTHER_DATE,
            Relation.OTHER_ENTITY,
        ),
        (
            "Norway will close the mine.",
            "Norway has closed the mine at Korvel.",
            Relation.REPORTED_ONLY,
            Relation.OTHER_DATE,
        ),
    ],
)
def test_of_what_comes_first_the_slots_are_sure(left: str, right: str, read: Relation, relation: Relation) -> None:
    assert decide(left, right, always(read)).relation is relation


def test_shares_that_make_a_whole_are_not_told_as_other_figures() -> None:
    left, right = "Two in five miners at Korvel were turned down.", "At Korvel 60 percent of miners got a permit."
    assert decide(left, right, _mostly(Relation.DIFFERENT_FIGURE, Relation.SAME)).relation is Relation.SAME
    read = _mostly(Relation.DIFFERENT_FIGURE, Relation.OTHER_MEASURE)
    assert decide(left, right, read).relation is Relation.DIFFERENT_FIGURE


def test_how_far_apart_two_texts_are_is_what_the_encoder_takes_for_unrelated() -> None:
    shares = dict.fromkeys(Relation, 0.05) | {Relation.UNRELATED: 0.45}
    pair = compare_statements(read_statement("The mill closed."), read_statement("The mill opened."))
    assert RelationReader(lambda *_: shares, {}).apart(pair) == 0.45
    assert RelationReader(lambda *_: {Relation.SAME: 1.0}, {}).apart(pair) == 0.0
    assert RelationReader(lambda *_: None, {}).apart(pair) is None


def test_evidence_without_a_weight_counts_nothing_and_shares_sum_to_one() -> None:
    evidence = {one: {"read": 0.0, "unheard of": 99.0 * (one is Relation.OPPOSITE)} for one in Relation}
    evidence[Relation.OTHER_DATE]["read"] = 1.0
    shares = weigh(evidence, {"read": 2.0})
    assert most_likely(shares) is Relation.OTHER_DATE
    assert sum(shares.values()) == pytest.approx(1)
    assert shares[Relation.OPPOSITE] == pytest.approx(shares[Relation.SAME])


NEAR_COPY = ("Velk said 310 miners died at Korvel.", "Dunn said 310 miners died at Korvel.")
"""Two texts that share all words that the slots compare, and are not confirmed."""


def test_what_the_slots_take_for_the_same_is_doubted_where_a_reader_is_sure_of_another_relation() -> None:
    assert decide_pair(*map(read_statement, NEAR_COPY)).relation is Relation.SAME
    read = decide(*NEAR_COPY, always(Relation.OTHER_ENTITY, DOUBT_FROM + 0.05))
    assert (read.relation, read.auto_confirm) == (Relation.OTHER_ENTITY, False)
    assert read.probability < 0.5
    assert decide(*reversed(NEAR_COPY), always(Relation.OTHER_ENTITY, DOUBT_FROM + 0.05)) == mirror(read)


@pytest.mark.parametrize(
    "encode",
    [
        always(Relation.OTHER_ENTITY, DOUBT_FROM - 0.2),
        always(Relation.SAME, 0.9),
        always(Relation.UNRELATED),
        always(Relation.DIFFERENT_FIGURE),
        always(Relation.NARROWER),
        lambda left, right: None,
    ],
    ids=["unsure", "the same", "unrelated", "another figure", "a special case", "unread"],
)
def test_otherwise_the_slots_decide_alone(encode: PairEncoder) -> None:
    assert decide(*NEAR_COPY, encode) == decide_pair(*map(read_statement, NEAR_COPY))


@pytest.mark.parametrize(
    "more", ["Mr. Velk said 310 miners died at Korvel.", "Anna Velk said on Monday that 310 miners died at Korvel."]
)
def test_words_that_one_text_has_more_are_no_doubt(more: str) -> None:
    assert decide(more, NEAR_COPY[0], always(Relation.OTHER_ENTITY)).relation is Relation.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The court rejected the appeal of the mine.", "The court dismissed the appeal of the mine."),
        ("Anna Velk signed the bill on Friday.", "President Velk signed the bill on Friday."),
    ],
    ids=["known synonyms", "one name"],
)
def test_words_that_are_known_to_say_the_same_are_no_doubt(one: str, other: str) -> None:
    assert not decide_pair(read_statement(one), read_statement(other)).auto_confirm
    assert decide(one, other, always(Relation.OPPOSITE)).relation is Relation.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mine was approved in 2020.", "The mine received approval in 2020."),
        ("The senator lied about the visit.", "The senator told lies about the visit."),
    ],
)
def test_a_verb_before_a_deed_that_the_other_side_tells_by_its_own_leaves_nothing_open(one: str, other: str) -> None:
    assert decide(one, other, always(Relation.UNRELATED)).relation is Relation.SAME


def test_what_one_speaker_says_on_both_sides_is_not_only_reported_on_one() -> None:
    one, other = (
        "Ana Velk says that the mine costs 40 million euros.",
        "The mine is worth 40 million euros, Ana Velk says.",
    )
    read = always(Relation.REPORTED_ONLY, 0.9)
    assert decide(one, other, read).relation is not Relation.REPORTED_ONLY
    assert decide(one, other.replace(", Ana Velk says", ""), read).relation is Relation.REPORTED_ONLY


def test_what_may_be_confirmed_or_is_told_apart_by_the_slots_is_not_doubted() -> None:
    same, other = "The mine at Korvel employs 310 people.", "The mine at Korvel employs 450 people."
    assert decide(same, same, always(Relation.OTHER_ENTITY)).auto_confirm
    assert decide(same, other, always(Relation.OTHER_ENTITY)).relation is Relation.DIFFERENT_FIGURE
