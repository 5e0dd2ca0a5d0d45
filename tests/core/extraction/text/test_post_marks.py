"""Where the words of a post end, before its tags, links and signs."""

from __future__ import annotations

import time

import pytest

from claims.core.extraction.text.post_marks import end_of_words

POSTS = [
    ("It spent £40m on a bridge. ", "via @truthwatcher #scandal #waste"),
    ("Some 12,000 nurses left ", "😡😡 #SaveOurNHS"),
    ("Some 12,000 nurses left", "😡😡"),
    ("It was closed for 14 months. ", "cc @larkburycouncil @ayleshirenews"),
    ("The dam holds 3 million litres. ", "(h/t @damwatch)"),
    ("Crime doubled ", "👇 https://t.co/abc123"),
    ("It moved 4 inches in an hour. ", "#StormOdile"),
    ("It moved 4 inches in an hour ", "#StormOdile"),
    ("The bill doubled ", "#storm #flood"),
    ("We must save the #NHS", ""),
    ("She sued @acme", ""),
    ("The council cut 40 posts.", ""),
    ("It fell → by 4%.", ""),
    ("#NHS", ""),
    ("", ""),
]


@pytest.mark.parametrize(("kept", "marks"), POSTS)
def test_marks_of_a_post_are_none_of_its_words(kept: str, marks: str) -> None:
    body = f"{kept}{marks}"
    assert body[: end_of_words(body, 0, len(body))].rstrip() == kept.rstrip()


def test_a_run_of_tags_takes_no_time() -> None:
    body = "#a " * 30_000 + "x"
    since = time.perf_counter()
    end_of_words(body, 0, len(body))
    assert time.perf_counter() - since < 1
