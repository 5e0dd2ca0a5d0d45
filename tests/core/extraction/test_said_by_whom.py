"""Who says what in articles made of a speaker, a place in the sentence and what is said: the truth is known beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from claims.core.records import ExtractedClaim, Force
from claims.services.articles.extracting import extract_claims

PUBLISHED = dt.date(2026, 11, 30)
OPENING = "The tram depot in Halden was flooded on Monday."
INTRODUCTION = "Ana Roe has led the water board since 2019."
OWN = "The town hall reopened on Friday"
"""What the outlet tells itself in a sentence with somebody's words."""
FINE = "the repairs cost 4.2 million euros"
SAID = frozenset((Force.SAID, Force.WARNED))

SPEAKERS = [
    # As written, whose words they are, and what tells of them before.
    ("Ana Roe", "Ana Roe", ""),
    ("Roe", "Ana Roe", INTRODUCTION),
    ("she", "Ana Roe", INTRODUCTION),
    ("Transport Minister Tomas Birk", "Tomas Birk", ""),
    ("Ana Roe, a professor at Halden University,", "Ana Roe", ""),
    ("the mayor of Halden, Ana Roe,", "Ana Roe", ""),
    ("Ana Roe, 43,", "Ana Roe", ""),
    ("Ana Roe, who leads the union,", "Ana Roe", ""),
    ("Rep. Ana Roe, D-Ohio,", "Ana Roe", ""),
    ("Siobhán O’Dell", "Siobhán O’Dell", ""),
    ("Marie d'Arcy", "Marie d'Arcy", ""),
    ("Jan van der Meer", "Jan van der Meer", ""),
    ("Ana Roe and Tomas Birk", "Ana Roe and Tomas Birk", ""),
    ("the WHO", "WHO", ""),
    ("Meridian Water", "Meridian Water", ""),
    ("a spokeswoman for Meridian Water", "Meridian Water", ""),
    ("Meridian Water spokesman Karl Dane", "Karl Dane", ""),
    ("a lawyer for Ana Roe", "lawyer for Ana Roe", ""),
    ("the mayor", "mayor", ""),
    ("officials", "officials", ""),
    ("police", "police", ""),
    ("a senior official who was briefed on the talks", "senior official", ""),
]  # fmt: skip

PLACES = {
    "that": "{Speaker} said that {fine}.",
    "no that": "{Speaker} told reporters {fine}.",
    "end": "{Fine}, {speaker} said on Tuesday.",
    "mid": "By May, {speaker} said, {fine}.",
    "semicolon": OWN + "; {speaker} said {fine}.",
    "and": OWN + ", and {speaker} warned that {fine}.",
    "but": OWN + ", but {speaker} said {fine}.",
    "as": OWN + " as {speaker} said {fine}.",
    "statement": "{Speaker} said in a statement that {fine}.",
    "quoted": "“{Fine},” {speaker} said.",
    "quotation": "{Speaker} said: “{Fine}.”",
}
INTERRUPTED = [
    # What parts a subject from its verb, and a clause of the outlet's before it.
    "The repairs, {speaker} said, cost 4.2 million euros.",
    "The repairs, {speaker} told Reuters, cost 4.2 million euros.",
    "The repairs, said {speaker}, cost 4.2 million euros.",
    "The repairs, according to {speaker}, cost 4.2 million euros.",
    "The repairs – {speaker} said – cost 4.2 million euros.",
    OWN + ", and the repairs, {speaker} said, cost 4.2 million euros.",
    OWN + "; the repairs, {speaker} said, cost 4.2 million euros.",
    OWN + "; in all, {speaker} said, the repairs cost 4.2 million euros.",
]
DENIALS = [
    "{Speaker} denied that {fine}.",
    OWN + ", and {speaker} denied that {fine}.",
    OWN + "; {speaker} denied that {fine}.",
]
ACCORDING = {
    "front": "According to {source}, {fine}.",
    "end": "{Fine}, according to {source}.",
    "and": OWN + ", and according to {source}, {fine}.",
    "semicolon": OWN + "; according to {source}, {fine}.",
    "put": "As {source} put it, {fine}.",
    "words": "In the words of {source}, {fine}.",
}


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _sentence(place: str, speaker: str) -> str:
    return place.format(speaker=speaker, Speaker=_upper(speaker), fine=FINE, Fine=_upper(FINE))


def _claims(sentence: str, introduction: str) -> tuple[str, tuple[ExtractedClaim, ...]]:
    body = f"{OPENING} {introduction}".strip() + f"\n\n{sentence}\n\nThe county has 12,000 residents."
    return body, extract_claims(body, published=PUBLISHED).claims


def _of_repairs(body: str, claims: tuple[ExtractedClaim, ...]) -> list[ExtractedClaim]:
    return [claim for claim in claims if "4.2 million" in claim.exact]


def _cells() -> Iterator[tuple[str, str, str]]:
    """Each speaker at a third of the places, each place with a third of the speakers."""
    for number, (speaker, name, introduction) in enumerate(SPEAKERS):
        for at, place in enumerate(PLACES.values()):
            if (number + at) % 3 == 0:
                yield _sentence(place, speaker), name, introduction


@pytest.mark.parametrize(("sentence", "name", "introduction"), list(_cells()))
def test_words_are_their_speakers(sentence: str, name: str, introduction: str) -> None:
    body, claims = _claims(sentence, introduction)
    found = _of_repairs(body, claims)
    assert {(claim.speaker or "").lower() for claim in found} == {name.lower()}
    assert all(claim.attribution is not None and claim.attribution.force in SAID for claim in found)
    own = [claim for claim in claims if claim.exact.startswith(OWN)]
    assert all(claim.speaker is None and claim.attribution is None for claim in own)
    assert bool(own) == (OWN in sentence)


@pytest.mark.parametrize("place", INTERRUPTED)
@pytest.mark.parametrize(
    "speaker", ["Ana Roe", "Transport Minister Tomas Birk", "police", "Meridian Water", "the ministry"]
)
def test_a_speaker_interrupts_one_clause(place: str, speaker: str) -> None:
    body, claims = _claims(place.format(speaker=speaker), "")
    (said,) = _of_repairs(body, claims)
    assert [body[part.start : part.end] for part in said.parts][-1].endswith("cost 4.2 million euros")
    assert "repairs" in body[said.parts[0].start : said.parts[0].end] or len(said.parts) == 1
    assert (said.speaker or "") in speaker
    assert [claim.attribution for claim in claims if claim.exact == OWN] == [None] * place.startswith(OWN)


@pytest.mark.parametrize("marks", ["“”", "‘’"])
def test_a_quotation_goes_on_in_the_next_paragraph(marks: str) -> None:
    opening, closing = marks
    first = f"{opening}The mill burned,{closing} Ana Roe said. {opening}We counted 40 engines."
    sentence = f"{first}\n\n{opening}{_upper(FINE)}.{closing}"
    body, claims = _claims(sentence, "")
    assert [(claim.speaker, claim.exact) for claim in _of_repairs(body, claims)] == [("Ana Roe", _upper(FINE))]


@pytest.mark.parametrize("place", DENIALS)
@pytest.mark.parametrize(
    "speaker", ["officials", "one resident", "police", "two people with badges", "Ana Roe and Tomas Birk"]
)
def test_what_is_denied_is_nobodys_claim(place: str, speaker: str) -> None:
    body, claims = _claims(_sentence(place, speaker), "")
    found = _of_repairs(body, claims)
    assert found
    assert all(claim.attribution is not None and claim.attribution.force is Force.DENIED for claim in found)
    assert all("denied" in claim.exact for claim in found)


@pytest.mark.parametrize("place", ACCORDING.values())
@pytest.mark.parametrize(
    ("source", "name"), [("Ana Roe", "Ana Roe"), ("the ministry", "ministry"), ("Professor Ben Doe", "Ben Doe")]
)
def test_a_source_opens_its_own_clause_only(place: str, source: str, name: str) -> None:
    sentence = place.format(source=source, fine=FINE, Fine=_upper(FINE))
    body, claims = _claims(sentence, "")
    assert [claim.speaker for claim in _of_repairs(body, claims)] == [name]
    assert [claim.speaker for claim in claims if claim.exact == OWN] == [None] * (OWN in sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The mill burned for six hours, according to her.", "Ana Roe"),
        ("In her view, the mill lost 40 jobs.", "Ana Roe"),
        ("In Roe’s opinion, the mill lost 40 jobs.", "Ana Roe"),
        ("According to two people who saw it, the mill lost 40 jobs.", "two people"),
        ("A party aide who was not allowed to speak said the mill lost 40 jobs.", "party aide"),
        ("The mill lost 40 jobs, said a party aide who asked not to be named.", "party aide"),
        ("A clerk who works for Ana Roe said the mill lost 40 jobs.", None),
        ("The mill lost 40 jobs, said Ana Roe and Ben Doe.", "Ana Roe and Ben Doe"),
        ("Roe added the mill, which opened in 1961, lost 40 jobs.", "Ana Roe"),
        ("Roe warned the mill had lost 40 jobs.", "Ana Roe"),
        ("Two people familiar with the matter say the mill lost 40 jobs.", "Two people familiar with the matter"),
    ],
)
def test_names_behind_other_words(sentence: str, name: str | None) -> None:
    _, claims = _claims(sentence, INTRODUCTION)
    found = [claim for claim in claims if "mill" in claim.exact]
    assert found
    assert all(claim.attribution is not None for claim in found)
    assert {claim.speaker for claim in found} <= {name, "clerk"} - ({"clerk"} if name else set())


def test_a_saying_is_told_once() -> None:
    sentence = "“The repairs cost 4.2 million euros,” said Meridian spokeswoman Ana Roe."
    body, claims = _claims(sentence, "")
    assert [claim.exact for claim in _of_repairs(body, claims)] == ["The repairs cost 4.2 million euros"]


def test_who_speaks_keeps_the_name_before_what_they_are() -> None:
    told = "Carol Roe, the provincial minister of finance at the time the tax was introduced"
    _, claims = _claims(f"“It was cold in the hall,” said {told}.", "")
    assert told in [claim.exact for claim in claims]


@pytest.mark.parametrize("opener", ["in her words", "in Ana Roe’s words"])
def test_a_reason_is_not_cut_from_what_it_is_told_of(opener: str) -> None:
    _, claims = _claims(
        f"The summit was held in Velm because, {opener}, “it has more firms than Norland.”", INTRODUCTION
    )
    assert not [claim.exact for claim in claims if claim.exact.endswith("because")]


def test_a_call_is_told_by_the_outlet() -> None:
    body = "Ben Doe spoke in Halden. His call to close the mill, denounced as unfair, has 40 backers."
    _, claims = _claims(body, "")
    assert [claim.speaker for claim in claims if "backers" in claim.exact] == [None]


def test_what_was_told_to_a_court_is_told_with_it() -> None:
    _, claims = _claims("“The mill lost 40 jobs,” Ana Roe told the court on Monday.", "")
    assert [claim.exact for claim in claims if "court" in claim.exact]
