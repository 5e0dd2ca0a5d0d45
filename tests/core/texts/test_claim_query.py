"""Queries in words: terms in any order, phrases as they stand, and how well a claim answers."""

from __future__ import annotations

import pytest

from claims.core.texts.claim_query import read_claim_query, relevance

FLOODS = "A video shows floods in the city of Silchar, Assam, in June 2022."


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("assam floods", True),
        ("Floods ASSAM", True),
        ("flooding in Assam", True),  # stems
        ("assam elections", True),  # half of the words
        ("assam elections results", False),
        ('"city of Silchar"', True),
        ('"CITY  of\tsilchar"', True),
        ("“city of Silchar” floods", True),
        ('"Silchar city"', False),
        ('"city of Sil"', False),
        ('floods "Assam', True),  # a lone quotation mark is none
        ("the of and", False),
        ('""', False),
        ("volcano", False),
        ("\U0001f30b", False),
        ("floods " + "and many other things happened there according to people on the spot " * 40, False),
        (
            "A video that I saw today of floods in Silchar, Assam: " + "people pray for help and rescue boats " * 40,
            True,
        ),
    ],
)
def test_a_claim_answers_where_it_has_half_of_the_words_and_each_phrase(query: str, answers: bool) -> None:
    assert (relevance(read_claim_query(query), FLOODS) is not None) is answers


def test_words_of_the_claimant_count_like_those_of_the_claim() -> None:
    query = read_claim_query('floods "Himanta Sarma"')
    assert relevance(query, FLOODS) is None
    assert relevance(query, FLOODS, ["Himanta Sarma"]) is not None


def test_more_of_the_words_come_first_then_the_shorter_claim() -> None:
    query = read_claim_query("floods in Assam in June")
    texts = ["Floods in Assam.", FLOODS, "Floods in Assam in June.", "Floods in Assam and in Bihar."]
    ranked = sorted(texts, key=lambda text: relevance(query, text), reverse=True)
    assert ranked == [texts[2], FLOODS, texts[0], texts[3]]


@pytest.mark.parametrize(
    ("query", "claim", "answers"),
    [
        ("洪水", "六月阿萨姆邦发生洪水。", True),
        ("水", "六月阿萨姆邦发生洪水。", True),
        ('"发生洪水"', "六月阿萨姆邦发生洪水。", True),
        ('"洪水发生"', "六月阿萨姆邦发生洪水。", False),
        ("火灾", "六月阿萨姆邦发生洪水。", False),
        ("地震", "東京では昨日大地震があった", True),
        ("대통령", "대통령이 사임했다", True),
        ("น้ำท่วม", "เกิดน้ำท่วมในกรุงเทพ", True),
        ('"COVID疫情"', "新的Covid疫情", True),
        ('"vid疫情"', "新的Covid疫情", False),
    ],
)
def test_in_scripts_without_spaces_a_word_is_found_inside_a_run(query: str, claim: str, answers: bool) -> None:
    assert (relevance(read_claim_query(query), claim) is not None) is answers
