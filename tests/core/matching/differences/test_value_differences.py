"""What two claims differ in by their figures, in German, French and Spanish as in English, and by ranks."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation
from tests.support.relations import is_confirmed, suggested_relation

BY_AND_TO = [
    ("Die Umsätze stiegen um 3 Millionen Euro.", "Die Umsätze stiegen auf 3 Millionen Euro."),
    ("Die Miete fiel um rund 300 Euro.", "Die Miete fiel auf rund 300 Euro."),
    ("Die Mieten stiegen um etwa 300 Euro.", "Die Mieten stiegen auf etwa 300 Euro."),
    ("Le prix du gaz a augmenté de 5 %.", "Le prix du gaz a augmenté à 5 %."),
    ("Le loyer a baissé de près de 300 euros.", "Le loyer a baissé à près de 300 euros."),
    ("Le nombre de chômeurs a diminué d'environ 3000.", "Le nombre de chômeurs a diminué à environ 3000."),
    ("El paro subió un 5 %.", "El paro subió al 5 %."),
    ("El paro subió en un 5 %.", "El paro subió a un 5 %."),
    ("La renta bajó en 300 euros.", "La renta bajó a los 300 euros."),
    ("Die Miete sank um 300 Euro.", "The rent fell to 300 euros."),
    ("The taxes fell by 3 percent.", "Les taxes ont baissé à 3 %."),
    ("Revenue rose by 3 million euros.", "Revenue rose to 3 million euros."),
    ("The river rose by 2 meters in one night.", "The river rose to 2 meters in one night."),
]


@pytest.mark.parametrize(("by", "to"), BY_AND_TO)
def test_what_changed_by_a_figure_did_not_change_to_it(by, to):
    assert decide_pair(read_statement(by), read_statement(to)).relation is Relation.OTHER_MEASURE
    assert decide_pair(read_statement(to), read_statement(by)).relation is Relation.OTHER_MEASURE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Die Miete sank um 300 Euro.", "Die Miete fiel um 300 Euro."),
        ("La renta subió en un 5 %.", "La renta subió un 5 %."),
        ("La renta subió a los 300 euros.", "La renta subió a 300 euros."),
        ("Le loyer a baissé de 300 euros.", "Le loyer a diminué d'environ 300 euros."),
        ("Die Miete sank um 300 Euro.", "The rent fell by 300 euros."),
    ],
)
def test_what_changed_by_one_figure_is_the_same(left, right):
    assert decide_pair(read_statement(left), read_statement(right)).relation is Relation.SAME


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (
            "Wool exports rose by 5% in the second quarter of 2019.",
            "Wool exports rose by 5% in 2019.",
            Relation.OTHER_DATE,
        ),
        ("Ridership fell 8% in May 2020.", "Ridership fell 8% in 2020.", Relation.OTHER_DATE),
        ("The blast killed 40 people in May 2019.", "The blast killed 40 people in 2019.", Relation.SAME),
        ("The council raised the fee by 5% in May 2019.", "The council raised the fee by 5% in 2019.", Relation.SAME),
    ],
)
def test_a_change_over_part_of_a_year_is_another_one(left: str, right: str, relation: Relation) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("The mill was shut for two years.", "The mill was shut two years ago.", Relation.OTHER_DATE),
        ("The mill has been shut for two years.", "The mill was shut two years ago.", Relation.SAME),
        ("The mill in Torv cost £19 million.", "The mill in Torv cost 90 million pounds.", Relation.DIFFERENT_FIGURE),
        ("Torv pays 4 euros a dose.", "For each dose Torv pays 19 euros.", Relation.DIFFERENT_FIGURE),
    ],
)
def test_a_length_or_sum_is_set_against_one_told_in_another_form(left: str, right: str, relation: Relation) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is relation
    assert decide_pair(read_statement(right), read_statement(left)).relation is relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Orm is the second largest city of Norland.", "Orm is the largest city of Norland.", "different_figure"),
        ("Orm is the second-largest city of Norland.", "Orm is the largest city of Norland.", "different_figure"),
        ("It was the third-deadliest crash of all.", "It was the fourth deadliest crash of all.", "different_figure"),
        ("The second-largest bank sued the city.", "The largest bank sued the city.", "other_entity"),
    ],
)
def test_a_rank_sets_apart_from_what_tops_all(one: str, other: str, relation: str) -> None:
    assert suggested_relation(one, other) == relation


def test_a_rank_with_a_hyphen_is_one_without() -> None:
    assert is_confirmed("Orm is the second-largest bank of Norland.", "Orm is the second largest bank of Norland.")
