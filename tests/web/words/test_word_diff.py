"""The word diff: both wordings can be read from it, whole figures and dates are never cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.web.words.word_diff import diff_words


def sides(diff):
    old = "".join(c.text for c in diff.changes if c.kind != "added")
    return old, "".join(c.text for c in diff.changes if c.kind != "removed")


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_wordings_can_be_read_back(old, new):
    assert sides(diff_words(old, new)) == (old, new)


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("valid until 1 Dec 2025 only", "valid until 1 Dec 2026 only", ["1 Dec 2025"], ["1 Dec 2026"]),
        ("some 157,000 people died there", "some 175,000 people died there", ["157,000"], ["175,000"]),
        ("it rose by 4.5 percent then", "it rose by 4.6 percent then", ["4.5"], ["4.6"]),
        ("the mayor’s office said so", "the mayor’s house said so", ["office"], ["house"]),
        ("same text here", "same text here", [], []),
        ("", "new text", [], ["new text"]),
    ],
)
def test_words_figures_and_dates_are_whole(old, new, removed, added):
    diff = diff_words(old, new)
    assert [c.text for c in diff.changes if c.kind == "removed"] == removed
    assert [c.text for c in diff.changes if c.kind == "added"] == added
    assert not diff.rewritten


def test_a_rewritten_text_is_shown_in_full_twice():
    diff = diff_words("The bridge was closed in May.", "Nobody knows why prices fell.")
    assert diff.rewritten
    assert [c.kind for c in diff.changes] == ["removed", "added"]


def test_long_texts_are_shown_in_full_at_once():
    assert diff_words("one " * 100_000, "two " * 100_000).rewritten
