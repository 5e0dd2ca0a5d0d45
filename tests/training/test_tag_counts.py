"""What is counted on tagged sentences: which words, which tags, where."""

from __future__ import annotations

import pytest

from claims.training.tag_counts import (
    TaggedDocument,
    TaggedWord,
    count_followers,
    count_words,
    shares_of_words,
    tag_of_penn,
)


def document(outlet, *sentences):
    """An article from sentences as "The/D boat/N sank/T"."""
    return TaggedDocument(
        outlet, [[TaggedWord(*entry.rsplit("/", 1)) for entry in sentence.split()] for sentence in sentences]
    )


def articles(sentence, outlets=("a", "b", "c")):
    return [document(outlet, sentence) for outlet in outlets]


@pytest.mark.parametrize(
    ("penn", "expected"), [("NNS", "S"), ("VBD", "T"), ("PRP$", "D"), ("WP$", "W"), (",", "Y"), ("UH", "Y")]
)
def test_penn_tags_fold_into_ours(penn, expected):
    assert tag_of_penn(penn) == expected


def test_only_words_in_lower_case_count():
    counted = count_words(articles("Rowan/P saw/T 12/C boats/S @rowan/N rowan.example/N ,/Y I/O cheered/T"))
    assert set(counted) == {"saw", "boats", "rowan.example", "i", "cheered"}


def test_documents_and_outlets_are_counted_once_each():
    counted = count_words([document("a", "it/O sank/T", "it/O rose/T"), document("a", "it/O sank/T")])["it"]
    assert (counted.tags.total(), counted.documents, counted.outlets) == (3, 2, {"a"})


def test_followers_begin_anew_with_each_sentence():
    followers = count_followers([document("a", "boats/S sank/T ./Y", "they/O sank/T ./Y")])
    assert (followers["Y"]["S"], followers["Y"]["O"], followers["S"]["T"], followers["T"]["Y"]) == (1, 1, 1, 2)
    assert sum(counts.total() for counts in followers.values()) == 6


@pytest.mark.parametrize(
    ("outlets", "held"), [("abc", True), ("aab", True), ("ab", False), ("aaaaaa", False), ("", False)]
)
def test_a_word_needs_articles_and_outlets(outlets, held):
    assert ("sank" in shares_of_words(count_words(articles("it/O sank/T", outlets)))) is held


def test_what_the_ending_says_needs_no_entry():
    shares = shares_of_words(count_words(articles("slowly/R boat/N early/J")))
    assert shares == {"early": {"J": 1.0}}


def test_shares_are_ordered_and_sum_to_one():
    often = [document(outlet, *["they/O run/F"] * 6, *["a/D run/N"] * 4) for outlet in "abc"]
    assert list(shares_of_words(count_words(often))["run"].items()) == [("F", 0.6), ("N", 0.4)]


def test_single_slips_and_names_are_left_out():
    sentences = [*["they/O run/F"] * 6, "run/P"]
    counted = count_words([document(outlet, *sentences) for outlet in "ab"] + [document("c", "a/D run/N")])
    assert shares_of_words(counted)["run"] == {"F": 1.0}


def test_words_that_are_only_names_are_left_out():
    assert shares_of_words(count_words(articles("rowan/P rowan/P"))) == {}
