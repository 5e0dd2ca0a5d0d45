"""What an article calls "the company", "the council" or "the mayor", where it names just one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from claims.core.extraction.lexicon.people import FIRST_NAMES, INSTITUTIONS, OFFICES, ORGANIZATION_WORDS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.parsed import ParsedSentence

COMPANY_NOUNS = words(
    """company firm group business corporation retailer manufacturer supplier startup start-up conglomerate brand airline
    carmaker automaker chipmaker drugmaker planemaker lender insurer brewer grocer"""
)
"""Nouns by which news calls the one firm that an article is about."""
_COMPANY_MARKS = words(
    """inc inc. incorporated corp corp. corporation ltd ltd. limited llc llp plc gmbh co. co airlines airways motors energy
    holdings systems group bank"""
)
_LEGAL_FORMS = words("inc inc. incorporated corp corp. ltd ltd. limited llc llp plc gmbh ag se nv oyj asa")
"""Legal forms, with which a firm is named where it speaks of itself."""
_SOLE_OFFICES = words(
    "president mayor governor chancellor premier chairman chairwoman sheriff commissioner ambassador judge pope"
)
"""Offices of which an article seldom means two holders."""
_NO_HOLDER = words("former ex late deputy vice acting outgoing interim assistant associate")
OPENING_MARKS = frozenset((":", ";", "“", '"', "‘", "'", "(", "—", "–", "-"))
"""Marks behind which a sentence, and a capital, may begin."""
_OPENING = 2
"""Index of the last sentence of an article's opening, in which what it is about is named."""
_HEADLINE_WEIGHT = 3
"""Mentions that one in the headline counts for."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """Names behind definite phrases.

    ``company`` is the firm that the article is about; ``by_noun`` gives the one body whose name ends in a noun ("council"
    -> "the Leeds City Council"), ``by_office`` the one person who holds an office ("mayor" -> "Jane Roe"). ``first_words``
    are those of the names of all bodies.
    """

    company: str | None = None
    by_noun: Mapping[str, str] = field(default_factory=dict)
    by_office: Mapping[str, str] = field(default_factory=dict)
    first_words: frozenset[str] = frozenset()
    first_named: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """The sentence and the token in it with which each name, without its article, stands first."""
    alone: frozenset[str] = frozenset()
    """Names of one word that stand inside a sentence, where no common noun has a capital."""

    def name_of(self, noun: str) -> str | None:
        """The body that "the company" or "the council" stands for; None for other words and where it is not plain."""
        if noun in COMPANY_NOUNS and self.company is not None:
            return self.company
        return self.by_noun.get(noun)


def find_bodies(headline: str, rows: Iterable[Sequence[Mention]], parsed: Sequence[ParsedSentence] = ()) -> Bodies:
    """The bodies and office holders of an article, from the names of its sentences; linear in their number.

    ``parsed`` are these sentences, by index, where what stands behind a name is to count.
    """
    mentions = [mention for row in rows for mention in row if mention.name]
    incorporated = {m.name.split()[0].lower() for m in mentions if _has_legal_form(m, parsed)}
    singles = {mention.name for mention in mentions if " " not in mention.name}
    shortened = {m.name for m in mentions if _is_shortened(m, singles) or _has_legal_form(m, parsed)}
    people = [m for m in mentions if m.kind is NameKind.PERSON and m.name not in shortened]
    others = [m for m in mentions if m.kind in (NameKind.ORGANIZATION, NameKind.OTHER) or m.name in shortened]
    surnames = {mention.name.split()[-1] for mention in people}
    bodies = [mention for mention in others if not surnames & set(mention.name.split())]
    heads = [m for m in bodies if not _only_describes(m, parsed)]
    named = {m.name.split()[0].lower() for m in heads}
    firms = [m for m in bodies if m.name.split()[0].lower() in named]
    first_words = frozenset(m.name.split()[0] for m in mentions if m.kind is NameKind.ORGANIZATION)
    company = _company_among(headline, firms, incorporated)
    return Bodies(
        company, _by_noun(bodies), _by_office(people), first_words, _first_named(mentions), _alone(mentions, parsed)
    )


def _first_named(mentions: Sequence[Mention]) -> dict[str, tuple[int, int]]:
    """Where each name, and each surname, stands for the first time."""
    first: dict[str, tuple[int, int]] = {}
    for mention in mentions:
        for name in (mention.name, mention.name.split()[-1]):
            first[name] = min(first.get(name, (mention.sentence, mention.first)), (mention.sentence, mention.first))
    return first


def _alone(mentions: Sequence[Mention], parsed: Sequence[ParsedSentence]) -> frozenset[str]:
    """The names of one word that stand elsewhere than where a sentence or quotation begins."""
    inside = [m for m in mentions if m.first > 0 and " " not in m.name and m.sentence < len(parsed)]
    return frozenset(m.name for m in inside if parsed[m.sentence].tokens[m.first - 1].text not in OPENING_MARKS)


def _only_describes(mention: Mention, parsed: Sequence[ParsedSentence]) -> bool:
    """Whether a name stands right before a noun in lower case ("the | Norlander | coast", "Acme | shares")."""
    tokens = parsed[mention.sentence].tokens if mention.sentence < len(parsed) else []
    behind = tokens[mention.last] if mention.last < len(tokens) else None
    if behind is None or " " in mention.name or behind.lower in _LEGAL_FORMS:
        return False
    return behind.tag in "NS" and not behind.is_capitalized


def _has_legal_form(mention: Mention, parsed: Sequence[ParsedSentence]) -> bool:
    """Whether a name ends in a legal form or has one behind it ("Velloria Foods | plc")."""
    tokens = parsed[mention.sentence].tokens if mention.sentence < len(parsed) else []
    behind = tokens[mention.last].lower if mention.last < len(tokens) else ""
    return bool(_LEGAL_FORMS & {mention.name.split()[-1].lower(), behind})


def _is_shortened(mention: Mention, singles: set[str]) -> bool:
    """Whether a name is later cut to its first word, as those of bodies are ("Quillon Semiconductor", "Quillon")."""
    parts = mention.name.split()
    if mention.kind is not NameKind.PERSON or mention.title is not None or len(parts) < 2:
        return False
    return parts[0] in singles and parts[-1] not in singles and parts[0].lower() not in FIRST_NAMES


def _company_among(headline: str, bodies: Sequence[Mention], incorporated: Set[str]) -> str | None:
    """The body that is the article's firm, named among the first sentences already; else None.

    It is named at least twice as often as any other, or as the only one with its legal form (``incorporated``: its first
    word, folded).
    """
    counts: Counter[str] = Counter()
    longest: dict[str, str] = {}
    early: set[str] = set()
    headline_words = set(headline.lower().split())
    for mention in bodies:
        parts = mention.name.split()
        key = parts[0].lower()
        if _is_office_of_state(parts):
            continue
        if mention.sentence <= _OPENING:
            early.add(key)
        is_part = key in incorporated and key in longest and mention.sentence > _OPENING
        if len(mention.name) > len(longest.get(key, "")) and not is_part:
            # A longer name that comes up later is rather that of a part ("Acme PLC", later "Acme Textiles").
            longest[key] = mention.name
        counts[key] += 1 + (_HEADLINE_WEIGHT if key in headline_words and not counts[key] else 0)
    marked = early & incorporated
    if len(marked) == 1 and counts[min(marked)] > 1:
        # "Velloria Foods plc today announced": a release names its firm in full, and other names as often.
        return longest[min(marked)]
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return longest[ranked[0][0]] if ranked[0][0] in early else None


def _by_noun(bodies: Sequence[Mention]) -> dict[str, str]:
    named: dict[str, set[str]] = {}
    for mention in bodies:
        parts = mention.name.split()
        if _is_office_holder(parts):
            continue
        if len(parts) > 1 and parts[-1].lower() in INSTITUTIONS and parts[0].lower() != "the":
            named.setdefault(parts[-1].lower(), set()).add(mention.name)
    return {noun: f"the {min(names)}" for noun, names in named.items() if len(names) == 1}


def _is_office_holder(parts: Sequence[str]) -> bool:
    """Whether a name that ends in a body is that of who serves it ("Velm Secretary | of State")."""
    lowered = [part.lower() for part in parts]
    is_of_state = lowered[-2:] == ["of", "state"]
    return is_of_state or ("of" in lowered[1:] and lowered[lowered.index("of", 1) - 1] in OFFICES)


def _by_office(people: Sequence[Mention]) -> dict[str, str]:
    held: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for mention in people:
        surname = mention.name.split()[-1]
        if len(mention.name) > len(names.get(surname, "")):
            names[surname] = mention.name
        for office in _offices_in(mention.title):
            held.setdefault(office, set()).add(surname)
    single = {office: names[min(surnames)] for office, surnames in held.items() if len(surnames) == 1}
    return {office: name for office, name in single.items() if " " in name}


def _offices_in(title: str | None) -> list[str]:
    """The office of a title as written ("mayor of Leeds" -> "mayor"); none of a former one, none of one among many."""
    words_ = (title or "").lower().split()
    if not words_ or words_[0] in ("a", "an") or _NO_HOLDER & set(words_):
        return []
    head = (title or "").lower().split(" of ")[0].split(" for ")[0].split()
    return [word for word in head[-1:] if word in _SOLE_OFFICES]


def _is_office_of_state(parts: Sequence[str]) -> bool:
    last = parts[-1].lower()
    return last in ORGANIZATION_WORDS and last not in _COMPANY_MARKS
