"""Claims read into parts: words with roles, polarity, attribution, quantifiers; on any text, with spans inside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.matching.parts.units import UnitKind
from claims.core.matching.statements.reading import AttributionView, read_statement
from claims.core.records import Force, Modality, Polarity


def roles(text: str) -> dict[str, str]:
    return {unit.text: unit.role for unit in read_statement(text).units}


def test_active_and_passive_give_the_same_roles() -> None:
    active = roles("The museum bought the painting.")
    passive = roles("The painting was bought by the museum.")
    assert active == {"museum": "agent", "bought": "verb", "painting": "patient"}
    assert passive == active


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The bank closed.", Polarity.POSITIVE),
        ("The bank did not close.", Polarity.NEGATIVE),
        ("The bank didn't close.", Polarity.NEGATIVE),
        ("No bank closed.", Polarity.NEGATIVE),
        ("The bank never closed.", Polarity.NEGATIVE),
        ("The bank failed to close.", Polarity.NEGATIVE),
        ("No bank failed to close.", Polarity.POSITIVE),
        ("Not only the bank closed.", Polarity.POSITIVE),
        ("The owner, not the bank, closed it.", Polarity.POSITIVE),
        ("No month was warmer than July.", Polarity.POSITIVE),
    ],
)
def test_polarity(text: str, polarity: Polarity) -> None:
    assert read_statement(text).polarity is polarity


@pytest.mark.parametrize(
    ("text", "speaker", "force"),
    [
        ("Officials said that the bridge fell.", "officials", Force.SAID),
        ("According to the mayor, the bridge fell.", "mayor", Force.SAID),
        ("The firm denied that the bridge fell.", "firm", Force.DENIED),
        ("Former inmates allege that guards beat them.", "former inmates", Force.CLAIMED),
        ("Prosecutors suspect the mayor of having taken bribes.", "prosecutors", Force.CLAIMED),
        ("The mayor allegedly took bribes.", "", Force.CLAIMED),
    ],
)
def test_attribution_of_a_whole_text(text: str, speaker: str, force: Force) -> None:
    said = read_statement(text).said
    assert said is not None
    assert (said.speaker, said.force) == (speaker, force)


def test_content_is_not_searched_for_attribution() -> None:
    text = "Officials said that the bridge fell."
    assert read_statement(text, attribution=AttributionView.CONTENT).said is None


def test_what_a_share_of_people_said_is_a_finding() -> None:
    assert read_statement("66 percent of firms said they could not find workers.").said is None


def test_modality() -> None:
    assert read_statement("The bank will close.").modality is Modality.WILL
    assert read_statement("The bank might close.").modality is Modality.MIGHT
    assert read_statement("The bank closed.").modality is Modality.IS


def test_capital_letter_of_a_first_word_makes_no_name() -> None:
    units = read_statement("Coral reefs off Kenya bleached in 2016.").units
    assert [unit.text for unit in units if unit.is_name] == ["Kenya"]


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    statement = read_statement(text)
    for unit in statement.units:
        assert 0 <= unit.start < unit.end <= len(text)
    for negation in statement.negations:
        assert 0 <= negation.start < negation.end <= len(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to two former players, the coach fixed matches.", "two former players"),
        ("Three drivers said the ferry line had hidden the defect.", "three drivers"),
        ("A post shared thousands of times claims the bishop sold the abbey.", "post shared thousands of times"),
    ],
)
def test_a_few_sources_that_are_counted_only_say_it(text: str, speaker: str) -> None:
    said = read_statement(text).said
    assert said is not None
    assert said.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Seventy percent of farmers said they would vote for Lund.",
        "Ten thousand women have asked to have the implant taken out.",
        "The five eagles found dead at Orby had been poisoned.",
    ],
)
def test_what_many_say_of_themselves_is_a_finding(text: str) -> None:
    assert read_statement(text).said is None


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("One house in five was sold.", ["house", "sold"]),
        ("Nearly one Norvik school in two closed.", ["Norvik", "school", "closed"]),
        ("Nine pupils out of ten passed.", ["pupils", "passed"]),
        ("One in five houses was sold.", ["houses", "sold"]),
        ("Two thirds of the houses were sold.", ["houses", "sold"]),
    ],
)
def test_what_a_share_is_of_is_read_between_its_numbers_too(text: str, units: list[str]) -> None:
    assert [unit.text for unit in read_statement(text).units] == units


@pytest.mark.parametrize(
    ("text", "word", "is_verb"),
    [
        ("The rebels did not free all hostages.", "free", True),
        ("The council wants to empty the tanks.", "empty", True),
        ("Flood water will clear the village by Monday.", "clear", True),
        ("The council gives free the tickets.", "free", False),
        ("The men are free all day.", "free", False),
    ],
)
def test_a_word_between_what_leads_a_verb_and_its_object_is_one(text: str, word: str, is_verb: bool) -> None:
    units = [unit for unit in read_statement(text).units if unit.text == word]
    assert any(unit.kind is UnitKind.VERB for unit in units) is is_verb


def test_a_will_behind_an_article_is_a_noun() -> None:
    assert "will" not in read_statement("The ferry was sold against the will of the captain.").modals
    assert "will" in read_statement("The ferry will be sold against the will of the captain.").modals
