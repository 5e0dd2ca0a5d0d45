"""What benchmarks of judged sets share: our pairs that may be fitted on, the folders that are asked for, and their claims
in SQLite FTS5 as the peer."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from claims.cli.corpus import CorpusClaim

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "cases" / "relation_pairs"

MEASURED_ONLY = {"dev", "fresh", "held", "mixed"}
"""Files of judged pairs that nothing is fitted on."""

FOUND = 1_000
"""Claims that FTS5 gives for a query."""


def folders_of(data: Path, sets: Iterable[str]) -> list[Path]:
    """The folders of these sets; ends the program, saying which, where one is missing."""
    folders = [data / name for name in sets]
    missing = [str(folder) for folder in folders if not folder.is_dir()]
    if missing:
        sys.exit(f"No such folder: {', '.join(missing)}. Give the folder of judged sets with --data.")
    return folders


def fitting_files() -> list[Path]:
    """The files of judged pairs that something may be fitted on."""
    return [file for file in sorted(PAIRS.glob("*.ndjson")) if file.stem not in MEASURED_ONLY]


def whole_text(claim: CorpusClaim) -> str:
    """Title and text of a claim, as peers read it."""
    return f"{claim.title or ''} {claim.text}"


class WordIndex:
    """Claims in SQLite FTS5 (porter, bm25), in memory."""

    def __init__(self, claims: Sequence[CorpusClaim]) -> None:
        self._index = sqlite3.connect(":memory:")
        self._index.execute("CREATE VIRTUAL TABLE claims USING fts5(text, tokenize='porter')")
        rows = ((place, whole_text(claim)) for place, claim in enumerate(claims))
        self._index.executemany("INSERT INTO claims(rowid, text) VALUES (?, ?)", rows)

    def find(self, text: str) -> list[tuple[int, float]]:
        """The places of the claims that share a word with the text and their scores (more is better), best first."""
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", text.lower())))
        asked = "SELECT rowid, -bm25(claims) FROM claims WHERE claims MATCH ? ORDER BY 2 DESC LIMIT ?"
        return self._index.execute(asked, (words, FOUND)).fetchall() if words else []
