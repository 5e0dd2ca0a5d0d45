"""Distills WordNet into the table of word senses that matching compares words by.

    python -m claims.training.wordnet --data DIR --out claims/core/matching/vocabulary

DIR holds the database files of WordNet 3.0 (``data.noun``, ``index.noun``, ``noun.exc``, ``cntlist.rev`` …), as the
Debian package ``wordnet-base`` installs them in ``/usr/share/wordnet``. It needs nothing beyond the standard library
and takes some ten seconds; the same files give the same bytes. ``claims/artifacts/wordnet.md`` is the model card.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from claims.training.wordnet_reader import FILES, WordNet, read_wordnet
from claims.training.wordnet_senses import Chosen, choose

_NEEDED = (*(f"{part}.{name}" for part in ("data", "index") for name in FILES), "cntlist.rev")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LINE = 4_000
"""Characters of a line of the written module."""

_HEAD = '''"""Senses of English words: which share one, what stands above it, what says the contrary; generated.

Distilled from WordNet 3.0 by ``python -m claims.training.wordnet``; ``claims/artifacts/wordnet.md`` is the model card.
WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND
PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION,
PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT
THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS,
TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or Princeton may not be used in advertising or publicity
pertaining to distribution of the software and/or database. Title to copyright in this software, database and any associated
documentation shall at all times remain with Princeton University and LICENSEE agrees to preserve same.

Permission to use, copy, modify and distribute this software and database and its documentation for any purpose and without
fee or royalty is hereby granted, provided that you agree to comply with the foregoing copyright notice and statements,
including the disclaimer, and that the same appear on ALL copies of the software, database and documentation, including
modifications that you make for internal use or for distribution.
"""
# ruff: noqa: E501 - a table, not code

from __future__ import annotations

'''


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when done, 2 for files that are not there."""
    options = _parser().parse_args(arguments)
    missing = [name for name in _NEEDED if not (options.data / name).is_file()]
    if missing:
        print(f"Not found in {options.data}: {', '.join(missing)}", file=sys.stderr)
        return 2
    wordnet = read_wordnet(options.data)
    text, words, senses = module_text(wordnet, choose(wordnet))
    (options.out / "wordnet.py").write_text(text, encoding="utf-8")
    print(f"{words:,} words, {senses:,} senses, {len(text):,} bytes")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m claims.training.wordnet", description="Distill WordNet.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with the database files")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where wordnet.py is written")
    return parser


def module_text(wordnet: WordNet, chosen: Chosen) -> tuple[str, int, int]:
    """The module that holds what was chosen, and how many words and senses it has."""
    kept = _worth_keeping(wordnet, chosen)
    numbers = _numbered(chosen, kept)
    lines: dict[str, list[str]] = {}
    for lemma, pos in sorted(kept):
        lines.setdefault(lemma, []).append(_entry(chosen, lemma, pos, numbers))
    words = " ".join(f"{lemma}{''.join(parts)}" for lemma, parts in sorted(lines.items()))
    above = [""] * len(numbers)
    for sense, number in numbers.items():
        above[number] = ",".join(sorted(_base36(numbers[one]) for one in chosen.parents.get(sense, ())))
    forms = {
        form: lemma
        for pos, table in wordnet.exceptions.items()
        for form, lemma in table.items()
        if (lemma, pos) in kept and form.isalpha() and form.isascii() and (form, pos) not in kept
    }
    text = _HEAD + "".join(
        (
            _constant("WORDS", words, "Each word with its entries: ``/pos, sort:main senses;side senses!contraries``."),
            _constant("PARENTS", " ".join(one or "-" for one in above), "Of each sense, by number, those right above."),
            _constant(
                "FORMS",
                " ".join(f"{form}:{lemma}" for form, lemma in sorted(forms.items())),
                "Irregular forms and their words.",
            ),
        )
    )
    return text, len(lines), len(numbers)


def _worth_keeping(wordnet: WordNet, chosen: Chosen) -> set[tuple[str, str]]:
    """Words that share a main sense with another or have a contrary, and nouns and verbs that were ever tagged."""
    sharing = Counter(sense for senses in chosen.main.values() for sense in senses)
    return {
        key
        for key, senses in chosen.main.items()
        if any(sharing[sense] > 1 for sense in senses)
        or key in chosen.antonyms
        or (key[1] in "nv" and senses and wordnet.tagged(*key) > 0)
    }


def _numbered(chosen: Chosen, kept: set[tuple[str, str]]) -> dict[str, int]:
    """A number for each sense that a word kept has or that stands above such a one; frequent ones get small numbers."""
    uses: Counter[str] = Counter()
    for key in kept:
        uses.update(chosen.main[key])
    shared = {one for one, count in uses.items()}
    for key in kept:
        uses.update(one for one in chosen.side[key] if one in shared)
    pending = list(uses)
    while pending:
        for above in chosen.parents.get(pending.pop(), ()):
            if above not in uses:
                pending.append(above)
            uses[above] += 1
    return {sense: number for number, sense in enumerate(sorted(uses, key=lambda one: (-uses[one], one)))}


def _entry(chosen: Chosen, lemma: str, pos: str, numbers: dict[str, int]) -> str:
    main = ",".join(sorted(_base36(numbers[one]) for one in chosen.main[lemma, pos]))
    side = ",".join(sorted(_base36(numbers[one]) for one in chosen.side[lemma, pos] if one in numbers))
    contrary = ",".join(sorted(chosen.antonyms.get((lemma, pos), ())))
    sort = chosen.sorts.get(lemma, "") if pos == "n" else ""
    return f"/{pos}{sort}:{main}" + (f";{side}" if side else "") + (f"!{contrary}" if contrary else "")


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits


def _constant(name: str, text: str, told: str) -> str:
    """An assignment of a long text, broken at spaces where it has any."""
    pieces, start = [], 0
    while start < len(text):
        end = text.rfind(" ", start, start + _LINE) + 1 or start + _LINE if start + _LINE < len(text) else len(text)
        pieces.append(text[start:end])
        start = end
    body = "\n".join(f'    "{piece}"' for piece in pieces)
    return f'{name} = (\n{body}\n)\n"""{told}"""\n\n'.replace('"""\n\n', '"""\n\n' if name != "FORMS" else '"""\n')


if __name__ == "__main__":
    sys.exit(main())
