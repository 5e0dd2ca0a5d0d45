"""What figures and times have taken of the text and their values do not hold."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from tests.support.relations import confirms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gallen has the second-highest taxes in Orland.", "Gallen has the second-lowest taxes in Orland."),
        ("2019 was the third-hottest year in Gallen.", "2019 was the third-coldest year in Gallen."),
        ("The ferry to Gallen sails three times a day.", "The ferry to Gallen sails four times a day."),
        ("The nurses in Gallen are tested twice a week.", "The nurses in Gallen are tested every other week."),
        ("Prices in Gallen rose by 5% to 10%.", "Prices in Gallen rose by 5% and 10%."),
        ("Lund closed between 3 May and 5 June 2019.", "Lund closed on 3 May and 5 June 2019."),
        ("Blocks A to D in Gallen burned.", "Blocks A and D in Gallen burned."),
        ("Two A380 jets crashed near Gallen.", "Two A340 jets crashed near Gallen."),
        ("Two MI5 agents were shot in Gallen.", "Two MI6 agents were shot in Gallen."),
        ("Gallen was downgraded to BBB+ in 2019.", "Gallen was downgraded to BBB- in 2019."),
        ("Gallen was downgraded to BBB+ in 2019.", "Gallen was downgraded to BBB in 2019."),
        ("Exactly 40 nurses died in Gallen.", "~40 nurses died in Gallen."),
        ("<40 nurses died in Gallen.", "About 40 nurses died in Gallen."),
        ("10 to 20 of the 40 schools in Gallen closed.", "10 to 30 of the 40 schools in Gallen closed."),
        ("Ana Dorn ruled Gallen from 1990-95.", "Ana Dorn ruled Gallen from 1990-98."),
        ("Police arrested two men in Gallen last night.", "Police arrested two men in Gallen tomorrow night."),
        ("Police shot two men in Gallen Monday at noon.", "Police shot two men in Gallen Monday at midnight."),
        ("Police shot two men at the close of May.", "Police shot two men in the middle of May."),
        (
            "Police shot two men in Gallen in 2019 but not 2018.",
            "Police shot two men in Gallen not in 2019 but in 2018.",
        ),
        ("The court struck down articles 3 and 5.", "The court struck down articles 3 to 5."),
        ("Lund spent two or three million euros on schools.", "Lund spent two to three million euros on schools."),
        ("The shop in Lund is open between May and June.", "The shop in Lund is open in May and June."),
        ("Shops in Gallen close on May 3 and 9.", "Shops in Gallen close on May 3-9."),
        ("Gallen, not Model S, banned mines.", "Gallen, not Model X, banned mines."),
        ("The bank in Gallen must close.", "The bank in Gallen had to close."),
        ("Nurses in Gallen now earn 40 euros.", "Nurses in Gallen then earn 40 euros."),
        ("Nurses in Gallen hate us.", "Nurses in Gallen hate it."),
        ("The Brook Act bans mines in Gallen.", "The Brooks Act bans mines in Gallen."),
    ],
)
def test_what_a_value_does_not_hold_is_not_confirmed(one: str, other: str) -> None:
    assert confirms(one, one)
    assert not confirms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gallen is the third-largest city in Orland.", "Gallen is the third-biggest city in Orland."),
        ("A four-year-old boy died in Gallen.", "A boy aged four died in Gallen."),
        ("The nurses in Gallen are tested three times a day.", "Nurses in Gallen are tested three times a day."),
    ],
)
def test_what_says_the_same_in_other_words_is_confirmed(one: str, other: str) -> None:
    assert confirms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The curfew in Gallen runs from 10 p.m. to 6 a.m.", "The curfew in Gallen runs from 10 p.m. to 5 a.m."),
        ("Velk was jailed in Gallen earlier this year.", "Velk was jailed in Gallen later this year."),
    ],
)
def test_times_whose_day_is_known_are_told_apart(one: str, other: str) -> None:
    day = dt.date(2020, 6, 12)
    first, second = read_statement(one, published=day), read_statement(other, published=day)
    assert decide_pair(first, first).auto_confirm
    assert not decide_pair(first, second).auto_confirm


def test_what_was_some_days_later_is_dated_by_its_text_alone() -> None:
    text = "Police arrested two men in Gallen two days later."
    sides = [read_statement(text, published=day) for day in (dt.date(2020, 6, 12), dt.date(2020, 7, 25))]
    assert not decide_pair(*sides).auto_confirm
