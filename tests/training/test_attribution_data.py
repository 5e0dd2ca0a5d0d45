"""What the attribution network learns from an annotated article: heads of cues and sources, words and names."""

from __future__ import annotations

import json

import numpy as np
import pytest

from claims.core.extraction.text.tokens import Token
from claims.training.attribution_data import (
    NO_SOURCE,
    as_example,
    head_of_cue,
    head_of_source,
    read_articles,
    read_vocabulary,
)

TEXT = "Officials in Kabul said Ana Ruiz was there. Nobody was hurt."


def tagged(text):
    """Words from "might/M be/B asking/G"."""
    pairs = [entry.rsplit("/", 1) for entry in text.split()]
    return [Token(at, at + 1, word, word.lower(), tag) for at, (word, tag) in enumerate(pairs)]


CUES = [
    ("might/M be/B asking/G", "asking"),
    ("the/D consensus/N view/N from/I", "view"),
    ("is/Z", "is"),
    ("called/T them/O on/I it/O", "called"),
    ("have/F no/D idea/N", "idea"),
    (",/Y per/I", "per"),
]
SOURCES = [
    ("Officials/S in/I Kabul/P", "Officials"),
    ("Ana/P Ruiz/P ,/Y the/D mayor/N", "Ruiz"),
    ("the/D party/N leaders/S who/W left/T", "leaders"),
    ("most/J", "most"),
    ("—/Y", "—"),
]


@pytest.mark.parametrize(("words", "head"), CUES)
def test_head_of_cue(words, head):
    tokens = tagged(words)
    assert tokens[head_of_cue(tokens, range(len(tokens)))].text == head


@pytest.mark.parametrize(("words", "head"), SOURCES)
def test_head_of_source(words, head):
    tokens = tagged(words)
    assert tokens[head_of_source(tokens, range(len(tokens)))].text == head


def articles(tmp_path, outlets=("a", "b", "c")):
    def spans(words):
        return [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else []

    rows = [
        {
            "publisher": outlet,
            "text": TEXT,
            "attributions": [
                {"source": spans("Officials in Kabul"), "cue": spans("said"), "content": spans("Ana Ruiz was there")},
                {"source": [], "cue": spans("hurt"), "content": spans("Nobody")},
            ],
        }
        for outlet in outlets
    ]
    file = tmp_path / "train.ndjson"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return read_articles(file)


def test_example_holds_heads_contents_and_unnamed_sources(tmp_path):
    read = articles(tmp_path)
    example = as_example(read[0], read_vocabulary(read))
    tokens = [token.text for sentence in read[0].parsed for token in sentence.tokens]
    assert [tokens[at] for at in np.flatnonzero(example.cues)] == ["said", "hurt"]
    assert [tokens[at] for at in np.flatnonzero(example.attributed)] == ["Ana", "Ruiz", "was", "there", "Nobody"]
    heads = {tokens[cue]: source if source == NO_SOURCE else tokens[source] for cue, source in example.heads.items()}
    assert heads == {"said": "Officials", "hurt": NO_SOURCE}
    assert [tokens[at] for at in example.contents[tokens.index("said")]] == ["Ana", "Ruiz", "was", "there"]


def test_vocabulary_leaves_out_names_and_words_of_one_outlet(tmp_path):
    words = read_vocabulary(articles(tmp_path)).words
    assert {"said", "was", "there"} <= words.keys()
    assert not words.keys() & {"ana", "ruiz", "kabul"}
    assert read_vocabulary(articles(tmp_path, outlets=("a", "a", "a"))).words == {}


def test_network_and_its_fit_compute_the_same(tmp_path):
    pytest.importorskip("torch")
    from claims.core.extraction.attribution.network import AttributionNetwork
    from claims.training.attribution_fit import FitOptions, fit

    read = articles(tmp_path)
    vocabulary = read_vocabulary(read)
    example = as_example(read[0], vocabulary)
    options = FitOptions(epochs=150, batch=1, width=16, word_width=8, dropout=0.0, word_dropout=0.0, average=0.9)
    weights = fit([example], vocabulary, options, lambda epoch, loss: None)
    network = AttributionNetwork(vocabulary, weights, 0.5, 0.5)
    scores = network.score_words(example.features)
    assert np.array_equal(scores.cues > 0.5, example.cues > 0.5)
    cue = int(np.flatnonzero(example.cues)[0])
    last = len(read[0].parsed[0].tokens)
    assert network.source_of(scores, cue, 0, last)[0] == example.heads[cue]
    content = np.flatnonzero(network.content_of(scores, cue, 0, last) > 0.5)
    assert tuple(content.tolist()) == example.contents[cue]
