"""Fits the attribution network: the forward pass of ``attribution.network`` with gradients."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from claims.core.extraction.attribution.features import FLAGS, SHAPES, TAG_ORDER, UNKNOWN, UNKNOWN_NAME, Vocabulary
from claims.core.extraction.attribution.network import DILATIONS, FARTHEST
from claims.core.extraction.lexicon.inflection import base_of
from claims.training.attribution_data import NO_SOURCE, Example

Arrays = dict[str, npt.NDArray[np.float32]]

_LENGTH = 384
"""Words of a piece of an article at most; it ends with a sentence where one ends in its second half."""
_MOST_CUES = 64
"""Cues learned from a piece at most; there are some 12 in 384 words."""
_MOST_SENTENCES = 128
_NEVER = -1e4
_CONTENT_SHARE = 0.03
"""Weight of one word of a content beside one source: there are some 30 words for each cue."""
_EMBEDDED = ("ending", "tag", "shape")


@dataclass(frozen=True, slots=True)
class FitOptions:
    """How it is fitted; the defaults were chosen on the dev part."""

    seed: int = 1
    epochs: int = 13
    batch: int = 16
    rate: float = 3e-3
    width: int = 80
    word_width: int = 48
    dropout: float = 0.3
    word_dropout: float = 0.1
    decay: float = 1e-3
    average: float = 0.998
    """Share of the running average of the weights that each step keeps; the average is what is kept in the end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an article, padded to ``_LENGTH`` words; see ``_piece`` for what each row holds."""

    numbers: npt.NDArray[np.int64]
    flags: npt.NDArray[np.float32]
    labels: npt.NDArray[np.float32]
    heads: npt.NDArray[np.int64]
    contents: npt.NDArray[np.float32]


def fit(
    examples: Sequence[Example],
    vocabulary: Vocabulary,
    options: FitOptions,
    report: Callable[[int, float], None],
) -> Arrays:
    """New weights, float32. ``report`` is told each epoch (from 0) and its mean loss."""
    torch.manual_seed(options.seed)
    chance = np.random.default_rng(options.seed)
    pieces = [piece for example in examples for piece in _pieces(example)]
    bases = torch.from_numpy(base_numbers(vocabulary))
    weights = _new_weights(vocabulary, options)
    averaged = {name: weight.detach().clone() for name, weight in weights.items()}
    optimizer = torch.optim.AdamW(list(weights.values()), lr=options.rate, weight_decay=options.decay)
    per_epoch = len(pieces) // options.batch
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, options.epochs * per_epoch)
    for epoch in range(options.epochs):
        order = chance.permutation(len(pieces))
        total = 0.0
        for step in range(per_epoch):
            chosen = [pieces[at] for at in order[step * options.batch : (step + 1) * options.batch]]
            loss = _loss(weights, bases, _Batch.of(chosen), options)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
            for name, weight in weights.items():
                averaged[name].lerp_(weight.detach(), 1 - options.average)
        report(epoch, total / max(per_epoch, 1))
    return _as_arrays(averaged, bases)


def base_numbers(vocabulary: Vocabulary) -> npt.NDArray[np.int64]:
    """For each word's number that of its base form, if known ("said" -> "say"), so that forms share what is learned."""
    numbers = np.zeros(len(vocabulary.words) + UNKNOWN_NAME + 1, dtype=np.int64)
    for word, number in vocabulary.words.items():
        numbers[number] = vocabulary.words.get(base_of(word), UNKNOWN)
    return numbers


def _as_arrays(weights: dict[str, Tensor], bases: Tensor) -> Arrays:
    """The weights that the network reads; what a word shares with its base form is added up.

    Whether a word is attributed at all is learned only to shape the states, and left out.
    """
    arrays = {
        name: weight.numpy().copy()
        for name, weight in weights.items()
        if name != "base" and not name.startswith("attributed.")
    }
    arrays["word"] += weights["base"].numpy()[bases.numpy()]
    return arrays


def _new_weights(vocabulary: Vocabulary, options: FitOptions) -> dict[str, Tensor]:
    width, word, ending, tag, shape, key = options.width, options.word_width, 16, 12, 6, 32
    size = word + ending + tag + shape + FLAGS
    spread = {
        "word": ((len(vocabulary.words) + 2, word), 0.1),
        "base": ((len(vocabulary.words) + 2, word), 0.1),
        "ending": ((len(vocabulary.endings) + 1, ending), 0.1),
        "tag": ((len(TAG_ORDER), tag), 0.3),
        "shape": ((SHAPES, shape), 0.3),
        "input.weight": ((size, width), size**-0.5),
        "input.bias": ((width,), 0.0),
        "cue.weight": ((width,), 0.1),
        "cue.bias": ((), 0.0),
        "attributed.weight": ((width,), 0.1),
        "attributed.bias": ((), 0.0),
        "sentence.weight": ((width,), 0.1),
        "sentence.bias": ((), 0.0),
        "query.weight": ((width, key), width**-0.5),
        "key.weight": ((width, key), width**-0.5),
        "key.bias": ((width,), 0.0),
        "distance": ((2 * FARTHEST + 1,), 0.0),
        "content_query.weight": ((width, key), width**-0.5),
        "content_key.weight": ((width, key), width**-0.5),
        "content_key.bias": ((width,), 0.0),
        "content_distance": ((2 * FARTHEST + 1,), 0.0),
        "absent.weight": ((width,), 0.0),
        "absent.bias": ((), 0.0),
    }
    for layer in range(len(DILATIONS)):
        spread[f"layer{layer}.weight"] = ((3 * width, width), (3 * width) ** -0.5)
        spread[f"layer{layer}.bias"] = ((width,), 0.0)
    return {name: (torch.randn(shape) * scale).requires_grad_() for name, (shape, scale) in spread.items()}


def _pieces(example: Example) -> Iterator[Piece]:
    """The article in parts that end where a sentence ends."""
    sentences = example.features.sentences
    begin = 0
    while begin < len(sentences):
        end = min(len(sentences), begin + _LENGTH)
        border = end
        while border < len(sentences) and border > begin + _LENGTH // 2 and sentences[border] == sentences[border - 1]:
            border -= 1
        end = border if border > begin + _LENGTH // 2 else end
        yield _piece(example, begin, end)
        begin = end


def _piece(example: Example, begin: int, end: int) -> Piece:
    """``numbers``: word, ending, tag, shape, sentence (from 1, 0 for padding). ``labels``: cue, attributed, is a word.

    ``heads``: cue, source or ``_LENGTH`` for none; both -1 where there are no more. ``contents``: per cue, per word 0 or 1.
    """
    features = example.features
    count = end - begin
    numbers = np.zeros((5, _LENGTH), dtype=np.int64)
    labels = np.zeros((3, _LENGTH), dtype=np.float32)
    flags = np.zeros((_LENGTH, FLAGS), dtype=np.float32)
    sentences = features.sentences[begin:end] - features.sentences[begin] + 1
    for row, values in enumerate((features.words, features.endings, features.tags, features.shapes)):
        numbers[row, :count] = values[begin:end]
    numbers[4, :count] = np.minimum(sentences, _MOST_SENTENCES - 1)
    flags[:count] = features.flags[begin:end]
    labels[0, :count], labels[1, :count], labels[2, :count] = example.cues[begin:end], example.attributed[begin:end], 1
    heads = np.full((_MOST_CUES, 2), -1, dtype=np.int64)
    inside = [
        (cue - begin, _LENGTH if source == NO_SOURCE else source - begin)
        for cue, source in sorted(example.heads.items())
        if begin <= cue < end and (source == NO_SOURCE or begin <= source < end)
    ][:_MOST_CUES]
    heads[: len(inside)] = np.array(inside, dtype=np.int64).reshape(len(inside), 2)
    contents = np.zeros((_MOST_CUES, _LENGTH), dtype=np.float32)
    for row, (cue, _) in enumerate(inside):
        contents[row, [at - begin for at in example.contents[cue + begin] if begin <= at < end]] = 1
    return Piece(numbers, flags, labels, heads, contents)


@dataclass(frozen=True, slots=True)
class _Batch:
    numbers: Tensor
    flags: Tensor
    labels: Tensor
    heads: Tensor
    contents: Tensor

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> _Batch:
        return cls(
            torch.from_numpy(np.stack([piece.numbers for piece in pieces])),
            torch.from_numpy(np.stack([piece.flags for piece in pieces])),
            torch.from_numpy(np.stack([piece.labels for piece in pieces])),
            torch.from_numpy(np.stack([piece.heads for piece in pieces])),
            torch.from_numpy(np.stack([piece.contents for piece in pieces])),
        )


def _loss(weights: dict[str, Tensor], bases: Tensor, batch: _Batch, options: FitOptions) -> Tensor:
    """Cues and sources weigh most, then whether words and sentences are attributed."""
    states = _states(weights, bases, batch, options)
    cue, attributed, is_word = batch.labels.unbind(1)
    count = is_word.sum()
    cue_odds = states @ weights["cue.weight"] + weights["cue.bias"]
    word_odds = states @ weights["attributed.weight"] + weights["attributed.bias"]
    cues = (functional.binary_cross_entropy_with_logits(cue_odds, cue, reduction="none") * is_word).sum() / count
    inside = (
        functional.binary_cross_entropy_with_logits(word_odds, attributed, reduction="none") * is_word
    ).sum() / count
    return (
        4 * cues
        + 0.5 * inside
        + 4 * _pair_losses(weights, states, batch) / count
        + _sentence_loss(weights, states, batch)
    )


def _states(weights: dict[str, Tensor], bases: Tensor, batch: _Batch, options: FitOptions) -> Tensor:
    word, ending, tag, shape, sentence = batch.numbers.unbind(1)
    dropped = torch.rand(word.shape) < options.word_dropout
    word = word.masked_fill(dropped, UNKNOWN)
    own = functional.embedding(word, weights["word"]) + functional.embedding(bases[word], weights["base"])
    rest = zip(_EMBEDDED, (ending, tag, shape), strict=True)
    rows = torch.cat([own, *(functional.embedding(numbers, weights[name]) for name, numbers in rest), batch.flags], -1)
    is_word = (sentence > 0).unsqueeze(-1)
    rows = functional.dropout(rows, options.dropout)
    states = torch.relu(rows @ weights["input.weight"] + weights["input.bias"]) * is_word
    for layer, distance in enumerate(DILATIONS):
        kept = functional.dropout(states, options.dropout)
        padded = functional.pad(kept, (0, 0, distance, distance))
        neighbors = torch.cat([padded[:, : -2 * distance], kept, padded[:, 2 * distance :]], -1)
        step = neighbors @ weights[f"layer{layer}.weight"] + weights[f"layer{layer}.bias"]
        states = (states + torch.relu(step)) * is_word
    return states


def _pair_losses(weights: dict[str, Tensor], states: Tensor, batch: _Batch) -> Tensor:
    """The summed losses of pointing from each cue to the head of its source, and to the words of its content.

    Both are looked for among the words of the cue's sentence.
    """
    cue, source = batch.heads.unbind(-1)
    known = cue >= 0
    cue = cue.clamp(min=0)
    at_cue = states.gather(1, cue.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
    places = torch.arange(_LENGTH)
    distances = (places - cue.unsqueeze(-1)).clamp(-FARTHEST, FARTHEST) + FARTHEST
    sentence = batch.numbers[:, 4]
    same = sentence.unsqueeze(1) == sentence.gather(1, cue).unsqueeze(-1)
    odds = _pair_odds(weights, "", states, at_cue, distances)
    odds = odds.masked_fill(~(same & (places != cue.unsqueeze(-1))), _NEVER)
    absent = at_cue @ weights["absent.weight"] + weights["absent.bias"]
    odds = torch.cat([odds, absent.unsqueeze(-1)], -1)
    sources = functional.cross_entropy(odds.transpose(1, 2), source.clamp(min=0), reduction="none")
    inside = _pair_odds(weights, "content_", states, at_cue, distances)
    contents = functional.binary_cross_entropy_with_logits(inside, batch.contents, reduction="none")
    return (sources * known).sum() + _CONTENT_SHARE * (contents * same * known.unsqueeze(-1)).sum()


def _pair_odds(weights: dict[str, Tensor], kind: str, states: Tensor, at_cue: Tensor, distances: Tensor) -> Tensor:
    """pieces × cues × words."""
    query, keys = at_cue @ weights[f"{kind}query.weight"], states @ weights[f"{kind}key.weight"]
    odds = query @ keys.transpose(1, 2) / keys.shape[-1] ** 0.5
    nearness = functional.embedding(distances, weights[f"{kind}distance"][:, None])[..., 0]
    return odds + (states @ weights[f"{kind}key.bias"]).unsqueeze(1) + nearness


def _sentence_loss(weights: dict[str, Tensor], states: Tensor, batch: _Batch) -> Tensor:
    """The mean loss over sentences; the odds of a sentence are those of its word with the highest."""
    sentence = batch.numbers[:, 4]
    odds = states @ weights["sentence.weight"] + weights["sentence.bias"]
    shape = (len(sentence), _MOST_SENTENCES)
    best = torch.full(shape, _NEVER).scatter_reduce(1, sentence, odds, "amax", include_self=True)
    labels = torch.zeros(shape).scatter_reduce(1, sentence, batch.labels[:, 1], "amax", include_self=True)
    known = (best > _NEVER)[:, 1:]
    losses = functional.binary_cross_entropy_with_logits(best[:, 1:], labels[:, 1:], reduction="none")
    return 0.2 * (losses * known).sum() / known.sum()
