"""Rating scales: each claim type has one, and every grade stands for a verdict."""

import pytest

from claims.core.reviews.scales import PROMISE, QUOTE, SCALES, TRUTH, own_scale_name, scale_for, value_of
from claims.core.verdicts import VERDICT_NUMBER, ClaimKind, Verdict


@pytest.mark.parametrize(
    ("kind", "scale"),
    [(ClaimKind.PROMISE, PROMISE), (ClaimKind.QUOTE, QUOTE), (ClaimKind.QUANTITY, TRUTH), (ClaimKind.STATUS, TRUTH)],
)
def test_scale_of_a_type(kind, scale):
    assert scale_for(kind) is scale


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.name)
def test_grades_are_told_apart_by_value_and_by_words(scale):
    assert len({grade.value for grade in scale.grades}) == len(scale.grades)
    assert len({grade.label for grade in scale.grades}) == len(scale.grades)
    assert {grade.verdict for grade in scale.grades} >= {Verdict.TRUE, Verdict.FALSE, Verdict.UNPROVEN}


def test_decisive_grades_of_truth_stand_best_first():
    numbers = [VERDICT_NUMBER[grade.verdict] for grade in TRUTH.grades if grade.verdict in VERDICT_NUMBER]
    assert numbers == [5, 4, 3, 2, 1]


def test_decisive_is_what_has_a_verdict_with_a_number():
    assert [grade.value for grade in PROMISE.grades if not grade.is_decisive] == [
        "in_progress",
        "unproven",
        "disputed",
        "outdated",
    ]


def test_name_of_an_own_scale_fits_the_column_of_revisions():
    assert len(own_scale_name(10**15, ClaimKind.POSITION_CHANGE, 10**4)) <= 40


@pytest.mark.parametrize(
    ("label", "value"),
    [("Mostly true", "mostly_true"), (" Pants on fire! ", "pants_on_fire"), ("Größte Lüge", "gr_te_l_ge"), ("偽", "")],
)
def test_value_made_of_a_label(label, value):
    assert value_of(label) == value
