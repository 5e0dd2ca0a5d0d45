"""Words and signs that say that a text does not hold."""

from __future__ import annotations

import pytest

from claims.core.matching.statements.verdict_words import FALSE_BEHIND, VERDICTS, is_taken_back
from claims.core.records import Force

MILL = "The mill closed in May"


@pytest.mark.parametrize(
    "text", [f"{MILL}. Not true.", f"Hoax! {MILL}.", f"{MILL} /s", f"{MILL}, or did it? – kidding"]
)
def test_a_text_is_taken_back(text: str) -> None:
    assert is_taken_back(text)


@pytest.mark.parametrize("text", [f"{MILL}.", "The report on the hoax was true.", "It was not true that it closed."])
def test_what_only_has_such_words_is_not(text: str) -> None:
    assert not is_taken_back(text)


@pytest.mark.parametrize(
    ("text", "force"),
    [
        (f"False: {MILL}", Force.DENIED),
        (f"It is false that {MILL}", Force.DENIED),
        (f"Misleading | {MILL}", Force.DOUBTED),
        (f"{MILL}: false", None),
    ],
)
def test_a_verdict_before_a_text_denies_or_doubts_it(text: str, force: Force | None) -> None:
    assert next((force for pattern, force in VERDICTS if pattern.match(text)), None) is force


def test_a_verdict_stands_behind_a_text_too() -> None:
    assert FALSE_BEHIND.search(f"{MILL}? Fake!") is not None
    assert FALSE_BEHIND.search(f"{MILL}: seven jobs went") is None
