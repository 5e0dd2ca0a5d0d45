"""What was read of a long text, kept for whoever goes on with its next part: reading 200 kB takes seconds, a part less.

Drafts that nobody has published are no business of a disk: readings stay in the memory of this process, for a few minutes,
and no table, file or log has a word of them. Who asks for the next part sends the text again and finds its reading by
it, so that nobody who lacks the text can; where it is gone, or another process has it, the text is read anew.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Unpack

from claims.services.articles.short_texts import MAX_SHORT, AskedText, HowRead, read_asked

KEPT_SECONDS = 900.0
"""How long a reading waits for the next part after the last one: an editor reads a part in some minutes."""

MOST_CHARACTERS = 1_000_000
"""Characters of all texts whose readings wait, some 25 bytes of memory each, 75 in a text of nothing but short claims (115
while 200 kB are read, December 2026): the one that waited longest goes first."""


@dataclass(slots=True)
class _Kept:
    asked: AskedText
    until: float


class KeptReadings:
    """The readings that wait in this process; safe for threads. ``clock`` gives seconds and never goes back."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        seconds: float = KEPT_SECONDS,
        most_characters: int = MOST_CHARACTERS,
    ) -> None:
        self._clock = clock
        self._seconds = seconds
        self._most_characters = most_characters
        self._lock = threading.Lock()
        self._kept: dict[bytes, _Kept] = {}  # in the order in which they were used last
        self._timer: threading.Timer | None = None

    def reader_for(self, who: str) -> KeptReader:
        """What reads texts for one caller, named by its label, and knows what waits for that one."""
        return KeptReader(self, who)

    def find(self, key: bytes) -> AskedText | None:
        """The reading that waits there."""
        with self._lock:
            self._drop_old()
            found = self._kept.get(key)
            return None if found is None else found.asked

    def keep(self, key: bytes, asked: AskedText) -> None:
        """Let a reading wait from now on."""
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = _Kept(asked, self._clock() + self._seconds)
            held = sum(len(one.asked.text) for one in self._kept.values())
            while held > self._most_characters and self._kept:
                held -= len(self._kept.pop(next(iter(self._kept))).asked.text)
            self._drop_old()

    def forget(self, key: bytes) -> None:
        """Let a reading wait no longer."""
        with self._lock:
            self._kept.pop(key, None)

    def _drop_old(self) -> None:
        """Drop what waited long enough, and see that the rest is dropped in time though nobody asks."""
        now = self._clock()
        for key in [key for key, one in self._kept.items() if one.until <= now]:
            del self._kept[key]
        if self._kept and self._timer is None:
            soonest = min(one.until for one in self._kept.values())
            self._timer = threading.Timer(max(soonest - now, 1.0), self._wake)
            self._timer.daemon = True
            self._timer.start()

    def _wake(self) -> None:
        with self._lock:
            self._timer = None
            self._drop_old()


class KeptReader:
    """Reads a text as ``read_asked`` does, or knows it from the part before; ``settle`` says whether it goes on."""

    def __init__(self, kept: KeptReadings, who: str) -> None:
        self._kept = kept
        self._who = who
        self._read: tuple[bytes, AskedText] | None = None

    def __call__(self, text: str, **how: Unpack[HowRead]) -> AskedText:
        """What of the text is looked up."""
        how["is_whole"] |= len(text) > MAX_SHORT  # what is read of a longer text does not depend on it
        named = json.dumps([self._who, text, how], default=str, sort_keys=True)
        key = hashlib.sha256(named.encode()).digest()
        asked = self._kept.find(key) or read_asked(text, **how)
        self._read = key, asked
        return asked

    def settle(self, *, goes_on: bool) -> None:
        """Let what was read last wait where there is more of it to be asked for; forget it at once where there is not."""
        if self._read is None:
            return
        key, asked = self._read
        if goes_on:
            self._kept.keep(key, asked)
        else:
            self._kept.forget(key)


KEPT_READINGS = KeptReadings()
"""Those of this process."""
