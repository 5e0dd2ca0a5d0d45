"""HTML to text: the article's paragraphs, nothing of the page's furniture, and no page that stops the program."""

from __future__ import annotations

import contextlib
import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.errors import Invalid, TooLarge
from claims.services.articles.article_text import read_page

FIRST = "The bridge over the river was closed for seven days after the flood, the city said on Monday."
SECOND = "About 40 people had to leave their homes, and two schools stayed shut until the end of the week."


def article(*parts: str, head: str = "") -> str:
    furniture = '<nav><a href="/">Home</a></nav><script>track("x")</script><style>p{}</style>'
    footer = "<footer><p>Copyright, all rights reserved</p></footer>"
    return f"<html><head>{head}</head><body>{furniture}<article>{''.join(parts)}</article>{footer}</body></html>"


def paragraphs(*parts: str, head: str = "") -> list[str]:
    return read_page(article(*parts, head=head)).body.split("\n\n")


def test_paragraphs_are_kept_and_furniture_is_left_out():
    assert paragraphs(f"<p>{FIRST}</p>", f"<p>{SECOND}</p>") == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            f"<p>{FIRST}</p><p>The <b>mayor</b>,\n   <a href='/m'>Ann Lee</a>,&nbsp;agreed.</p>",
            "The mayor, Ann Lee, agreed.",
        ),
        (f"<p>{FIRST}</p><p>Line one<br>goes on.</p>", "Line one goes on."),
        (f"<p>{FIRST}<br><br>Then it rained for two more days.</p>", "Then it rained for two more days."),
        (f"<p>{FIRST}<br>\n<br/>Then it <b>rained</b>.<br><br><br>{SECOND}</p>", "Then it rained."),
        (f"<table><tr><td>{FIRST}</td><td>x</td></tr></table><p>{SECOND}</p>", FIRST + " x"),
        (f"<p>{FIRST}</p><ul><li>Two schools were shut.</li></ul>", "Two schools were shut."),
        (f"<p>{FIRST}</p><blockquote>We were lucky this time.</blockquote>", "We were lucky this time."),
        (f"<p>{FIRST}</p><h2>What comes next</h2><p>{SECOND}</p>", "What comes next"),
        (f"<p>{FIRST}</p><p>5 &lt; 7 &amp; 7 &gt; 5 in every case.</p>", "5 < 7 & 7 > 5 in every case."),
    ],
)
def test_markup_becomes_text_as_a_browser_shows_it(markup, expected):
    assert expected in paragraphs(markup)


def test_scripts_and_event_handlers_leave_nothing():
    hostile = f"<p onclick=alert(1)>{FIRST}</p><script>alert('x')</script><template><p>hidden</p></template>"
    body = read_page(article(hostile, "<svg><script>alert(2)</script></svg>", f"<p>{SECOND}</p>")).body
    assert body == f"{FIRST}\n\n{SECOND}"


def test_words_that_look_like_markup_stay_words():
    assert (
        "<script>alert(1)</script>"
        in read_page(article(f"<p>{FIRST}</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")).body
    )


def test_heading_that_repeats_the_headline_is_left_out():
    page = read_page(article("<h1>Bridge closed</h1>", f"<p>{FIRST}</p>"))
    assert (page.headline, page.body) == ("Bridge closed", FIRST)
    given_one = read_page(article("<h1>Bridge closed</h1>", f"<p>{FIRST}</p>"), headline="Bridge closed")
    assert given_one.body == FIRST


def test_page_says_who_when_and_where():
    head = (
        "<title>Bridge closed - The Paper</title><meta property='og:title' content='Bridge  closed'>"
        "<link rel=canonical href='https://paper.example/bridge'><meta name=author content='Ann Lee'>"
        "<meta property='article:published_time' content='2020-02-22T10:00:00+02:00'>"
    )
    page = read_page(article(f"<p>{FIRST}</p>", head=head).replace("<html>", "<html lang='en_GB'>"))
    assert page.headline == "Bridge closed"
    assert page.authors == ("Ann Lee",)
    assert page.published == dt.datetime(2020, 2, 22, 10, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert (page.language, page.canonical) == ("en-GB", "https://paper.example/bridge")


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (json_ld('{"@type":"NewsArticle","datePublished":"2020-02-22"}'), dt.date(2020, 2, 22)),
        (json_ld('[{"@type":"Person"},{"@type":"Article","datePublished":"2020-02-22"}]'), dt.date(2020, 2, 22)),
        (json_ld('{"@graph":[{"@type":"Article","datePublished":"2020-02-22T09:00"}]}'), dt.date(2020, 2, 22)),
        (json_ld('{"@type":"Article","datePublished":1582329600}'), None),
        (json_ld("{broken"), None),
        (json_ld("[" * 100_000), None),
        ("<meta property='article:published_time' content='yesterday'>", None),
        ("<meta property='article:published_time' content='2020-13-45'>", None),
        ("", None),
    ],
)
def test_publication_date_is_what_the_page_declares(head, published):
    assert read_page(article(f"<p>{FIRST} In 1999 it was closed too.</p>", head=head)).published == published


@pytest.mark.parametrize(
    "html", ["", "   ", "<html></html>", "<script>alert(1)</script>", "<!-- words -->", "<p> &nbsp; </p>"]
)
def test_page_without_text_is_refused(html):
    with pytest.raises(Invalid) as error:
        read_page(html)
    assert (error.value.code, error.value.problems[0].pointer) == ("body_empty", "/html")


@pytest.mark.parametrize(
    "html", ["The truce began.", "<p>The truce began.</p>", "<?xml version='1.0' encoding='x'?><p>The truce began.</p>"]
)
def test_short_page_without_structure_is_taken_whole(html):
    assert read_page(html).body == "The truce began."


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 900_000 + "text",
        "<p " + "a=b " * 500_000 + ">text</p>",
        "<article><p>" + "<b>" * 5_000 + "text </article>",
        "<ul><li>x " * 20_000,
        "<table><tr><td>x " * 20_000,
        "<!--" + "x" * 1_000_000,
        "<p>" + "word " * 900_000 + "</p>",
        "&amp;" * 500_000,
        "<a href=x>aaaa bbbb</a> " * 45_000,
        "<p>" + "word <br><br>" * 24_000,
    ],
)
def test_hostile_page_is_read_or_refused_in_time(html):
    started = time.process_time()
    with contextlib.suppress(Invalid):
        read_page(html)
    assert time.process_time() - started < 10


def test_page_of_too_many_elements_is_refused():
    with pytest.raises(TooLarge) as error:
        read_page("<article>" + "word <br>" * 150_000 + "</article>")
    assert error.value.code == "html_too_complex"


MARKUP = (
    "<p> </p> <div> </div> <b> <br> <table><tr><td> <ul><li> </ul> <svg> <math> <template> &#0; &#xD800; &#x110000; &bad; "
    "<![CDATA[ ]]> <!-- --> <?x <!DOCTYPE <a href=' '> word 157,000 \u202e <script> </script> <select><option> <xmp> "
    "<frameset> <plaintext>"
)
PIECES = st.sampled_from([*MARKUP.split(" "), " ", "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=10).filter(lambda text: text.isprintable()), max_size=40).map("".join))
def test_any_markup_gives_text_or_is_refused(html):
    try:
        body = read_page(html).body
    except Invalid:
        return
    assert body.strip() == body != ""
    assert "\x00" not in body
    body.encode("utf-8")
