"""The network's arithmetic: parts join without a seam, empty input, and the features that it reads."""

from __future__ import annotations

import numpy as np
import pytest

from claims.core.extraction.attribution import layer as attribution_layer
from claims.core.extraction.attribution.features import (
    FLAGS,
    SHAPES,
    TAG_ORDER,
    UNKNOWN,
    UNKNOWN_NAME,
    Vocabulary,
    read_features,
)
from claims.core.extraction.attribution.layer import read_attributions
from claims.core.extraction.attribution.network import DILATIONS, FARTHEST, AttributionNetwork
from claims.core.extraction.tagging.parsed import parse_sentences
from claims.core.extraction.tagging.tag_lexicon import SHARES
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences

VOCABULARY = Vocabulary({"said": 2, "the": 3, "road": 4}, {"aid": 1, "oad": 2})
TEXT = 'The road shut on Monday, Ana Ruiz said. "It is over," she added.\n\nNobody knows.'


def parsed_of(text):
    sentences = split_sentences(text)
    return parse_sentences(text, sentences, find_quotations(text, sentences))


@pytest.fixture(scope="module")
def network() -> AttributionNetwork:
    """Weights of chance, eight wide."""
    chance = np.random.default_rng(7)
    width, key = 8, 4
    size = 3 + 2 + 2 + 2 + FLAGS
    shapes = {
        "word": (5, 3),
        "ending": (3, 2),
        "tag": (len(TAG_ORDER), 2),
        "shape": (SHAPES, 2),
        "input.weight": (size, width),
        "input.bias": (width,),
        "distance": (2 * FARTHEST + 1,),
        "content_distance": (2 * FARTHEST + 1,),
    }
    for name in ("cue", "sentence", "absent"):
        shapes |= {f"{name}.weight": (width,), f"{name}.bias": ()}
    for kind in ("", "content_"):
        shapes |= {
            f"{kind}query.weight": (width, key),
            f"{kind}key.weight": (width, key),
            f"{kind}key.bias": (width,),
        }
    for layer in range(len(DILATIONS)):
        shapes |= {f"layer{layer}.weight": (3 * width, width), f"layer{layer}.bias": (width,)}
    weights = {name: chance.normal(0, 0.5, shape).astype(np.float32) for name, shape in shapes.items()}
    return AttributionNetwork(VOCABULARY, weights, cue_threshold=0.0, sentence_threshold=0.5)


def test_features_tell_words_names_quotations_and_borders():
    features = read_features(parsed_of(TEXT), VOCABULARY)
    tokens = [token for sentence in parsed_of(TEXT) for token in sentence.tokens]
    by_text = {token.text: at for at, token in reversed(list(enumerate(tokens)))}
    assert features.words[by_text["said"]] == VOCABULARY.words["said"]
    assert features.words[by_text["Ruiz"]] == UNKNOWN_NAME
    assert features.words[by_text["over"]] == UNKNOWN
    assert features.endings[by_text["road"]] == VOCABULARY.endings["oad"]
    quoted, opens, ends, paragraph = features.flags.T
    assert [tokens[at].text for at in np.flatnonzero(quoted)] == ['"', "It", "is", "over", ",", '"']
    assert [tokens[at].text for at in np.flatnonzero(opens)] == ["The", '"', "Nobody"]
    assert [tokens[at].text for at in np.flatnonzero(ends)] == [".", ".", "."]
    assert [tokens[at].text for at in np.flatnonzero(paragraph)] == ["The", "Nobody"]


def test_every_tag_has_a_number():
    used = {entry[at] for entry in SHARES.split() if entry[0].isupper() for at in range(0, len(entry), 2)}
    assert used | set("Y") <= set(TAG_ORDER)


def test_parts_give_what_the_whole_gives(network, monkeypatch):
    parsed = parsed_of((TEXT + "\n\n") * 12)
    whole = read_attributions(parsed, network)
    for words in (1, 7, 40):
        monkeypatch.setattr(attribution_layer, "_PART", words)
        parts = read_attributions(parsed, network)
        assert len(parts) == len(whole) == len(parsed)
        for left, right in zip(parts, whole, strict=True):
            assert left.holds_content == pytest.approx(right.holds_content, abs=2e-4)
            assert [(cue.at, cue.source, cue.content) for cue in left.cues] == [
                (cue.at, cue.source, cue.content) for cue in right.cues
            ]


def test_a_cue_is_never_its_own_source(network):
    parsed = parsed_of(TEXT)
    scores = network.score_words(read_features(parsed, VOCABULARY))
    count = len(parsed[0].tokens)
    for cue in range(count):
        source, share = network.source_of(scores, cue, 0, count)
        assert source != cue
        assert 0 < share <= 1


def test_no_words_no_attributions(network):
    assert read_attributions((), network) == ()
    assert network.score_words(read_features((), VOCABULARY)).cues.shape == (0,)
