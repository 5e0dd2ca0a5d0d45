"""Cutting a body for highlighting: nothing lost, nothing twice, every claim reachable once."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.records import Span
from claims.web.articles.segments import Highlight, Shelved, cut_body, find_paragraphs, has_own_lines

TEXTS = st.text(alphabet=st.one_of(st.sampled_from("ab .,”\n\n\t—é"), st.characters()), max_size=80)


@st.composite
def bodies_with_claims(draw):
    body = draw(TEXTS)
    edges = st.integers(0, len(body))
    highlights = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        points = sorted(draw(st.lists(edges, min_size=2, max_size=6)))
        parts = tuple(Span(a, b) for a, b in zip(points[::2], points[1::2], strict=False))
        highlights.append(Highlight(number, parts, quoted=draw(st.booleans())))
    shelf_edges = sorted(draw(st.lists(edges, max_size=4, unique=True)))
    shelf = [Shelved(Span(a, b), "opinion") for a, b in zip(shelf_edges[::2], shelf_edges[1::2], strict=False)]
    return body, highlights, shelf


def shown(body):
    """Joined text of everything that is shown."""
    return "".join(s.text + s.after for p in body for s in p.segments)


def cut(body, *spans, **kwargs):
    return cut_body(body, [Highlight(n, parts) for n, parts in enumerate(spans, 1)], **kwargs)


@given(bodies_with_claims())
def test_segments_and_gaps_give_the_body_back(case):
    body, highlights, shelf = case
    paragraphs = cut_body(body, highlights, shelf)
    joined = "".join("".join(s.text + s.after for s in p.segments) + p.gap for p in paragraphs)
    assert joined == (body if body.strip() else "")


@given(bodies_with_claims())
def test_each_segment_carries_exactly_the_claims_that_cover_it(case):
    body, highlights, shelf = case
    for paragraph in cut_body(body, highlights, shelf):
        for segment in paragraph.segments:
            assert body[segment.start : segment.end] == segment.text
            assert segment.text
            assert segment.head + segment.tail == segment.text or not segment.tail
            covering = {
                h.number for h in highlights for p in h.parts if p.start <= segment.start and segment.end <= p.end
            }
            assert set(segment.numbers) == covering
            assert segment.owner == (segment.numbers[-1] if segment.numbers else None)


@given(bodies_with_claims())
def test_each_visible_claim_is_in_the_tab_order_once_and_each_part_ends_once(case):
    body, highlights, shelf = case
    segments = [s for p in cut_body(body, highlights, shelf) for s in p.segments]
    for highlight in highlights:
        visible = [p for p in highlight.parts if any(s.start < p.end and p.start < s.end for s in segments)]
        endings = [
            e for s in segments for e in ((*s.ends, s.own_end) if s.own_end else s.ends) if e.number == highlight.number
        ]
        stops = sum(s.is_first and s.owner == highlight.number for s in segments) + sum(e.is_anchor for e in endings)
        assert stops == bool(visible)
        assert len(endings) == len(visible)
        assert sum(not e.continued for e in endings) == bool(visible)


@given(bodies_with_claims())
def test_every_bracket_and_corner_mark_that_opens_also_closes(case):
    segments = [s for p in cut_body(*case) for s in p.segments]
    for flag in ("bracketed", "quoted"):
        opened = sorted(o.number for s in segments for o in s.opens if getattr(o, flag))
        ends = [e for s in segments for e in (*s.ends, *([s.own_end] if s.own_end else []))]
        assert opened == sorted(e.number for e in ends if getattr(e, flag))


@given(bodies_with_claims())
def test_each_claim_begins_in_one_paragraph(case):
    body, highlights, shelf = case
    begins = [number for p in cut_body(body, highlights, shelf) for number in p.begins]
    assert len(begins) == len(set(begins))


@given(TEXTS)
def test_paragraphs_are_in_order_and_leave_only_white_space_between(text):
    spans = find_paragraphs(text)
    position = 0
    for span in spans:
        assert not text[position : span.start].strip()
        assert text[span.start : span.end].strip()
        position = span.end
    assert not text[position:].strip()


def test_inner_claim_owns_its_words_and_the_outer_one_gets_brackets():
    body = "Prices rose by 5 % because the war ended."
    (paragraph,) = cut(body, (Span(0, 40),), (Span(0, 18),))
    inner, outer, stop = paragraph.segments[0], paragraph.segments[1], paragraph.segments[1].after
    assert (inner.owner, outer.owner, stop) == (2, 1, ".")
    assert [o.number for o in inner.opens if o.bracketed] == [1]
    assert inner.own_end is not None
    assert inner.own_end.number == 2
    assert outer.own_end is not None
    assert outer.own_end.bracketed
    assert inner.numbers == (1, 2)


def test_twins_are_both_reachable():
    (paragraph,) = cut("It rained.", (Span(0, 9),), (Span(0, 9),))
    (segment,) = paragraph.segments
    assert segment.owner == 2
    assert [(e.number, e.is_anchor, e.bracketed) for e in segment.ends] == [(1, True, True)]


def test_parts_are_numbered_and_only_the_first_is_in_the_tab_order():
    body = "The mayor, he said, resigned."
    (paragraph,) = cut(body, (Span(0, 9), Span(20, 28)))
    owned = [s for s in paragraph.segments if s.owner == 1]
    assert [s.is_first for s in owned] == [True, False]
    assert [s.own_end.continued for s in owned if s.own_end] == [False, True]
    assert owned[0].after == ","


def test_last_word_number_and_closing_punctuation_stay_together():
    (paragraph,) = cut("It cost 5 million dollars”, they said.", (Span(0, 25),))
    first = paragraph.segments[0]
    assert (first.head, first.tail, first.after) == ("It cost 5 million ", "dollars", "”,")


def test_an_overlong_last_word_may_part_from_its_number():
    address = "https://example.org/" + "a" * 60
    (paragraph,) = cut(f"See {address}.", (Span(4, 4 + len(address)),))
    assert (paragraph.segments[1].head, paragraph.segments[1].tail) == (address, "")


def test_notes_stand_in_the_order_of_their_numbers_whatever_encloses_what():
    inner, outer = Highlight(1, (Span(0, 3),)), Highlight(2, (Span(0, 7),))
    (paragraph,) = cut_body("One two.", [outer, inner])
    assert paragraph.begins == (1, 2)


def test_a_claim_over_two_paragraphs_is_shown_in_both():
    body = "One two\n\nthree four."
    first, second = cut(body, (Span(4, 14),))
    assert [s.owner for s in first.segments] == [None, 1]
    assert second.segments[0].owner == 1
    assert first.segments[1].own_end is None
    assert second.segments[0].own_end is not None
    assert (first.begins, second.begins) == ((1,), ())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("one\ntwo", ["one", "two"]),
        ("hard\nwrapped\n\nnext", ["hard\nwrapped", "next"]),
        ("one\r\n \t\n two \n", ["one\r", "two"]),
        ("  indented\n", ["  indented"]),
    ],
)
def test_paragraphs(body, expected):
    assert [body[s.start : s.end] for s in find_paragraphs(body)] == expected


PROSE = (
    "The council of the town met on Monday evening and agreed to spend four million euros on the two piers of the fishing "
    "harbor, as the mayor had asked in March; a third of it comes from the province."
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("One line alone.", False),
        *((textwrap.fill(PROSE, width), False) for width in (48, 60, 72, 100, 200)),
        ("- Schools: 12.4 million euros in 2024, a little more than in the year before\n- Roads: 8 million", True),
        ("1. The harbor wall cost forty-one million euros in the end\n2. The pier cost nine", True),
        ("Year | Revenue | Debt\n2022 | 31.0 | 12.5\n2023 | 33.2 | 11.0", True),
        ("The sea is wide\nthe boats are small", True),
        ("Schools, with all that was spent on their roofs: 12 million\nRoads: 8\nHarbor: 41 million", True),
    ],
)
def test_line_breaks_of_a_list_are_kept_and_those_of_a_wrapped_text_are_not(text, kept):
    assert has_own_lines(text) is kept
    assert [paragraph.has_lines for paragraph in cut(f"{text}\n\nAnd more.")] == [kept, False]


def test_shelved_sentence_has_its_reason_once():
    body = "It rained. What a day! It stopped."
    (paragraph,) = cut(body, (Span(0, 9),), shelved=[Shelved(Span(11, 22), "opinion")])
    assert [(s.text, s.shelf_ends) for s in paragraph.segments if s.shelf] == [("What a day!", True)]


@pytest.mark.parametrize(
    "highlights",
    [
        [Highlight(1, (Span(0, 9),))],
        [Highlight(1, (Span(0, 2), Span(1, 3)))],
        [Highlight(1, (Span(0, 1),)), Highlight(1, (Span(1, 2),))],
    ],
)
def test_spans_that_cannot_be_shown_are_refused(highlights):
    with pytest.raises(ValueError, match=r"outside|overlap|share"):
        cut_body("abc", highlights)


def test_a_megabyte_with_a_thousand_claims_is_cut_quickly():
    sentence = "The council raised the rent by 4 percent in May. "
    body = sentence * 20_000
    highlights = [Highlight(n, (Span(n * 49, n * 49 + 47),)) for n in range(1_000)]
    paragraphs = cut_body(body, highlights)
    assert sum(len(p.segments) for p in paragraphs) == 2_000
    assert shown(paragraphs) + paragraphs[-1].gap == body
