"""The shipped attribution network: it loads, is small, finds sources on own samples, and keeps its figures on dev."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest

from claims.artifacts.attribution import FILE, load_attribution, save_attribution
from claims.core.extraction.attribution.layer import read_attributions
from claims.core.extraction.tagging.parsed import parse_sentences
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences
from claims.core.set_scores.polnear import score_polnear

MOST_BYTES = 2_000_000

SAMPLES = [
    ("The ministry said 42 people were killed.", ("ministry", "said")),
    ("Prices rose by a tenth, according to the farm lobby.", ("lobby", "according")),
    ('"We closed the bridge," said Ana Ruiz, the mayor.', ("Ruiz", "said")),
    ("Voters want the road to be repaired before winter.", ("Voters", "want")),
    ("The Harbor Gazette reported that the mayor had resigned.", ("Gazette", "reported")),
    ("Which roads will close, officials did not say.", ("officials", "say")),
    ("Most economists expect rates to fall next year.", ("economists", "expect")),
]


def parsed_of(text):
    sentences = split_sentences(text)
    return parse_sentences(text, sentences, find_quotations(text, sentences))


def found_in(text):
    parsed = parsed_of(text)
    return [
        (None if cue.source is None else sentence.tokens[cue.source].text, sentence.tokens[cue.at].text)
        for sentence, row in zip(parsed, read_attributions(parsed, load_attribution()), strict=True)
        for cue in row.cues
    ]


@pytest.mark.parametrize(("text", "expected"), SAMPLES, ids=[text[:30] for text, _ in SAMPLES])
def test_source_and_cue_are_found(text, expected):
    assert expected in found_in(text)


def test_plain_report_has_no_source():
    assert found_in("The stock has lost 57% of its value this year. The road is closed.") == []


def test_content_is_kept_apart_from_who_said_it():
    parsed = parsed_of("The mayor said the bridge would open in May.")
    (cue,) = read_attributions(parsed, load_attribution())[0].cues
    words = " ".join(parsed[0].tokens[at].text for at in sorted(cue.content))
    assert words.startswith("the bridge would open")
    assert not cue.content & {cue.at, cue.source}


def test_same_text_same_attributions():
    text = 'Officials warned that the dam, which "may fail", needs repair. ' * 30
    assert read_attributions(parsed_of(text), load_attribution()) == read_attributions(
        parsed_of(text), load_attribution()
    )


def test_time_grows_with_the_words_and_no_faster():
    network = load_attribution()
    text = "Officials said the dam needs repair before the winter comes, engineers warned.\n\n"
    took = []
    for times in (100, 1000):
        parsed = parsed_of(text * times)
        started = time.process_time()
        read_attributions(parsed, network)
        took.append(time.process_time() - started)
    assert took[1] < 30 * max(took[0], 0.005)


def test_file_is_small_and_holds_no_names():
    network = load_attribution()
    assert FILE.stat().st_size < MOST_BYTES
    assert all(word == word.lower() for word in network.vocabulary.words)


def test_what_is_saved_is_read_again(tmp_path):
    network = load_attribution()
    first, second = tmp_path / "first.npz", tmp_path / "second.npz"
    for file in (first, second):
        save_attribution(
            network.vocabulary,
            dict(network.weights),
            cue_threshold=network.cue_threshold,
            sentence_threshold=network.sentence_threshold,
            file=file,
        )
    assert first.read_bytes() == second.read_bytes()
    again = load_attribution(first)
    assert again.vocabulary == network.vocabulary
    assert (again.cue_threshold, again.sentence_threshold) == (network.cue_threshold, network.sentence_threshold)
    np.testing.assert_allclose(again.weights["word"], network.weights["word"], atol=0.02)
    np.testing.assert_array_equal(again.weights["input.weight"], network.weights["input.weight"])


def test_floors_on_public_dev_part(shared_data):
    path = shared_data / "extraction" / "polnear" / "dev.ndjson"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    rows = [json.loads(line) for line in path.read_text().splitlines()[:30]]
    value = {figure.name: figure.value for figure in score_polnear(rows, load_attribution())}
    assert value["sentence holds attributed content F1"] >= 0.89
    assert value["source and cue F1"] >= 0.72
