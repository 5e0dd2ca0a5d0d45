"""When a process looks for garbage: seldom in the middle of its work, and a web server between answers."""

from __future__ import annotations

import gc

GROWTH = 50_000
"""Objects by which a process grows before it looks for garbage among the new ones, some 20 MB.

At Python's 700, a request that reads hundreds of rows was looked through a hundred times while all of it was in use, and
counted as garbage that might be: one in ten then paid for a look through the whole process, 100 to 150 ms."""

GROWTH_IN_AN_ANSWER = 200_000
"""The same for a web server, which looks after its answers: at 50,000 one answer in seven waited 40 to 110 ms for a look
through what those before it had left."""

LEFT_OVER = 10_000
"""Objects left by answers that are worth a look, some 10 ms. An answer leaves 200 to 7,000 that only a look frees."""


DEEP_LOOKS = 100
"""Looks at what outlived one before all that is old is looked through: 100 to 150 ms, for a million objects of caches."""


def spare_what_stays(growth: int = GROWTH) -> None:
    """Leave alone what is loaded now, half a million objects of vocabularies and code, and look less often at the rest.

    Processes forked from this one do the same. Where nothing was looked for while the program was loaded, it now is.
    """
    gc.freeze()
    gc.set_threshold(growth)
    gc.enable()


def tidy() -> None:
    """Free what the answers so far have left, if it is worth the look: called when an answer has been sent.

    What was in use at a look is looked at again at every tenth, as by Python, and all that is old at every thousandth.
    """
    left, looks, deep_looks = gc.get_count()
    if left < LEFT_OVER:
        return
    _, often, _ = gc.get_threshold()
    if looks <= often:
        gc.collect(0)
    else:
        gc.collect(1 if deep_looks < DEEP_LOOKS else 2)
