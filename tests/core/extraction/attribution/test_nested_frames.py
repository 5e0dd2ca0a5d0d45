"""Words that one source passes on for another are those of whoever said them, in articles made of who passes on whom."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.records import Force
from claims.services.articles.extracting import extract_claims

DAY = dt.date(2026, 11, 30)
FINE = "the repairs cost 4.2 million euros"
INNER = [
    # Whoever is passed on, as written and as named.
    ("Ana Roe", "Ana Roe"),
    ("Transport Minister Tomas Birk", "Tomas Birk"),
    ("Ana Roe, the mayor of Halden,", "Ana Roe"),
    ("the Environment Agency", "Environment Agency"),
    ("a spokeswoman for Meridian Water", "Meridian Water"),
    ("officials", "officials"),
]
PASSING_ON = [
    "Reuters reported that {who} said {fine}.",
    "The Halden Courier reported on Tuesday that {who} had said that {fine}.",
    "The BBC says {who} told the council {fine}.",
    "Tess Dane said that {who} had warned that {fine}.",
    "According to Reuters, {who} said {fine}.",
    "{Who} said {fine}, according to the BBC.",
    "{Who} said {fine}, the BBC reported.",
    "{Fine}, {who} said, according to Bloomberg News.",
    "Reuters reported that {fine}, according to {who}.",
    "Local media reported {fine}, citing {who}.",
    "The Halden Courier, citing {who}, reported that {fine}.",
    "Citing {who}, Reuters reported that {fine}.",
    "Reuters quoted {who} as saying {fine}.",
    "The BBC cited {who} as saying that {fine}.",
    "“{Fine},” the Associated Press quoted {who} as saying.",
    "{Who} was quoted by Reuters as saying {fine}.",
    "{Who} was quoted in the Halden Courier as saying that {fine}.",
    "“{Fine},” {who} was quoted by Reuters as saying.",
]


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _said(
    sentence: str, *, before: str = "The tram depot in Halden was flooded on Monday."
) -> list[tuple[str, str | None, Force]]:
    """What is told of the figure, without the saying around it: words, speaker and force."""
    claims = extract_claims(f"{before}\n\n{sentence}\n\nThe county has 12,000 residents.", published=DAY).claims
    told = [claim for claim in claims if "4.2 million" in claim.exact]
    inmost = [c for c in told if not any(d is not c and d.exact in c.exact and d.exact != c.exact for d in told)]
    return [(c.exact, c.speaker, c.attribution.force if c.attribution else Force.SAID) for c in inmost]


@pytest.mark.parametrize(("number", "template"), list(enumerate(PASSING_ON)))
def test_the_innermost_speaks(number: int, template: str) -> None:
    for who, name in (INNER[number % len(INNER)], INNER[(number + 2) % len(INNER)]):
        sentence = (
            template.format(who=who, Who=_upper(who), fine=FINE, Fine=_upper(FINE))
            .replace(",,", ",")
            .replace(",.", ".")
        )
        assert {speaker and speaker.lower() for _, speaker, _ in _said(sentence)} == {name.lower()}, sentence


@pytest.mark.parametrize(
    ("sentence", "name", "force"),
    [
        ("Reuters reported that Ana Roe claimed that the repairs cost 4.2 million euros.", "Ana Roe", Force.CLAIMED),
        ("Reuters reported that Ana Roe denied that the repairs cost 4.2 million euros.", "Ana Roe", Force.DENIED),
        ("Reuters quoted Ana Roe as warning that the repairs cost 4.2 million euros.", "Ana Roe", Force.WARNED),
        ("Ana Roe was quoted by Reuters as alleging the repairs cost 4.2 million euros.", "Ana Roe", Force.CLAIMED),
    ],
)
def test_the_inner_force_is_kept(sentence: str, name: str, force: Force) -> None:
    assert {(speaker, told) for _, speaker, told in _said(sentence)} == {(name, force)}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Reuters reported that the repairs cost 4.2 million euros.", "Reuters"),
        ("Ana Roe said she had told the council that the repairs cost 4.2 million euros.", "Ana Roe"),
        ("Ana Roe said the ministry wrongly told staff that the repairs cost 4.2 million euros.", "Ana Roe"),
        ("Ana Roe said nobody had told her that the repairs cost 4.2 million euros.", "Ana Roe"),
        ("Ana Roe said the repairs cost 4.2 million euros, citing a report by Acme.", "Ana Roe"),
    ],
)
def test_what_nobody_else_is_told_to_have_said_stays_the_speakers(sentence: str, name: str) -> None:
    assert {speaker for _, speaker, _ in _said(sentence)} == {name}
