"""The shipped reader of claim spans: any words are read, the same each time, and what detection says is the detector's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claims.artifacts import encoder as encoders
from claims.artifacts.claim_spans import (
    LENGTHS,
    LONGEST,
    SPANS_FILE,
    EncoderSpans,
    by_distance,
    length_class,
    load_span_reader,
)
from claims.artifacts.detection import ENCODER_FILE, FOLDER, load_output_encoder
from claims.artifacts.encoder import has_runtime, open_session
from claims.artifacts.wordpiece import read_pieces, read_words
from claims.core.extraction.spans.claim_spans import SpanKind, choose_spans
from claims.core.extraction.text.tokens import tokenize
from claims.core.records import Span

TEXT = "The council cut 40 posts in May 2019, but it kept the library, which cost $2 million."


@pytest.fixture(scope="module")
def reader() -> EncoderSpans:
    found = load_span_reader()
    if found is None:
        pytest.skip("onnxruntime or the fitted reader is not installed")
    return found


def words_of(text: str) -> list[str]:
    return [token.text for token in tokenize(text, Span(0, len(text)))]


def test_claims_of_a_sentence_are_told(reader: EncoderSpans) -> None:
    words = words_of(TEXT)
    odds = reader.read(words).odds
    assert odds.shape == (len(SpanKind), len(words), len(words))
    chosen = [" ".join(words[one.first : one.last]) for one in choose_spans(odds, [], range(len(words)))]
    assert "The council cut 40 posts in May 2019" in chosen
    assert not any(one.startswith("posts") or one.endswith("the") for one in chosen)


def test_a_stretch_that_ends_before_it_begins_has_no_odds(reader: EncoderSpans) -> None:
    odds = reader.read(words_of(TEXT)).odds
    below = np.tril(np.ones(odds.shape[1:], dtype=bool), -1)
    assert np.all(np.isneginf(odds[:, below]))
    assert np.all(np.isfinite(odds[:, ~below]))


def test_the_same_words_give_the_same_bytes_in_any_company(reader: EncoderSpans) -> None:
    first = reader.read(words_of(TEXT))
    reader.read(["word"] * 500)
    reader.read([])
    again = reader.read(words_of(TEXT))
    assert again.odds.tobytes() == first.odds.tobytes()
    assert again.detected == first.detected


@pytest.mark.parametrize("text", [TEXT, "Let us all be kind!", "It cost $5.3m (10%)."])
def test_what_detection_says_is_what_its_encoder_says(reader: EncoderSpans, text: str) -> None:
    encoder = load_output_encoder(FOLDER / ENCODER_FILE)
    assert encoder is not None
    words = words_of(text)
    assert read_words(words, longest=LONGEST).ids == read_pieces(text, longest=LONGEST)
    assert reader.read(words).detected == pytest.approx(encoder.logits_of(text), abs=1e-3)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ([], 0),
        (["", " ", "\t"], 3),
        (["\x00", "\u202e", "\x1b[31m", "\ufeff"], 4),
        (["🙂", "👨‍👩‍👧‍👦", "漢字", "e\u0301" * 50], 4),
        (["x" * 10_000, "died"], 2),
        (["-" * 10_000, "died"], 0),
        (["a"] * (LONGEST - 3), LONGEST - 3),
        (["a"] * (LONGEST - 2), LONGEST - 2),
        (["a"] * (LONGEST - 1), LONGEST - 2),
        (["a"] * 5_000, LONGEST - 2),
    ],
)
def test_any_words_are_read_as_far_as_the_pieces_go(reader: EncoderSpans, words: list[str], read: int) -> None:
    found = reader.read(words)
    assert found.odds.shape == (len(SpanKind), read, read)
    assert len(found.detected) == 5
    assert np.all(np.isfinite(found.detected))
    assert not np.isnan(found.odds).any()


def test_what_is_cut_off_does_not_change_what_is_read(reader: EncoderSpans) -> None:
    words = ["one"] * (LONGEST - 2)
    assert reader.read([*words, "more"]).odds.tobytes() == reader.read(words).odds.tobytes()


def test_the_files_are_loaded_once_a_process(reader: EncoderSpans) -> None:
    assert load_span_reader() is reader


def test_reader_and_detector_share_a_session(reader: EncoderSpans) -> None:
    encoder = load_output_encoder(FOLDER / ENCODER_FILE)
    assert encoder is not None
    assert encoder._model._session is reader._model._session


@pytest.mark.parametrize("kept", [None, ENCODER_FILE, SPANS_FILE])
def test_without_both_files_there_is_no_reader(tmp_path: Path, kept: str | None) -> None:
    if kept is not None:
        (tmp_path / kept).symlink_to(FOLDER / kept)
    assert load_span_reader(tmp_path) is None


def test_without_the_runtime_there_is_no_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (ENCODER_FILE, SPANS_FILE):
        (tmp_path / name).symlink_to(FOLDER / name)
    monkeypatch.setattr(encoders, "RUNTIME", "no_such_package_anywhere")
    assert load_span_reader(tmp_path) is None


def test_the_layers_are_small_enough_to_ship(reader: EncoderSpans) -> None:
    assert (FOLDER / SPANS_FILE).stat().st_size < 1_000_000
    assert {one.name for one in open_session(str(FOLDER / SPANS_FILE)).get_outputs()} == {"odds", "length_table"}


@pytest.mark.parametrize(
    ("words", "number"), [(1, 0), (2, 2), (3, 3), (4, 4), (8, 6), (16, 8), (45, 10), (46, 11), (128, 11), (10_000, 11)]
)
def test_classes_of_length_are_half_powers_of_two(words: int, number: int) -> None:
    assert length_class(words) == number


def test_what_a_length_adds_depends_on_the_distance_alone() -> None:
    table = np.arange(3 * LENGTHS, dtype=np.float32).reshape(3, LENGTHS)
    added = by_distance(table)
    assert added.shape == (3, LONGEST, LONGEST)
    for kind, first, end in ((0, 0, 0), (1, 5, 8), (2, 0, LONGEST - 1), (2, 100, 101)):
        assert added[kind, first, end] == table[kind, length_class(end - first + 1)]
    assert np.all(np.isneginf(added[:, np.tril_indices(LONGEST, -1)[0], np.tril_indices(LONGEST, -1)[1]]))


@pytest.mark.parametrize("broken", [ENCODER_FILE, SPANS_FILE])
def test_a_broken_file_leaves_the_rules_alone(tmp_path: Path, broken: str, caplog: pytest.LogCaptureFixture) -> None:
    if not has_runtime():
        pytest.skip("onnxruntime is not installed")
    for name in (ENCODER_FILE, SPANS_FILE):
        (tmp_path / name).write_bytes(b"no model" if name == broken else (FOLDER / name).read_bytes())
    assert load_span_reader(tmp_path) is None
    assert "broken" in caplog.text
