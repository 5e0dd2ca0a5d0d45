"""An article gone through with a reader of spans that says what it is told: what is taken, whose it is, what is shelved."""

from __future__ import annotations

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans import reading as span_reading
from claims.core.extraction.spans.claim_spans import LEAST_ODDS, LEAST_OF_PHRASE, ChosenSpan, SpanKind
from claims.core.extraction.spans.comparison_tails import with_comparisons
from claims.core.extraction.tagging.parsed import parse_sentences
from claims.core.extraction.text.sentences import split_sentences
from claims.core.records import Force, RejectReason, Voice
from claims.core.verdicts import ClaimKind
from tests.core.extraction.span_fakes import PUBLISHED, TASKS, TellingReader, extract_told

CLAIM, SAYING, UNCHECKABLE = SpanKind
POSTS = "The council cut 40 posts in May 2019"


def shelf(extraction) -> list[tuple[str, RejectReason]]:
    return [(row.exact, row.reason) for row in extraction.rejected]


def test_a_sentence_left_with_nothing_goes_to_the_shelf_with_a_reason() -> None:
    own, said = f"{POSTS}.", "Ana Ruiz said the council sold 12 ferries in June."
    extraction = extract_told(f"{own} {said}")
    assert extraction.claims == ()
    assert shelf(extraction) == [(own, RejectReason.NO_ASSERTION), (said, RejectReason.OPINION)]
    assert len(extract(f"{own} {said}", published=PUBLISHED).claims) == 2


def test_a_sentence_that_the_rules_had_shelved_leaves_the_shelf() -> None:
    body = "The mood was grim. It rained."
    assert extract(body, published=PUBLISHED).claims == ()
    extraction = extract_told(body, ("The mood was grim", CLAIM))
    assert [claim.exact for claim in extraction.claims] == ["The mood was grim"]
    assert [row.exact for row in extraction.rejected] == ["It rained."]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Did the council cut 40 posts in May 2019?", RejectReason.QUESTION),
        ("Council Cuts 40 Posts", RejectReason.BOILERPLATE),
        ("Subscribe to our newsletter.", RejectReason.BOILERPLATE),
        ("* * *", RejectReason.NO_ASSERTION),
    ],
)
def test_what_is_no_prose_is_not_read(sentence: str, reason: RejectReason) -> None:
    body = f"{POSTS}.\n\n{sentence}\n\nIt rained."
    rules, reader = extract(body, published=PUBLISHED), TellingReader()
    extraction = extract(body, published=PUBLISHED, spans=reader)
    assert len(reader.seen) == 2
    assert (sentence, reason) in shelf(extraction)
    assert (sentence, reason) in shelf(rules)


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        ("The mood was grim, Ana Ruiz said.", "The mood was grim , Ana Ruiz said", "Ana Ruiz"),
        ("Jane Roe, a strategist, posited that the mood was grim.",
         "Jane Roe , a strategist , posited that the mood was grim", "Jane Roe"),
        ("The mood was grim, one diplomat said.", "The mood was grim , one diplomat said", None),
        ("A strategist posited that the mood was grim.", "A strategist posited that the mood was grim", None),
        ("They posited that the mood was grim.", "They posited that the mood was grim", None),
    ],
)  # fmt: skip
def test_a_saying_has_a_named_speaker(body, words, speaker) -> None:
    extraction = extract_told(body, (words, SAYING))
    if speaker is None:
        assert extraction.claims == ()
        assert [row.exact for row in extraction.rejected] == [body]
        return
    (claim,) = extraction.claims
    assert claim.attribution is not None
    assert (claim.kind, claim.speaker, claim.voice) == (ClaimKind.QUOTE, speaker, Voice.REPORTED)


LAMENT = "“We lost everything. We have nothing left. It is a disgrace,” Ana Ruiz said."


def test_a_saying_of_several_sentences_stays_and_its_parts_are_no_sayings() -> None:
    ruled = extract(LAMENT, published=PUBLISHED)
    told = [(words, SAYING) for words in ("We lost everything", "We have nothing left", "It is a disgrace")]
    assert [claim.sentences for claim in ruled.claims] == [(0, 1, 2)]
    assert extract_told(LAMENT, *told).claims == ruled.claims
    assert extract_told(LAMENT).claims == ruled.claims


def test_a_claim_inside_a_saying_of_several_sentences_is_the_speakers() -> None:
    body = "“We lost everything. The dam held 40 liters. It is a disgrace,” Ana Ruiz said."
    claims = {claim.exact: claim.speaker for claim in extract_told(body, ("The dam held 40 liters", CLAIM)).claims}
    assert claims["The dam held 40 liters"] == "Ana Ruiz"


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_quoted_words_that_follow_are_the_same_speakers(gap: str) -> None:
    body = f"“We lost 40 boats in May,” Ana Ruiz said.{gap}“The dam held nothing.”"
    claims = {claim.exact: claim.speaker for claim in extract_told(body, ("The dam held nothing", CLAIM)).claims}
    assert claims["The dam held nothing"] == "Ana Ruiz"


def test_quoted_words_that_the_rules_left_are_somebodys_all_the_same() -> None:
    told = [("I met his mother this morning", CLAIM), ("It was hell", SAYING)]
    body = 'Ana Roe said an inquiry was under way. "I met his mother this morning. It was hell."'
    claims = {claim.exact: claim for claim in extract_told(body, *told).claims}
    assert claims["I met his mother this morning"].speaker == "Ana Roe"
    assert claims["I met his mother this morning"].voice is Voice.QUOTED
    assert "It was hell" not in claims


def test_an_office_is_told_once() -> None:
    body = "Ana Ruiz, the mayor of Ossel, resigned in May 2019. The council praised Mayor Ana Ruiz on Monday."
    told = [("Ana Ruiz , the mayor of Ossel", CLAIM), ("Mayor Ana Ruiz", CLAIM)]
    assert [claim.exact for claim in extract_told(body, *told).claims] == ["Ana Ruiz, the mayor of Ossel"]
    named_first = extract_told(body.partition(". ")[2], told[1])
    assert [claim.exact for claim in named_first.claims] == ["Mayor Ana Ruiz"]


PLEDGE = "Ana Ruiz promised to double the wage by 2023, a pledge Joan Roe dismissed as fantasy."


def test_tails_are_chosen_like_all_else() -> None:
    head, tail = "Ana Ruiz promised to double the wage by 2023", "a pledge Joan Roe dismissed as fantasy"
    both = extract_told(PLEDGE, (head, CLAIM), (tail, CLAIM))
    assert [(claim.exact.rstrip("."), claim.speaker) for claim in both.claims] == [(head, None), (tail, "Joan Roe")]
    assert [claim.exact for claim in extract_told(PLEDGE, (head, CLAIM)).claims] == [head]


COUNCILS = "; ".join(
    f"the council of {name} bought {at}0 buses in 2019" for at, name in enumerate(("Arle", "Bont", "Cray"), 1)
)


@pytest.mark.parametrize("longest", [0, 1, 5, 12, 20])
def test_behind_what_is_read_the_rules_are_alone(longest: int) -> None:
    """Eight words a clause and a semicolon between."""
    ruled = extract(f"{COUNCILS}.", published=PUBLISHED).claims
    assert len(ruled) == 3
    kept = extract_told(f"{COUNCILS}.", longest=longest).claims
    assert [claim.exact for claim in kept] == [claim.exact for at, claim in enumerate(ruled) if 9 * at + 8 > longest]


def test_a_length_of_time_that_the_rules_found_stays() -> None:
    body = "The two sides will sign a deal to end an 18-year war, officials said."
    assert "an 18-year war" in [claim.exact for claim in extract_told(body).claims]


@pytest.mark.parametrize(
    ("words", "taken"), [("The mood was grim", True), ("hurting 300 shops", True), ("300 shops of Ossel", False)]
)
def test_verbs_and_participles_make_a_claim_likelier(words: str, taken: bool) -> None:
    body = "The mood was grim, hurting 300 shops of Ossel."
    reader = TellingReader((words, CLAIM), odds=(LEAST_ODDS + LEAST_OF_PHRASE) / 2)
    assert (words in [one.exact for one in extract(body, published=PUBLISHED, spans=reader).claims]) is taken


def test_marks_alone_are_no_claim() -> None:
    body = "The council cut 40 posts, “—”, in May 2019."
    told = [("—", CLAIM), (", “", SAYING), ("“ — ”", CLAIM), ("The council cut 40 posts", CLAIM)]
    extraction = extract_told(body, *told)
    assert [claim.exact for claim in extraction.claims] == ["The council cut 40 posts"]


def test_each_sentence_is_read_once_and_what_detection_says_of_it_is_kept() -> None:
    body = f"{POSTS}.\n\nWhy?\n\nIt rained. The mood was grim."
    reader = TellingReader((POSTS, CLAIM))
    extraction = extract(body, published=PUBLISHED, spans=reader)
    assert reader.seen == [f"{POSTS} .", "It rained .", "The mood was grim ."]
    assert dict(extraction.detected) == {0: (1.0,) * TASKS, 2: (2.0,) * TASKS, 3: (3.0,) * TASKS}
    assert dict(extract(body, published=PUBLISHED).detected) == {}


def test_of_a_long_text_the_first_sentences_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(span_reading, "MOST_READ", 2)
    body = " ".join(f"The council cut {at} posts in May 2019." for at in (40, 50, 60, 70))
    extraction = extract_told(body)
    assert [claim.sentences for claim in extraction.claims] == [(2,), (3,)]
    assert set(extraction.detected) == {0, 1}


@pytest.mark.parametrize(
    "body", ["Die Stadt Hellbrück hat am Montag die alte Brücke für 3,4 Millionen Euro gesperrt.", ""]
)
def test_a_language_that_is_read_by_sentences_is_not_read_in_spans(body: str) -> None:
    reader = TellingReader()
    assert extract(body, published=PUBLISHED, spans=reader) == extract(body, published=PUBLISHED)
    assert reader.seen == []


SON = "My son was shot in the leg by the police in June"
MINE = "The mine killed 12 people in 2019"


@pytest.mark.parametrize(
    ("before", "words", "speaker"),
    [
        ("According to a 2019 report by the World Bank, poverty fell by 4%.", SON, None),
        ("Police said the gang stole $4m.", SON, None),
        ("Anna Roe said the mine was safe, but Ben Doe said it was not.", MINE, None),
        ("“The mine is a grave of 12 men,” said Anna Roe.", MINE, "Anna Roe"),
    ],
)
def test_only_who_was_quoted_alone_goes_on_in_the_next_paragraph(before: str, words: str, speaker: str | None) -> None:
    extraction = extract_told(f"{before}\n\n“{words}.”\n\nIt rained.", (words, CLAIM))
    assert [claim.speaker for claim in extraction.claims if claim.exact == words] == [speaker]


@pytest.mark.parametrize(
    ("body", "words", "kind", "claims"),
    [
        (
            "Anna Roe praised the deal and Ben Doe vowed to appeal against the verdict of 2 May.",
            "Ben Doe vowed to appeal against the verdict of 2 May", SAYING,
            [("Ben Doe vowed to appeal against the verdict of 2 May", "Ben Doe")],
        ),
        (
            "Anna Roe condemned the raid, while Ben Doe promised to close 14 bases.",
            "Ben Doe promised to close 14 bases", CLAIM, [("Ben Doe promised to close 14 bases", None)],
        ),
        (
            "According to a study by the health ministry, smoking fell by 12% in 2019.",
            "a study by the health ministry , smoking fell by 12% in 2019", CLAIM,
            [("smoking fell by 12% in 2019", "health ministry")],
        ),
        (
            "A banner over the gate of the mine in Ossel closed it.", "A banner over the gate of the mine in Ossel", CLAIM,
            [("A banner over the gate of the mine in Ossel closed it", None)],
        ),
    ],
)  # fmt: skip
def test_words_stay_with_who_says_them_and_clauses_keep_their_verb(
    body: str, words: str, kind: SpanKind, claims: list[tuple[str, str | None]]
) -> None:
    extraction = extract_told(body, (words, kind))
    assert [(claim.exact, claim.speaker) for claim in extraction.claims] == claims


@pytest.mark.parametrize(
    ("clause", "tails", "joined"),
    [
        ("The force has 12 divers", [", three fewer than in 2014"], True),
        ("The share closed at $12", [", up 3 percent on Monday", " and well below its $15 target"], True),
        ("Six of them fell ill", [", against five in the other group"], True),
        ("The flat was let for €1,304 a month", [", almost three times what it brought in 2011"], True),
        ("Sales came to 218 million euros", [", swinging from 341 million a year earlier"], True),
        ("The harbor sold 12 cranes", [", more than half of them were never used"], False),
        ("The harbor sold 12 cranes", [", four of them unused"], False),
        ("The harbor sold 12 cranes", [", the most since 2014"], False),
    ],
)
def test_a_comparison_without_a_verb_stays_with_its_clause(clause: str, tails: list[str], joined: bool) -> None:
    told = [(clause, CLAIM), *((tail.removeprefix(",").removeprefix(" and").strip(), CLAIM) for tail in tails)]
    body = f"{clause}{''.join(tails)}."
    found = [claim.exact for claim in extract_told(body, *told).claims]
    assert found == ([body.removesuffix(".")] if joined else [words for words, _ in told])


LEFT_TAILS = [
    ("Pay rose 3.8 percent in May", ", accelerating from 3.1 percent in April", ""),
    ("Youth unemployment stood at 10.9 percent", ", close to double the rate of 5.5 percent", " in May."),
    ("Only 74.6% of pupils had both doses", ", state records show, down from 88% in 2014", ""),
    ("Landings had halved since 2015", ", Ben Roe said, to 11,600 tonnes", ""),
]


@pytest.mark.parametrize(("clause", "tail", "behind"), LEFT_TAILS, ids=[row[1] for row in LEFT_TAILS])
def test_a_comparison_that_nobody_took_belongs_to_its_clause(clause: str, tail: str, behind: str) -> None:
    (claim,) = extract_told(f"{clause}{tail}{behind or '.'}", (clause, CLAIM)).claims
    assert claim.exact == f"{clause}{tail}{behind.rstrip('.')}"


def test_a_claim_goes_on_behind_who_says_it() -> None:
    clause = "Only 74.6% of pupils had both doses"
    (claim,) = extract_told(f"{clause}, state records show, down from 88% in 2014.", (clause, CLAIM)).claims
    assert claim.standalone_text == f"{clause}, down from 88% in 2014."
    assert claim.speaker == "state records"
    assert [figure.value for figure in claim.quantities] == [74.6, 88]


@pytest.mark.parametrize(
    ("clause", "tail"),
    [
        ("The harbor sold 12 cranes", ", killing 12 workers"),
        ("The harbor sold 12 cranes", ", three of them were old"),
        ("The harbor sold 12 cranes", ", up from the river"),
    ],
)
def test_what_does_not_compare_figures_is_left(clause: str, tail: str) -> None:
    claims = extract_told(f"{clause}{tail}.", (clause, CLAIM)).claims
    assert clause in [claim.exact for claim in claims]


@pytest.mark.parametrize(
    ("body", "told", "claim"),
    [
        (
            "Of the 176 riders who began, 41 have left, the most since 2018.",
            "41 have left",
            "Of the 176 riders who began, 41 have left",
        ),
        ("Of the 12 boats, only six have sailed.", "only six have sailed", "Of the 12 boats, only six have sailed"),
        (
            "The side ended with ten men after captain Ana Roe was hurt.",
            "The side ended with ten men after captain Ana Roe",
            "The side ended with ten men",
        ),
        (
            "The fund had its budget cut by $2 million after Norland, which gave 13 percent, withdrew.",
            "The fund had its budget cut by $2 million after Norland",
            "The fund had its budget cut by $2 million",
        ),
        ("Of the mayors of the towns, 41 have left.", "41 have left", "41 have left"),
    ],
)
def test_a_claim_has_its_whole_and_no_half_of_a_clause(body: str, told: str, claim: str) -> None:
    assert claim in [found.exact for found in extract_told(body, (told, CLAIM)).claims]


FARCE = "Tom Vale, president of Local 4 of the Bakers union, called it a farce."


def test_an_office_does_not_swallow_what_its_holder_said() -> None:
    whole = "Tom Vale , president of Local 4 of the Bakers union , called it a farce"
    claims = extract_told(FARCE, (whole, SAYING)).claims
    assert {claim.kind: claim.exact.rstrip(".") for claim in claims} == {
        ClaimKind.QUOTE: FARCE.rstrip("."),
        ClaimKind.STATUS: "Tom Vale, president of Local 4 of the Bakers union",
    }


@pytest.mark.parametrize(
    "opening",
    ["Vale Bank chief economist Mei Tan", "Arden Valley mayor Ria Patel", "Office of Prices head of research Ana Ruiz"],
)
def test_a_saying_is_of_the_person_behind_the_name_of_a_body(opening: str) -> None:
    speaker = " ".join(opening.split()[-2:])
    body = f"{opening} posited that the mood was grim."
    claims = extract_told(body, (body.rstrip("."), SAYING)).claims
    assert [claim.speaker for claim in claims if claim.kind is ClaimKind.QUOTE] == [speaker]


def test_a_second_saying_has_the_force_of_its_own_verb() -> None:
    first, second = "Ana Ruiz denied that she had lied", "accused the council of losing samples"
    claims = extract_told(f"{first} and {second}.", (first, SAYING), (second, SAYING)).claims
    assert [(claim.exact, claim.attribution.force) for claim in claims if claim.attribution] == [
        (first, Force.DENIED),
        (second, Force.CLAIMED),
    ]


def test_whoever_is_named_in_an_opening_phrase_has_not_said_it() -> None:
    body = "Questioned by Ben Doe, she posited that the mood was grim."
    assert extract_told(body, (body.rstrip(".").replace(",", " ,"), SAYING)).claims == ()


PASSIVES = [
    (
        "Ana Roe was taken off on a stretcher and later sent to a clinic",
        "later sent to a clinic",
        "Ana Roe was later sent to a clinic.",
    ),
    (
        "The ship was built in a yard near Mour in 1986 and sold to a bank",
        "sold to a bank",
        "The ship was sold to a bank.",
    ),
    (
        "The bill was passed by the house in May 2018 and signed by the governor",
        "signed by the governor",
        "The bill was signed by the governor.",
    ),
    ("The child was hit by a car and died in a clinic", "died in a clinic", "The child died in a clinic."),
    ("He was seen in Mour and sent two letters home", "sent two letters home", "He sent two letters home."),
]


@pytest.mark.parametrize(("body", "second", "expected"), PASSIVES, ids=[row[1] for row in PASSIVES])
def test_a_second_participle_has_the_subject_of_the_first(body: str, second: str, expected: str) -> None:
    first = body.partition(" and ")[0]
    claims = extract_told(f"{body}.", (first, CLAIM), (second, CLAIM)).claims
    assert expected in [claim.standalone_text for claim in claims]


@pytest.mark.parametrize(
    ("body", "told", "expected"),
    [
        (
            "Only Norland and Velia, with 12 and 14 medals respectively, did worse.",
            "with 12 and 14 medals respectively",
            "Norland and Velia had 12 and 14 medals respectively.",
        ),
        (
            "She lost a charity that she had set up for orphans.",
            "a charity that she had set up for orphans",
            "She had set up a charity for orphans.",
        ),
        (
            "The plane came down short of the runway, killing all on board.",
            "killing all on board",
            "The plane came down short of the runway, killing all on board.",
        ),
        (
            "The plane, carrying 68 passengers and four crew, came down near Mour.",
            "carrying 68 passengers and four crew",
            "The plane was carrying 68 passengers and four crew.",
        ),
        (
            "The clinic, one of three in Mour, treats 90,000 patients a year.",
            "one of three in Mour",
            "The clinic is one of three in Mour.",
        ),
        ("He was jailed on charges of bribing 14 judges.", "bribing 14 judges", "Bribing 14 judges."),
        (
            "The city has planted 100,000 trees, of which 12,000 are already in the ground.",
            "12,000 are already in the ground",
            "12,000 of the 100,000 trees are already in the ground.",
        ),
        (
            "Only 3 of the 27 ships were checked, and in two of them inspectors found drugs.",
            "in two of them inspectors found drugs",
            "In two of the 27 ships inspectors found drugs.",
        ),
        (
            "The council checked 40 kitchens, and in 12 of them rats were found.",
            "in 12 of them rats were found",
            "In 12 of the 40 kitchens rats were found.",
        ),
        (
            "The dam, the height of which is 90 metres, was built in 1962.",
            "the height of which is 90 metres",
            "The height of the dam is 90 metres.",
        ),
        (
            "Ana Ruiz, whom 300 people had voted for, lost.",
            "whom 300 people had voted for",
            "300 people had voted for Ana Ruiz.",
        ),
        ("Ana Ruiz, having lost twice, quit.", "having lost twice", "Ana Ruiz had lost twice."),
    ],
)
def test_a_phrase_or_clause_is_told_of_whom_it_is_true(body: str, told: str, expected: str) -> None:
    claims = extract_told(body, (told, CLAIM)).claims
    assert expected in [claim.standalone_text for claim in claims]


@pytest.mark.parametrize(
    ("words", "told", "kept"),
    [
        ("Of the 12 boats, seven are old", ["Of the 12 boats, seven are old", "seven are old"], 1),
        ("The 12 boats are old, and seven leak", ["The 12 boats are old", "seven leak"], 2),
    ],
)
def test_what_is_told_with_the_phrase_before_it_is_not_told_again(words: str, told: list[str], kept: int) -> None:
    assert len(extract_told(f"{words}.", *((one, CLAIM) for one in told)).claims) == kept


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The firm that has closed 40 mines since 2019 said no.", "that has closed 40 mines since 2019"),
        ("Prices that rose by 12 percent before June will fall.", "Prices that rose by 12 percent before June"),
    ],
)
def test_a_time_is_no_subject_of_the_verb_behind_a_claim(body: str, told: str) -> None:
    assert told in [claim.exact for claim in extract_told(body, (told, CLAIM)).claims]


def test_what_a_relative_clause_says_that_somebody_said_stands_by_itself() -> None:
    body = (
        "The road was shut, said Ben Doe, head of the ward at Mour Clinic, who told reporters that the mood was grim."
    )
    second = "who told reporters that the mood was grim"
    claims = extract_told(body, ("The road was shut", CLAIM), (second, SAYING)).claims
    assert claims[-1].standalone_text == "Ben Doe told reporters that the mood was grim."


def test_the_subject_of_a_second_predicate_leaves_out_how_it_was_said() -> None:
    first, second = "the raiders came at dawn", "went from house to house"
    claims = extract_told(f"Ana Ruiz said by phone that {first} and {second}.", (first, CLAIM), (second, CLAIM)).claims
    assert [claim.standalone_text for claim in claims] == [
        "The raiders came at dawn.",
        "The raiders went from house to house.",
    ]


@pytest.mark.parametrize(
    ("body", "told", "kept"),
    [
        (
            "The rate hit 9.1%, the highest in 40 years, more than twice the target.",
            [
                "The rate hit 9.1%",
                "the highest in 40 years",
                "the highest in 40 years, more than twice the target",
                "more than twice the target",
            ],
            ["The rate hit 9.1%", "the highest in 40 years", "more than twice the target"],
        ),
        (
            "The rate hit 9.1%, more than twice the target.",
            ["The rate hit 9.1%", "The rate hit 9.1%, more than twice the target", "more than twice the target"],
            ["The rate hit 9.1%, more than twice the target"],
        ),
    ],
)
def test_a_comparison_is_claimed_once(body: str, told: list[str], kept: list[str]) -> None:
    claims = extract_told(body, *((words, CLAIM) for words in told)).claims
    assert [claim.exact for claim in claims] == kept


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ([(0, 10), (5, 10)], [(0, 10)]),
        ([(0, 10), (0, 4), (5, 10)], [(0, 10)]),
        ([(0, 4), (5, 10)], [(0, 10)]),
        ([(0, 4)], [(0, 4)]),
    ],
)
def test_a_comparison_inside_a_claim_is_no_other_one(
    chosen: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    text = "Lakes warmed by 0.5C, more than twice the average."
    (parsed,) = parse_sentences(text, split_sentences(text), [])
    found = with_comparisons(parsed, [ChosenSpan(*words, CLAIM, 0.9) for words in chosen])
    assert [(span.first, span.last) for span in found] == kept


@pytest.mark.parametrize(
    ("body", "told", "taken"),
    [
        ("Sen. Tod Crane (R-Tex.) sold the hall in May.", "Sen. Tod Crane ( R-Tex", "Sen. Tod Crane (R-Tex.)"),
        ("Rep. Ana Roe (D-Mour), 52, resigned in May.", "Rep. Ana Roe ( D-Mour", "Rep. Ana Roe (D-Mour)"),
    ],
)
def test_a_claim_has_all_of_a_bracket_or_none_of_it(body, told, taken):
    assert taken in [claim.exact for claim in extract_told(body, (told, SpanKind.CLAIM)).claims]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Even after 40 videos surfaced in May, Roe has denied that it happened.", "40 videos surfaced in May"),
        ("After Doe suggested that the map was a joke, Roe sold 40 copies in May.", "Roe sold 40 copies in May"),
        ('The letter reads "we may extend the use of it", but no plans for it exist.', "no plans for it exist"),
        ("When Doe said that he was ill, Lund closed the shop for 12 days.", "Lund closed the shop for 12 days"),
    ],
)
def test_what_stands_beside_somebodys_words_is_the_outlets_own(body, told):
    claims = [claim for claim in extract_told(body, (told, SpanKind.CLAIM)).claims if claim.exact == told]
    assert [claim.voice for claim in claims] == [Voice.OWN]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The mayor denied the firm had paid $3 million to 40 officials.",
         "the firm had paid $3 million to 40 officials"),
        ("The mayor denied that the firm had paid 40 officials.", "the firm had paid 40 officials"),
        ("Ana Roe doubted the firm had paid 40 officials.", "the firm had paid 40 officials"),
    ],
)  # fmt: skip
def test_of_a_denial_what_is_denied_is_not_claimed(body: str, told: str) -> None:
    assert [claim.exact for claim in extract_told(body, (told, CLAIM)).claims] == [body]


def test_what_somebody_says_behind_an_opening_source_is_claimed_whatever_was_chosen() -> None:
    body = "According to the mayor, Ana Roe, two mills closed in May."
    claims = extract_told(body, ("the mayor , Ana Roe", CLAIM)).claims
    assert [claim.exact for claim in claims] == ["the mayor, Ana Roe", "two mills closed in May"]


def test_the_name_of_a_source_is_no_part_of_what_it_says() -> None:
    body = "According to the head of the union, Pia Lund, 400 workers walked out."
    claims = extract_told(body, ("Pia Lund , 400 workers walked out", CLAIM)).claims
    assert [claim.exact for claim in claims] == ["400 workers walked out"]


@pytest.mark.parametrize(
    ("body", "told", "is_claim"),
    [
        ("The firm shut 40 mines, its income falling by 12 percent.", "its income falling by 12 percent", True),
        ("The mayor quit in May, his party losing 12 seats.", "his party losing 12 seats", True),
        ("The mayor quit in May, his hands shaking.", "his hands shaking", False),
        ("The mayor quit in May, his voice hoarse.", "his voice hoarse", False),
    ],
)
def test_what_tells_of_a_moment_is_claimed_for_its_figure_alone(body: str, told: str, is_claim: bool) -> None:
    exact = [claim.exact for claim in extract_told(body, (told, CLAIM)).claims]
    assert (told in exact) is is_claim


@pytest.mark.parametrize(
    ("body", "told", "is_claim"),
    [
        ("Officials deny any links to gangs, but critics point to 40 gifts.", "Officials deny any links to gangs", True),
        ("Ana Roe has called the shootings of 40 men and the unrest since a moment of shame.",
         "Ana Roe has called the shootings of 40 men", False),
        ("Ana Roe told the host Ben Doe, a friend, that 40 mills shut.", "Ana Roe told the host Ben Doe", False),
    ],
)  # fmt: skip
def test_a_saying_is_cut_only_where_it_tells_what_was_said(body: str, told: str, is_claim: bool) -> None:
    claims = extract_told(body, (told, SpanKind.CLAIM)).claims
    assert (told in [claim.exact for claim in claims]) is is_claim


def test_a_name_may_end_a_text_without_a_stop() -> None:
    assert extract_told("Ana Roe", ("Ana Roe", SpanKind.SAYING)).claims == ()
