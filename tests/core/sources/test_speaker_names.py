"""Names of speakers: what counts as the same, and whom a name may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.sources.speaker_names import fold_name, resolve, surname_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("J. K.  Rowan", "j k rowan"),
        ("José Álvarez", "Jose Alvarez"),
        ("O’Hara", "O'Hara"),
        ("“Ana Lopez”,", "Ana Lopez"),
        ("ANA\u00a0LOPEZ", "Ana Lopez"),
    ],
)
def test_names_that_are_one(left: str, right: str) -> None:
    assert fold_name(left) == fold_name(right)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ana Lopez", "lopez"),
        ("Ursula von der Leyen", "von der leyen"),
        ("Ludwig van Beck", "van beck"),
        ("Madonna", ""),
        ("De Niro", "niro"),
        ("", ""),
    ],
)
def test_surnames(name: str, surname: str) -> None:
    assert surname_of(fold_name(name)) == surname


@pytest.mark.parametrize(
    ("full", "by_surname", "speaker", "candidates"),
    [
        ([4], [], 4, ()),
        ([4, 4], [9], 4, ()),
        ([4, 5], [], None, (4, 5)),
        ([], [7], None, (7,)),
        ([], [8, 7], None, (7, 8)),
        ([], [], None, ()),
    ],
)
def test_vague_is_fine_and_wrong_is_never(
    full: list[int], by_surname: list[int], speaker: int | None, candidates: tuple[int, ...]
) -> None:
    found = resolve(full, by_surname)
    assert (found.speaker_id, found.candidates) == (speaker, candidates)
    assert found.is_ambiguous == (len(candidates) > 1)


@given(st.text())
def test_folding_is_stable(name: str) -> None:
    once = fold_name(name)
    assert fold_name(once) == once
    assert surname_of(once) in once
