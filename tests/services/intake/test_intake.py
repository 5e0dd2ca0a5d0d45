"""Articles come in: known again by address and content, stored as sent, refused without a trace."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid, NotFound, TooLarge
from claims.fetch import Fetched
from claims.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    InputFormat,
    Match,
    Outlet,
    ProcessingState,
    Review,
    Sentence,
)
from claims.models.change import StatusChange
from claims.models.claim_reading import ClaimReading
from claims.services.articles.article_input import check_article
from claims.services.articles.articles import publication_date
from claims.services.base.actors import Actor
from claims.services.base.organizations import ensure_default_organization, get_or_create_organization
from claims.services.index.index_care import check
from claims.services.intake import storing
from claims.services.intake.intake import (
    ArticleInput,
    IntakeLimits,
    article_from_page,
    process_version,
    receive_article,
)
from claims.services.intake.processing import prepare_version
from claims.services.intake.storing import store_version
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from tests.support.databases import on_both_databases, on_the_stricter_database
from tests.support.factories import make_organization, receive_version
from tests.support.sent_statements import counted

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
SENDER = Actor("key:7", key_id=7)
URL = "https://paper.example.org/2020/bridge"
TEXT = "The bridge was closed for seven days in March 2019. About 40 people were hurt, the mayor Ann Lee said.\n"


def send(session: Session, body: str | None = TEXT, **fields):
    return receive_article(session, ArticleInput(body=body, **fields), actor=SENDER, now=NOW)


def counts(session: Session) -> dict[str, int]:
    tables = (Outlet, Article, ArticleVersion, Sentence, Appearance, Match, Claim, Review)
    return {table.__tablename__: session.scalar(select(func.count()).select_from(table)) for table in tables}


@on_both_databases
def test_same_address_and_text_is_one_version(session):
    first = send(session, url=URL)
    assert (first.created, first.new_version, first.version.number) == (True, True, 1)
    for url in (URL, "HTTPS://Paper.example.org:443/2020/bridge?utm_source=mail#top"):
        again = send(session, url=url, headline="Another headline")
        assert (again.created, again.new_version) == (False, False)
        assert (again.article.id, again.version.id) == (first.article.id, first.version.id)
    assert counts(session)["article_versions"] == 1


def test_changed_text_at_the_same_address_is_the_next_version(session):
    first = send(session, url=URL)
    second = send(session, TEXT + "More soon.", url=URL)
    assert (second.created, second.new_version) == (False, True)
    assert (second.article.id, second.version.number) == (first.article.id, 2)
    back = send(session, url=URL)
    assert (back.version.id, back.new_version) == (first.version.id, False)


def test_without_an_address_the_outlet_and_the_text_are_the_article(session):
    first = send(session, outlet="The Paper")
    assert send(session, outlet="the  paper ").article.id == first.article.id
    assert send(session, outlet="Other Paper").article.id != first.article.id
    assert send(session).article.id == send(session).article.id != first.article.id
    assert send(session, TEXT + " ", outlet="The Paper").article.id != first.article.id


def test_changed_text_can_be_sent_to_the_article_itself(session):
    first = send(session)
    changed = ArticleInput(body=TEXT + "More soon.")
    second = receive_version(session, first.article.id, changed, actor=SENDER, now=NOW)
    assert (second.article.id, second.version.number, second.new_version) == (first.article.id, 2, True)
    assert not receive_version(session, first.article.id, changed, actor=SENDER, now=NOW).new_version
    with pytest.raises(NotFound):
        receive_version(session, 999, changed, actor=SENDER, now=NOW)


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("  a text  \n\n", "  a text  \n\n"),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("cafe\u0301", "café"),
        ("tab\tand\u00a0space\u200b", "tab\tand\u00a0space\u200b"),
        ("right \u202eto left", "right \u202eto left"),
        ("\ufeffmark", "\ufeffmark"),
        ("ﬁ ① Å", "ﬁ ① Å"),
    ],
)
def test_plain_text_is_stored_as_sent_but_for_normal_form_and_line_ends(session, sent, stored):
    version = send(session, sent).version
    assert version.body == stored
    assert version.content_hash == hashlib.sha256(stored.encode()).hexdigest()
    assert (version.input_format, version.received_from) == (InputFormat.TEXT, "key:7")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=300))
def test_any_text_is_stored_with_offsets_that_hold(session, text):
    with session.begin_nested() as savepoint:
        try:
            version = send(session, text).version
        except Invalid:
            assert all(unicodedata.category(one) in ("Zs", "Zl", "Zp", "Cc", "Cf") for one in text)
            return
        process_version(session, version.id, now=NOW, actor=SENDER)
        body = version.body
        for row in session.scalars(select(Appearance).where(Appearance.article_version_id == version.id)):
            assert body[row.start : row.end] == row.exact
            assert body[max(0, row.start - 32) : row.start] == row.prefix
            assert body[row.end : row.end + 32] == row.suffix
            assert row.parts[0][0] == row.start
            assert row.parts[-1][1] == row.end
        savepoint.rollback()


BAD = [
    ({}, "body_missing", "/body"),
    ({"body": ""}, "body_empty", "/body"),
    ({"body": " \n\t\u00a0"}, "body_empty", "/body"),
    ({"body": "\u200b\u200d\u202e"}, "body_empty", "/body"),
    ({"body": "x", "html": "<p>x</p>"}, "body_and_html", "/html"),
    ({"body": "a\x00b"}, "nul_character", "/body"),
    ({"body": "a\ud800b"}, "lone_surrogate", "/body"),
    ({"html": "<p>a\x00b</p>"}, "nul_character", "/html"),
    ({"html": "<p>a\udfffb</p>"}, "lone_surrogate", "/html"),
    ({"html": "<script>alert(1)</script>"}, "body_empty", "/html"),
    ({"html": ""}, "body_empty", "/html"),
    ({"body": "x", "headline": "a\x00"}, "nul_character", "/headline"),
    ({"body": "x", "headline": "x" * 1_001}, "too_long", "/headline"),
    ({"body": "x", "outlet": "\ud800"}, "lone_surrogate", "/outlet"),
    ({"body": "x", "outlet": "x" * 301}, "too_long", "/outlet"),
    ({"body": "x", "authors": ("A", "\x00")}, "nul_character", "/authors/1"),
    ({"body": "x", "authors": ("A",) * 51}, "too_many", "/authors"),
    ({"body": "x", "url": "news.example"}, "url_invalid", "/url"),
    ({"body": "x", "url": ""}, "url_invalid", "/url"),
    ({"body": "x", "language": "English!"}, "language_invalid", "/language"),
    ({"body": "x", "published_at": dt.datetime(2020, 1, 1)}, "published_at_without_zone", "/published_at"),  # noqa: DTZ001
    ({"body": "x", "published_at": dt.date(1599, 12, 31)}, "published_at_out_of_range", "/published_at"),
    ({"body": "x", "published_at": dt.date(2021, 2, 24)}, "published_at_out_of_range", "/published_at"),
    ({"body": "x", "published_at": dt.date.max}, "published_at_out_of_range", "/published_at"),
    (
        {"body": "x", "published_at": dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=14)))},
        "published_at_out_of_range",
        "/published_at",
    ),
]


@pytest.mark.parametrize(("fields", "code", "pointer"), BAD)
def test_bad_input_is_refused_by_name_and_leaves_nothing(session, fields, code, pointer):
    with pytest.raises(Invalid) as error:
        receive_article(session, ArticleInput(**fields), actor=SENDER, now=NOW)
    assert error.value.code == code
    assert [(problem.code, problem.pointer) for problem in error.value.problems] == [(code, pointer)]
    assert set(counts(session).values()) == {0}


def test_everything_wrong_is_told_at_once(session):
    article = ArticleInput(body=" ", url="x", language="?", headline="\x00", published_at=dt.date(1, 1, 1))
    with pytest.raises(Invalid) as error:
        receive_article(session, article, actor=SENDER, now=NOW)
    pointers = {problem.pointer for problem in error.value.problems}
    assert pointers == {"/body", "/url", "/language", "/headline", "/published_at"}


LIMITS = IntakeLimits(text_bytes=100, html_bytes=300)


@pytest.mark.parametrize(
    ("fields", "is_taken"),
    [
        ({"body": "x" * 100}, True),
        ({"body": "x" * 101}, False),
        ({"body": "é" * 50}, True),
        ({"body": "é" * 51}, False),
        ({"html": "<p>" + "x" * 96 + "</p>" + " " * 190}, True),
        ({"html": "<p>" + "x" * 96 + "</p>" + " " * 300}, False),
        ({"html": "<p>" + "x" * 120 + "</p>"}, False),
        ({"body": "\ud800" * 500}, False),
    ],
)
def test_size_is_bounded_in_bytes(session, fields, is_taken):
    article = ArticleInput(**fields)
    if is_taken:
        assert receive_article(session, article, actor=SENDER, now=NOW, limits=LIMITS).created
        return
    with pytest.raises(TooLarge) as error:
        receive_article(session, article, actor=SENDER, now=NOW, limits=LIMITS)
    assert error.value.code == "too_large"
    assert set(counts(session).values()) == {0}


def test_date_of_receipt_stands_in_for_a_missing_one(session):
    version = send(session).version
    assert (version.published_at, version.published_given, version.published_offset_minutes) == (NOW, False, 0)


@pytest.mark.parametrize(
    ("given_at", "stored", "offset", "day"),
    [
        (dt.date(2020, 2, 21), dt.datetime(2020, 2, 21, tzinfo=dt.UTC), 0, dt.date(2020, 2, 21)),
        ("2020-02-22T00:30:00+04:30", dt.datetime(2020, 2, 21, 20, tzinfo=dt.UTC), 270, dt.date(2020, 2, 22)),
        ("2020-02-21T23:30:00-05:00", dt.datetime(2020, 2, 22, 4, 30, tzinfo=dt.UTC), -300, dt.date(2020, 2, 21)),
        ("2021-02-20T00:00:00+00:00", dt.datetime(2021, 2, 20, tzinfo=dt.UTC), 0, dt.date(2021, 2, 20)),
    ],
)
def test_publication_keeps_its_own_day(session, given_at, stored, offset, day):
    published = dt.datetime.fromisoformat(given_at) if isinstance(given_at, str) else given_at
    version = send(session, published_at=published).version
    assert (version.published_at, version.published_offset_minutes) == (stored, offset)
    assert publication_date(version) == day
    assert version.published_given


PAGE = (
    '<html lang="en-GB"><head><title>Bridge closed</title><link rel="canonical" href="https://paper.example.org/2020/bridge">'
    '<meta property="article:published_time" content="2019-03-12T08:00:00+01:00"><meta name="author" content="Ann Lee">'
    "</head><body><article><h1>Bridge closed</h1><p>The bridge was closed for seven days.</p><p>Nobody was hurt.</p>"
    "</article></body></html>"
)


def test_page_says_what_the_sender_leaves_out(session):
    received = send(session, None, html=PAGE, url="https://m.paper.example.org/2020/bridge?ref=home")
    version = received.version
    assert received.article.url == URL
    assert (version.headline, version.authors, version.language) == ("Bridge closed", ["Ann Lee"], "en-GB")
    assert (version.body, version.input_format) == (
        "The bridge was closed for seven days.\n\nNobody was hurt.",
        InputFormat.HTML,
    )
    assert (publication_date(version), version.published_given) == (dt.date(2019, 3, 12), True)
    told = send(
        session, None, html=PAGE, headline="Mine", authors=("B",), language="en", published_at=dt.date(2020, 1, 1)
    )
    assert (told.version.headline, told.version.authors, told.version.language) == ("Mine", ["B"], "en")
    assert publication_date(told.version) == dt.date(2020, 1, 1)
    assert told.article.url is None  # an address that only the page names is not checked against any other


@pytest.mark.parametrize(
    "declared", ["https://paper.example.org/", "https://stranger.example.net/2020/bridge", "/2020/bridge", ""]
)
def test_careless_canonical_link_merges_no_articles(session, declared):
    page = PAGE.replace(URL, declared)
    first = send(session, None, html=page, url="https://paper.example.org/2020/bridge")
    second = send(session, None, html=page.replace("seven", "nine"), url="https://paper.example.org/2020/tunnel")
    assert first.article.id != second.article.id


def test_fetched_page_is_known_by_where_it_was_found():
    html = article_from_page(Fetched(URL, "text/html", PAGE))
    assert (html.html, html.body, html.url) == (PAGE, None, URL)
    plain = article_from_page(Fetched(URL, "text/plain", TEXT))
    assert (plain.html, plain.body) == (None, TEXT)


@pytest.mark.parametrize(
    ("text", "language", "limited"),
    [
        (TEXT, "en", False),
        ("Die Brücke war sieben Tage lang gesperrt, und die Schulen sind auch nicht offen.", "de", False),
        ("Le pont est fermé pour sept jours et les écoles ne sont pas ouvertes dans la ville.", "fr", False),
        ("El puente fue cerrado por siete días y las escuelas no se han abierto en la ciudad.", "es", False),
        ("Il ponte è rimasto chiuso per sette giorni e le scuole non sono aperte.", "it", True),
        ("Мост был закрыт на семь дней из-за наводнения.", "und", True),
        ("157,000 killed", "en", False),
    ],
)
def test_language_is_guessed_and_its_limits_marked(session, text, language, limited):
    version = send(session, text).version
    assert (version.language, version.limited) == (language, limited)


def test_given_language_is_kept(session):
    assert send(session, language="pt-BR").version.language == "pt-BR"


def test_processing_twice_changes_nothing(session):
    ensure_default_organization(session, name="Desk", now=NOW)
    version = send(session).version
    process_version(session, version.id, now=NOW, actor=SENDER)
    once = counts(session)
    assert version.processing is ProcessingState.PROCESSED
    assert once["appearances"] == once["claims"] == once["reviews"] > 0
    process_version(session, version.id, now=NOW, actor=SENDER)
    assert counts(session) == once


def test_unknown_version_is_not_found(session):
    with pytest.raises(NotFound):
        process_version(session, 999, now=NOW, actor=SENDER)


def test_repeated_sentence_opens_one_claim(session):
    ensure_default_organization(session, name="Desk", now=NOW)
    said = "The new bridge cost 40 million euros in 2019."
    version = send(session, f"{said} Why?\n\n{said} Who knew?\n\nThe new bridge cost 40 million euros in 2019!").version
    process_version(session, version.id, now=NOW, actor=SENDER)
    assert session.scalar(select(func.count()).select_from(Claim)) == 1


HOSTILE = [
    "The bridge at Dresden was closed for \u202eseven days\u202c in March 2019.",
    "The bridge at Dresden was closed for seven\x1b[31m days in\x07 March 2019.",
    "The bridge at Dresden was closed\tfor\u2028seven\x85days in March 2019.",
    "The bridge at Dresden\nwas closed for seven days in March 2019.",
    "The \u200bbridge\ufeff at Dresden was closed for seven days in March 2019\ufffe.",
    "In March 2019 the bridge " + "at Dresden " * 400 + "was closed for seven days.",
    "Ms " + "A" * 400 + " said that the bridge at Dresden was closed for seven days in March 2019.",
    "“The bridge at Dresden was closed for seven days in March 2019,” said " + "Ann " * 200 + "Lee.",
    "The bridge at Dresden was closed for 1" + "0" * 400 + " days in March 2019.",
    "The bridge cost 9" * 2_000 + ".",
    "word " * 40_000 + "cost 40 million euros in 2019.",
]


@on_the_stricter_database
@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_sentence_is_stored_whole_and_its_claim_is_clean(session, body):
    ensure_default_organization(session, name="Desk", now=NOW)
    version = send(session, body).version
    process_version(session, version.id, now=NOW, actor=SENDER)
    assert version.body == body
    rows = session.scalars(select(Appearance)).all()
    assert all(body[row.start : row.end] == row.exact for row in rows)
    for claim in session.scalars(select(Claim)):
        assert not {unicodedata.category(character) for character in claim.text} & {"Cc", "Cn", "Zl", "Zp"}
        assert not set(claim.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    lookup_version(session, version, today=NOW.date(), now=NOW, actor=SENDER, settings=MatchingSettings())


def test_review_waits_in_the_senders_organization(session):
    ensure_default_organization(session, name="Desk", now=NOW)
    own = get_or_create_organization(session, "Paper", now=NOW)
    version = send(session).version
    process_version(session, version.id, now=NOW, actor=Actor("key:9", key_id=9, organization_id=own.id))
    assert {review.organization_id for review in session.scalars(select(Review))} == {own.id}


def test_registry_without_organization_takes_articles_too(session):
    version = send(session).version
    process_version(session, version.id, now=NOW, actor=SENDER)
    assert counts(session)["claims"] > counts(session)["reviews"] == 0


def test_progress_is_told(session):
    steps = []
    version = send(session).version
    process_version(session, version.id, now=NOW, actor=SENDER, progress=lambda *step: steps.append(step))
    assert steps[0] == ("extracting", 0, 1)
    assert steps[-1][0] == "matching"
    assert steps[-1][1] == steps[-1][2] == counts(session)["appearances"]


@on_both_databases
def test_same_article_sent_by_many_at_once_is_one(open_session):
    gate, found, errors = threading.Barrier(6), [], []

    def work() -> None:
        gate.wait()
        try:
            with open_session() as session:
                received = send(session, url=URL)
                process_version(session, received.version.id, now=NOW, actor=SENDER)
                session.commit()
                found.append((received.article.id, received.version.id))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=180)
    assert not errors
    assert len(found) == 6
    assert len(set(found)) == 1
    with open_session() as session:
        made = counts(session)
    assert (made["outlets"], made["articles"], made["article_versions"]) == (1, 1, 1)
    assert made["appearances"] == made["claims"]


@on_both_databases
def test_two_articles_prepared_at_once_share_their_new_claims(open_session):
    """Both looked before either wrote: the second to write must look again."""
    with open_session() as session:
        ensure_default_organization(session, name="Desk", now=NOW)
        ids = [send(session, TEXT + "\n" * number, url=f"{URL}/{number}").version.id for number in (1, 2)]
        session.commit()
    matching = MatchingSettings()
    with open_session() as session:
        prepared = [prepare_version(session, version_id, settings=matching) for version_id in ids]
        session.rollback()
    for version_id, one in zip(ids, prepared, strict=True):
        with open_session() as session:
            store_version(session, version_id, one, now=NOW, actor=SENDER, settings=matching)
            session.commit()
    with open_session() as session:
        made = counts(session)
        linked = session.scalars(select(Appearance.claim_id).distinct()).all()
    assert made["claims"] * 2 == made["appearances"]
    assert None not in linked


@on_both_databases
def test_copies_of_one_wire_text_that_arrive_together_open_its_claims_once(open_session):
    with open_session() as session:
        ensure_default_organization(session, name="Desk", now=NOW)
        session.commit()
    gate, errors = threading.Barrier(5), []

    def work(number: int) -> None:
        gate.wait()
        try:
            with open_session() as session:
                received = send(session, url=f"https://paper{number}.example.org/wire")
                process_version(session, received.version.id, now=NOW, actor=SENDER)
                session.commit()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=180)
    assert not errors
    with open_session() as session:
        made = counts(session)
    assert made["claims"] * 5 == made["appearances"] > 0
    assert made["reviews"] == made["claims"]


def test_one_text_opens_a_bounded_number_of_claims(session, monkeypatch):
    monkeypatch.setattr("claims.services.intake.storing.MAX_NEW_CLAIMS", 2)
    places = ("Dresden", "Hamburg", "Oslo", "Lima", "Rome")
    body = " ".join(f"The bridge in {place} was closed for {len(place)} days in March 2019." for place in places)
    version = send(session, body).version
    process_version(session, version.id, now=NOW, actor=SENDER)
    made = counts(session)
    assert (made["claims"], made["appearances"]) == (2, 5)


PLACES = ("Umea", "Malmo", "Turku", "Bergen", "Aarhus", "Kiel", "Gdansk", "Vaasa", "Narvik", "Lund", "Oslo", "Lima")


def many(count, thing="bridge"):
    """A text of so many claims that nobody has said before."""
    return " ".join(f"The {thing} in {place} cost {len(place) + 40} million euros in 2019." for place in PLACES[:count])


EACH_ASKS = 16
"""Statements for each claim that is opened; there were 38 while each review was opened by itself."""


def test_opening_the_claims_of_a_text_asks_little_while_other_writers_wait(session, monkeypatch):
    # What is compared with the text's own claims is bounded by itself.
    monkeypatch.setattr(storing, "CLOSELY_READ", 0)
    ensure_default_organization(session, name="Desk", now=NOW)
    asked = {}
    for count, thing in ((4, "bridge"), (12, "library")):
        version = send(session, many(count, thing), outlet=f"The {thing} post").version
        prepared = prepare_version(session, version.id, settings=MatchingSettings())
        assert len(prepared.appearances) == count
        with counted(session) as sent:
            store_version(session, version.id, prepared, now=NOW, actor=SENDER, settings=MatchingSettings())
        asked[count] = len(sent)
    assert asked[12] - asked[4] <= 8 * EACH_ASKS, asked


def test_claims_that_a_text_opens_are_found_read_and_reviewed(session, monkeypatch):
    monkeypatch.setattr(storing, "CLOSELY_READ", 2)
    monkeypatch.setattr(storing, "INDEXED_AT_ONCE", 3)
    ensure_default_organization(session, name="Desk", now=NOW)
    version = send(session, many(12)).version
    process_version(session, version.id, now=NOW, actor=SENDER)
    assert counts(session)["claims"] == counts(session)["reviews"] == 12
    assert check(session) == []
    assert session.scalar(select(func.count()).select_from(ClaimReading)) == 12
    opened = session.scalars(select(StatusChange.action)).all()
    assert opened == ["open"] * 12


@pytest.mark.parametrize(("body", "opened"), [(many(2), 2), ("Is anybody there? Nobody knows.", 0)])
def test_what_was_sent_by_a_desk_that_was_merged_since_waits_with_the_one_that_took_it_in(session, body, opened):
    ensure_default_organization(session, name="Desk", now=NOW)
    small, big = (make_organization(session, name) for name in ("Small Desk", "Big Desk"))
    sender = Actor("key:7", key_id=7, organization_id=small.id)
    version = receive_article(session, ArticleInput(body=body), actor=sender, now=NOW).version
    small.merged_into_id = big.id
    process_version(session, version.id, now=NOW, actor=sender)
    assert version.processing is ProcessingState.PROCESSED
    assert session.scalars(select(Review.organization_id)).all() == [big.id] * opened


def test_checks_need_no_database():
    checked = check_article(ArticleInput(body=TEXT, url=URL), now=NOW, limits=IntakeLimits())
    assert (checked.url, checked.body, checked.language) == (URL, TEXT, None)
