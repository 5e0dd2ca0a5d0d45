"""A headline, post or note looked up alone: read as the statement that it is, as an article's lines are not."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.records import MatchState, Relation
from claims.services.articles.short_texts import AS_IT_STANDS, MAX_SHORT
from claims.services.base.actors import SYSTEM
from claims.services.lookup.lookup import lookup_text
from claims.services.matching.matching import MatchingSettings
from tests.services.lookup.test_lookup import register, review

NOW = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
MILL = "The paper mill in Ostrava dismissed 240 workers in March 2021"
TONIC = "The tonic Rivanol cures toothache"


def look_up(session, body: str, **options):
    register(session, review("Org A", "true", "2021-04-02"), text=MILL, external_id="mill")
    register(session, review("Org A", "false", "2021-04-02"), text=TONIC, external_id="tonic")
    return lookup_text(
        session, body, published=TODAY, today=TODAY, now=NOW, actor=SYSTEM, settings=MatchingSettings(), **options
    )


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        ("The paper mill in Ostrava dismissed 240 workers in March 2021", Relation.SAME),
        ("The paper mill in Ostrava dismissed 240 workers in March 2021 ", Relation.SAME),
        ("The paper mill in Ostrava dismissed 420 workers in March 2021", Relation.DIFFERENT_FIGURE),
        ("The paper mill in Ostrava dismissed 240 workers in March 2020", Relation.OTHER_DATE),
        ("The paper mill in Kutna dismissed 240 workers in March 2021", Relation.OTHER_PLACE),
        ("The tonic Rivanol cures toothache", Relation.SAME),
        ("The tonic Rivanol does not cure toothache", Relation.OPPOSITE),
    ],
)
def test_the_full_stop_may_be_missing(session, body, relation):
    found = look_up(session, body)
    (appearance,) = found.appearances
    assert body[appearance.start : appearance.end] == appearance.exact == body.rstrip()
    told = [match.decision.relation for match in (*appearance.matches, *appearance.near_misses)]
    assert told == [relation]
    assert found.rejected == ()


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        ("Does the tonic Rivanol cure toothache?", Relation.REPORTED_ONLY),
        ("The tonic Rivanol cures toothache, unbelievable but so wonderful!", Relation.SAME),
    ],
)
def test_what_extraction_leaves_out_is_looked_up_as_it_stands(session, body, relation):
    found = look_up(session, body)
    (appearance,) = found.appearances
    (match,) = (*appearance.matches, *appearance.near_misses)
    assert (match.decision.relation, match.state) == (relation, MatchState.SUGGESTED)
    assert body[appearance.start : appearance.end] == appearance.exact


@pytest.mark.parametrize(
    ("body", "exact", "state"),
    [
        (f"BREAKING: {MILL} https://t.example/a1", MILL, MatchState.CONFIRMED),
        (MILL.replace("Ostrava", "#Ostrava"), MILL.replace("Ostrava", "#Ostrava"), MatchState.CONFIRMED),
        (f"{MILL.upper()}!!!", MILL.upper(), MatchState.SUGGESTED),
        (f"RT @anna_b: {MILL} #news", MILL, MatchState.SUGGESTED),
        (f"❌ {MILL}", MILL, MatchState.SUGGESTED),
        (f"{MILL}. #fake", MILL, MatchState.SUGGESTED),
        (f"❌ BREAKING: {MILL}", MILL, MatchState.SUGGESTED),
        (f"🤥 Live: {MILL}", MILL, MatchState.SUGGESTED),
        (f"Photo: {MILL}", MILL, MatchState.SUGGESTED),
        (f"{MILL} (https://t.example/a).", f"{MILL} (https://t.example/a)", MatchState.CONFIRMED),
    ],
)
def test_a_post_is_looked_up_as_its_sentence(session, body, exact, state):
    found = look_up(session, body)
    (appearance,) = found.appearances
    (match,) = appearance.matches
    assert (appearance.exact, match.state) == (exact, state)
    assert body[appearance.start : appearance.end] == appearance.exact


@pytest.mark.parametrize("body", [
        "What a lovely day!", "Hello", "Who knows?", "???", "#",
        "🔥", "https://x.example/a", "BREAKING: ", "RT @a: ", "🔥🔥🔥 #a #b", "#a", "Photo: 🔥", "❌❌", ":)",
    ],
)  # fmt: skip
def test_what_nothing_is_known_of_stays_on_the_shelf(session, body):
    found = look_up(session, body)
    assert found.appearances == ()
    assert [row.exact for row in found.rejected] == [body.strip()]
    assert [body[row.start : row.end] for row in found.rejected] == [row.exact for row in found.rejected]
    assert len(found.rejected) == 1


@pytest.mark.parametrize(
    ("body", "standalone"),
    [
        ("Does the tonic Rivanol cure toothache?", "Does the tonic Rivanol cure toothache?"),
        ("Does the tonic Rivanol cure toothache? https://t.example/a", "Does the tonic Rivanol cure toothache?"),
        ("Does the tonic #Rivanol cure (https://t.example/a) toothache?", "Does the tonic Rivanol cure toothache?"),
        (f"{MILL.replace('240', '🔥🔥🔥 240')} https://t.example/a", f"{MILL}."),
    ],
)
def test_what_stands_alone_is_one_plain_sentence(session, body, standalone):
    (appearance,) = look_up(session, body).appearances
    assert appearance.standalone == standalone
    assert body[appearance.start : appearance.end] == appearance.exact


@pytest.mark.parametrize(
    "body",
    [
        f"{MILL} /s",
        f"{MILL} :)",
        f"{MILL} ⁉",
        f"?? Video: {MILL}",
        f"{MILL}. Not true.",
        f"{MILL}. That's a lie!",
        f"{MILL}. Or did it?",
        f"{MILL} ... not.",
        f"{MILL} – as if!",
        f"{MILL}. Das stimmt nicht.",
        f"{MILL}. C'est faux.",
        f"{MILL}. Es falso.",
        f"False: {MILL}",
        f"Hoax! {MILL}",
        f"Fact check: {MILL}",
        MILL.replace("The paper", "Did the paper").replace("ed ", " "),
    ],
)
def test_mockery_and_questions_without_a_mark_are_never_confirmed(session, body):
    states = [match.state for one in look_up(session, body).appearances for match in one.matches]
    assert MatchState.CONFIRMED not in states


@pytest.mark.parametrize("body", [f"{MILL}. True.", f"{MILL}. It did.", f"{MILL}. Nobody was asked."])
def test_what_does_not_take_a_sentence_back_leaves_it_confirmed(session, body):
    states = [match.state for one in look_up(session, body).appearances for match in one.matches]
    assert MatchState.CONFIRMED in states


def test_what_was_added_is_found_in_the_sentence_without_its_gaps(session):
    body = "Dora Kelm opened the bridge in 2019. In March 2021 🔥🔥🔥 she dismissed (https://t.example/a) 240 workers."
    told = look_up(session, body).appearances[-1]
    assert told.standalone == "In March 2021 Dora Kelm dismissed 240 workers."
    assert [(told.standalone[row["start"] : row["end"]], row["replaced"]) for row in told.additions] == [
        ("Dora Kelm", "she")
    ]


def test_each_sentence_is_told_of_once(session):
    body = "Is it true? Does the tonic Rivanol cure toothache? I do wonder"
    found = look_up(session, body)
    told = sorted([(one.start, one.exact) for one in (*found.appearances, *found.rejected)])
    assert [exact.rstrip("?") for _, exact in told] == [
        "Is it true",
        "Does the tonic Rivanol cure toothache",
        "I do wonder",
    ]
    assert [one.reasons for one in found.appearances] == [(AS_IT_STANDS,)]


def test_the_lines_of_a_longer_text_are_headings_as_before(session):
    body = f"{'The weather was mild. ' * (MAX_SHORT // 20)}\n\n{TONIC}"
    assert not [one for one in look_up(session, body).appearances if TONIC in one.exact]


def test_the_nearest_miss_comes_first(session):
    away = {
        "place": "The paper mill in Kutna dismissed 140 workers in March 2021",
        "date": "The paper mill in Ostrava dismissed 140 workers in March 2011",
    }
    for name, text in away.items():
        register(session, review("Org A", "true", "2021-04-02"), text=text, external_id=name)
    found = look_up(session, MILL.replace("240", "420"))
    (appearance,) = found.appearances
    assert appearance.near_misses[0].claim.text == MILL
    differing = [len(match.decision.differing_slots) for match in appearance.near_misses]
    assert differing == sorted(differing)


SISTERS = "Orla Venn from Lisk adopted two orphaned sisters and helped them marry"


def test_a_sentence_of_which_only_pieces_are_taken_is_looked_up_whole_too(session):
    register(session, review("Org A", "false", "2021-04-02"), text=SISTERS, external_id="sisters")
    body = SISTERS.replace("two", "three")
    found = look_up(session, body)
    whole, *pieces = found.appearances
    assert (whole.exact, whole.reasons) == (body, (AS_IT_STANDS,))
    assert [match.decision.relation for match in whole.near_misses] == [Relation.DIFFERENT_FIGURE]
    assert pieces
    assert not [match for piece in pieces for match in (*piece.matches, *piece.near_misses)]
    assert len(found.looked_up) == len(found.appearances)


def test_what_a_piece_is_confirmed_to_say_is_told_of_the_piece(session):
    found = look_up(session, f"{MILL} and the mayor of Kutna resigned the week after")
    told = [(one.exact, match.state) for one in found.appearances for match in one.matches]
    assert told == [(MILL, MatchState.CONFIRMED)]
    assert not [match for one in found.appearances for match in one.near_misses]


def test_who_says_it_does_not_make_a_sentence_of_its_own(session):
    found = look_up(session, f"{MILL}, union leaders said")
    (appearance,) = found.appearances
    assert (appearance.exact, [match.decision.relation for match in appearance.matches]) == (MILL, [Relation.SAME])


def test_of_near_misses_that_differ_in_as_much_the_more_alike_comes_first(session):
    far = "A mill near Kutna dismissed a foreman"
    register(session, review("Org A", "true", "2021-04-02"), text=far, external_id="far")
    (appearance,) = look_up(session, MILL.replace("Ostrava", "Lisk")).appearances
    assert [match.claim.text for match in appearance.near_misses][:1] == [MILL]
