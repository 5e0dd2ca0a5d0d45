"""Every value of the closed lists has a mark and a word; the notation is read strictly."""

import pytest

from claims.core.records import Relation
from claims.core.verdicts import Freshness, Stance, Verdict
from claims.web.words.marks import KNOCK_OUT, MARKS, draw_mark, find_mark, marks_of, parse_shape

STATES = (
    *("open", "in_progress", "second_opinion", "adjudication", "in_approval"),
    *("published", "recheck", "declined", "withdrawn"),
)


@pytest.mark.parametrize(
    "name",
    [
        *(f"verdict/{value}" for value in Verdict),
        *(f"freshness/{value}" for value in Freshness),
        *(f"relation/{value}" for value in Relation),
        *(f"stance/{value}" for value in Stance),
        *(f"state/{value}" for value in STATES),
        *(f"outcome/{value}" for value in ("pass", "warn", "block")),
        "status/unchecked",
        "status/conflict",
    ],
)
def test_every_value_has_mark_word_and_tone(name):
    mark = find_mark(name)
    assert mark.word.strip()
    assert mark.shapes or mark.letter
    assert mark.tone in {"yes", "mid", "no", "clash", "open", "ink", "ink2"}


def test_nothing_is_drawn_that_no_list_knows():
    assert {m.name for m in marks_of("verdict")} == set(Verdict)
    assert {m.name for m in marks_of("relation")} == set(Relation)
    assert {m.name for m in marks_of("freshness")} == set(Freshness)


def test_only_verdicts_and_outcomes_have_a_color():
    colored = {m.family for m in MARKS.values() if m.tone in {"yes", "mid", "no", "clash"}}
    assert colored == {"verdict", "outcome", "status"}


def test_verdicts_differ_in_shape_not_only_in_tone():
    drawings = [m.shapes for m in marks_of("verdict")]
    assert len({repr(shapes) for shapes in drawings}) == len(drawings)


def test_a_name_of_two_families_must_say_which():
    assert find_mark("true").family == "verdict"
    with pytest.raises(KeyError, match="several families"):
        find_mark("withdrawn")
    with pytest.raises(KeyError, match="unknown"):
        find_mark("half_true")


@pytest.mark.parametrize(
    ("notation", "tag", "attributes"),
    [
        ("o 8 8 6.25", "circle", {"cx": "8", "cy": "8", "r": "6.25"}),
        ("d 8 8 7", "circle", {"cx": "8", "cy": "8", "r": "7", "fill": "currentColor", "stroke": "none"}),
        ("P M1 8h7 @1.7", "path", {"d": "M1 8h7", "stroke-width": "1.7"}),
        ("K M1 8h7", "path", {"d": "M1 8h7", "class": KNOCK_OUT, "stroke": "Canvas"}),
        ("R 1 2 3 4 0", "rect", {"x": "1", "y": "2", "width": "3", "height": "4", "rx": "0"}),
        (
            "o 8 8 6 @1.8 dash .1 2.7 round",
            "circle",
            {
                "cx": "8",
                "cy": "8",
                "r": "6",
                "stroke-width": "1.8",
                "stroke-dasharray": ".1 2.7",
                "stroke-linecap": "round",
            },
        ),
    ],
)
def test_notation(notation, tag, attributes):
    shape = parse_shape(notation)
    assert (shape.tag, dict(shape.attributes)) == (tag, attributes)


@pytest.mark.parametrize("notation", ["", "o 8 8", "X M1 1", "P 1 2 3", "R 1 2 3 4"])
def test_other_notation_is_refused(notation):
    with pytest.raises(ValueError, match="not a shape"):
        parse_shape(notation)


def test_a_mark_is_drawn_in_its_tone_unless_it_is_drained_or_another_is_given():
    drawn = draw_mark("false", 28)
    assert drawn.startswith('<svg class="vm t-no" width="28" height="28" viewBox="0 0 16 16"')
    assert 'aria-hidden="true"' in drawn
    assert '<rect x="1" y="1" width="14" height="14" rx="1.5" fill="currentColor" stroke="none"/>' in drawn
    assert 'class="vm t-open"' in draw_mark("false", drained=True)
    assert 'class="vm t-accent"' in draw_mark("state/open", tone="accent")
    assert draw_mark("stance/refutes") == '<span class="c-stance" aria-hidden="true">−</span>'
    with pytest.raises(KeyError):
        draw_mark("half_true")
