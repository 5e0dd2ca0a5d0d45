"""Who speaks by the phrase that names a source: an office with its holder's name, a spokesman, several between commas."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract

PUBLISHED = dt.date(2024, 5, 19)

SPEAKERS = [
    ("According to the governor of Sorrin province, Ana Roe, inspectors warned the firm in May.",
     "inspectors warned the firm in May", "Ana Roe"),
    ("According to the head of the union, Pia Lund, 400 workers walked out.", "400 workers walked out", "Pia Lund"),
    ("According to the town's mayor, Ana Roe, two mills closed in May.", "two mills closed in May", "Ana Roe"),
    ("Two mills closed in May, according to the mayor of Dolm, Ana Roe.", "Two mills closed in May", "Ana Roe"),
    ("According to the mayor of Dolm, the town has lost two mills.", "the town has lost two mills", "Dolm"),
    # The name is of whom the source tells.
    ("According to the ministry, Ana Roe, a doctor, treated 40 people.",
     "Ana Roe, a doctor, treated 40 people", "ministry"),
    # A spokesman speaks for the body in mind.
    ("Osdane Metals bought the mine in 2019. It has spent $4 million on it, a spokeswoman said.",
     "It has spent $4 million on it", "Osdane Metals"),
    ("Osdane denied that it knew. It spent $4 million on it in May, a spokesman said.",
     "It spent $4 million on it in May", "Osdane"),
    ("Ana Roe left in May. The mine lost $4 million, a spokesman said.", "The mine lost $4 million", None),
    # A cue between commas whose words have other readings.
    ("The war has killed 90,000 people, monitors estimate, and ruined two towns.",
     "The war has killed 90,000 people", "monitors"),
    ("The fund lost $40 million in May, analysts reckon.", "The fund lost $40 million in May", "analysts"),
    ("Two trains collided near Dolm on Friday, police told the Herald.",
     "Two trains collided near Dolm on Friday", "police"),
    ("Shelling killed 26 people in Dolm, two officials told the Herald, the worst toll there since May.",
     "Shelling killed 26 people in Dolm", "two officials"),
    ("According to the notice, a drain there had not been cleaned in five weeks.",
     "a drain there had not been cleaned in five weeks", "notice"),
    ("Eleven of the dead were on board a ferry, the coastguard said.",
     "Eleven of the dead were on board a ferry", "coastguard"),
    ("Foreign monitors said they had seen 40 boats.", "they had seen 40 boats", "Foreign monitors"),
    # The name behind what kind of body it is, and the body whose shares were told of.
    ("A law firm in Leeds, Roe & Doe, said it had been called by 21 families.",
     "it had been called by 21 families", "Roe & Doe"),
    ("Shares in Acme's owner, Talmere Group, fell 4%. It said it had set aside $25 million.",
     "it had set aside $25 million", "Talmere Group"),
    ("Talmere's stock fell 4%. It said it had set aside $25 million.", "it had set aside $25 million", "Talmere"),
    # Who rules or orders something does it.
    ("Ana Roe ordered the bank to pay $4 million in May.", "Ana Roe ordered the bank to pay $4 million in May", None),
    ("Tamm, who has ruled for 11 years, left in May.", "who has ruled for 11 years", None),
    # Names that end in an apostrophe and "s".
    ("According to Moody's, debt rose to €3 billion.", "debt rose to €3 billion", "Moody's"),
    ("Moody's said the firm owes €3 billion.", "the firm owes €3 billion", "Moody's"),
    ("“We sold 40 paintings in May,” Christie’s told Reuters.", "We sold 40 paintings in May", "Christie’s"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "claim", "speaker"), SPEAKERS)
def test_a_phrase_tells_who_speaks(body: str, claim: str, speaker: str | None) -> None:
    found = {one.exact: one.speaker for one in extract(body, published=PUBLISHED).claims}
    assert found.get(claim, "no claim") == speaker
