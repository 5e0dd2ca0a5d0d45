"""Posts and headlines in capitals read as the sentences that they are; what denies them is never overlooked."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.packed import pack_statement, unpack_statement
from claims.core.matching.statements.posts import ReadablePost, readable
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation

CLAIMS = (
    "The paper mill in Ostrava dismissed 240 workers in March 2021",
    "A storm in the Kelna valley damaged 3,150 roofs on 9 May 2019",
    "The tonic Rivanol cures toothache in children",
    "Household debt in Sorlia doubled between 2005 and 2015",
    "Senator Dora Kelm voted against the water act in June 2018",
    "More than 60 sailors drowned off Cape Horva in 1987",
)


def with_hashtags(text: str) -> str:
    return " ".join(f"#{word}" if word.isalpha() and len(word) > 5 else word for word in text.split())


def as_headline(text: str) -> str:
    return " ".join(word[0].upper() + word[1:] for word in text.split())


FORMS = {
    "capitals": str.upper,
    "capitals and marks": lambda text: f"{text.upper()}!!!",
    "headline": as_headline,
    "hashtags": with_hashtags,
    "tags behind": lambda text: f"{text}. #news #today",
    "tags behind without a stop": lambda text: f"{text} #news",
    "link": lambda text: f"{text} https://t.example/Ab1",
    "link and source": lambda text: f"{text} https://t.example/Ab1 via @desk",
    "label": lambda text: f"BREAKING: {text}",
    "passed on": lambda text: f"RT @anna_b: {text}",
    "pictures": lambda text: f"🔥 {text} 😱",
    "quotation marks": lambda text: f"“{text}”",
    "stamp below": lambda text: f"{text}\n12:41 · 3 Mar 26 · 41K Views",
}
CONFIRMED = {"hashtags", "link", "label", "quotation marks"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("claim", CLAIMS)
def test_a_post_says_what_its_sentence_says(claim, form):
    decision = decide_pair(read_statement(FORMS[form](claim)), read_statement(claim))
    assert decision.relation is Relation.SAME
    assert decision.auto_confirm == (form in CONFIRMED)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("claim", CLAIMS)
def test_offsets_are_those_of_the_post(claim, form):
    post = FORMS[form](claim)
    statement = read_statement(post)
    assert len(statement.text) == len(post)
    assert [post[unit.start : unit.end].lower().replace("#", " ") for unit in statement.units] == [
        statement.text[unit.start : unit.end].lower() for unit in statement.units
    ]
    assert readable(statement.text).text == statement.text
    assert pack_statement(statement) is not None


@pytest.mark.parametrize(
    "turned",
    [
        "❌ {}", "{} ❌", "{} 🤥", "🚫 {}", "{} #fake", "{}. #not", "{} #NotTrue", "{} #8", "{}. #404", "{} #_fake",
        "#Fake: {}", "FAKE NEWS: {}",
        "RT @hoaxes: {}", "{} via @satire", "{}... NOT", "Update: not {}", "{}?", "BREAKING: {}? No",
        "❌ BREAKING: {}", "?? Video: {}", "🚫 UPDATE: {}", "❓ BREAKING: {}", "🤥 Live: {}", "BREAKING: ❌ {}",
        "Photo: {}", "Video: {}", "WATCH – {}", "LIVE | {}", "Exclusive: {}",
        "{} /s", "{} :)", "{}:)", "{};-(", "{} ;-)", "{} >:(", "{} :/", "{} ⁉", "{} ‼", "{} \u20e0",
        "Can't {}", "Won't {}", "Is it true that {}", "Didn't {}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("claim", CLAIMS)
def test_what_may_take_it_back_is_never_confirmed(claim, turned):
    assert not decide_pair(read_statement(turned.format(claim)), read_statement(claim)).auto_confirm
    assert not decide_pair(read_statement(claim), read_statement(turned.format(claim))).auto_confirm


@pytest.mark.parametrize(
    ("post", "read"),
    [
        ("The WHO met in Geneva", "The WHO met in Geneva"),
        ("Angela Merkel met Emmanuel Macron", "Angela Merkel met Emmanuel Macron"),
        ("Oskar Lund is Prime Minister", "Oskar Lund is Prime Minister"),
        ("It is the #1 song of 2019", "It is the #1 song of 2019"),
        ("They voted for #Lund", "They voted for  Lund"),
        ("Storm Hits Village in Sorlia", "Storm hits village in Sorlia"),
        ("NATO, UNESCO", "NATO, UNESCO"),
        ("Watch the price: it rose", "Watch the price: it rose"),
        ("The tonic cures (https://x.example/a). It is old.", "The tonic cures (                   ). It is old."),
        ("It cures, see www.x.example/a, and is old", "It cures, see                , and is old"),
        ("It cures “https://x.example/a?b=1”!", "It cures “                       ”!"),
        ("Live – that is how most people hear music", "Live – that is how most people hear music"),
        ("Update – it rose in May", "Update – it rose in May"),
        ("BREAKING – it rose in May", "           it rose in May"),
        ("Photo: it rose in May", "       it rose in May"),
        ("", ""),
        ("#", "#"),
        ("@a #b", "@a  b"),
        ("Bill Gates is the CEO of Apple", "Bill Gates is the CEO of Apple"),
        ("Mark Rose is from New Zealand", "Mark Rose is from New Zealand"),
        ("The Prime Minister Has Met the King", "The prime minister has met the king"),
        ("The Prime Minister has Met the King", "The Prime Minister has Met the King"),
        ("NATO, ASEAN and OPEC met in May 2023", "NATO, ASEAN and OPEC met in May 2023"),
        ("NATO, ASEAN and OPEC joined the US in May 2023", "NATO, ASEAN and OPEC joined the US in May 2023"),
        ("DONALD TRUMP WON WISCONSIN IN 2020", "Donald Trump won Wisconsin in 2020"),
        ("GEORGE BUSH STARTED THE IRAQ WAR", "George Bush started the Iraq war"),
        ("Apple Fired Steve Jobs in 1985", "Apple Fired Steve Jobs in 1985"),
        ("BILL GATES LEFT MICROSOFT IN 2020", "Bill Gates left Microsoft in 2020"),
        ("MARK ROSE IS FROM NEW ZEALAND", "Mark Rose is from New Zealand"),
        ("THE SENATE PASSED THE BILL", "The senate passed the bill"),
        ("THE PRIME MINISTER OF NEW ZEALAND RESIGNED", "The prime minister of New Zealand resigned"),
        ("PRICES OF WATER FELL IN MAY 2021", "Prices of water fell in May 2021"),
        ("TEACHERS MAY STRIKE ON 9 MAY", "TEACHERS MAY STRIKE ON 9 MAY"),
        ("TEACHERS MAY STRIKE AGAIN ON 9 MAY", "Teachers may strike again on 9 May"),
        ("40 TEACHERS MAY STRIKE AGAIN", "40 teachers may strike again"),
        ("SOLDIERS MARCH TO ROME IN MARCH", "Soldiers march to Rome in March"),
        ("THE US LEFT THE PARIS AGREEMENT", "The US left the Paris agreement"),
        ("Prices of Bread Double in U.S. Towns", "Prices of bread double in U.S. towns"),
        ("STORM HITS VILLAGE. PRICES ROSE SHARPLY", "Storm hits village. Prices rose sharply"),
        ("İSTANBUL WATER PRICES DOUBLED", "İstanbul water prices doubled"),
    ],
)
def test_only_what_is_written_as_a_post_is_changed(post, read):
    assert readable(post).text == read


@pytest.mark.parametrize(
    "asked",
    [
        "Did the paper mill in Ostrava dismiss 240 workers in March 2021",
        "Has the paper mill in Ostrava dismissed 240 workers in March 2021",
        "BREAKING: did the paper mill in Ostrava dismiss 240 workers in March 2021",
        "“Did the paper mill in Ostrava dismiss 240 workers in March 2021”",
    ],
)
def test_a_question_is_never_confirmed_though_its_mark_is_missing(asked):
    assert not readable(asked).is_all
    assert not decide_pair(read_statement(asked), read_statement(CLAIMS[0])).auto_confirm


@pytest.mark.parametrize(
    "claim",
    [
        "Donald Trump won Wisconsin in 2020",
        "George Bush started the Iraq war",
        "Apple fired Steve Jobs in 1985",
        "Mark Rose is from New Zealand",
        "The prime minister of New Zealand resigned in May 2021",
    ],
)
def test_names_in_capitals_are_those_of_the_sentence(claim):
    decision = decide_pair(read_statement(claim.upper()), read_statement(claim))
    assert (decision.relation, decision.auto_confirm) == (Relation.SAME, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mark Rose is from New Zealand", "New Zealand is where Mark Rose is from"),
        ("NATO, ASEAN and OPEC met in May 2023", "NATO, ASEAN and OPEC met in May of 2023"),
    ],
)
def test_a_sentence_full_of_names_is_no_headline(one, other):
    assert readable(one) == ReadablePost(one)
    assert decide_pair(read_statement(one), read_statement(other)).relation is Relation.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Voters turned down Proposition #8", "Voters turned down Proposition #9"),
        ("The treasure was found in pot #1", "The treasure was found in pot #2"),
        ("The mill hired Prisoner #24601", "The mill hired Prisoner #24602"),
        ("The desk of the paper mill can be reached at info@mill.example", "The desk can be reached at info@x.example"),
    ],
)
def test_numbers_and_addresses_are_no_hashtags(one, other):
    assert readable(one).text == one
    assert not decide_pair(read_statement(one), read_statement(other)).auto_confirm


def test_figures_and_places_differ_in_capitals_too():
    claim = read_statement(CLAIMS[1])
    told = {
        "A STORM IN THE KELNA VALLEY DAMAGED 3,510 ROOFS ON 9 MAY 2019": Relation.DIFFERENT_FIGURE,
        "A STORM IN THE KELNA VALLEY DAMAGED 3,150 ROOFS ON 9 MAY 2018": Relation.OTHER_DATE,
        "A STORM IN THE KELNA VALLEY DAMAGED NO ROOFS ON 9 MAY 2019": Relation.OPPOSITE,
    }
    assert {
        text: decide_pair(read_statement(text, published=dt.date(2020, 1, 1)), claim).relation for text in told
    } == told


SIGNATURES = (
    "— Mila Brandt (@milabrandt) May 3, 2022",
    "— OnePlainDad 🌹 (@dad_1313) October 20, 2022",
    "— Gov. Jordan Lane (@JordanLane) January 25, 2014",
    "- the mill (@the_mill) March 1, 2019",
)


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("claim", CLAIMS)
def test_who_posted_it_and_when_is_no_part_of_what_a_post_says(claim, signature):
    post = read_statement(f"{claim}. {signature}")
    plain = decide_pair(read_statement(claim), read_statement(claim))
    decision = decide_pair(post, read_statement(claim))
    assert decision.relation is Relation.SAME
    assert not decision.auto_confirm
    assert {name: (slot.left, slot.comparison) for name, slot in decision.slots.items()} == {
        name: (slot.left, slot.comparison) for name, slot in plain.slots.items()
    }
    assert post.content_words == read_statement(claim).content_words
    packed = pack_statement(post)
    assert packed is not None
    assert unpack_statement(packed, f"{claim}. {signature}", None) == post


@pytest.mark.parametrize("claim", CLAIMS)
def test_who_posted_it_is_no_other_entity_than_what_is_spoken_of(claim):
    post = read_statement(f"{claim}. — Pavel Marsk (@marsk) May 3, 2022")
    other = read_statement(f"{claim}, Ilse Rohde of Tarvia found")
    slots = decide_pair(post, other).slots.values()
    assert not any("Marsk" in (slot.left or "") for slot in slots)


def test_whoever_posted_it_may_be_who_speaks_in_it():
    post = read_statement("I sold nine clinics in Tarsk. — Orla Venn (@orlavenn) May 3, 2019")
    decision = decide_pair(post, read_statement("Orla Venn sold nine clinics in Tarsk."))
    assert decision.relation is Relation.SAME
    assert (decision.slots["subject"].left, decision.slots["subject"].right) == ("Orla Venn", "Orla Venn")


def test_a_signed_question_is_a_question():
    post = read_statement("Did Orla Venn really sell nine clinics?? — Mila Brandt (@milab) May 3, 2019")
    assert decide_pair(post, read_statement("Orla Venn sold nine clinics.")).relation is Relation.REPORTED_ONLY


@pytest.mark.parametrize("text", ["The mill — Orla Venn's — closed.", "He wrote to (@mill) on May 3, 2019.", "— (@a)"])
def test_what_is_no_signature_stays(text):
    assert readable(text).signatures == ()


@pytest.mark.parametrize(
    "stamp",
    [
        "12:41 · 3 Mar 26 · 41K Views",
        "9:15 AM · Jun 4, 2025",
        "2:15 p.m. · June 4, 2025 · 1.2M Views",
        "21.05 · 4. Juni 2025 · 310 Aufrufe",
        " 07:30 · 2025-06-04 ",
    ],
)
def test_the_line_that_a_platform_sets_below_a_post_says_nothing(stamp):
    post = f"The mill of Tilby closed.\n{stamp}"
    assert readable(post) == ReadablePost(f"The mill of Tilby closed.\n{' ' * len(stamp)}", is_all=False)


@pytest.mark.parametrize(
    "text",
    [
        "12:41 · The mill of Tilby closed on 3 March 2026",
        "The mill closed at 12:41 · 3 Mar 26 was its last day",
        "12:41 · 40 workers left the mill of Tilby",
        "Tilby · 3 March 2026 · The mill closed",
    ],
)
def test_a_line_of_a_live_report_stays(text):
    assert readable(text).text == text


def test_of_many_signatures_only_the_last_ones_are_read() -> None:
    # Each is read with what stands before it.
    text = "The mill closed. " + " ".join(f"— Orla Venn (@venn{at}) May 3, 2019" for at in range(40))
    assert [text[found.start : found.end] for found in readable(text).signatures] == [
        f"Orla Venn (@venn{at}) May 3, 2019" for at in range(36, 40)
    ]
