"""How the time of reading a text grows with its length."""

from __future__ import annotations

import time
from collections.abc import Callable

SHORT, LONG = 1_500, 12_000
"""Characters. For eight times the text a quadratic reader would need 64 times as long."""

MOST_TIMES = 25
TRIES = 2
"""Other work on the machine must not decide: the quicker of two tries counts, and a first one that was quick enough."""


def grows_no_faster_than_length(read: Callable[[str], object], piece: str) -> bool:
    """Whether reading a text made of this piece again and again takes time in proportion to its length."""

    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        start = time.process_time()
        read(text)
        return time.process_time() - start

    once = min(seconds(SHORT) for _ in range(TRIES))
    return any(seconds(LONG) < MOST_TIMES * max(once, 0.001) for _ in range(TRIES))
