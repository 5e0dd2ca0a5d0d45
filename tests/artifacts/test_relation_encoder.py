"""The pair encoder that ships: its answers are mirrored and repeatable, and reach beside the slots what was measured."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from claims.artifacts import relation_encoder as artifact
from claims.artifacts.encoder import inputs_of, open_session, packaged_model
from claims.artifacts.onnx_graph import ending_at
from claims.artifacts.relation_encoder import StateReader, load_pair_encoder, load_relation_reader
from claims.artifacts.text_likeness import text_likeness
from claims.artifacts.wordpiece import read_pieces
from claims.core.matching.decision.relation_reader import RelationReader
from claims.core.matching.decision.relations import ComparedPair, decide_pair, mirror, mirrored_relation
from claims.core.matching.evaluation.contrast import ContrastScore, JudgedPair, score_contrast
from claims.core.matching.statements.reading import Statement, read_statement
from claims.core.records import Comparison, Relation

CASES = Path(__file__).resolve().parents[1] / "cases"
PAIR = (
    "Ilse Tarrant's doctorate was revoked for plagiarism.",
    "Ilse Tarrant lost her PhD because she had copied others.",
)


@pytest.fixture(scope="module")
def reader() -> RelationReader:
    found = load_relation_reader()
    if found is None:
        pytest.skip("onnxruntime or the packaged encoder is not installed")
    return found


@pytest.fixture(scope="module")
def remembering(reader: RelationReader) -> RelationReader:
    """The same one, which reads each pair once for all tests: they ask different things of one file."""
    assert reader.likeness is not None
    return replace(reader, encode=cache(reader.encode), likeness=cache(reader.likeness))


OTHER_THINGS_OF_ONE_NAME = [
    ("The zoo of Tarbeck sold 210,000 tickets in 2024.", "Tarbeck lost 1,300 jobs in its shipyards in 2024."),
    ("Tarbeck's trams were late on 140 days in 2024.", "In Tarbeck 88 road deaths were counted in 2024."),
    ("The ferry to Leeds was canceled on 80 days in 2024.", "In Leeds 15 bus drivers were missing in 2024."),
    (
        "Leeds opened a second swimming pool in 2025.",
        "The population of Leeds fell by 5 percent between 2015 and 2025.",
    ),
    ("About 20,000 people marched in Lathom on 3 May 2026.", "Unemployment in Lathom was 8.1 percent in January 2026."),
    ("A fire destroyed the market hall of Lathom in 2025.", "The population of Lathom fell by 9 percent until 2025."),
    ("Orla Kemp flew to Geneva eleven times last year.", "Orla Kemp voted against the water bill in 2024."),
    ("Nordwall Cement moved to Lisbon in March 2023.", "Nordwall Cement was fined for dumping sludge in 2023."),
]
ONE_THING_IN_OTHER_WORDS = [
    ("Benno Arp was sent off eleven minutes in.", "The referee showed Benno Arp a red card in the 11th minute."),
    ("Ferrol Bay's only pharmacy shut for good in 2024.", "Since 2024 no chemist's shop has been left in Ferrol Bay."),
    ("The bridge at Lathom gave way on 3 May 2025.", "On 3 May 2025 the Lathom crossing collapsed."),
]
"""Pairs in which names and dates are next to all that both sides share."""


@pytest.mark.parametrize(("left", "right"), OTHER_THINGS_OF_ONE_NAME + ONE_THING_IN_OTHER_WORDS)
def test_what_shares_a_name_alone_is_suggested_only_where_it_tells_the_same(
    reader: RelationReader, left: str, right: str
) -> None:
    pair = ComparedPair(read_statement(left), read_statement(right), likeness=text_likeness())
    is_same = (left, right) in ONE_THING_IN_OTHER_WORDS
    assert pair.decide(reader).relation is (Relation.SAME if is_same else Relation.UNRELATED)


@cache
def pairs_of(name: str) -> tuple[tuple[dict[str, str], Statement, Statement], ...]:
    """The rows of a file of judged pairs, with their statements."""
    lines = (CASES / "relation_pairs" / f"{name}.ndjson").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return tuple((row, read_statement(row["new"]), read_statement(row["verified"])) for row in rows)


def score(reader: RelationReader, name: str) -> ContrastScore:
    judged = []
    for row, left, right in pairs_of(name):
        decision = decide_pair(left, right, reader=reader)
        judged.append(JudgedPair(row["id"], row["relation"], decision.relation, decision.auto_confirm))
    return score_contrast(judged)


def test_shares_sum_to_one_and_are_the_same_again(reader: RelationReader) -> None:
    shares = reader.encode(*PAIR)
    assert shares is not None
    assert set(shares) == set(Relation)
    assert sum(shares.values()) == pytest.approx(1)
    assert reader.encode(*PAIR) == shares


@pytest.mark.parametrize("pair", [PAIR, ("Judges in Orle earn well.", "All judges of the country are well paid.")])
def test_exchanged_sides_are_read_as_the_mirrored_relations(reader: RelationReader, pair: tuple[str, str]) -> None:
    forth, back = reader.encode(*pair), reader.encode(*reversed(pair))
    assert forth is not None
    assert back is not None
    assert {mirrored_relation(relation): share for relation, share in back.items()} == pytest.approx(forth)
    assert forth[Relation.NARROWER] != pytest.approx(forth[Relation.BROADER], rel=0.1)


def test_exchanged_sides_give_the_mirrored_answer(reader: RelationReader) -> None:
    left, right = (read_statement(text) for text in PAIR)
    assert decide_pair(right, left, reader=reader) == mirror(decide_pair(left, right, reader=reader))


@pytest.mark.parametrize("text", [PAIR[0], "", "🙂 12.5% «Ça»", "a " * 90])
def test_pieces_stand_for_what_the_packaged_model_takes_them_for(reader: RelationReader, text: str) -> None:
    model = packaged_model()
    assert model is not None
    before = open_session(ending_at(model.read_bytes(), "layer_norm"))
    expected = before.run(None, inputs_of(read_pieces(text, longest=artifact.LONGEST)))[0]
    found = StateReader(model.read_bytes()).read(text)
    assert found is not None
    assert found.shape == expected.shape
    assert np.allclose(found, expected, atol=1e-5)


ASKED = "So the ferry went down off Cape Dunmore, with three hundred people on board. Terrible."
ANSWERS = [
    "A ferry with 310 passengers sank off Cape Dunmore.",
    "A ferry with 900 passengers and 40 cars reached the port of Dunmore.",
    "The council will close two libraries.",
]


def test_a_claim_that_answers_is_told_from_others(reader: RelationReader) -> None:
    encoder = reader.encode
    assert isinstance(encoder, artifact.RelationEncoder)
    first, *others = (encoder.answers(ASKED, claim) for claim in ANSWERS)
    assert first > 0 > max(others)  # nothing scores 0
    assert encoder.answers(ASKED, ANSWERS[0]) == first


@pytest.mark.parametrize("text", ["", "🙂" * 400, "word " * 10_000])
def test_of_a_long_text_the_beginning_answers(reader: RelationReader, text: str) -> None:
    encoder = reader.encode
    assert isinstance(encoder, artifact.RelationEncoder)
    assert all(np.isfinite(encoder.answers(*pair)) for pair in ((ASKED, text), (text, ASKED)))
    start = "A ferry sank. " * 30
    assert encoder.answers(start + text, ASKED) == encoder.answers(start, ASKED)
    assert encoder.answers(ASKED, start + text) == encoder.answers(ASKED, start)


@pytest.mark.parametrize("text", ["", " ", "\u202e\u0000", "🙂" * 30, "a " * 40])
def test_any_short_text_is_read(reader: RelationReader, text: str) -> None:
    assert reader.encode(text, PAIR[0]) is not None


def test_the_longest_text_that_is_read(reader: RelationReader) -> None:
    longest = "a " * (artifact.LONGEST - 2)  # beside the pieces that open and close it
    assert len(read_pieces(longest, longest=1_000)) == artifact.LONGEST
    assert reader.encode(longest, PAIR[0]) is not None
    assert reader.encode(longest + "a", PAIR[0]) is None


def test_what_stands_for_a_text_is_kept_for_the_next_pair(reader: RelationReader) -> None:
    encoder = reader.encode
    assert isinstance(encoder, artifact.RelationEncoder)
    encoder(*PAIR)
    before = encoder.states_of.cache_info()
    encoder(PAIR[0], "A text that was not read yet.")
    after = encoder.states_of.cache_info()
    assert (after.hits - before.hits, after.misses - before.misses) == (1, 1)
    assert after.maxsize == artifact.KEPT


def test_a_pair_is_read_once_however_often_it_is_asked_about(reader: RelationReader) -> None:
    encoder = reader.encode
    assert isinstance(encoder, artifact.RelationEncoder)
    first = encoder(*PAIR)
    assert encoder(*PAIR) is first


def test_a_text_that_is_too_long_is_not_read_in_part(reader: RelationReader) -> None:
    assert reader.encode("word " * 10_000, PAIR[0]) is None
    long = read_statement("The mine at Korvel " + "and its old shaft " * 60 + "closed.")
    assert decide_pair(long, read_statement(PAIR[0]), reader=reader) == decide_pair(long, read_statement(PAIR[0]))


def test_sentences_are_as_alike_from_either_side_and_most_of_all_to_themselves(reader: RelationReader) -> None:
    assert reader.likeness is not None
    alike = reader.likeness(*PAIR)
    assert alike == reader.likeness(*reversed(PAIR))
    assert alike is not None
    other = reader.likeness(PAIR[0], "The harbor at Korvel was dredged in May.")
    assert other is not None
    assert other < alike < reader.likeness(PAIR[0], PAIR[0]) == pytest.approx(1)
    assert reader.likeness("word " * 10_000, PAIR[0]) is None


@pytest.mark.parametrize(
    ("name", "right", "confirmed"), [("dev", 0.85, 0.1), ("held", 0.87, 0.06), ("everyday", 0.86, 0.05)]
)
def test_pairs_that_it_was_not_fitted_on_reach_the_floor(
    remembering: RelationReader, name: str, right: float, confirmed: float
) -> None:
    found = score(remembering, name)
    assert found.false_confirmations == ()
    assert found.relation_right >= right
    assert found.same_confirmed >= confirmed


def test_people_and_some_of_them_are_not_read_as_one_count(reader: RelationReader) -> None:
    """Of 78 pairs that count others six are told as *same*, most of them of people or animals and one kind of them."""
    rows = [json.loads(line) for line in (CASES / "counted_pairs.ndjson").read_text(encoding="utf-8").splitlines()]
    other = [(read_statement(row["new"]), read_statement(row["verified"])) for row in rows if row["relation"] != "same"]
    read = [decide_pair(left, right, reader=reader).relation for left, right in other]
    assert len(read) == 78
    assert read.count(Relation.SAME) <= 6


def test_what_is_read_is_never_confirmed(remembering: RelationReader) -> None:
    read = [decide_pair(left, right, threshold=0.0, reader=remembering) for _, left, right in pairs_of("dev")]
    assert not any(one.auto_confirm for one in read if "read_same" in one.features)
    assert sum("read_same" in one.features for one in read) > 150


def test_every_slot_that_differs_is_named(remembering: RelationReader) -> None:
    for row, left, right in pairs_of("dev"):
        decision = decide_pair(left, right, reader=remembering)
        if "read_same" in decision.features:
            different = {name for name, slot in decision.slots.items() if slot.comparison is Comparison.DIFFERENT}
            assert different <= set(decision.differing_slots), row


@pytest.fixture
def unloaded() -> Iterator[None]:
    """Nothing is loaded yet, and what the test loads is forgotten."""
    loaded = (artifact._load_encoder, artifact._load_reader)
    for one in loaded:
        one.cache_clear()
    yield
    for one in loaded:
        one.cache_clear()


@pytest.mark.usefixtures("unloaded")
@pytest.mark.parametrize("broken", [artifact.ENCODER_FILE, artifact.ADDED_FILE, artifact.WEIGHTS_FILE])
def test_a_broken_file_leaves_the_slots_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path, broken: str
) -> None:
    for name in (artifact.ENCODER_FILE, artifact.ADDED_FILE, artifact.WEIGHTS_FILE):
        (tmp_path / name).write_bytes((artifact.FOLDER / name).read_bytes())
    (tmp_path / broken).write_bytes(b"no model")
    monkeypatch.setattr(artifact, "FOLDER", tmp_path)
    assert load_relation_reader() is None
    assert (load_pair_encoder() is None) is (broken != artifact.WEIGHTS_FILE)
    assert "relation_encoder_broken" in caplog.text


@pytest.mark.usefixtures("unloaded")
def test_another_packaged_model_leaves_the_slots_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """Its tables may go by the same names and hold other numbers."""
    model = packaged_model()
    if model is None:
        pytest.skip("the packaged encoder is not installed")
    (tmp_path / model.name).write_bytes(model.read_bytes() + b"\x12\0")  # an empty name of who made it
    monkeypatch.setattr(artifact, "packaged_model", lambda: tmp_path / model.name)
    assert load_relation_reader() is None
    assert load_pair_encoder() is None
    assert "relation_encoder_broken error=ValueError" in caplog.text


class _Failing:
    def run(self, *_: object) -> None:
        raise MemoryError("no room")


def test_where_reading_fails_the_slots_decide_and_it_is_read_again_later(
    reader: RelationReader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    encoder = reader.encode
    assert isinstance(encoder, artifact.RelationEncoder)
    one, other = (
        read_statement("Orle's harbor was sold to Norvik."),
        read_statement("Norvik took over the port of Orle."),
    )
    with monkeypatch.context() as patch:
        patch.setattr(encoder, "_session", _Failing())
        assert encoder(one.text, other.text) is None
        assert encoder.answers(one.text, other.text) is None
        assert decide_pair(one, other, reader=reader) == decide_pair(one, other)
    assert "relation_encoder_failed error=MemoryError" in caplog.text
    assert encoder(one.text, other.text) is not None
    assert encoder.answers(one.text, other.text) is not None


@pytest.mark.usefixtures("reader")
def test_without_the_runtime_there_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of that is kept: where it is there, so is the reader."""
    with monkeypatch.context() as patch:
        patch.setattr(artifact, "has_runtime", lambda: False)
        assert load_relation_reader() is None
        assert load_pair_encoder() is None
    loaded = load_relation_reader()
    assert loaded is not None
    assert loaded.encode is load_pair_encoder()
