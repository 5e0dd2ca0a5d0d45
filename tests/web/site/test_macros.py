"""The macros: what they refuse, what they say to readers who do not see, what they escape."""

import datetime as dt
import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from claims.core.records import Comparison, SlotComparison, Span
from claims.web.articles.segments import Highlight, cut_body
from claims.web.site.templating import MissingPart, extend
from claims.web.words.looks import look_of_match
from claims.web.words.marks import MARKS
from claims.web.words.words import describe_freshness

TEMPLATES = Path(__file__).parents[3] / "templates"
TODAY = dt.date(2026, 11, 3)
KINDS = ("true", "mostly_true", "mixed", "mostly_false", "false", "unproven", "disputed")
CURRENT = describe_freshness("current", today=TODAY, valid_until=dt.date(2026, 12, 1))
WITHDRAWN = describe_freshness("withdrawn", today=TODAY, since=TODAY)
REVIEW = {
    "organization": "Org A",
    "rating": "False",
    "verdict": "false",
    "revision": 2,
    "as_of": TODAY,
    "freshness": CURRENT,
}


def environment():
    env = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    extend(env)
    return env


def render(module, call, **context):
    """What a call of a macro writes; `module` is the file in macros/."""
    source = f'{{% import "macros/{module}.html" as m %}}{{{{ m.{call} }}}}'
    return environment().from_string(source).render(**context)


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html)).replace("\u00a0", " ").replace("&nbsp;", " ").strip()


@pytest.mark.parametrize("name", sorted(MARKS))
def test_every_mark_is_drawn_and_hidden_from_readers_by_ear(name):
    html = render("marks", "mark(name)", name=name)
    assert 'aria-hidden="true"' in html
    if html.startswith("<svg"):
        assert 'width="16" height="16"' in html
        assert html.count("<") >= 3


def test_a_drained_mark_keeps_its_shape_and_loses_its_tone():
    full, drained = render("marks", "mark('true')"), render("marks", "mark('true', drained=true)")
    assert full.replace("t-yes", "t-open") == drained


def test_verdict_line_says_word_organization_date_and_freshness():
    html = render("verdict", "verdict(review)", review=REVIEW)
    assert text_of(html) == "False Org A, revision 2 as of 3 Nov 2026 Current, valid until 1 Dec 2026"
    assert '<time datetime="2026-11-03">' in html


@pytest.mark.parametrize("missing", ["organization", "as_of", "freshness"])
@pytest.mark.parametrize("value", [None, "absent", " "])
def test_verdict_line_that_lacks_a_part_is_refused(missing, value):
    review = {**REVIEW, missing: value}
    if value == "absent":
        del review[missing]
    with pytest.raises(MissingPart):
        render("verdict", "verdict(review)", review=review)


def test_withdrawn_verdict_is_struck_drained_and_called_former():
    html = render("verdict", "verdict(review)", review=REVIEW | {"freshness": WITHDRAWN, "href": "/r/1"})
    assert "is-drained" in html
    assert "former <s>False</s>" in html
    assert "t-no" not in html


def test_own_words_of_the_organization_lead():
    html = render("verdict", "verdict(review)", review=REVIEW | {"rating": "Pants on fire"})
    assert text_of(html).startswith("“Pants on fire” (False)")


def test_freshness_at_publication_is_added():
    html = render(
        "verdict", "freshness(line, 'current')", line=describe_freshness("expired", today=TODAY, valid_until=TODAY)
    )
    assert text_of(html) == "Expired 3 Nov 2026 current at publication"


@pytest.mark.parametrize(
    ("module", "call"),
    [
        ("verdict", "verdict(review)"),
        (
            "claims",
            "claim_card({'id': 'q', 'text': evil, 'href': '/', 'meta': [evil], 'before': evil, 'exact': evil,"
            " 'select': evil})",
        ),
        (
            "claims",
            "evidence_card({'stance': 'supports', 'quote': evil, 'title': evil, 'url': 'https://x/' ~ evil})",
        ),
        ("claims", "changed_text(evil, 'x')"),
        ("claims", "timeline_item({'on': today, 'what': evil, 'who': evil, 'why': evil})"),
        ("claims", "slot_table([{'slot': evil, 'here': evil, 'there': evil}], evil)"),
        ("forms", "field('n', evil, evil, error=evil, hint=evil)"),
        ("forms", "field('n', evil, evil, type='textarea')"),
        ("forms", "choices('n', evil, [(evil, evil)])"),
        ("forms", "error_summary([{'detail': evil, 'field': evil}])"),
        ("forms", "button(evil, href=evil, attrs={'title': evil})"),
        ("feedback", "toast(evil, '/undo', {'id': evil})"),
        ("feedback", "two_texts(evil, evil, [{'name': 'n', 'label': evil, 'mine': evil, 'theirs': evil}])"),
        ("feedback", "progress({'label': evil, 'done': 1, 'total': 2})"),
        ("article", "note(1, evil, evil)"),
        ("article", "differing_text([{'text': evil, 'kind': 'differs', 'hidden': evil}])"),
    ],
)
def test_outside_text_is_escaped(module, call):
    evil = '<b onclick="x">&\'"'
    html = render(module, call, evil=evil, today=TODAY, review=REVIEW | {"organization": evil, "rating": evil})
    assert "<b " not in html
    assert "onclick=&#34;x&#34;" in html


def test_an_address_of_a_source_that_is_no_web_address_is_not_a_link():
    card = {"stance": "supports", "quote": "q", "title": "t", "url": "javascript:alert(1)"}
    assert "javascript:" not in render("claims", "evidence_card(card)", card=card)


def test_slot_table_is_a_real_table_with_differing_rows_first():
    slots = {
        "subject": SlotComparison("a", "a", Comparison.EQUAL),
        "quantity": SlotComparison("7", None, Comparison.DIFFERENT, inferred=True),
    }
    html = render("claims", "slot_table(slots, 'Slots')", slots=slots)
    assert html.index("Figure") < html.index("Subject")
    assert "<caption" in html
    assert 'scope="row"' in html
    assert "(inferred)" in html
    assert "<bdi>—</bdi>" in html


def test_card_names_the_claim_and_hides_the_actions_of_a_taken_one():
    card = {
        "id": "q-1",
        "text": "The fare rose.",
        "href": "/c/1",
        "select": "1",
        "taken_by": "Ben",
        "taken_at": "10:41",
    }
    html = render("claims", "claim_card(card)", card=card)
    assert 'aria-label="Select: The fare rose."' in html
    assert ">Open<" in html
    assert "Ben took this at 10:41." in html


def test_field_ties_hint_and_error_to_its_input():
    html = render("forms", "field('as_of', 'As of', '2019-01-01', type='date', hint='A day', error='Too late')")
    assert '<label class="c-label" for="as_of">' in html
    assert 'aria-describedby="as_of-hint as_of-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="as_of-error"' in html


def test_textarea_keeps_a_leading_line_break():
    assert ">\n\ntext</textarea>" in render("forms", "field('n', 'N', value, type='textarea')", value="\ntext")


def test_zero_is_a_value():
    assert 'value="0"' in render("forms", "field('n', 'N', 0, type='number')")


def test_error_summary_takes_the_focus_and_links_to_the_fields():
    html = render("forms", "error_summary([{'detail': 'Add a quote.', 'field': 'quote'}])")
    assert "data-focus" in html
    assert '<a href="#quote">Add a quote.</a>' in html
    assert "One thing to change" in html
    assert not render("forms", "error_summary([])").strip()


def article(body, *spans):
    highlights = [Highlight(n, parts) for n, parts in enumerate(spans, 1)]
    looks = {h.number: look_of_match("confirmed", "true", CURRENT) for h in highlights}
    (para,) = cut_body(body, highlights)
    return render("article", "paragraph(para, looks)", para=para, looks=looks)


def test_claim_in_text_reads_with_number_and_answer():
    html = article("He said it rained 4 days.", (Span(8, 24),))
    assert text_of(html) == "He said it rained 4 days1 (claim 1: True, same claim)."
    assert 'href="#n1"' in html
    assert 'id="s1"' in html


def test_text_without_marks_is_the_body_even_with_nested_claims():
    body = "Prices rose by 5 % because the war ended, he said."
    html = article(body, (Span(0, 40),), (Span(0, 18),), (Span(27, 40), Span(42, 49)))
    shown = re.sub(r'<sup>.*?</sup>|<span class="visually-hidden">.*?</span>', "", html)
    assert text_of(shown) == body


def test_links_are_never_nested_and_one_a_claim_is_in_the_tab_order():
    html = article("a b c d e f", (Span(0, 11),), (Span(2, 7),), (Span(4, 5),), (Span(4, 5),))
    depth = 0
    for tag in re.findall(r"<(/?)a\b", html):
        depth += -1 if tag else 1
        assert depth in (0, 1)
    anchors = re.findall(r"<a [^>]*>", html)
    for number in (1, 2, 3, 4):
        mine = [a for a in anchors if f'href="#n{number}"' in a]
        assert sum('tabindex="-1"' not in a for a in mine) == 1
        assert sum(f'id="s{number}"' in a for a in mine) == 1


def test_toast_can_be_undone_without_script():
    html = render("feedback", "toast('Taken by you.', '/undo', {'id': 3})")
    assert '<form method="post" action="/undo"' in html
    assert 'data-key="u"' in html


def test_progress_polls_only_while_there_is_something_to_poll():
    job = {"label": "matching", "done": 14, "total": 40, "poll_href": "/jobs/1"}
    assert 'hx-trigger="every 1s"' in render("feedback", "progress(job)", job=job)
    assert "hx-" not in render("feedback", "progress(job)", job=job | {"poll_href": ""})
    assert "200 of 2,216" in render("feedback", "progress(job)", job=job | {"done": 200, "total": 2_216})


def test_two_texts_preselect_nothing():
    fields = [{"name": "rationale", "label": "Rationale", "mine": "one two three", "theirs": "one two four"}]
    html = render("feedback", "two_texts('Ben', '10:44', fields)", fields=fields)
    assert "checked" not in html
    assert "data-focus" in html
    assert text_of(html).count("one two") == 2


def test_tabs_are_links_and_on_a_phone_a_select_of_the_same_addresses():
    items = [
        {"label": "New", "href": "/queue?tab=new", "count": 37, "current": False},
        {"label": "Mine", "href": "/queue?tab=mine", "count": 0, "current": True},
    ]
    html = render("navigation", "tabs(items, 'Queue')", items=items)
    assert re.findall(r'<a href="([^"]*)"', html) == ["/queue?tab=new", "/queue?tab=mine"]
    assert 'action="/queue"><select class="c-input" name="tab" aria-label="Queue"' in html
    assert re.findall(r'<option value="(\w+)"( selected)?>([^<]*)', html) == [
        ("new", "", "New (37)"),
        ("mine", " selected", "Mine"),
    ]
    elsewhere = render("navigation", "tabs(items, 'Queue')", items=[{"label": "New", "href": "#new"}])
    assert "<select" not in elsewhere


def test_a_list_on_one_page_has_no_pager():
    assert render("feedback", "pager()").strip() == ""
    assert 'rel="next"' in render("feedback", "pager(older='/queue?after=x')")
    assert "3 shown" in render("feedback", "pager(shown='3 shown')")


@pytest.mark.parametrize(("kinds", "is_many"), [(6, False), (7, True)])
def test_a_chart_of_many_kinds_is_a_table_on_a_phone(kinds, is_many):
    section = {
        "name": "verdicts",
        "chart": "bars",
        "bars": [],
        "legend": [(f"verdict/{name}", "") for name in KINDS[:kinds]],
        "table": [],
    }
    assert ("is-many" in render("charts", "chart(section)", section=section)) is is_many


@pytest.mark.parametrize(
    ("facts", "single", "said"),
    [
        (
            {"second_opinion": "agreed", "links_checked_on": TODAY},
            False,
            "Two people agreed on this links checked 3 Nov 2026",
        ),
        ({"second_opinion": "agreed"}, False, "Two people agreed on this"),
        ({"links_checked_on": TODAY}, False, "Links checked 3 Nov 2026"),
        ({"second_opinion": "adjudicated"}, False, "Two people came to different ratings; a third decided."),
        ({"second_opinion": "skipped"}, False, "No second opinion: nobody was free to give one in time."),
        (
            {"links_unchecked": True, "source_unarchived": True},
            False,
            "Links not checked when this was published; source not archived.",
        ),
        ({"single_origin": True}, False, "All evidence comes from one origin."),
        ({}, True, "One person wrote and approved this: the organization has a single reviewer."),
        ({}, False, ""),
    ],
)
def test_how_a_verdict_came_about_is_said_in_sentences(facts, single, said):
    source = '{% from "claims/review_block.html" import how_it_came %}{{ how_it_came(line, single) }}'
    assert text_of(environment().from_string(source).render(line=facts, single=single)) == said
