"""Escapes of HTML are read as browsers read them, whatever stands in them."""

from __future__ import annotations

import pytest

from claims.core.claim_review.documents import find_reviews
from claims.core.claim_review.values import texts_of
from claims.core.texts.html_escapes import unescaped
from claims.core.texts.removed_words import RemovedWords

NINES, ZEROS = "9" * 5_000, "0" * 5_000


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bread &amp; salt", "Bread & salt"),
        ("&#65;&#x42;&#0000067;", "ABC"),
        ("&amp;#65;", "&#65;"),
        (f"one &#{NINES}; two", "one \ufffd two"),
        (f"one &#{NINES}", "one \ufffd"),
        (f"one &#{ZEROS}&#65;", "one \ufffdA"),
        (f"one &#x{NINES}; two", "one \ufffd two"),
        (f"&amp;#{NINES};", f"&#{NINES};"),
    ],
)
def test_escapes_are_read_once(text, read):
    assert unescaped(text) == read


def test_no_number_is_too_long_for_who_looks_for_removed_words_or_reads_markup():
    words = RemovedWords({"The mayor took 40 thousand euros"})
    for number in (f"&#{NINES};", f"&amp;#{NINES};"):
        assert words.without(f"{number} The mayor took 40 thousand euros") == f"{number} [removed]"
        assert not words.are(number)
        assert texts_of(f"The mayor {number}")
        for page in (
            f'<link rel="canonical" href="{number}">',
            f'<script type="application/ld+json">{{"a" {number}</script>',
        ):
            assert find_reviews(f"<html>{page}</html>")[0] == []
