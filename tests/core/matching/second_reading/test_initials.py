"""Initials against the name of one body, and against several or any of its kind."""

from __future__ import annotations

import itertools

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement

NAMES = {
    "CIA": ("Central Intelligence Agency", "Central Intelligence Agencies"),
    "IMF": ("International Monetary Fund", "International Monetary Funds"),
    "WTO": ("World Trade Organization", "World Trade Organizations"),
    "ECB": ("European Central Bank", "European Central Banks"),
    "NHS": ("National Health Service", ""),
    "UN": ("United Nations", ""),
    "UAE": ("United Arab Emirates", ""),
}
FRAMES = (
    "{} opened an office in Orvale in 2019.",
    "In 2019 {} fined the bank $40 million.",
    "The bank was fined $40 million by {} in 2019.",
)


def is_confirmed(left: str, right: str) -> bool:
    decisions = [decide_pair(read_statement(one), read_statement(two)) for one, two in ((left, right), (right, left))]
    assert decisions[0].auto_confirm is decisions[1].auto_confirm
    return decisions[0].auto_confirm


def told(frame: str, who: str) -> str:
    text = frame.format(who)
    return text[0].upper() + text[1:]


@pytest.mark.parametrize(("short", "frame"), list(itertools.product(NAMES, FRAMES)))
def test_initials_stand_for_one_body(short: str, frame: str) -> None:
    name, several = NAMES[short]
    by_initials = told(frame, f"the {short}")
    assert is_confirmed(by_initials, told(frame, f"the {name}"))
    others = [several, several.lower(), f"the {several}"] if several else []
    for other in (*others, f"a {name.lower()}", f"another {name.lower()}", f"every {name}"):
        assert not is_confirmed(by_initials, told(frame, other)), other


def test_initials_of_a_kind_stand_for_as_many() -> None:
    text = "{} spent $2 million in Orvale in 2019."
    assert is_confirmed(text.format("An NGO"), text.format("A non-governmental organization"))
    assert not is_confirmed(text.format("An NGO"), text.format("Non-governmental organizations"))
    assert not is_confirmed(text.format("An NGO"), text.format("Another non-governmental organization"))
    assert not is_confirmed(text.format("NGOs"), text.format("The non-governmental organization"))
