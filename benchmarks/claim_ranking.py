"""How well the claim that is ranked first agrees with what fact-checkers took from a page, beside simpler orders.

Data: ``averitec_dce`` in the folder of ``--data`` (article, and the claim of it that was checked, in standalone wording).
Orders: by place in the text, by score alone, as ``centrality.rank_claims`` has it, and the best claim in hindsight.
Pages where "I" and "we" are often said (speeches, posts) are shown apart: they do not begin with what matters most.

Prints the mean ROUGE-1 F by rows and by pages, the latter with its standard error: a page stands in many rows where
checkers took many claims from it.

Run: ``.venv/bin/python benchmarks/claim_ranking.py --data DIR [--no-encoder]``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, stdev

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.core.extraction.centrality import rank_claims, word_overlap, words_of
from claims.core.extraction.text.body import normalize_body
from claims.core.records import Extraction
from claims.services.articles.extracting import extract_claims
from claims.training.judged_rows import read_rows

PERSONAL = ("i", "we", "our", "my", "us", "me", "you", "your")
PERSONAL_FROM = 0.03
"""Share of such words from which a page counts as somebody's own words: twice that of the news pages of the set."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's claims in the order of the text and what checkers took from it, as counted words."""

    body: str
    extraction: Extraction
    wanted: list[Counter[str]] = field(default_factory=list)

    def value_of(self, at: int | None) -> float:
        """Mean overlap of one of its claims with what was taken; 0 for none."""
        if at is None:
            return 0.0
        text = words_of(self.extraction.claims[at].standalone_text)
        return mean(word_overlap(text, one) for one in self.wanted)

    @property
    def is_personal(self) -> bool:
        """Whether it is a speech or a post rather than a report."""
        words = words_of(self.body)
        return sum(words[word] for word in PERSONAL) >= PERSONAL_FROM * words.total()


Choose = Callable[[Page], int | None]


def main() -> int:
    """Read the pages, choose and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of averitec_dce")
    parser.add_argument("--no-encoder", action="store_true", help="read with the rules alone")
    arguments = parser.parse_args()
    pages = read_pages(arguments.data / "averitec_dce" / "dev.ndjson", encoder=not arguments.no_encoder)
    personal = [page for page in pages if page.is_personal]
    reports = [page for page in pages if not page.is_personal]
    print(f"{'':24}{'rows':>6}{'pages':>8}{'error':>8}{'reports':>9}{'speeches, posts':>17}")
    for name, choose in ORDERS.items():
        values = [page.value_of(choose(page)) for page in pages]
        by_row = mean(value for page, value in zip(pages, values, strict=True) for _ in page.wanted)
        shown = [mean(page.value_of(choose(page)) for page in group) for group in (reports, personal)]
        error = stdev(values) / math.sqrt(len(values))
        print(f"{name:24}{by_row:6.3f}{mean(values):8.3f}{error:8.3f}{shown[0]:9.3f}{shown[1]:17.3f}")
    print(f"{len(pages)} pages, {len(reports)} of them reports; {sum(len(page.wanted) for page in pages)} rows")
    return 0


def read_pages(path: Path, *, encoder: bool) -> Sequence[Page]:
    """Every page once, with all that was taken from it."""
    pages: dict[str, Page] = {}
    for row in read_rows(path):
        body = normalize_body(html.unescape(row["document"]))
        if body not in pages:
            published = dt.date.fromisoformat(row["claim_date"][:10])
            pages[body] = Page(body, extract_claims(body, published=published, encoder=encoder))
        pages[body].wanted.append(words_of(row["standalone_claim"]))
    return list(pages.values())


def _by_score(page: Page) -> int | None:
    claims = page.extraction.claims
    return max(range(len(claims)), key=lambda at: claims[at].score, default=None)


def _ranked(page: Page) -> int | None:
    return next((claim.index for claim in rank_claims(page.body, page.extraction)), None)


def _in_hindsight(page: Page) -> int | None:
    return max(range(len(page.extraction.claims)), key=page.value_of, default=None)


ORDERS: dict[str, Choose] = {
    "first in the text": lambda page: 0 if page.extraction.claims else None,
    "most worth checking": _by_score,
    "as ranked": _ranked,
    "best in hindsight": _in_hindsight,
}

if __name__ == "__main__":
    sys.exit(main())
