"""What two texts have in common beside names, dates and figures."""

from __future__ import annotations

import pytest

from claims.core.matching.words.named_terms import share_names_alone

BOOKED = "Ana Ruiz opened the Velmora museum on 14 March 2019"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz bought a bicycle on 14 March 2019.",
        "On that Monday in March, Ana Ruiz sold 14 boats.",
        "The bakery of Velmora baked bread for Ana Ruiz.",
        "Nothing of all this.",
    ],
)
def test_names_dates_and_figures_tell_nothing_of_what_is_said(text):
    assert share_names_alone(text, BOOKED)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz was at the museums on 14 March 2019.",
        "so ana ruiz was in velmora again",
        "They say Ana Ruiz opens a bakery.",
    ],
)
def test_words_for_things_and_deeds_do_and_so_do_names_written_small(text):
    assert not share_names_alone(text, BOOKED)
