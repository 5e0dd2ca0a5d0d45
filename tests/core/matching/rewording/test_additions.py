"""Words that add nothing are left out; those that tell one of two from the other, or a sum of several, are not."""

from __future__ import annotations

import pytest

from claims.core.matching.rewording.additions import without_title
from claims.core.matching.rewording.plain_wording import plain_wording


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The bank has a total of 40 branches in Orm.", "The bank has 40 branches in Orm."),
        ("The hall in Orm has 1,850 seats in all.", "The hall in Orm has 1,850 seats."),
        ("More than 300 people in total died in Orm.", "More than 300 people died in Orm."),
        ("A total of 17 houses burned down in June 2018.", "17 houses burned down in June 2018."),
        ("Orm has spent a total of 9 million crowns on it.", "Orm has spent 9 million crowns on it."),
        ("Paris has a total of 37 bridges.", "Paris has 37 bridges."),
    ],
)
def test_a_total_of_one_is_what_it_has(text: str, plain: str) -> None:
    assert plain_wording(text) == plain
    assert plain_wording(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "The banks have a total of 40 branches in Orm.",
        "Calder and Orm have a total of 40 schools.",
        "The law gives the towns a total of 12 crowns.",
        "The pair scored a total of 30 goals.",
        "Orm won by a total of five goals.",
        "The strike lasted a total of 12 days.",
        "The farm keeps 300 hens in total darkness.",
        "The bank has a total of 40 branches in Orm and 12 in Calder.",
        "The bank does not have a total of 40 branches.",
        "The crew earned a total of 4,000 crowns.",
        "The Lunds own a total of 12 farms.",
        "The Lunds sold a total of 12 farms.",
        "Nurses in Orm earned a total of 4,000 crowns.",
        "Ilva Tarn, Maria Holt own a total of 12 farms.",
        "The state paid a total of 4,000 crowns to the nurses of Orm.",
        "A total of 300 crowns was paid to miners in Orm in 2018.",
    ],
)
def test_a_total_that_may_be_of_several_stays(text: str) -> None:
    assert plain_wording(text) == text


BARE = "Maria Holt opened the fair in 2018."


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Maria Holt opened the fair in 2018.",
        "Dr. Maria Holt opened the fair in 2018.",
        "In 2018 Senator Maria Holt opened the fair.",
        "The fair was opened by Judge Maria Holt in 2018.",
    ],
)
def test_a_title_is_left_out_where_the_other_side_has_the_bare_name(text: str) -> None:
    assert " ".join(text.replace(title, "") for title in ("Mayor ", "Dr. ", "Senator ", "Judge ") if title in text) == (
        without_title(text, BARE)
    )


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Mayor Maria Holt opened the fair.", "Minister Maria Holt opened the fair."),
        ("Mayor Maria Holt opened the fair.", "The singer Maria Holt opened the fair."),
        ("Mayor Maria Holt opened the fair.", "Holt opened the fair."),
        ("Mayor Maria Holt was succeeded by Peter Lund.", "Maria Holt was succeeded by Mayor Peter Lund."),
        ("Deputy Mayor Maria Holt opened the fair.", BARE),
        ("Former Mayor Maria Holt opened the fair.", BARE),
        ("Ex-President Maria Holt opened the fair.", BARE),
        ("Mrs Maria Holt opened the fair.", BARE),
        ("Judge Maria Holt married Peter Lund.", "Maria Holt married Peter Lund."),
        ("Captain Maria Holt sank off Orm.", "Maria Holt sank off Orm."),
        ("President Maria Holt was built in Orm.", "Maria Holt was built in Orm."),
        ("President Maria Holt has 300 beds.", "Maria Holt has 300 beds."),
        ("Captain Maria Holt came out in Orm.", "Maria Holt came out in Orm."),
        ("Captain Maria Holt left the port of Orm.", "Maria Holt left the port of Orm."),
        ("Captain Maria Holt School was closed.", "Maria Holt School was closed."),
        ("Captain Cook Hotel was closed.", "Cook Hotel was closed."),
    ],
)
def test_a_title_that_may_tell_one_from_another_stays(text: str, beside: str) -> None:
    assert without_title(text, beside) == text
