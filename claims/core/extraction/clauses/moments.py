"""What a phrase behind a name tells of the moment and not of its bearer: "Roe, her voice breaking, said"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.people import is_person
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token

_OF_THE_BODY = words(
    """
    voice voices eye eyes hand hands head heads face faces arm arms leg legs fist fists finger fingers lip lips mouth
    shoulder shoulders hair back tears wrists ankles cheeks
    """
)
"""Parts of a body, which nobody is."""
_TOLD_BARE = words("voice voices eyes hands arms cheeks lips fingers shoulders")
"""Those of them of which one word behind tells how they were."""


def tells_circumstance(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words ``[first, last)`` say what somebody's something did or how it was."""
    if last - first < 2 or tokens[first].lower not in POSSESSIVES:
        return False
    noun = next((at for at in range(first + 1, last) if tokens[at].tag in "NS"), None)
    if noun is None:
        return False
    if tokens[noun].lower in _OF_THE_BODY and noun + 1 < last and tokens[noun + 1].is_word:
        # "her right hand man" and "her voice coach" are somebody, "her voice hoarse" is nobody.
        if tokens[noun + 1].tag not in "NSPQ" or tokens[noun + 1].lower.endswith("ing"):
            return True
        is_last = noun + 2 == last and tokens[noun + 1].tag in "NS"
        return is_last and tokens[noun].lower in _TOLD_BARE and not is_person(tokens[noun + 1].lower)
    # "pulled her out of the way, | his grip leaving bruises".
    return any(tokens[at].tag == "G" and tokens[at - 1].tag in "NS" for at in range(noun + 1, last))
