"""Weights that tell tenses apart: what is learnt, and that the written module reads back the same."""

from __future__ import annotations

from claims.training.tag_counts import TaggedDocument, TaggedWord
from claims.training.tense_fit import Example, fit_weights, share_right, tense_examples, weights_module

FIRST = Example(["b-N", "a-D"], True)
SECOND = Example(["b-N", "a-I"], False)
EXAMPLES = [FIRST, SECOND] * 20


def test_what_decides_gets_the_weight():
    weights = fit_weights(EXAMPLES)
    assert weights["a-D"] > 0 > weights["a-I"]
    assert share_right(weights, EXAMPLES) == 1.0


def test_rare_names_are_left_out_and_the_fit_repeats():
    rare = [*EXAMPLES, Example(["once"], True)]
    assert "once" not in fit_weights(rare)
    assert fit_weights(rare) == fit_weights(rare)


def test_nothing_to_learn_gives_nothing():
    assert fit_weights([]) == {}
    assert share_right({}, []) == 0.0


def test_the_module_reads_back_the_weights():
    weights = {"TE": {'a"': 3, "b-N": -12}, "ZS": {"c": 1}}
    space: dict[str, object] = {}
    exec(weights_module(weights), space)
    assert space["WEIGHTS"] == weights


def test_examples_are_the_words_that_the_tables_leave_open():
    sentence = [
        TaggedWord(*pair) for pair in (("Police", "N"), ("searched", "T"), ("the", "D"), ("house", "N"), (".", "Y"))
    ]
    examples = tense_examples([TaggedDocument("outlet", [sentence])])
    assert [example.is_first for example in examples["TE"]] == [True]
    assert examples["ZS"] == []
