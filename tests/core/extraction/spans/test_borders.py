"""Where a claim can neither begin nor end, by the words around."""

from __future__ import annotations

import numpy as np
import pytest

from claims.core.extraction.spans.borders import barred_borders
from claims.core.extraction.spans.claim_spans import SpanKind, without_barred
from tests.core.extraction.span_fakes import extract_told
from tests.support.parsing import parse_text

NO_CLAIMS = [
    ("The reform, as its critics call it, closed 40 schools.", "as its critics call it"),
    ("The reform, as its critics call it, closed 40 schools.", "its critics call it"),
    ("Roe, as her friends knew her, ran two hotels.", "her friends knew her"),
    ("The depot will close only if a court agrees by May.", "a court agrees by May"),
    ("The depot will close only if a court agrees by May.", "The depot will close"),
    ("The depot will close, unless a buyer is found.", "The depot will close"),
    ("If a buyer is found by May, the depot will open in June.", "If a buyer is found by May"),
    ("As long as copper costs $9,000, the mine stays open.", "As long as copper costs"),
    ("Unless a buyer is found by May, the depot will close.", "the depot will close"),
    ("Unless a buyer is found by May, the depot will close.", "a buyer is found by May"),
    ("The town said that if the tax fails, the pool will close.", "the pool will close"),
    ("Norland approved the sale on condition that the banks sell 50 branches.", "the banks sell 50 branches"),
    ("Farmers get the grant provided that they keep 200 trees.", "they keep 200 trees"),
    ("The mine stays open as long as copper costs $9,000.", "copper costs $9,000"),
    ("The state can act only if a court finds that parents were not consulted.", "parents were not consulted"),
    ("The depot will close unless a buyer is found by May.", "unless a buyer is found by May"),
    ("The vote is to be held in May, not in October as the state has proposed.", "the state has proposed"),
    (
        "Farmers may shoot, but only if they have a permit, under a law of May.",
        "only if they have a permit, under a law of May",
    ),
    ("The plant, which the owner says is safe, leaked acid.", "is safe, leaked acid"),
    ("It is unclear whether the ship had lost its anchor.", "the ship had lost its anchor"),
    ("The firm has not paid its suppliers or published its accounts.", "published its accounts"),
    ("The bank either misread the rules or ignored them in May.", "ignored them in May"),
    ("The team has won nine matches and not conceded a goal.", "conceded a goal"),
    ("Nearly 900 homes have no power.", "900 homes have no power"),
    ("Only two of the 14 boats were launched.", "two of the 14 boats were launched"),
    ("The plant may close in May.", "close in May"),
    ("The agency warned in 2024 that the bank was failing.", "The agency warned in 2024"),
    ("The panel found no evidence that the pilot drank.", "The panel found no evidence"),
    ("He saw boats arriving with what he took for a drum.", "boats arriving with"),
    ("She did not meet the Commission on Debates’ 15 percent rule.", "She did not meet the Commission on Debates"),
    ("The panel sold the judges' 12 robes.", "The panel sold the judges"),
    ("The root causes of the strike are known.", "the strike are known"),
    ("For the town, these wins are a sign.", "the town, these wins are a sign"),
    ("Regarding the push for a dam, the reasons were told in May.", "the push for a dam, the reasons were told in May"),
    ("According to Roe the file was lost in May.", "Roe the file was lost in May"),
    ("According to Kestra, 40 ports were shut.", "Kestra, 40 ports were shut"),
    ("It was sold amid fears that the rent would double.", "the rent would double"),
]
CLAIMS = [
    ("The mine closed in May, as demand for coal fell.", "as demand for coal fell"),
    ("If he starts there he will be the youngest goalkeeper.", "If he starts there he will be the youngest goalkeeper"),
    ("If the truce holds, President Karim Osseiran will sign a deal.", "President Karim Osseiran"),
    ("It is unclear whether the Senate, which must approve the freeze, will back it.", "which must approve the freeze"),
    ("The currents are strong and visibility is low, but as long as there is light they will look.", "visibility is low"),
    ("The ship that sank had two anchors.", "The ship that sank had two anchors"),
    ("He ran the first store opened under the accord that both signed.", "the first store opened under the accord"),
    ("It fell when the storm broke the mast.", "the storm broke the mast"),
    ("Few, if any, of the boats are safe.", "Few, if any, of the boats are safe"),
    ("While bread, milk and fuel will cost more, pay will rise.", "bread, milk and fuel will cost more"),
    ("According to Roe the file was lost in May.", "the file was lost in May"),
    ("After the vote in Mour, the mayor of Ossel sold 12 boats.", "the mayor of Ossel sold 12 boats"),
    ("He called it the judges' 'last stand' and left.", "called it the judges' 'last stand'"),
    ("The river fell by two metres and barges ran aground.", "barges ran aground"),
]  # fmt: skip


def _are_barred(text: str, phrase: str) -> bool:
    parsed = parse_text(text)[0]
    at = text.index(phrase)
    odds = without_barred(np.zeros((1, len(parsed.tokens), len(parsed.tokens))), barred_borders(parsed))
    return bool(odds[0, parsed.index_at(at), parsed.index_at(at + len(phrase) - 1)] < 0)


@pytest.mark.parametrize(("text", "phrase"), NO_CLAIMS)
def test_what_is_not_said_by_itself_has_barred_borders(text: str, phrase: str) -> None:
    assert _are_barred(text, phrase)


@pytest.mark.parametrize(("text", "phrase"), CLAIMS)
def test_what_is_said_by_itself_has_none(text: str, phrase: str) -> None:
    assert not _are_barred(text, phrase)


@pytest.mark.parametrize(("text", "phrase"), NO_CLAIMS)
def test_the_reader_takes_no_claim_with_a_barred_border(text: str, phrase: str) -> None:
    told = " ".join(token.text for token in parse_text(phrase)[0].tokens)
    found = extract_told(text, (told, SpanKind.CLAIM))
    assert phrase not in [claim.exact for claim in found.claims]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("Tuesday night", "night prices rose by 4% in 2019"),
        ("last week", "last week prices rose by 4% in 2019"),
        ("late on Monday", "late on Monday prices rose by 4% in 2019"),
        ("earlier this month", "this month prices rose by 4% in 2019"),
        ("in a statement on Monday", "in a statement on Monday prices rose by 4% in 2019"),
    ],
)
def test_a_claim_begins_behind_when_it_was_said(when, told):
    found = extract_told(f"The mayor said {when} prices rose by 4% in 2019.", (told, SpanKind.CLAIM)).claims
    assert [claim.exact for claim in found] == ["prices rose by 4% in 2019"]
