"""Ids of other systems: what cannot be one is told apart by form and check character."""

from __future__ import annotations

import pytest

from claims.core.sources.external_ids import ID_SCHEMES, is_external_id

RIGHT = [
    ("wikidata", "Q42"),
    ("issn", "0261-3077"),
    ("issn", "2434-561X"),
    ("isni", "0000000121032683"),
    ("isni", "000000012146438X"),
    ("orcid", "0000-0002-1825-0097"),
    ("orcid", "0000-0002-1694-233X"),
    ("viaf", "102333412"),
    ("ror", "03yrm5c26"),
    ("house", "anything at all"),
]
WRONG = [
    ("wikidata", "42"),
    ("wikidata", "Q0"),
    ("wikidata", "q42"),
    ("wikidata", "Q٤٢"),
    ("issn", "0261-3078"),
    ("issn", "02613077"),
    ("issn", "0261-307"),
    ("isni", "0000000121032684"),
    ("isni", "0000 0001 2103 2683"),
    ("orcid", "0000-0002-1825-0098"),
    ("viaf", "0"),
    ("ror", "13yrm5c26"),
    ("ror", "03yrm5c2"),
]


@pytest.mark.parametrize(("scheme", "value"), RIGHT)
def test_an_id_is_taken(scheme: str, value: str) -> None:
    assert is_external_id(scheme, value)


@pytest.mark.parametrize(("scheme", "value"), WRONG)
def test_what_is_no_id_is_not(scheme: str, value: str) -> None:
    assert not is_external_id(scheme, value)


@pytest.mark.parametrize(("scheme", "value"), [pair for pair in RIGHT if pair[0] in ("issn", "isni", "orcid")])
def test_any_changed_digit_is_noticed(scheme: str, value: str) -> None:
    for place, character in enumerate(value):
        for digit in "0123456789" if character.isdigit() else "":
            changed = value[:place] + digit + value[place + 1 :]
            assert is_external_id(scheme, changed) is (changed == value), changed


@pytest.mark.parametrize("scheme", ID_SCHEMES.values(), ids=lambda scheme: scheme.name)
def test_each_hint_names_an_id_that_is_taken(scheme) -> None:
    example = scheme.hint.removesuffix(".").rsplit(" ", 1)[1]
    assert is_external_id(scheme.name, example)
