"""Near copies: what outlets do to a wire text leaves it a copy, what two reporters write of one event does not."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.texts.near_copies import SKETCH_SIZE, Sketch, are_near_copies, contained_share, lookup_keys, sketch_of


def words(seed: int, count: int) -> list[str]:
    dice = random.Random(seed)
    return [f"word{dice.randrange(3_000)}" for _ in range(count)]


WIRE = " ".join(words(1, 400))


@pytest.mark.parametrize(
    ("name", "other", "copies"),
    [
        ("itself", WIRE, True),
        ("other case and punctuation", WIRE.upper().replace(" ", ",  "), True),
        ("the first half", " ".join(WIRE.split()[:200]), True),
        ("the first quarter", " ".join(WIRE.split()[:110]), True),
        ("with an own paragraph", WIRE + " " + " ".join(words(2, 120)), True),
        ("every thirtieth word changed", " ".join("x" if n % 30 == 9 else w for n, w in enumerate(WIRE.split())), True),
        ("every third word changed", " ".join("x" if n % 3 == 0 else w for n, w in enumerate(WIRE.split())), False),
        ("another text of the same words", " ".join(sorted(WIRE.split())), False),
        ("a round-up with a sentence of it", " ".join(words(3, 400) + WIRE.split()[:20]), False),
        ("a paragraph of it alone", " ".join(WIRE.split()[:60]), False),
        ("nothing", "", False),
    ],
)
def test_what_is_a_copy(name, other, copies):
    one, two = sketch_of(WIRE), sketch_of(other)
    assert are_near_copies(one, two) is copies
    assert are_near_copies(two, one) is copies
    if copies:
        assert set(lookup_keys(one)) & set(lookup_keys(two))


def test_texts_too_short_for_a_shingle_are_copies_only_of_themselves():
    assert are_near_copies(sketch_of("Bridge closed."), sketch_of("bridge CLOSED"))
    assert not are_near_copies(sketch_of("Bridge closed."), sketch_of("Bridge open."))
    assert not are_near_copies(sketch_of("…"), sketch_of("!"))


def test_scripts_without_spaces_are_read_sign_by_sign():
    text = "港口部门表示渡轮在二零一九年运送了四万一千名乘客并且在第二年停止了服务"
    assert sketch_of(text).shingles == len(text) - 4
    assert are_near_copies(sketch_of(text), sketch_of(text[:20]))


def test_a_megabyte_is_sketched_in_linear_time():
    started = time.process_time()
    sketch = sketch_of("a b " * 125_000 + " ".join(words(5, 60_000)))
    assert len(sketch.hashes) == SKETCH_SIZE
    assert time.process_time() - started < 5


@given(st.text(max_size=400))
def test_a_sketch_survives_its_bytes(text):
    sketch = sketch_of(text)
    assert Sketch.from_bytes(sketch.to_bytes()) == sketch
    assert list(sketch.hashes) == sorted(set(sketch.hashes))
    assert all(0 <= number < 2**63 for number in sketch.hashes)
    assert contained_share(sketch, sketch) == (1 if sketch.hashes else 0)


@pytest.mark.parametrize("data", [b"", b"1234567", b"123456789", bytes(8 * (SKETCH_SIZE + 2))])
def test_other_bytes_are_no_sketch(data):
    with pytest.raises(ValueError, match="no sketch"):
        Sketch.from_bytes(data)
