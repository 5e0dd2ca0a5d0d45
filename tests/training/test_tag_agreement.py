"""Agreement with another tagger's tags."""

from __future__ import annotations

from claims.training.tag_agreement import agreement_on
from claims.training.tag_counts import TaggedDocument, TaggedWord


def document(*words):
    return TaggedDocument("a", [[TaggedWord(*word.rsplit("/", 1)) for word in words]])


def test_equal_tags_and_finite_verbs_are_counted():
    measured = agreement_on(
        [document("The/D", "council/N", "met/T", "./Y"), document("The/D", "council/N", "met/E", "./Y")]
    )
    assert (measured.tokens, measured.equal) == (8, 7)
    assert (measured.finite_theirs, measured.finite_ours, measured.finite_both) == (1, 2, 1)
    assert measured.share == 7 / 8
    assert measured.finite_f1 == 2 / 3


def test_nothing_to_compare_is_zero():
    measured = agreement_on([])
    assert (measured.share, measured.finite_f1) == (0, 0)
