"""What a stretch of words is in its sentence, told from how it begins, and whose words it is."""

from __future__ import annotations

import pytest

from claims.core.extraction.clauses.pieces import Role
from claims.core.extraction.reading import read_statements
from claims.core.extraction.spans.claim_spans import SpanKind
from claims.core.extraction.spans.statements import READ_AS_CLAIM, clause_from, piece_of
from claims.core.extraction.statements.article import read_article
from claims.core.extraction.statements.detection import CHECKABLE_FROM
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.records import Voice
from tests.core.extraction.span_fakes import PUBLISHED, extract_told

CLAIM, SAYING, _ = SpanKind


def place(body: str, words: str) -> tuple[ParsedSentence, int, int]:
    """The sentence of these words, and where in it they stand."""
    wanted = words.split()
    for parsed in read_article(body, published=PUBLISHED, headline=None).parsed:
        texts = [token.text for token in parsed.tokens]
        for first in range(len(texts)):
            if texts[first : first + len(wanted)] == wanted:
                return parsed, first, first + len(wanted)
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("body", "words", "role", "subject", "host"),
    [
        ("The council closed the Ossel Bridge, which cost 40 million euros.", "which cost 40 million euros",
         Role.RELATIVE, "the Ossel Bridge", None),
        ("The states fought a war in 1994 that killed 4,000 people.", "that killed 4,000 people",
         Role.RELATIVE, "a war", None),
        ("Leeds was hit by a flood in May 2019 that destroyed 40 homes.", "that destroyed 40 homes",
         Role.RELATIVE, "a flood", None),
        ("The council closed the bridge and sold the old ferry in May.", "sold the old ferry in May",
         Role.COORDINATE, "The council", None),
        ("The council closed the bridge and never sold the old ferry.", "never sold the old ferry",
         Role.COORDINATE, "The council", None),
        ("It rained all night; Ana Ruiz sold the ferry and closed the bridge.", "closed the bridge",
         Role.COORDINATE, "Ana Ruiz", None),
        ("It rained all night; the council closed it, hurting 300 shops.", "hurting 300 shops",
         Role.PRESUPPOSED, "the council", None),
        ("Ana Ruiz, a former judge, resigned in May.", "a former judge", Role.APPOSITION, None, "Ana Ruiz"),
        ("Ana Ruiz, a former judge, resigned in May.", "Ana Ruiz , a former judge , resigned in May",
         Role.MAIN, None, None),
        ("The council rejected the plan to build 300 homes.", "the plan to build 300 homes", Role.PRESUPPOSED, None, None),
        ("A dam built in 1960 is leaking again.", "A dam built in 1960", Role.PRESUPPOSED, "A dam", None),
        ("Pupils who failed the test in June can sit it again and pay no fee.", "pay no fee",
         Role.COORDINATE, "Pupils who failed the test in June can", None),
        ("The clinic that treated them and fed their sons has spent 2 million euros and needs more.", "needs more",
         Role.COORDINATE, "The clinic that treated them and fed their sons", None),
        ("Officials said it had canceled 212 flights and rebooked 30,000 passengers.", "rebooked 30,000 passengers",
         Role.COORDINATE, "it had", None),
        ("Ana Ruiz was born in Oslo, studied in Leeds and moved to Lima.", "studied in Leeds",
         Role.COORDINATE, "Ana Ruiz", None),
        ("The house was sold in 1999, rebuilt by its new owners and opened in 2004.", "rebuilt by its new owners",
         Role.PRESUPPOSED, "The house", None),
        ("The man was held in a house, owned by his brother and rented to a firm.", "owned by his brother",
         Role.PRESUPPOSED, "a house", None),
    ],
)  # fmt: skip
def test_the_role_is_told_from_how_the_words_begin(body, words, role, subject, host) -> None:
    parsed, first, last = place(body, words)
    piece = piece_of(parsed, first, last)

    def shown(stretch: tuple[int, int] | None) -> str | None:
        return None if stretch is None else " ".join(token.text for token in parsed.tokens[slice(*stretch)])

    assert (piece.role, piece.parts) == (role, ((first, last),))
    assert shown(piece.subject) == subject
    assert [shown(one) for one in piece.host] == ([] if host is None else [host])


@pytest.mark.parametrize(
    ("body", "words", "standalone"),
    [
        ("The council closed the Ossel Bridge, which cost 40 million euros.", "which cost 40 million euros",
         "The Ossel Bridge cost 40 million euros."),
        ("The council closed the bridge and sold the old ferry in May.", "sold the old ferry in May",
         "The council sold the old ferry in May 2019."),
        ("The council closed the bridge in May, hurting 300 shops.", "hurting 300 shops",
         "The council closed the bridge in May 2019, hurting 300 shops."),
        ("Ana Ruiz, a former judge from Norland, resigned in May 2019.", "a former judge from Norland",
         "In February 2020 Ana Ruiz was a former judge from Norland."),
        ("It rained. The mood was grim.", "The mood was grim", "The mood was grim."),
    ],
)  # fmt: skip
def test_what_the_rules_had_not_taken_stands_alone(body, words, standalone) -> None:
    (claim,) = extract_told(body, (words, CLAIM)).claims
    assert claim.standalone_text == standalone
    assert claim.speaker is None
    assert claim.score >= CHECKABLE_FROM


@pytest.mark.parametrize("words", ["two years before she was hired", "before she was hired"])
def test_when_alone_is_no_claim(words: str) -> None:
    body = "Ana Ruiz bought the boat in 2009, two years before she was hired."
    assert words not in [claim.exact for claim in extract_told(body, (words, CLAIM)).claims]


def test_a_comparison_is_not_cut_in_half() -> None:
    body = "The depot holds ten times as much fuel as it did when the war began, and it leaks."
    parsed, first, last = place(body, "The depot holds ten times as much fuel")
    (part,) = piece_of(parsed, first, last).parts
    whole = "The depot holds ten times as much fuel as it did when the war began"
    assert " ".join(token.text for token in parsed.tokens[slice(*part)]) == whole


def test_what_the_reader_took_says_so_and_what_the_rules_took_does_not() -> None:
    body = "The council cut 40 posts in May 2019. It rained. The mood was grim."
    ruled, read = extract_told(
        body, ("The council cut 40 posts in May 2019", CLAIM), ("The mood was grim", CLAIM)
    ).claims
    assert READ_AS_CLAIM not in ruled.reasons
    assert read.reasons[-1] == READ_AS_CLAIM


@pytest.mark.parametrize(
    ("body", "words", "speaker", "voice"),
    [
        # Inside quotation marks, whatever their role.
        ("“The bridge cost 40 million euros and the ferry was sold in May,” Ana Ruiz said.", "the ferry was sold in May",
         "Ana Ruiz", Voice.QUOTED),
        ("“The bridge, which opened in May, cost 40 million euros,” Ana Ruiz said.", "which opened in May",
         "Ana Ruiz", Voice.QUOTED),
        # Reported words are the speaker's, what a reporter adds to them the outlet's.
        ("Ana Ruiz said the bridge cost 40 million euros and the ferry sank.", "the ferry sank",
         "Ana Ruiz", Voice.REPORTED),
        ("Ana Ruiz said the bridge, which opened in May, cost 40 million euros.", "which opened in May",
         None, Voice.OWN),
        # What names the speaker is not said by the speaker.
        ("Ana Ruiz, mayor of Ossel, said the bridge cost 40 million euros.", "Ana Ruiz , mayor of Ossel",
         None, Voice.OWN),
        ("The mood was grim.", "The mood was grim", None, Voice.OWN),
    ],
)  # fmt: skip
def test_whose_words_they_are(body, words, speaker, voice) -> None:
    extraction = extract_told(body, (words, CLAIM))
    (claim,) = [one for one in extraction.claims if one.exact == words.replace(" ,", ",")]
    assert (claim.speaker, claim.voice) == (speaker, voice)


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        ("Ana Ruiz said the bridge, which opened in May, cost 40 million euros.", "40 million euros", None),
        ("Ana Ruiz said the bridge, which opened in May, cost 40 million euros.", "which opened in May", None),
        ("Ana Ruiz said the bridge cost 40 million euros.", "the bridge cost 40 million euros", "Ana Ruiz"),
        ("Ana Ruiz said the bridge cost 40 million euros.", "Ana Ruiz said the bridge cost 40 million euros", None),
        ("“The bridge, which opened in May, cost 40 million euros,” Ana Ruiz said.", "which opened in May", "Ana Ruiz"),
        ("“The bridge, which opened in May, cost 40 million euros,” Ana Ruiz said.", "Ana Ruiz said", None),
    ],
)
def test_words_near_a_statement_are_its_speakers_or_not(body: str, words: str, speaker: str | None) -> None:
    article = read_article(body, published=PUBLISHED, headline=None)
    said = next(one for one in read_statements(article).statements if one.attribution is not None)
    parsed, first, last = place(body, words)
    statement = clause_from(article, parsed, first, last, inside=said)
    assert statement.speaker == speaker
    assert (statement.attribution is None) is (speaker is None)


@pytest.mark.parametrize("added", ["", " in June 2019 by mistake"])
def test_a_statement_of_the_rules_keeps_its_speaker_inside_other_borders(added: str) -> None:
    body = f"Ana Ruiz said the council sold 12 ferries{added or ' and three of its boats'}."
    words = "the council sold 12 ferries" + added
    (claim,) = extract_told(body, (words, CLAIM)).claims
    assert (claim.exact, claim.speaker, claim.voice) == (words, "Ana Ruiz", Voice.REPORTED)


@pytest.mark.parametrize(
    "words",
    [
        "the year ended 31 December 2019",
        "the three months to 30 June",
        "the quarter ended 31 March",
        "the six months to the end of June 2019",
        "The year ending on May 31",
    ],
)
def test_the_name_of_a_period_is_no_claim(words):
    exact = [claim.exact for claim in extract_told(f"Acme lost $4 million in {words} .", (words, CLAIM)).claims]
    assert words not in exact


@pytest.mark.parametrize(
    "words",
    [
        "The year ended with a loss of $40 million",
        "The first half ended with a profit of $40 million",
        "The period ended with Norrbank in debt by $3 million",
        "The quarter ended in debt",
        "The year ended on a high",
        "The period to Easter cost Norrbank $3 million",
        "The year ended 31 December cost Norrbank $3 million",
        "The half ended with Roe in charge",
    ],
)
def test_what_a_period_ended_with_is_a_claim(words):
    assert words in [claim.exact for claim in extract_told(f"{words}.", (words, CLAIM)).claims]
