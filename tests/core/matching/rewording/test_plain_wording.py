"""Plain wordings: what is told in another order or turn, and what is left as it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.rewording.initials import with_one_name
from claims.core.matching.rewording.plain_wording import in_plain_words, plain_wording
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation, Span

CASES = Path(__file__).parents[3] / "cases"
REWORDINGS = [json.loads(line) for line in (CASES / "confirmed_rewordings.ndjson").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("row", REWORDINGS, ids=lambda row: row["left"])
def test_what_is_told_in_another_turn_is_confirmed(row: dict[str, str]) -> None:
    one, other = read_statement(row["left"]), read_statement(row["right"])
    for left, right in ((one, other), (other, one)):
        decision = decide_pair(left, right)
        assert decision.relation is Relation.SAME
        assert decision.auto_confirm
        assert not decision.differing_slots


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("While the senate sat, farmers struck.", "Farmers struck while the senate sat."),
        ("For 12 years the choir has sung in Morven.", "The choir has sung in Morven for 12 years."),
        ("Morven's birth rate fell in 2020.", "The birth rate of Morven fell in 2020."),
        ("Mayor Ilva Tarn resigned.", "Ilva Tarn, the mayor, resigned."),
        ("Morven's mayor, Ilva Tarn, resigned.", "Ilva Tarn, the mayor of Morven, resigned."),
        ("Morven and Calder signed a treaty.", "Calder and Morven signed a treaty."),
        ("One child in four is poor.", "One in four children is poor."),
        ("The canal was shut for a fortnight.", "The canal was shut for two weeks."),
        ("A total of 17 miners were rescued.", "17 miners were rescued."),
        ("The club will not sell wine any longer.", "The club will no longer sell wine."),
        ("Morven does not have an airport.", "Morven has no airport."),
        ("The mayor of Morven, Ilva Tarn, resigned.", "Ilva Tarn, the mayor of Morven, resigned."),
        ("Morven mayor Ilva Tarn resigned.", "Ilva Tarn, the mayor of Morven, resigned."),
        ("President Odo Prell of Calder resigned.", "Odo Prell, the president of Calder, resigned."),
        ("The canal was shut for two and a half years.", "The canal was shut for 30 months."),
        ("The canal was shut after a week of snow.", "The canal was shut after one week of snow."),
        ("No more than 40 monks live in Morven.", "At most 40 monks live in Morven."),
        ("The firm paid no less than 40 men.", "The firm paid at least 40 men."),
        ("Odo Prell was sentenced to two years in jail.", "Odo Prell was sentenced to two years in prison."),
        ("Of the 40 boats, 12 were lost.", "12 of the 40 boats were lost."),
        ("In fact, rents in Morven rose.", "Rents in Morven rose."),
        ("Rents in Morven, however, rose.", "Rents in Morven rose."),
        ("The Irish Supreme Court sat in Morven.", "The Supreme Court of Ireland sat in Morven."),
        ("The U.S. government paid for it.", "The government of the United States paid for it."),
        ("German Chancellor Odo Prell resigned.", "Odo Prell, the chancellor of Germany, resigned."),
        ("Foreign Minister Ilva Tarn resigned.", "Ilva Tarn, the foreign minister, resigned."),
        ("Calder became the first town to ban trams.", "Calder was the first town to ban trams."),
    ],
)
def test_plain_wording(text: str, plain: str) -> None:
    assert plain_wording(text) == plain
    assert plain_wording(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "The lawyer of the king, Ilva Tarn, resigned.",
        "The boss of Karl Prell, Ilva Tarn, resigned.",
        "The French president of the club resigned.",
        "The French government bonds fell.",
        "The Georgian government fell.",
        "But for the rain, the crop failed.",
        "In theory, the mine is open.",
        "The mayor of Morven, Ilva Tarn, and Odo Prell resigned.",
        "Green mayor Ilva Tarn resigned.",
        "The canal was shut for two years and a half of the crew died.",
        "No abbot paid no more than 40 monks.",
        "No less than the abbot paid the monks.",
        "Of the 40 boats, 12 in Morven were lost.",
        "Of all 40 boats, 12 were lost.",
        "Calder never became the first town to ban trams.",
        "Odo Prell was sentenced to two years in the choir of the prison.",
        "For two years the firm planned to close the plant.",
        "For two years the court banned the club.",
        "For two weeks the union called for a strike.",
        "In each town one bank failed.",
        "Without brakes, the driver hit a bus.",
        "Because the mine closed, most miners left.",
        "After he fell, the king sued the guard.",
        "When the bank failed, the mayor knew.",
        "If prices fall, the bank promised loans.",
        "When the bell rang, police saw a man born in Morven.",
        "The king and the queen's house burned.",
        "Her coach, Ilva Tarn, resigned.",
        "Ilva Tarn, no doctor, treated 40 men.",
        "Patients and doctors with fever were moved.",
        "Odo Prell and Ilva Tarn of Morven were fined.",
        "Morven and Calder won gold and silver.",
        "Morven and Calder were bombed, the latter in May.",
        "Police met in Morven and Calder quickly closed its port.",
        "The ratio between pupils and girls is 0.4.",
        "A total of 30 miners in both mines struck.",
        "The firm will not pay workers any more.",
        "All towns do not have a school.",
        "Morven does not have a pool and a gym.",
        "The firm does not have a plant in 40 states.",
        "Because the bank lent, it did not fail.",
        "Morven's portrait was sold.",
        "Morven's invasion began in May.",
        "A driver's licence costs 40 euros.",
        "Ilva Tarn, the mayor, and Odo Prell were fined.",
        "Police met in Morven and Calder closed its port.",
        "Old men and women left Morven.",
        "One man in ten boats drowned.",
        "Three banks cut a total of 40 jobs.",
        "The canal was shut a decade ago.",
        'The mayor said: "Morven does not have an airport."',
        "The mill burned. Morven does not have an airport.",
    ],
)
def test_what_another_reading_could_change_stays(text: str) -> None:
    assert plain_wording(text) == text


def test_words_that_context_added_are_never_reworded() -> None:
    text = "Morven's birth rate fell in 2020."
    assert in_plain_words(read_statement(text, inferred=(Span(0, len("Morven")),))) is None
    assert in_plain_words(read_statement("The rate fell.")) is not None


@pytest.mark.parametrize(
    ("text", "beside", "told"),
    [
        ("The Calder Harbor Trust (CHT) failed.", "The trust failed.", "The Calder Harbor Trust failed."),
        ("The Calder Harbor Trust (CHT) failed.", "The CHT failed.", "The CHT failed."),
        ("The Trust of the Harbor of Calder (THC) failed.", "The THC failed.", "The THC failed."),
        (
            "The Calder Harbor Trust (CHT) failed.",
            "The CHT sued the Calder Harbor Trust.",
            "The Calder Harbor Trust failed.",
        ),
        ("The Calder Harbor Trust (CHU) failed.", "The CHU failed.", "The Calder Harbor Trust (CHU) failed."),
        ("The Bank of Calder (BC) failed.", "BC failed.", "The Bank of Calder failed."),
        ("The Calder Harbor Trust failed.", "The CHT failed.", "The Calder Harbor Trust failed."),
    ],
)
def test_initials_that_a_text_explains_stand_for_the_name(text: str, beside: str, told: str) -> None:
    assert with_one_name(text, beside) == told
