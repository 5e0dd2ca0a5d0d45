"""How well claims are ranked and answers decided on a judged set, without the encoder and with it."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from claims.artifacts.ranking import load_ranker
from claims.cli.corpus import Corpus, CorpusClaim, CorpusQuery, open_corpus
from claims.cli.evaluation_sets import packed_or_not
from claims.cli.inputs import at_least_one, bad_line, numbered_lines
from claims.cli.outputs import say
from claims.cli.retrieval import read_corpus, read_queries
from claims.core.matching.evaluation.answer_evaluation import Answer, calibration_error, recall_at_precision
from claims.core.matching.evaluation.ranking_evaluation import mean_average_precision, mean_reciprocal_rank, recall_at
from claims.core.matching.ranking.near_copies import is_near_copy

_GRADE = re.compile(r"-?[0-9]{1,9}")

Row = dict[str, Any]
Places = list[tuple[int, float]]
"""Places of claims in the corpus with their scores, best first."""

RANKED = 100
"""Claims ranked for each query."""

PRECISION = 0.95
"""Precision at which the recall of answers is told."""


def matching_rows(folder: Path, split: str, *, encoder: bool, text_alone: bool = False) -> Iterator[Row]:
    """The measures of a set: claims.ndjson, queries-SPLIT.ndjson and qrels-SPLIT.tsv; none where it lacks one of them."""
    claims, queries = packed_or_not(folder, "claims.ndjson"), packed_or_not(folder, f"queries-{split}.ndjson")
    judgements = packed_or_not(folder, f"qrels-{split}.tsv")
    if claims is None or queries is None or judgements is None:
        return
    asked = list(read_queries(str(queries), text_alone=text_alone))
    known = list(read_corpus(str(claims)))
    relevant = read_judgements(judgements, queries={query.id for query in asked}, claims={claim.id for claim in known})
    for with_encoder in (False, True) if encoder else (False,):
        ranker = load_ranker(encoder=with_encoder, pairs=with_encoder, threads=2)
        if with_encoder and not ranker.has_encoder:
            continue
        label = {"set": folder.name, "encoder": "with" if with_encoder else "without"}
        with open_corpus(known, ranker) as corpus:
            yield from (label | row for row in _measured(corpus, asked, relevant))


def _measured(corpus: Corpus, asked: Sequence[CorpusQuery], relevant: Mapping[str, frozenset[str]]) -> Iterator[Row]:
    begun = time.perf_counter()
    ranked = {query.id: corpus.rank_places(query, top=RANKED) for query in asked}
    elapsed_ms = (time.perf_counter() - begun) * 1000 / max(1, len(ranked))
    ids = {query: [corpus.claims[place].id for place, _ in found] for query, found in ranked.items()}
    of = len(relevant)
    yield {"metric": "MAP@5", "value": mean_average_precision(ids, relevant, depth=5), "of": of}
    yield {"metric": "MRR", "value": mean_reciprocal_rank(ids, relevant), "of": of}
    for depth in (1, 5, 10, RANKED):
        yield {"metric": f"recall@{depth}", "value": recall_at(ids, relevant, depth=depth), "of": of}
    yield {"metric": "ms a query", "value": elapsed_ms, "of": len(ranked)}
    yield from _decision_rows(corpus, asked, relevant, ranked)


def _decision_rows(
    corpus: Corpus,
    asked: Sequence[CorpusQuery],
    relevant: Mapping[str, frozenset[str]],
    ranked: Mapping[str, Places],
) -> Iterator[Row]:
    """Each query is asked with its answer, and again with the right claims and their near copies taken out."""
    answers: list[Answer] = []
    answerable = sum(query.id in relevant for query in asked)
    for query in asked:
        right = with_copies(corpus.claims, ranked[query.id], relevant.get(query.id, frozenset()))
        without = corpus.rank_places(query, top=1, left_out=right) if right else []
        for found in (ranked[query.id], without):
            if found:
                place, probability = found[0]
                answers.append(Answer(probability, place in right))
    recall, threshold = recall_at_precision(answers, answerable=answerable, precision=PRECISION)
    yield {"metric": f"answers found at precision {PRECISION}", "value": recall, "of": answerable}
    yield {"metric": "its threshold", "value": threshold, "of": len(answers)}
    yield {"metric": "calibration error", "value": calibration_error(answers), "of": len(answers)}


def with_copies(claims: Sequence[CorpusClaim], found: Places, wanted: frozenset[str]) -> frozenset[int]:
    """The places of the right claims, and of those among the found ones that say the same in nearly the same words."""
    right = [place for place, claim in enumerate(claims) if claim.id in wanted]
    copies = (place for place, _ in found if any(_is_copy(claims[place], claims[one]) for one in right))
    return frozenset((*right, *copies))


def _is_copy(claim: CorpusClaim, other: CorpusClaim) -> bool:
    return is_near_copy(claim.text, claim.title, other.text, other.title)


def read_judgements(
    file: Path, *, queries: Set[str] | None = None, claims: Set[str] | None = None
) -> dict[str, frozenset[str]]:
    """The relevant claims of each query, from lines of query, 0, claim, grade (TREC form).

    Raises ``InputError`` where no claim is relevant. What names none of ``queries`` or ``claims``, where they are given,
    counts as missed, and how many lines do so is told on standard error.
    """
    relevant: dict[str, set[str]] = defaultdict(set)
    for query, claim in at_least_one(_relevant_pairs(file, queries, claims), str(file), "relevant claim"):
        relevant[query].add(claim)
    return {query: frozenset(found) for query, found in relevant.items()}


def _relevant_pairs(file: Path, queries: Set[str] | None, claims: Set[str] | None) -> Iterator[tuple[str, str]]:
    unknown: list[str] = []
    for number, raw in numbered_lines(str(file)):
        fields = raw.decode("utf-8", "replace").split()
        if len(fields) != 4 or not _GRADE.fullmatch(fields[3]):
            raise bad_line(str(file), number, "not query, 0, claim, grade")
        query, _, claim, grade = fields
        if int(grade) > 0:
            for what, identifier, known in (("query", query, queries), ("claim", claim, claims)):
                if known is not None and identifier not in known:
                    unknown.append(f"line {number}: there is no {what} {identifier!r} in the set")
            yield query, claim
    if unknown:
        say(f"{file}, {unknown[0]}; {len(unknown):,} such in all, which count as missed.")
