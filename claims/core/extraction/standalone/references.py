"""Definite phrases and "it" written out: the company, the council, the mayor, and the thing that was spoken of last."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.sources import is_age_name
from claims.core.extraction.clauses.pieces import is_day
from claims.core.extraction.lexicon.conjunctions import OPENING
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, OFFICES, SOURCE_NOUNS, TITLES
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS, FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.bodies import COMPANY_NOUNS
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import OWN_NOUNS, Mention
from claims.core.extraction.standalone.records import NAMED_IN_ARTICLE
from claims.core.extraction.standalone.relative_doubts import is_people
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.named_bodies import is_named_for, is_named_last
from claims.core.extraction.statements.offices import person_of_age
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.edits import Edit
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_FINDING = words("find found show conclude reveal suggest say note state add warn")
"""What a text does that tells of something else: "The report found | it was illegal"."""
_SEVERAL = frozenset(("police", "staff", "crew", "personnel"))
"""Nouns in the singular that tell of several people."""
_LONGEST_SUBJECT = 10
"""Words of a subject that a pronoun may stand for at most."""
_NARROWED_BY = frozenset(("of", "that", "which", "who", "whose", "behind", "in", "for", "from", "at"))


def definite_edits(article: Article, parsed: ParsedSentence, tokens: Sequence[Token]) -> tuple[list[Edit], bool]:
    """ "the company" -> its name, "the mayor" -> who that is; True where the statement begins with one left unnamed."""
    edits: list[Edit] = []
    needed = False
    for at in range(len(tokens) - 1):
        if tokens[at].lower != "the":
            continue
        noun = tokens[at + 1]
        following = tokens[at + 2] if at + 2 < len(tokens) else None
        if following is not None and (following.tag in "NSPJ" or following.lower in _NARROWED_BY):
            continue
        span = Span(tokens[at].start, noun.end)
        if is_age_name(tokens[at : at + 2]):
            name = _of_age(article, parsed, tokens[at])
        else:
            name = _named_by(article, parsed, noun, tokens)
        if name is not None:
            edits.append(Edit(span, name, NAMED_IN_ARTICLE))
        elif _stands_for_one(article, noun) and (at == 0 or _may_be_named_before(article, parsed, tokens[:at])):
            needed = True
    return edits, needed


def _of_age(article: Article, parsed: ParsedSentence, the: Token) -> str | None:
    """The name for "the 57-year-old" that begins with ``the``; None where it is not known, or said of who speaks."""
    place = parsed.index_at(the.start)
    if parsed.quoted[place]:
        return None
    name = person_of_age(article, parsed, place)
    return name if name is not None and " " in name else None


def _stands_for_one(article: Article, noun: Token) -> bool:
    """Whether "the NOUN" is a firm, somebody of an age, or one of the bodies that the article has a name of.

    Without the name nobody knows which or who.
    """
    if noun.lower.endswith("-year-old"):
        return True
    return noun.lower in COMPANY_NOUNS or (noun.lower in article.bodies.by_noun and not noun.is_capitalized)


def _may_be_named_before(article: Article, parsed: ParsedSentence, before: Sequence[Token]) -> bool:
    """Whether the article names somebody up to here, while the words ``before`` a definite phrase name nobody."""
    return any(article.mentions[: parsed.index + 1]) and not any(token.tag == "P" for token in before)


def _named_by(article: Article, parsed: ParsedSentence, noun: Token, tokens: Sequence[Token]) -> str | None:
    bodies = article.bodies
    word = noun.lower
    if word in COMPANY_NOUNS:
        name = bodies.company
        name = name if name is not None and is_named_last(article, parsed.index, name) else None
    else:
        name = bodies.by_noun.get(word)
        is_other = name is not None and not is_named_for(article, parsed.index, noun, name)
        name = None if is_other else name or bodies.by_office.get(word)
    if name is None or (noun.is_capitalized and not (word in OWN_NOUNS and name == bodies.company)):
        return None
    # "Roe, the mayor, said": it stands there already.
    last = name.split()[-1]
    return None if any(token.text == last for token in tokens) else name


def thing_before(article: Article, parsed: ParsedSentence, token: Token) -> str | None:
    """What "it" or "its" at ``token`` stands for: the subject of the clause before, or of the sentence before.

    Only a name or a definite phrase in the singular counts, and only one that is no person.
    """
    tokens = parsed.tokens
    at = parsed.index_at(token.start)
    finite = next((place for place in range(at) if tokens[place].tag in FINITE), None)
    if finite is not None and tokens[finite - 1].lower in DOCUMENT_NOUNS and base_of(tokens[finite].lower) in _FINDING:
        # "The report found | it was part of a long-standing problem".
        return None
    if finite is not None:
        is_open = _has_nearer(tokens, finite, at) or _says_of_thing(tokens[:at], finite)
        return None if is_open else _subject_of(article, parsed, finite)
    if parsed.index == 0 or any(other.tag not in "KRY" for other in tokens[:at]):
        return None
    before = article.parsed[parsed.index - 1]
    if before.quotations or not before.tokens:
        return None
    finite = next((place for place, other in enumerate(before.tokens) if other.tag in FINITE), None)
    if finite is None or _says_of_thing(before.tokens, finite):
        return None
    return _subject_of(article, before, finite)


def _says_of_thing(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the ``verb`` is one of saying, and what is said has a thing for its subject that "it" may mean instead.

    "The council said | the bridge | would close. It was built in 1950."
    """
    if base_of(tokens[verb].lower) not in FORCE_BY_VERB:
        return False
    start = verb + 1
    while start < len(tokens) and (tokens[start].lower in ("that", "on") or is_day(tokens[start])):
        start += 1
    return _is_thing(_subject_behind(tokens, start, len(tokens)))


def _subject_behind(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    """The words from ``start`` to the next verb before ``end``, without adverbs; none where there is no verb."""
    finite = next((place for place in range(start, end) if tokens[place].tag in FINITE), None)
    return [t for t in tokens[start:finite] if t.tag != "R" and t.lower != "no"] if finite else []


def _is_thing(subject: Sequence[Token]) -> bool:
    """Whether a subject is one thing or body by its words ("a new lane", "Lund College")."""
    if not subject or subject[-1].tag not in "NP" or subject[0].tag not in "DP":
        return False
    return all(token.tag in "DJNPQ" for token in subject)


def _has_nearer(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Whether a clause behind the one of the first ``verb`` has a thing for its subject that "its" may be of instead.

    "Sales fell, because | the bank | closed its branches".
    """
    for opening in range(verb + 1, at - 1):
        if tokens[opening].lower not in OPENING:
            continue
        if _is_thing(_subject_behind(tokens, opening + 1, at)):
            return True
    return False


def _subject_of(article: Article, parsed: ParsedSentence, verb: int) -> str | None:
    """The subject before the verb at index ``verb`` as text, None unless it is one thing or body with a plain name."""
    tokens = parsed.tokens
    last = verb
    while last > 0 and tokens[last - 1].tag == "R":
        last -= 1
    comma = next((place for place in range(last) if tokens[place].text == ","), None)
    if comma is not None:
        # "Brightmoor, the discount chain, took on staff".
        if tokens[last - 1].text != ",":
            return None
        last = comma
    words = tokens[:last]
    if not 0 < len(words) <= _LONGEST_SUBJECT or words[-1].tag not in "NP" or words[0].tag not in "DP":
        return None
    if any(word.tag == "Q" for word in words) and words[-1].tag == "N" and words[-1].lower not in INSTITUTIONS:
        # "Acme's main aim": rather Acme.
        return None
    if any(word.tag in "KWOC" or word.lower in SOURCE_NOUNS or word.lower in TITLES for word in words):
        return None
    if words[0].tag == "D" and words[0].lower not in ("the",):
        return None
    if len(words) == 1 and _names_person(article, words[0]):
        return None
    if is_people(words[-1].lower) or (words[-1].lower in _SEVERAL and (len(words) == 1 or words[0].tag == "D")):
        # "Democrats", "Two Norlanders", "Police": several.
        return None
    if any(is_day(word) for word in words):
        # "Prosecutors on Wednesday accused": no name.
        return None
    mentions = [mention for mention in article.mentions[parsed.index] if mention.first < last]
    if any(m.last == last and " " not in m.name and m.name.lower() in article.directory.full_names for m in mentions):
        # "Roe won in 2019, when | it gave him a third of his votes": a surname, whatever else has it.
        return None
    company = article.bodies.company
    if company is not None and any(company == m.name or company.startswith(f"{m.name} ") for m in mentions):
        return company
    if any(mention.kind is NameKind.PERSON and not _may_be_body(mention) for mention in mentions):
        return None
    if words[0].tag == "D" and any(word.tag == "I" for word in words):
        return None
    text = article.body[words[0].start : words[-1].end]
    if len(words) == 2 and words[0].tag == "D":
        return _named_by(article, parsed, words[1], words)
    return text if any(word.tag == "P" for word in words) else None


def _names_person(article: Article, word: Token) -> bool:
    """Whether a word is the surname or the first name of somebody whom the article names in full."""
    known = article.directory.full_names
    return word.lower in known or any(name.startswith(f"{word.text} ") for names in known.values() for name in names)


def _may_be_body(mention: Mention) -> bool:
    """Whether a name that was taken for a person's is one word with no office ("Brightmoor, the discount chain")."""
    words = (mention.title or "").lower().split()
    return " " not in mention.name and bool(words) and words[-1] not in TITLES and words[-1] not in OFFICES


def is_only_time(article: Article, parsed: ParsedSentence, opening: Sequence[Token]) -> bool:
    """Whether the words before a pronoun tell nothing but when ("Ten years later | it has cleared its debts")."""
    dates = [time.span for time in article.times[parsed.index]]
    return all(token.tag in "RIY" or any(date.holds(token.span) for date in dates) for token in opening)


def is_fronted(opening: Sequence[Token]) -> bool:
    """Whether the words before "it" are one phrase that names nothing it could be: "For the army | it became a loss"."""
    return bool(opening) and opening[0].tag == "I" and all(token.tag in "IDNSPJCRY" for token in opening)


def is_expletive(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" at ``at`` stands for nothing said before ("It is clear that", "It was the third flood").

    The verb decides: after "be" only a participle speaks of a thing.
    """
    verb = next((place for place in range(at + 1, min(len(tokens), at + 4)) if tokens[place].tag in FINITE), None)
    if verb is None:
        return True
    base = base_of(tokens[verb].lower)
    if base in ("seem", "appear", "take", "mean", "happen", "follow", "rain", "snow", "matter", "cost"):
        return True
    if base == "fall" and verb + 2 < len(tokens) and tokens[verb + 1].lower == "to" and tokens[verb + 2].tag in "DPO":
        # "It falls to the court to decide".
        return any(token.tag == "A" for token in tokens[verb + 3 :])
    if base != "be" and tokens[verb].tag != "M":
        return any(token.lower == "that" for token in tokens[verb + 1 : verb + 3])
    after = [token for token in tokens[verb + 1 : verb + 4] if token.tag != "R"]
    return not after or after[0].tag not in "EGB" or (after[0].lower == "be")
