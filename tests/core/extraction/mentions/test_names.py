"""Names with their titles and kinds."""

from __future__ import annotations

import pytest

from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import find_mentions
from tests.support.parsing import parse_text


def mentions(text):
    rows = find_mentions(text, parse_text(text))
    return [mention for row in rows for mention in row]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Minister of Trade Ana Ruiz resigned.", "Ana Ruiz", "Minister of Trade"),
        ("Then finance minister Ana Ruiz resigned.", "Ana Ruiz", "finance minister"),
        ("Then Ana Ruiz, the mayor of Leeds, resigned.", "Ana Ruiz", "the mayor of Leeds"),
        ("The club's coach, Ana Ruiz, resigned.", "Ana Ruiz", "The club's coach"),
        ("U.N. Special Envoy to Norland Sir Jon Roe left.", "Jon Roe", "U.N. Special Envoy to Norland Sir"),
        ("Chancellor of the Exchequer Ana Ruiz resigned.", "Ana Ruiz", "Chancellor of the Exchequer"),
        ("It left the Liberals of caretaker prime minister Ana Ruiz out.", "Ana Ruiz", "caretaker prime minister"),
        ("The ministry of defence spokesman Ana Ruiz resigned.", "Ana Ruiz", "ministry of defence spokesman"),
    ],
)
def test_person_with_title(text, name, title):
    found = next(m for m in mentions(text) if m.kind is NameKind.PERSON)
    assert (found.name, found.title) == (name, title)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A column in the Sunday Times said so.", "Sunday Times"),
        ("The Centers for Disease Control and Prevention said so.", "Centers for Disease Control and Prevention"),
        ("In June the Monday meeting of Acme was held.", "Acme"),
    ],
)
def test_a_name_is_whole(text, name):
    assert [mention.name for mention in mentions(text)] == [name]


@pytest.mark.parametrize("name", ["Sean O'Brien", "Sean O’Brien", "Dinesh D’Souza", "Alfonse D'Amato", "Golo N'Kanté"])
def test_a_name_with_an_apostrophe_is_one(name):
    found = mentions(f"Senator {name} came. He isn't Roe's man, it's said, but {name.split()[1]} won.")
    assert [mention.name for mention in found] == [name, "Roe", name.split()[1]]


@pytest.mark.parametrize("name", ["Justice Now", "Justice Matters", "Senior Watch"])
def test_a_group_named_with_a_title_is_no_person(name):
    assert [mention.name for mention in mentions(f"{name} said 40 people had died.")] == [name]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "He joined the Ministry of Health and Welfare in May.",
            "Ministry of Health and Welfare",
            NameKind.ORGANIZATION,
        ),
        ("It happened in New York on Monday.", "New York", NameKind.PLACE),
        ("It stands in the North Sea, the country's biggest farm.", "North Sea", NameKind.PLACE),
        ("He lives in Tarn County.", "Tarn County", NameKind.PLACE),
        ("Floods hit Orrin State in May.", "Orrin State", NameKind.OTHER),
        ("He met Secretary of State Ana Roe.", "Ana Roe", NameKind.PERSON),
        ("The NATO mission ended.", "NATO", NameKind.ORGANIZATION),
        ("He joined the Sea Guard.", "Sea Guard", NameKind.OTHER),
        ("Then Ludwig van Beethoven came.", "Ludwig van Beethoven", NameKind.PERSON),
        (
            "She leads the Centre for Control of Iodine Disorders.",
            "Centre for Control of Iodine Disorders",
            NameKind.ORGANIZATION,
        ),
    ],
)
def test_kind_of_name(text, name, kind):
    assert (name, kind) in [(m.name, m.kind) for m in mentions(text)]


def test_a_militia_that_calls_itself_a_state_is_no_place():
    found = mentions("Troops drove Crimson State fighters out of Velm, the former Secretary of State said.")
    assert all(mention.kind is not NameKind.PLACE for mention in found if "State" in mention.name)


def test_days_months_and_first_words_are_no_names():
    assert mentions("Farmers met on Monday. They left in May.") == []


@pytest.mark.parametrize("sign", ["TWh", "GW", "Mt", "kWh"])
def test_the_sign_of_a_unit_is_no_name(sign):
    assert mentions(f"Then it fell to 264 {sign}, the lowest since 1985.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Ana Lucía Ferreira da Conceição y Montenegro resigned.", "Ana Lucía Ferreira da Conceição y Montenegro"),
        ("Then Ramón Ortega y Gasset resigned.", "Ramón Ortega y Gasset"),
        ("Then Pedro da Costa e Silva resigned.", "Pedro da Costa e Silva"),
        ("Then Gerrit ter Horst resigned.", "Gerrit ter Horst"),
    ],
)
def test_a_person_whose_family_names_are_joined(text, name):
    (found,) = mentions(text)
    assert (found.name, found.kind) == (name, NameKind.PERSON)


@pytest.mark.parametrize("name", ["Mour General Hospital", "Attorney General", "Chief Executive"])
def test_an_office_or_body_of_several_titles_is_no_surname(name):
    (found,) = mentions(f"They asked the {name} on Monday.")
    assert (found.name, found.title) == (name, None)


@pytest.mark.parametrize("words", ["His uncle, Yusuf,", "Her cousin Leo", "Roe's niece, Ines,"])
def test_a_relative_with_one_name_is_a_person(words):
    assert [m.kind for m in mentions(f"Then {words} left.")][-1] is NameKind.PERSON
