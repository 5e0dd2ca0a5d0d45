"""Surnames in the words of a statement made full names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.figures.counted_nouns import is_plural
from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE, FULL_NAMES, PLACES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import FIRST_NAMES, INSTITUTIONS, OFFICES, TITLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.bodies import COMPANY_NOUNS, OPENING_MARKS
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.standalone.records import FULL_NAME
from claims.core.extraction.standalone.relative_doubts import is_people
from claims.core.extraction.standalone.relative_places import AREAS
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, is_known
from claims.core.extraction.text.edits import Edit
from claims.core.records import Span

_DONE_BY_BODIES = words("employ manufacture export merge")
"""What firms and towns do that have a founder's or patron's name."""
_OF_TOWNS = words("residents inhabitants branches stores shareholders subsidiaries employees")
_RESULTS = words("loss profit earnings revenue")
"""What firms report."""
_NEAR = 7
"""Words behind a name that tell what it is of."""
_LONGEST_CLAUSE = 20
"""Words in which a second verb of the same subject stands at most."""
_OF_SEVERAL = frozenset(("are", "were", "have", "do", "in", "of", "for"))
"""What stands behind a noun of several, and no name of one."""
_LANDSCAPE = frozenset(("Lake", "Mount", "River", "Cape", "Port", "Fort", "Saint", "St", "St.", "Gulf", "Bay"))


def is_verbatim(parsed: ParsedSentence, span: Span, spans: Sequence[Span]) -> bool:
    """Whether ``span`` is quoted inside a text that is not quoted as a whole: those words are somebody's, to the letter."""
    return any(q.span.holds(span) and not all(q.span.holds(part) for part in spans) for q in parsed.quotations)


def name_edits(article: Article, parsed: ParsedSentence, spans: Sequence[Span]) -> list[Edit]:
    """Surnames alone become full names."""
    edits = []
    mentions = article.mentions[parsed.index]
    for mention in mentions:
        if len(mention.name.split()) > 1 or not any(span.holds(mention.span) for span in spans):
            continue
        full = _full_name(article, parsed, mention)
        if mention.name.lower() in INSTITUTIONS:
            # "the departments of State and Defense" beside "Islamic State".
            continue
        if _is_with_article(parsed, mention) or _is_thing(parsed, mention):
            # "the State" is no person's surname; "the Ruiz campaign" has one.
            continue
        if _is_titled_other(article, mention, full) or _is_common_noun(article, parsed, mention, full):
            continue
        if any(m.name == full and m.last < mention.first and any(s.holds(m.span) for s in spans) for m in mentions):
            # "Ana Roe of Roe & Sons": named in full before.
            continue
        if full != mention.name and _is_plain_name(full) and not is_verbatim(parsed, mention.span, spans):
            edits.append(Edit(mention.span, full, FULL_NAME))
    return edits


def _full_name(article: Article, parsed: ParsedSentence, mention: Mention) -> str:
    """The full name of the one who bears a surname; of several the one that the title before it can only mean."""
    directory = article.directory
    full = directory.full_name(mention.name)
    if full != mention.name or mention.title is None:
        return full
    known = directory.full_names.get(mention.name.lower(), set())
    pronoun = _pronoun_of_title(mention)
    if pronoun is not None:
        may_be = [name for name in known if directory.pronouns.get(name, pronoun) == pronoun]
    else:
        title = set(mention.title.lower().split())
        may_be = [name for name in known if title <= directory.titles.get(name, set())]
    return may_be[0] if len(may_be) == 1 else full


def _pronoun_of_title(mention: Mention) -> str | None:
    last = (mention.title or "").lower().rpartition(" ")[2].rstrip(".")
    return {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}.get(last)


def _is_titled_other(article: Article, mention: Mention, full: str) -> bool:
    """Whether a title tells of another than the one known by the surname: "Mr. Roe" beside Ana Roe, or "Roe" where both
    "Mr. Roe" and "Mrs. Roe" are told of."""
    directory = article.directory
    own = directory.pronouns.get(full)
    pronoun = _pronoun_of_title(mention)
    if pronoun is not None:
        return own is not None and own != pronoun
    return own is not None and bool(directory.titled.get(mention.name.lower(), set()) - {own})


def _is_with_article(parsed: ParsedSentence, mention: Mention) -> bool:
    tokens = parsed.tokens
    before = tokens[mention.first - 1].lower if mention.first > 0 else ""
    return before in ARTICLES and not (mention.last < len(tokens) and tokens[mention.last].tag in "NS")


def _is_common_noun(article: Article, parsed: ParsedSentence, mention: Mention, full: str) -> bool:
    """Whether a word has its capital only because it opens a sentence, and is no name cut short.

    "Tarn Water was fined. | Water | companies lost £4m", "Jane Young said so. | Young | people in Tarn"; the tail of a
    body's name stands for it only where the article writes so inside a sentence too.
    """
    tokens = parsed.tokens
    word = mention.name
    opens = mention.first == 0 or tokens[mention.first - 1].text in OPENING_MARKS
    if not opens or mention.title is not None or word in article.bodies.alone:
        return False
    behind = tokens[mention.last : mention.last + 2]
    if not behind or behind[0].is_capitalized or behind[0].lower in TITLES | OFFICES:
        # "Rovers | manager Karl Roe".
        return False
    if behind[0].tag in "NS" or (behind[0].tag == "J" and behind[-1].tag in "NS"):
        return True
    if is_plural(word.lower()) and behind[0].lower in _OF_SEVERAL:
        return True
    return is_known(word.lower()) and full.split()[0].lower() not in FIRST_NAMES and behind[0].tag != "Q"


def _is_thing(parsed: ParsedSentence, mention: Mention) -> bool:
    """Whether a name is a firm's or a town's, which may be called after somebody.

    "Roe, which sells tea, …", "Roe, a city of 40,000, …", "Roe employs 300 people", "Roe cut jobs at its plant".
    """
    behind = parsed.tokens[mention.last : mention.last + _NEAR]
    after = [token.lower for token in behind]
    if after[:1] == ["which"] or after[:2] == [",", "which"]:
        return True
    if after[:1] == [","] and after[1:2] and after[1] in ARTICLES:
        end = next((at for at in range(2, len(behind)) if behind[at].tag not in "JNP"), len(behind))
        return after[end - 1] in AREAS or after[end - 1] in COMPANY_NOUNS
    if not behind or behind[0].tag not in FINITE or mention.title is not None:
        return False
    if base_of(after[0]) in _DONE_BY_BODIES or (
        base_of(after[0]) == "have" and any(w in _OF_TOWNS for w in after[1:4])
    ):
        return True
    if (base_of(after[0]) == "report" and not _RESULTS.isdisjoint(after)) or _acts_as_body(parsed, mention.last):
        return True
    own = next((at for at, token in enumerate(behind) if token.lower == "its"), None)
    return own is not None and not any(token.tag in "NP" for token in behind[1:own])


def _acts_as_body(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a second verb behind "and" tells what only firms and towns do ("Roe sold a mine and | employs 300")."""
    return any(
        joint.lower == "and" and token.tag in FINITE and base_of(token.lower) in _DONE_BY_BODIES
        for joint, token in pairwise(parsed.tokens[verb : verb + _LONGEST_CLAUSE])
    )


def _is_plain_name(full: str) -> bool:
    """Whether a full name is surely somebody's, not a describing word and a name ("Florida Latino", "GOP Israel").

    Its first word is a given name, or at least no place, people, acronym or word of the lexicon.
    """
    first, _, rest = full.partition(" ")
    if any(word in COUNTRY_BY_ADJECTIVE or word in PLACES or word in FULL_NAMES for word in rest.split()):
        return False
    if first in _LANDSCAPE:
        # "Lake Malawi" is no full name of Malawi.
        return False
    lower = first.lower()
    if is_people(lower):
        # "Democrats Hillary Roe and Ben Doe".
        return False
    if lower in FIRST_NAMES:
        return True
    described = first in COUNTRY_BY_ADJECTIVE or first in PLACES or first in FULL_NAMES
    return not (described or is_known(lower) or (first.isupper() and len(first) > 1 and "." not in first))
