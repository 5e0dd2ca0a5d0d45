"""What somebody does for what is done by him, and what stays in the passive."""

from __future__ import annotations

import pytest

from claims.core.matching.rewording.verb_forms import base_of_participle, past_of
from claims.core.matching.rewording.voice import by_doer
from claims.core.matching.rewording.wording import read_wording


def _told(text: str) -> str | None:
    wording = read_wording(text)
    return None if wording is None else by_doer(wording)


@pytest.mark.parametrize(
    ("text", "active"),
    [
        ("The bill was rejected by the senate.", "The senate rejected the bill."),
        ("A silo near Morven was blown up by rebels.", "Rebels blew up a silo near Morven."),
        ("Odo Prell was elected chairman by the senate.", "The senate elected Odo Prell chairman."),
        ("Kelp Energy was fined £20,000 by the court for fraud.", "The court fined Kelp Energy £20,000 for fraud."),
        ("In May 2,300 men were turned back at Rezo by guards.", "Guards turned back 2,300 men at Rezo in May."),
        ("All roads were closed by heavy snow.", "Heavy snow closed all roads."),
        ("The choir will be led by Ines Karo from 2027.", "Ines Karo will lead the choir from 2027."),
        ("The thief has been arrested by police in Orm.", "Police have arrested the thief in Orm."),
        ("Sixty percent of the land is owned by foreigners.", "Foreigners own sixty percent of the land."),
        ("The record was broken by Ilva Tarn by two seconds.", "Ilva Tarn broke the record by two seconds."),
        ("The motion was rejected 61 to 40 by the lower house.", "The lower house rejected the motion 61 to 40."),
    ],
)
def test_what_somebody_does(text: str, active: str) -> None:
    assert _told(text) == active


@pytest.mark.parametrize(
    "text",
    [
        "The wreck was found by the river.",
        "The wreck was found by Lake.",
        "The tax was raised by a third.",
        "The tax was raised by two points.",
        "The king was shown a portrait by Ilva Tarn.",
        "Ilva Tarn was married by Odo Prell.",
        "All men were seen by a doctor.",
        "Not a man was seen by a doctor.",
        "Three men were beaten by two guards.",
        "The letter to the king was sent by Odo Prell.",
        "The nurse was beaten by a man in a mask.",
        "Dams are built by beavers.",
        "The strike was banned in May by the court.",
        "The law of 1933 was repealed by the senate.",
        "The man was beaten by his wife.",
        "Odo Prell was deliberately hit by Ilva Tarn.",
        "The man who fled was beaten by guards.",
        "The firm was sold by Odo Prell to Ilva Tarn.",
        "The cup was won by Odo Prell and lost by Ilva Tarn.",
    ],
)
def test_what_may_say_something_else_in_the_active_stays(text: str) -> None:
    assert _told(text) is None


@pytest.mark.parametrize(
    ("participle", "base", "past"),
    [
        ("broken", "break", "broke"),
        ("fined", "fine", "fined"),
        ("blown", "blow", "blew"),
        ("held", "hold", "held"),
        ("beaten", "beat", "beat"),
    ],
)
def test_forms_of_participles(participle: str, base: str, past: str) -> None:
    assert base_of_participle(participle) == base
    assert past_of(participle, base) == past
