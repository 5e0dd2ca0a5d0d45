"""Bases of verb forms."""

from __future__ import annotations

import pytest

from claims.core.extraction.lexicon.inflection import article_before, base_of, third_person_of


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("said", "say"), ("urged", "urge"), ("urging", "urge"), ("killed", "kill"), ("denied", "deny"), ("denies", "deny"),
        ("stopped", "stop"), ("alleged", "allege"), ("conceded", "concede"), ("agreed", "agree"), ("added", "add"),
        ("warned", "warn"), ("announced", "announce"), ("confirmed", "confirm"), ("blamed", "blame"), ("argues", "argue"),
        ("passes", "pass"), ("has", "have"), ("were", "be"), ("used", "use"), ("claimed", "claim"), ("read", "read"),
    ],
)  # fmt: skip
def test_base_of_a_form(form, base):
    assert base_of(form) == base


@pytest.mark.parametrize(
    ("base", "form"),
    [
        ("be", "is"),
        ("have", "has"),
        ("carry", "carries"),
        ("pay", "pays"),
        ("go", "goes"),
        ("watch", "watches"),
        ("owe", "owes"),
    ],
)
def test_third_person_of_a_base(base, form):
    assert third_person_of(base) == form


@pytest.mark.parametrize(
    ("phrase", "article"),
    [
        ("NBC moderator", "an"),
        ("FBI agent", "an"),
        ("NATO officer", "a"),
        ("US senator", "a"),
        ("union leader", "a"),
        ("unidentified man", "an"),
        ("hour-long film", "an"),
        ("Italian baker", "an"),
        ("baker", "a"),
    ],
)
def test_article_before_a_phrase(phrase, article):
    assert article_before(phrase) == article
