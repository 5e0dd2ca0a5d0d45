"""When and by whom: days and names are read from fields, signatures and ids, and claims near them are found."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.matching.ranking.occasion import (
    CHECKED_DAYS,
    NO_OCCASION,
    OCCASION_FEATURES,
    SAID_DAYS,
    Occasion,
    Occasions,
    claim_occasion,
    day_in,
    day_of_post,
    occasion_columns,
    query_occasion,
)

DAY = date(2031, 5, 26).toordinal()
POST = "871569914502533120"
SIGNED = "It fell. \u2014 Orla Venn (@venn2) May 26, 2031"


def _day(text: str | None) -> int | None:
    return None if text is None else date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-05-26", "2031-05-26"),
        ("2031-05-26T08:00:00Z", "2031-05-26"),
        ("26 May 2031", "2031-05-26"),
        ("stated on May 26, 2031 in a speech:", "2031-05-26"),
        ("Sept. 3, 2031", "2031-09-03"),
        ("Monday, then 5 Oct 2031, then 6 Oct 2031", "2031-10-05"),
        ("31 June 2031, in full 30 June 2031", "2031-06-30"),
        ("26/05/2031", "2031-05-26"),
        ("05/26/2031", "2031-05-26"),
        ("05/05/2031", "2031-05-05"),
        ("05/06/2031", None),
        ("31/02/2031", None),
        ("1/26/05/2031", None),
        ("dismay 26, 2031", None),
        ("May 2031", None),
        ("26 Mayor 2031", None),
        ("2031-13-01", None),
        ("120315-05-26", None),
        ("0000-01-01", None),
        ("Sep 29, 20", None),
        ("", None),
    ],
)
def test_days_are_read_as_sources_write_them(text: str, expected: str | None) -> None:
    assert day_in(text) == _day(expected)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (POST, "2017-06-05"),
        ("8.715699145025331e+17", "2017-06-05"),
        ("1264809089210728449", "2020-05-25"),
        ("150000000000000000", "2011-12-22"),
        ("112508325461234567", None),
        ("10158277123456789", None),
        ("3374567890123456789", None),
        ("6912345678901234567", None),
        ("87156991450253312x", None),
        (
            "\u0668\u0667\u0661\u0665\u0666\u0669\u0669\u0661\u0664\u0665\u0660\u0662\u0665\u0663\u0663\u0661\u0662\u0660",
            None,
        ),
        ("q17", None),
        ("1e+17", None),
        ("", None),
    ],
)
def test_the_number_of_a_post_tells_its_day(number: str, expected: str | None) -> None:
    assert day_of_post(number) == _day(expected)


@pytest.mark.parametrize(
    ("query", "day", "names"),
    [
        ({"text": "It fell.", "date": "2031-05-26", "speaker": "Orla Venn"}, "2031-05-26", "orla venn"),
        ({"text": SIGNED}, "2031-05-26", "orla venn"),
        ({"text": SIGNED + "\n"}, "2031-05-26", "orla venn"),
        ({"text": SIGNED, "date": "2031-05-27", "speaker": "B. Karsk"}, "2031-05-27", "karsk"),
        ({"text": SIGNED, "id": POST}, "2031-05-26", "orla venn"),
        ({"text": SIGNED, "id": "20300101_Karsk_1"}, "2031-05-26", "orla venn"),
        ({"text": "It fell. So much for that.\u2014 Orla V. \U0001f30a (@venn2) May 26, 2031"}, "2031-05-26", "orla"),
        ({"text": "It fell. - Orla Venn (@venn2) May 26, 2031 "}, "2031-05-26", "orla venn"),
        ({"text": "It fell. \u2013 Orla Venn (@venn2) 26 May 2031"}, "2031-05-26", "orla venn"),
        ({"text": "It fell. \u2014 Orla Venn (@venn2)"}, None, ""),
        ({"text": "It fell, well-known friends (@venn2) May 26, 2031"}, None, ""),
        ({"text": "It fell \u2014 great work by our mayor (@mayor)"}, None, ""),
        ({"text": "It fell on May 26, 2031."}, None, ""),
        ({"text": "It fell \u2014 for the first time since May 26, 2031"}, None, ""),
        ({"text": SIGNED + " said nobody"}, None, ""),
        ({"text": "Orla Venn\n@venn2\nIt fell.\n9:41 AM \u00b7 May 26, 2031"}, "2031-05-26", ""),
        ({"text": "It fell.\n09:41 \u00b7 26 May 2031 \u00b7 1,310 Views\n"}, "2031-05-26", ""),
        ({"text": "It fell.\n9:41 am \u00b7 26 may 2031\n\u00b7\n1,310\n Views"}, "2031-05-26", ""),
        ({"text": "It fell at 9:41 AM \u00b7 May 26, 2031, said nobody"}, None, ""),
        ({"text": "They meet at 9:41 AM \u00b7 May 26, 2031 \u00b7 City Hall, and it will fall"}, None, ""),
        (
            {"text": "It fell \u2014 great work by our mayor (@mayor) since 2019", "id": "20310526_Venn_1"},
            "2031-05-26",
            "venn",
        ),
        ({"text": "It fell.", "id": POST}, "2017-06-05", ""),
        ({"text": "It fell.", "id": "20310526_Venn_rally_0204"}, "2031-05-26", "venn rally"),
        ({"text": "It fell.", "id": "20310526_1rally_0204"}, "2031-05-26", ""),
        ({"text": "It fell.", "id": "2031-05-26-venn-1"}, "2031-05-26", "venn"),
        ({"text": "It fell.", "id": "20310526_17"}, None, ""),
        ({"text": "It fell.", "id": "20311526_Venn_0204"}, None, ""),
        ({"text": "It fell.", "id": "12345678-abcd-ef01"}, None, ""),
        ({"text": "It fell.", "id": "tweet-204"}, None, ""),
        ({"text": "It fell.", "date": 20310526, "speaker": ["Orla Venn"], "id": 7}, None, ""),
        ({}, None, ""),
    ],
)
def test_the_occasion_of_a_query(query: dict[str, object], day: str | None, names: str) -> None:
    assert query_occasion(query) == Occasion(_day(day), names=frozenset(names.split()))


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"date": "stated on May 26, 2031 in a rally:"}, Occasion(DAY, said=True)),
        ({"date": " Said on May 26, 2031"}, Occasion(DAY, said=True)),
        ({"date": "26 May 2031"}, Occasion(DAY)),
        ({"date": "26 May 2031, stated anew"}, Occasion(DAY)),
        ({"date": None, "speaker": None}, NO_OCCASION),
        ({"date": 1, "speaker": 2}, NO_OCCASION),
        ({}, NO_OCCASION),
    ],
)
def test_the_occasion_of_a_claim(claim: dict[str, object], expected: Occasion) -> None:
    assert claim_occasion(claim) == expected


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Orla Venn", "venn"),
        ("Orla Venn Jr.", "venn"),
        ("Orla Venn IV", "venn"),
        ("Dr. Orla Venn PhD", "venn"),
        ("Sen. Orla Venn, R-Texas", "venn"),
        ("Venn, Orla", "venn"),
        ("Orla Venn (mayor)", "venn"),
        ("Orla Venn 2nd", "venn"),
        ("Viktor Orba\u0301n", "orb\u00e1n"),
        ("\u0928\u0930\u0947\u0928\u094d\u0926\u094d\u0930 \u092e\u094b\u0926\u0940", "\u092e\u094b\u0926\u0940"),
        ("O", ""),
        ("", ""),
    ],
)
def test_a_claim_is_named_by_the_last_name_of_its_speaker(speaker: str, name: str) -> None:
    assert claim_occasion({"speaker": speaker}).names == frozenset(name.split())


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
def test_no_text_breaks_an_occasion(text: str, query: str, day: str) -> None:
    asked = query_occasion({"text": text, "id": query, "date": day, "speaker": text})
    columns = occasion_columns(asked, [claim_occasion({"date": day, "speaker": text}), NO_OCCASION])
    assert tuple(columns) == OCCASION_FEATURES
    assert all(column.tolist()[1] == 0.0 for column in columns.values())


@pytest.mark.parametrize(
    "text", ["\u2014" + " " * 1_000_000, " -" * 500_000, " -" * 30 + " (@a)" + " " * 500_000 + "@", "1 May " * 200_000]
)
def test_long_texts_take_no_longer_than_their_length(text: str) -> None:
    begun = time.process_time()
    query_occasion({"text": text, "id": text, "date": text, "speaker": text})
    assert time.process_time() - begun < 2.0


@given(st.integers(-8000, 8000), st.booleans())
def test_each_distance_has_one_span(later: int, said: bool) -> None:
    spans = SAID_DAYS if said else CHECKED_DAYS
    columns = occasion_columns(Occasion(DAY), [Occasion(DAY + later, said=said)])
    marked = [name for name in OCCASION_FEATURES if columns[name][0]]
    assert len(marked) == 1
    first, last = spans[marked[0]]
    assert first <= later <= last


@pytest.mark.parametrize(
    ("query", "claim", "expected"),
    [
        (Occasion(DAY), Occasion(DAY + 1), {"checked_at_once"}),
        (Occasion(DAY), Occasion(DAY + 4), {"checked_in_a_week"}),
        (Occasion(DAY), Occasion(DAY - 4), {"checked_before"}),
        (Occasion(DAY), Occasion(DAY + 4, said=True), {"said_later"}),
        (Occasion(DAY), Occasion(DAY + 1, said=True), {"said_then"}),
        (NO_OCCASION, Occasion(DAY), set()),
        (Occasion(DAY), NO_OCCASION, set()),
        (Occasion(names=frozenset({"orla", "venn"})), claim_occasion({"speaker": "Orla Venn"}), {"speaker_named"}),
        (Occasion(names=frozenset({"orla"})), claim_occasion({"speaker": "Orla Venn"}), {"speaker_is_another"}),
        (NO_OCCASION, claim_occasion({"speaker": "Orla Venn"}), set()),
    ],
)
def test_what_speaks_for_a_claim(query: Occasion, claim: Occasion, expected: set[str]) -> None:
    columns = occasion_columns(query, [claim])
    assert {name for name, column in columns.items() if column[0]} == expected


def test_claims_near_a_day_and_a_speaker_are_found() -> None:
    def told(days: int, *, said: bool = False, name: str = "venn") -> Occasion:
        return Occasion(DAY + days, said=said, names=frozenset({name}))

    claims = [
        told(-4),
        told(-3),
        told(30),
        told(31),
        told(2, said=True),
        told(1, said=True),
        told(-365, said=True, name="karsk"),
        told(-366, said=True, name="karsk"),
        told(-3000, said=True),
        NO_OCCASION,
        Occasion(said=True, names=frozenset({"venn"})),
    ]
    around = Occasions(claims)
    assert around.near(Occasion(DAY)).tolist() == [1, 2, 5, 6]
    assert around.near(Occasion(DAY, names=frozenset({"venn", "rally"}))).tolist() == [1, 2, 5, 6, 8]
    assert around.near(Occasion(DAY + 300)).tolist() == [4, 5]
    assert around.near(Occasion(names=frozenset({"venn"}))).tolist() == []
    assert Occasions([]).near(Occasion(DAY)).tolist() == []
