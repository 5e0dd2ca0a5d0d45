"""Claims about who holds which office, from appositions and full titles."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.article import Article
from claims.core.extraction.names import Mention
from claims.core.extraction.parsed import ParsedSentence
from claims.core.extraction.statements import Form, Reading, Statement
from claims.core.records import Span

_STATUS_SCORE = 0.45


def read_offices(reading: Reading, parsed: ParsedSentence, speakers: Sequence[Mention] = ()) -> None:
    """Take who holds which office: from appositions, and from the full titles of ``speakers``, once an article."""
    article = reading.article
    for mention in article.mentions[parsed.index]:
        if mention.title is None or mention.name in reading.offices:
            continue
        apposed = mention.is_apposed
        full_title = mention.has_office and len(mention.title.split()) >= 2 and len(mention.name.split()) >= 2
        if not apposed and not (full_title and mention in speakers):
            continue
        reading.offices.add(mention.name)
        reading.statements.append(
            Statement(
                form=Form.OFFICE,
                sentence=parsed.index,
                sentences=(parsed.index,),
                spans=(_described_span(article, parsed, mention),),
                tokens=tuple(parsed.within(mention.described)),
                score=_STATUS_SCORE,
                reasons=("says who holds which office",),
                mention=mention,
            )
        )


def _described_span(article: Article, parsed: ParsedSentence, mention: Mention) -> Span:
    at = parsed.index_at(mention.described.start)
    if at > 0 and parsed.tokens[at - 1].lower in ("the", "a", "an"):
        return Span(parsed.tokens[at - 1].start, mention.described.end)
    return mention.described
