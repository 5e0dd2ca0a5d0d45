"""Names of speakers: how they are looked up, and whom a name in an article may mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von"}
)
"""Words that belong to the surname that follows them."""

_AROUND = " ,;:'\"“”‘’„«»()[]"

_APART = re.compile(r"[\s\u00a0]+")


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a name means: ``speaker_id`` where it can only be one, else the speakers to choose among.

    ``is_ambiguous``: a surname that several people share; wrong attribution is worse than none.
    """

    speaker_id: int | None = None
    candidates: tuple[int, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Whether several speakers may be meant."""
        return self.speaker_id is None and len(self.candidates) > 1


def fold_name(name: str) -> str:
    """The name as it is compared: without case, accents, points and the marks around it, single blanks."""
    plain = "".join(
        character for character in unicodedata.normalize("NFKD", name) if not unicodedata.combining(character)
    )
    return _APART.sub(" ", plain.replace(".", " ").replace("’", "'").casefold()).strip(_AROUND)


def surname_of(folded: str) -> str:
    """The surname of a folded full name with its particles ("von der leyen"); "" for a single word."""
    words = folded.split(" ")
    if len(words) < 2:
        return ""
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def resolve(full: Sequence[int], by_surname: Sequence[int]) -> Resolution:
    """Whom a name means, given who bears it as a whole (name or alias) and whose surname it is.

    A full name or alias that one speaker bears is that speaker. A surname alone never is: those who bear it are offered.
    """
    if len(set(full)) == 1:
        return Resolution(full[0])
    candidates = tuple(sorted(set(full) | (set() if full else set(by_surname))))
    return Resolution(None, candidates)
