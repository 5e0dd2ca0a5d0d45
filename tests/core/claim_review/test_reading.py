"""ClaimReviews of others: every rule of tolerant reading, round trips, and hostile documents."""

from __future__ import annotations

import datetime as dt
import json
import time
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.claim_review.documents import MAX_UNREADABLE, find_reviews
from claims.core.claim_review.findings import LEVELS, Level
from claims.core.claim_review.reading import read_document
from claims.core.claim_review.records import Party, Rating, ReviewMarkup, Work
from claims.core.claim_review.writing import json_text, write_review, write_reviews
from claims.core.verdicts import Verdict
from tests.core.claim_review.test_writing import BARE, FULL

TODAY = dt.date(2026, 11, 29)
BASE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example/checks/1",
    "claimReviewed": "The wall cost 41 million euros.",
    "author": {"@type": "Organization", "name": "Desk", "url": "https://desk.example/"},
    "datePublished": "2024-05-01",
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ana Lopez"}},
}


def changed(**changes: Any) -> dict[str, Any]:
    """The plain review with other properties; None takes one out."""
    rating = changes.pop("rating", {})
    document = BASE | changes
    if isinstance(document["reviewRating"], dict):
        document["reviewRating"] = {k: v for k, v in (document["reviewRating"] | rating).items() if v is not None}
    return {name: value for name, value in document.items() if value is not None}


def read(document: Any, **options: Any) -> Any:
    text = document if isinstance(document, str) else json.dumps(document)
    return read_document(text, today=TODAY, **options)


def only(document: Any, **options: Any) -> Any:
    found = read(document, **options)
    assert len(found.reviews) == 1, found
    return found.reviews[0]


def codes(review: Any) -> set[str]:
    return {item.code for item in review.findings}


def test_a_plain_review_is_read_without_a_word():
    review = only(BASE)
    assert (review.findings, review.verdict) == ((), Verdict.FALSE)
    assert review.markup.author == Party("Desk", "Organization", "https://desk.example/")
    assert review.markup.rating == Rating("False", 1, 5, 1)


@pytest.mark.parametrize("markup", [BARE, FULL, replace(FULL, rating=Rating("Kept", 5, 5, 1))])
def test_what_we_write_is_read_back_as_it_was(markup):
    assert only(json_text(write_review(markup))).markup == markup


WORD = st.text(alphabet="abcdefghij ", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
URL = st.integers(1, 99).map(lambda n: f"https://desk.example/checks/{n}")
MOMENT = st.one_of(
    st.dates(dt.date(1990, 1, 1), TODAY),
    st.integers(631_238_400, 1_793_491_200).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC)),
)
MARKUP = st.builds(
    ReviewMarkup,
    claim_reviewed=WORD,
    rating=st.builds(Rating, WORD, st.sampled_from([1.0, 3.0]), st.just(5.0), st.just(1.0)) | st.builds(Rating, WORD),
    url=URL,
    author=st.just(Party("Desk", "Organization", "https://desk.example/")),
    id=URL.map(lambda url: f"{url}#review"),
    published=MOMENT,
    expires=st.none() | MOMENT,
    language=st.sampled_from(["", "en", "pt-BR"]),
    claimant=st.none() | st.just(Party("Ana Lopez", "Person", "https://www.wikidata.org/wiki/Q1")),
    claim_date=st.none() | MOMENT,
    appearances=st.lists(st.builds(Work, URL, WORD, st.none() | MOMENT, WORD), max_size=3, unique=True).map(tuple),
    citations=st.lists(URL, max_size=3, unique=True).map(tuple),
)


@given(MARKUP)
@settings(max_examples=60, deadline=None)
def test_any_review_of_ours_comes_back(markup):
    assert only(json_text(write_review(markup))).markup == markup


CASES = [
    ("claim in a list", {"claimReviewed": ["One.", "Two."]}, {"claim_in_parts"}),
    ("claim as an object", {"claimReviewed": {"@type": "Claim", "text": "It is so."}}, {"claim_is_object"}),
    ("claim missing, named elsewhere", {"claimReviewed": " ", "name": "It is so."}, {"claim_inferred"}),
    ("claim missing", {"claimReviewed": None}, {"claim_missing"}),
    (
        "claim in its item",
        {"claimReviewed": "", "itemReviewed": {"@type": "Claim", "text": "It is."}},
        {"claim_inferred"},
    ),
    ("claimant a number", {"itemReviewed": {"@type": "Claim", "author": 7}}, set()),
    ("claim cut", {"claimReviewed": "The wall cost…"}, {"claim_cut"}),
    ("claim too long", {"claimReviewed": "x" * 2_001}, {"claim_too_long"}),
    ("claim with half a character", {"claimReviewed": "The wall \ud800"}, {"text_unusable"}),
    ("url missing", {"url": None}, {"url_missing"}),
    ("url of another kind", {"url": "javascript:alert(1)"}, {"url_unusable"}),
    ("url with tracking", {"url": "https://desk.example/1?utm_source=x"}, {"url_tracking"}),
    ("author missing", {"author": None}, {"author_from_host"}),
    ("author a person", {"author": {"@type": "Person", "name": "Ida Berg"}}, {"author_is_person"}),
    ("author a text", {"author": "Verification desk"}, set()),
    ("publisher first", {"publisher": {"name": "The Desk"}, "author": {"@type": "Person", "name": "Ida"}}, set()),
    ("rating missing", {"reviewRating": None}, {"rating_missing"}),
    ("ratings in a list", {"reviewRating": [{"ratingValue": 1}, {"alternateName": "False"}]}, {"rating_is_list"}),
    ("words unknown", {"rating": {"alternateName": "Three cats"}}, {"unmapped"}),
    ("words missing, name there", {"rating": {"alternateName": "", "name": "False"}}, {"words_inferred"}),
    ("words missing", {"rating": {"alternateName": "  "}}, {"unrated"}),
    ("numbers as texts", {"rating": {"ratingValue": "1", "bestRating": " 5 ", "worstRating": "1,0"}}, set()),
    ("number a word", {"rating": {"ratingValue": "one"}}, {"number_unusable"}),
    ("scale without its lower end", {"rating": {"worstRating": ""}}, {"scale_incomplete"}),
    ("all numbers equal", {"rating": {"ratingValue": -1, "bestRating": -1, "worstRating": -1}}, {"scale_void"}),
    ("scale reversed", {"rating": {"ratingValue": 5}}, {"number_contradicts_words"}),
    ("fields swapped", {"rating": {"bestRating": "It is so.", "ratingExplanation": "5"}}, {"fields_swapped"}),
    ("date missing", {"datePublished": ""}, {"date_missing"}),
    ("date ambiguous", {"datePublished": "01/02/2020"}, {"date_unreadable"}),
    ("date without zone", {"datePublished": "2024-05-01 10:30"}, {"zone_missing"}),
    ("date to come", {"datePublished": "2031-05-01"}, {"date_odd"}),
    ("modified before published", {"dateModified": "2023-05-01"}, {"modified_before_published"}),
    ("item missing", {"itemReviewed": None}, {"item_missing"}),
    ("item of the old pattern", {"itemReviewed": {"@type": "CreativeWork"}}, {"item_type"}),
    ("item in lower case", {"itemReviewed": {"@type": "claim"}}, set()),
    (
        "claimant in a list",
        {"itemReviewed": {"@type": "Claim", "author": {"name": ["Ana Lopez", "mayor"]}}},
        {"claimant_in_parts"},
    ),
    (
        "claimant nobody",
        {"itemReviewed": {"@type": "Claim", "author": {"name": "Viral posts"}}},
        {"claimant_collective"},
    ),
    ("claimant unnamed", {"itemReviewed": {"@type": "Claim", "author": {"name": ""}}}, {"claimant_unnamed"}),
    ("language odd", {"inLanguage": "English (US)"}, {"language_unusable"}),
]


@pytest.mark.parametrize(("changes", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_odd_is_told(changes, expected):
    review = only(changed(**changes))
    assert codes(review) == expected
    assert (review.markup is None) is any(LEVELS[code] is Level.ERROR for code in expected)
    assert all(item.path.startswith("$") and item.detail and item.fix for item in review.findings)


def test_everything_is_told_at_once_with_its_path():
    document = changed(claimReviewed=None, url=None, author=None, datePublished="soon", rating={"ratingValue": "x"})
    found = read({"@graph": [{"@type": "WebPage"}, document]})
    assert {item.path for item in found.all_findings} >= {
        "$['@graph'][1].claimReviewed",
        "$['@graph'][1].url",
        "$['@graph'][1].author",
        "$['@graph'][1].datePublished",
        "$['@graph'][1].reviewRating.ratingValue",
    }
    assert found.has_errors


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-05-01", dt.date(2024, 5, 1)),
        ("2024-05-01T10:30:00+05:30", dt.datetime(2024, 5, 1, 5, 0, tzinfo=dt.UTC)),
        ("2024-05-01T10:30:00+5:30", dt.datetime(2024, 5, 1, 5, 0, tzinfo=dt.UTC)),
        ("2024-05-01T10:30:00+0530", dt.datetime(2024, 5, 1, 5, 0, tzinfo=dt.UTC)),
        ("2024-05-01T10:30:00.123Z", dt.datetime(2024, 5, 1, 10, 30, tzinfo=dt.UTC)),
        ("1 May 2024", dt.date(2024, 5, 1)),
        ("May 1st, 2024", dt.date(2024, 5, 1)),
        ("2024-13-01", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("1 Foo 2024", None),
    ],
)
def test_dates_as_they_are_really_written(written, expected):
    assert only(changed(datePublished=written)).markup.published == expected


def test_address_of_a_post_that_stands_with_its_author_is_an_appearance():
    post = "https://x.example/ana/status/3"
    item = {"@type": "Claim", "author": {"@type": "Person", "name": "Ana Lopez", "sameAs": post}}
    markup = only(changed(itemReviewed=item)).markup
    assert ([work.url for work in markup.appearances], markup.claimant) == ([post], Party("Ana Lopez", "Person"))
    alone = only(changed(itemReviewed={"@type": "Claim", "author": 7})).markup
    assert (alone.appearances, alone.claimant) == ((), None)


def test_older_markup_names_the_post_as_an_identity():
    item = {
        "@type": "CreativeWork",
        "url": "https://x.example/ana/status/1",
        "sameAs": "https://x.example/ana/status/2",
    }
    markup = only(changed(itemReviewed=item)).markup
    assert [work.url for work in markup.appearances] == [
        "https://x.example/ana/status/1",
        "https://x.example/ana/status/2",
    ]


def test_references_are_followed_within_the_document_alone():
    graph = [{"@type": "Organization", "@id": "#desk", "name": "The Desk"}, changed(author={"@id": "#desk"})]
    assert only({"@graph": graph}).markup.author.name == "The Desk"
    assert "author_from_host" in codes(only(changed(author={"@id": "https://elsewhere.example/"})))


def test_references_are_followed_from_script_to_script_of_a_page_and_not_from_line_to_line():
    parts = [json.dumps(changed(author={"@id": "#desk"})), json.dumps({"@id": "#desk", "name": "The Desk"})]
    page = "".join(f"<script type='application/ld+json'>{part}</script>" for part in parts)
    assert only(page).markup.author.name == "The Desk"
    assert only("\n".join(parts)).markup.author.name == "desk.example"


@pytest.mark.parametrize(
    ("link", "page_url", "expected"),
    [
        ("<link rel=canonical href='/checks/9'>", "https://desk.example/a?b=1", "https://desk.example/checks/9"),
        ("<LINK REL='x Canonical' HREF='https://www.desk.example/c&amp;d'>", "https://desk.example/a", None),
        ("<link rel='canonical' href='https://desk.example/c?utm_source=x&p=2'>", "", "https://desk.example/c?p=2"),
        ("<link rel=canonical href='https://other.example/c'>", "https://desk.example/a", "https://desk.example/a"),
        ("<link rel=canonical href='https://desk.example/'>", "https://desk.example/a", "https://desk.example/a"),
        ("<link rel=canonical>", "https://desk.example/a?fbclid=1&id=3", "https://desk.example/a?id=3"),
        ("<link rel=canonical href='javascript:alert(1)'>", "https://desk.example/a", "https://desk.example/a"),
        ("<p>Read <link rel=canonical href='/c'></p>", "https://desk.example/a", "https://desk.example/a"),
        ("<body><textarea><link rel=canonical href='/c'>", "https://desk.example/a", "https://desk.example/a"),
        (
            "<html><title>A</title><meta name=a><link rel=canonical href='/c'><p>",
            "https://desk.example/a",
            "https://desk.example/c",
        ),
        ("<!-- <link rel=canonical href='/c'> -->", "https://desk.example/a", "https://desk.example/a"),
        ("<link rel=alternate href='/c'>", "https://desk.example/a", "https://desk.example/a"),
    ],
)
def test_a_review_without_an_address_has_that_of_its_page(link, page_url, expected):
    page = f"<head>{link}</head><script type='application/ld+json'>{json.dumps(changed(url=None))}</script>"
    review = only(page, page_url=page_url)
    assert review.markup.url == (expected or "https://www.desk.example/c&d")
    assert "url_inferred" in codes(review)


def test_a_relative_address_is_of_the_page():
    page = "<link rel=canonical href='https://desk.example/checks/9'>"
    page += f"<script type='application/ld+json'>{json.dumps(changed(url='../x'))}</script>"
    assert only(page).markup.url == "https://desk.example/x"


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x0b", "\x1f", "\x7f", "\x85", "\x9f"])
def test_controls_in_a_text_are_white_space(control):
    document = changed(claimReviewed=f"The wall{control}cost 41{control} million euros.")
    assert only(document).markup.claim_reviewed == BASE["claimReviewed"]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + json.dumps(BASE),
        f"\ufeff<p>x</p><script type='application/ld+json'>\n\ufeff{json.dumps(BASE)}</script>",
        "\n".join(json.dumps(BASE | {"reviewBody": "one\u2028two\u0085three"}, ensure_ascii=False) for _ in range(2)),
        f"<![CDATA[{json.dumps(BASE)}]]>",
        f"/*<![CDATA[*/ {json.dumps(BASE)} /*]]>*/",
        json.dumps(BASE).replace('"', "&quot;"),
        json.dumps(BASE | {"reviewBody": "one\ntwo"}).replace("\\n", "\n"),
        json.dumps(BASE) + ";",
        json.dumps([[BASE]]),
        json.dumps({"@type": "WebPage", "mainEntity": {"review": [BASE]}}),
        json.dumps(BASE | {"@type": ["Review", "http://schema.org/ClaimReview"]}),
        json.dumps({"dataFeedElement": [{"item": [BASE, BASE]}]}),
        f"<html><script>x</script><script type='application/ld+json'>{json.dumps(BASE)}</script>"
        "<script type='application/ld+json'>{broken</script></html>",
        "\n".join([json.dumps(BASE), "", json.dumps(BASE)]),
    ],
)
def test_it_is_found_wherever_it_stands(text):
    assert only(text).markup.claim_reviewed == BASE["claimReviewed"]


_LD = "application/ld+json"


@pytest.mark.parametrize(
    ("page", "places"),
    [
        (f"<SCRIPT TYPE='{_LD}'>{{}}</SCRIPT >", 1),
        (f'<script data-of="a > b" type="{_LD}; charset=utf-8" async>{{}}</script>', 1),
        (f"<script type={_LD}>{{}}</script><script\ntype = '{_LD}'>{{}}</script>", 2),
        ("<script type='application&#47;ld+json'>{}</script>", 1),
        (f"<script data-type='{_LD}'>{{}}</script><scripts type='{_LD}'>{{}}</scripts>", 0),
        (f"<!-- <script type='{_LD}'>{{}}</script> --><script type='{_LD}'>{{}}</script>", 1),
        (f"<!--><script type='{_LD}'>{{}}</script>", 1),
        (f"<!-- <script type='{_LD}'>{{}}</script>", 0),
        (f"<style><script type='{_LD}'>{{}}</script></style>", 0),
        (f"<script>document.write(\"<script type='{_LD}'>{{}}\")</script>", 0),
        (f"<p title='it>s'><script class='a' type='{_LD}'>{{}}</script><p title='", 1),
        (f"<script title='></script><script type='{_LD}'>{{}}</script> \"", 0),
        (f"<script type='{_LD}'>{{}}", 1),
        (f"<div title='<!--'></div><script type='{_LD}'>{{}}</script>", 1),
        (f"<div data-ad='<script src=a>'></div><script type='{_LD}'>{{}}</script>", 1),
        (f'<iframe srcdoc="<script type={_LD}>{{}}</script>"></iframe>', 0),
        (f"<!-- x --!><script type='{_LD}'>{{}}</script>", 1),
        (f"<![CDATA[ <!-- ]]><script type='{_LD}'>{{}}</script>", 1),
        (f'<script title="a type=x b" type="{_LD}">{{}}</script>', 1),
        (f'<script title="a type={_LD} b">{{}}</script>', 0),
        (f"<script type{' ' * 50}='{_LD}'>{{}}</script>", 1),
        (f"<a href=\"x\"\">it's</a><script type='{_LD}'>{{}}</script>", 1),
    ],
)
def test_scripts_of_a_page_are_found_as_browsers_find_them(page, places):
    broken = page.replace("{}", "{")
    assert sum(item.code == "not_json" for item in read(f"<p>x</p>{broken}").findings) == places


@pytest.mark.parametrize(
    "part",
    [
        "<a ",
        '<a x="',
        "<a b=c ",
        "<!--",
        "<?",
        "</",
        "<script ",
        "<script '>",
        '<script "></script>x"',
        "<style>",
        'type="',
        "<a ='>\"",
        "<script a = ",
        "<p>",
        "<link ",
        "<link rel=canonical ",
        "<link rel=x>",
    ],
)
def test_a_page_that_is_broken_everywhere_is_read_in_one_pass(part):
    page = "<p>x</p>" + part * (200_000 // len(part)) + "'"
    began = time.process_time()
    read(page)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_lines_are_read_though_one_of_them_is_broken(broken):
    lines = [json.dumps(changed(url=f"https://desk.example/checks/{number}")) for number in range(3)]
    lines[broken] = "{oops"
    found = read("\n".join(lines))
    assert len(found.reviews) == 2
    assert [(item.code, item.place) for item in found.findings] == [("not_json", f"line {broken + 1}")]


@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_over_several_lines_is_one_document(indent):
    parts = [json.dumps(changed(url=f"https://desk.example/checks/{number}"), indent=indent) for number in range(3)]
    found = read("[\n" + ",\n".join(parts) + "\n]")
    assert [review.path for review in found.reviews] == ["$[0]", "$[1]", "$[2]"]


def test_a_page_says_which_script_is_broken():
    page = "<p>x</p><script type='application/ld+json'>{</script>"
    found = read(page)
    assert [(item.code, item.place) for item in found.findings] == [("not_json", "script 1")]


def test_several_of_ours_are_read_back_in_order():
    other = replace(FULL, url="https://registry.example/reviews/2/revisions/1", claim_reviewed="Another.")
    assert [review.markup for review in read(json_text(write_reviews([FULL, other]))).reviews] == [FULL, other]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "5",
        '"ClaimReview"',
        "[" * 100_000,
        '{"a":' * 100_000,
        "{" + '"@type":"ClaimReview",' * 3 + '"url":1e999}',
        '{"@type":"ClaimReview","reviewRating":{"ratingValue":' + "9" * 5_000 + "}}",
        '{"@type":"ClaimReview","claimReviewed":' + '["x",' * 200 + "1" + "]" * 201,
        "<" * 100_000,
        "<script type='application/ld+json'>" * 1_000,
        " " * 1_000_000 + "]]>",
        '{"@type": [[["ClaimReview"]], {}, 7], "author": 3, "itemReviewed": [[]]}',
        '{"@type": "ClaimReview", "@id": "x", "author": {"@id": "x"}, "itemReviewed": {"@id": "x"}}',
    ],
)
def test_nonsense_is_told_and_breaks_nothing(text):
    found = read(text)
    assert found.all_findings
    assert json.dumps([item.detail for item in found.all_findings])


NAMES = st.sampled_from(sorted(BASE)) | st.text(max_size=5)
LEAVES = st.sampled_from(["2024-05-01", "https://a.example/", "5"]) | st.text(max_size=8) | st.floats() | st.none()
JSON = st.recursive(
    LEAVES | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*BASE, "publisher", "expires", "citation", "correction", "inLanguage"]), JSON))
@settings(max_examples=150, deadline=None)
def test_any_json_is_read_to_the_end(properties):
    read_document(json.dumps(properties | {"@type": "ClaimReview"}), today=TODAY, page_url="https://desk.example/")


def test_reviews_of_the_wild_are_read(shared_data):
    path = shared_data / "interop" / "claimreview-real.ndjson"
    if not path.is_file():
        pytest.skip(f"no {path}")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    taken = 0
    for row in rows:
        page = row["url"] if str(row.get("url", "")).startswith("http") else f"https://{row['domain']}/"
        review = only(row["claimreview"], page_url=page)
        taken += review.markup is not None
        words = row["claimreview"].get("reviewRating", {})
        if review.markup is not None and isinstance(words, dict) and str(words.get("alternateName") or "").strip():
            assert review.markup.rating.words == " ".join(unicodedata.normalize("NFC", words["alternateName"]).split())
    assert taken >= len(rows) - 1


@pytest.mark.parametrize(
    ("node", "item", "found"),
    [
        ({"image": "https://a.example/1.jpg"}, {}, ["https://a.example/1.jpg"]),
        ({"image": ["https://a.example/1.jpg", {"url": "/2.jpg"}]}, {}, ["https://a.example/1.jpg"]),
        ({"image": {"contentUrl": "https://a.example/f.jpg", "url": "https://a.example/page"}}, {}, ["f.jpg", "page"]),
        ({}, {"image": {"@id": "https://a.example/1.jpg"}}, ["https://a.example/1.jpg"]),
        ({}, {"@type": "ImageObject", "contentUrl": "https://a.example/1.jpg"}, ["https://a.example/1.jpg"]),
        ({}, {"associatedMedia": [{"contentUrl": "https://a.example/v.mp4"}]}, ["https://a.example/v.mp4"]),
        ({}, {"appearance": {"url": "https://a.example/p", "image": "https://a.example/1.jpg"}}, ["1.jpg", "p"]),
        ({}, {"firstAppearance": "https://A.example/1.jpg#top"}, ["https://a.example/1.jpg"]),
        ({}, {"url": "https://a.example/posts/1"}, ["https://a.example/posts/1"]),
        ({"reviewRating": {"alternateName": "False", "image": "https://a.example/badge.png"}}, {}, []),
        ({"author": {"@type": "Organization", "name": "Desk", "image": "https://a.example/logo.png"}}, {}, []),
        ({}, {"author": {"@type": "Person", "name": "Ana Berg", "image": "https://a.example/face.png"}}, []),
        ({"image": ["", None, {}, [], 7, "javascript:alert(1)", "http://"]}, {"image": {"url": ["x"]}}, []),
        ({"image": [f"https://a.example/{n}" for n in range(500)]}, {}, [f"https://a.example/{n}" for n in range(50)]),
    ],
)
def test_images_that_a_review_is_found_by(node, item, found):
    document = {name: value for name, value in BASE.items() if name != "itemReviewed"} | node
    document["itemReviewed"] = {"@type": "Claim"} | item
    images = read(document).reviews[0].images
    assert list(images) == [name if "/" in name else f"https://a.example/{name}" for name in found]


@pytest.mark.parametrize("part", ["{x\n", "<script type='application/ld+json'>{x</script>"])
def test_reading_ends_where_too_many_lines_or_scripts_are_no_json(part):
    found, findings = find_reviews(part * 9 + "{}\n" + part * 150 + "{}")
    assert not found
    assert [item.code for item in findings] == ["not_json"] * (MAX_UNREADABLE + 1) + ["too_many_unreadable"]
    assert [item.code for item in find_reviews(part * 50 + "{}")[1]] == ["not_json"] * 50
