"""Where a process looks for garbage, and how often."""

from __future__ import annotations

import gc

GROWTH = 50_000
"""Objects by which a process grows before it looks for garbage among the new ones.

A request leaves 200 to 7,000 that only a collection frees, 50,000 are some 20 MB. At Python's 700, a request that reads
hundreds of rows was looked through a hundred times while all of it was in use, and counted as garbage that might be:
one in ten then paid for a look through the whole process, 100 to 150 ms."""


def spare_what_stays() -> None:
    """Leave alone what is loaded now, half a million objects of vocabularies and code, and look less often at the rest.

    Processes forked from this one do the same.
    """
    gc.freeze()
    gc.set_threshold(GROWTH)
