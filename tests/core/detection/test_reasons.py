"""Reasons beside a probability: features for, objections against, never none."""

from __future__ import annotations

import pytest

from claims.core.detection.detector import Detection
from claims.core.detection.reasons import NO_TEXT, NOTHING_NAMED, reasons_of
from claims.core.detection.tasks import Task

PLAIN = Detection({}, {})
OPINION = Detection({}, {Task.SUBJECTIVE: True})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unemployment fell to 4.1 percent in October 2019.", {"figure with unit", "date or period"}),
        ("Parliament banned the drug.", {"names an official act", "reported event, past tense"}),
        ("Who paid for the bridge?", {"asks a question"}),
        ("We must never give up.", {"calls for something or wishes it"}),
        ("What a mess.", {NOTHING_NAMED, "asserts nothing"}),
        ("Rents doubled in 2020. Is that fair?", {"date or period", "asks a question"}),
    ],
)
def test_reasons(text: str, expected: set[str]) -> None:
    assert expected <= set(reasons_of(text, PLAIN))


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_to_read(text: str) -> None:
    assert reasons_of(text, OPINION) == (NO_TEXT,)


def test_what_only_the_models_take_for_opinion_is_told_once() -> None:
    assert "worded like opinion" in reasons_of("The minister let his country down in 2019.", OPINION)
    assert "worded like opinion" not in reasons_of("The minister left in 2019.", PLAIN)
    told = reasons_of("The plan is a terrible idea.", OPINION)
    assert "gives an opinion" in told
    assert "worded like opinion" not in told


def test_what_the_models_are_sure_of_by_themselves_is_a_reason() -> None:
    sure, unsure = (Detection({Task.WORTH_CHECKING: value}, {}) for value in (0.8, 0.79))
    assert reasons_of("The mill polluted the river.", sure)[-1] == "worded like what is worth checking"
    assert "worded like what is worth checking" not in reasons_of("The mill polluted the river.", unsure)


@pytest.mark.parametrize("text", ["\x00", "\ud800 rose 5 %", "…", "word " * 100_000, "a" * 100_000])
def test_any_text_has_reasons(text: str) -> None:
    assert reasons_of(text, PLAIN)
