"""A participle between commas tells of the subject of the clause that it is put into, not of the main one."""

from __future__ import annotations

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

CASES = [
    ("The bank said the firm, {}, had failed.", "facing 40 suits", "The bank"),
    ("The raid was needed because the relatives in Mour, {}, hid 40 men.", "refusing to go", "The raid"),
    ("Roe left because the head of the bank, {}, fired her.", "citing 40 complaints", "Roe"),
    ("A study of 40 men by the firm Pollard Hughes, {}, says so.", "carried out in 2019", "The firm"),
    (
        "But Roe's great-uncle in the United States, {}, is going to court with 40 men.",
        "backed by 40 men",
        "The United",
    ),
    ("The strike began when guards in Orrin, {}, went home.", "angered by 40 deaths", "Orrin"),
]


@pytest.mark.parametrize(("frame", "words", "wrong"), CASES)
def test_no_other_subject_is_taken(frame, words, wrong):
    (claim,) = [c for c in extract_told(frame.format(words), (words, SpanKind.CLAIM)).claims if c.exact == words]
    assert claim.context_needed or not claim.standalone_text.startswith(wrong)


def test_the_whole_phrase_is_the_subject():
    words = "opposed by 40 men"
    body = f"The plan for the mill in Orrin, {words}, failed."
    (claim,) = [c for c in extract_told(body, (words, SpanKind.CLAIM)).claims if c.exact == words]
    assert (claim.standalone_text, claim.context_needed) == (
        "The plan for the mill in Orrin was opposed by 40 men.",
        False,
    )
