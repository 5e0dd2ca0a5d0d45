"""Tags that depend on the clause rather than on the word before, set right after tagging.

A subject is parted from its verb by what is inserted between commas, a verb that is also a noun stands behind an adverb,
and forms such as "driven" have no past tense: the tagger, which sees one word at a time, misses all three.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from claims.core.extraction.lexicon.calendar_words import SPELLS
from claims.core.extraction.lexicon.determiners import DETERMINERS
from claims.core.extraction.lexicon.inflection import PARTICIPLES_ONLY, base_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, PEOPLE
from claims.core.extraction.lexicon.pronouns import SUBJECT_PRONOUNS
from claims.core.extraction.lexicon.sayings import CLAUSE_ONLY, FORCE_BY_VERB, PLAIN_SPEECH
from claims.core.extraction.lexicon.verb_words import UNCHANGED_PAST
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.clause_signs import (
    AUXILIARIES,
    SUBORDINATORS,
    TIMES,
    follows_habit,
    follows_pronoun,
    is_in_series,
    is_inserted_participle,
    is_intent,
    is_next_act,
    is_noun_before_passive,
    is_noun_before_past,
    is_noun_before_verb,
    is_passive_in_series,
    is_plain_subject,
    is_verb_after_insertion,
    is_verb_of_relative,
    joins_inserted_participle,
    joins_modal,
    joins_opening_participle,
    joins_passive,
    joins_past,
    joins_plural,
    verb_of_subject,
)
from claims.core.extraction.tagging.openings import name_quarters, open_with_participle, wish_with_may
from claims.core.extraction.tagging.repair_table import Repair, RepairTable
from claims.core.extraction.tagging.tagger import FINITE, has_finite, shares_of
from claims.core.extraction.text.tokens import Token

"""Adverbs that begin the names of countries, counties and their bodies."""
_LONGEST_SOURCE = 12
"""Words of a source before its verb at most."""
_CONTENT_ENDS = frozenset((",", '"', "”", "’"))
"""Marks behind what was said."""
_LONGEST_SUBJECT = 8
"""Words of a subject before the verb that "that" follows, at most."""
_BEFORE_CONTENT = words("in on at late early last this yesterday again")
"""What opens a time between a verb and its "that"."""
_LONGEST_TIME = 5
"""Words of such a phrase and its "that" at most."""
_FRACTIONS = words("half third quarter fifth sixth seventh eighth tenth two-thirds three-quarters")
_INTENTS = words("plans aims hopes needs promises vows")
"""Plurals that are verbs where an infinitive follows a singular."""
_RARE_PASTS = words(
    """drank forbade forgot froze rode shrank sang sank stole swore swam tore underwent woke overtook foresaw strode sprang
    spun slid sped shook shone wept crept dwelt fled flung clung hid lent overcame overthrew undertook withdrew outgrew"""
)
_COMING = words("come become overcome run")
_HELPING = words("do does did let lets make makes made help helps helped")
_SHORT = 4
"""Letters of words that are no plurals of "man"."""


def repair_clauses(tokens: list[Token]) -> list[Token]:
    """Set right in place the tags of one sentence; gives the same list."""
    described: set[int] = set()
    name_quarters(tokens)
    open_with_participle(tokens)
    wish_with_may(tokens)
    for at in range(1, len(tokens) - 1):
        right = _REPAIRS.right_tag(tokens, at)
        if right is not None:
            tokens[at].tag = right
        elif tokens[at].tag == "T":
            _part_from_verb(tokens, at, described)
        elif tokens[at].tag == "Z":
            _part_from_past(tokens, at)
    _find_clause_verbs(tokens, described)
    return tokens


def _part_from_verb(tokens: Sequence[Token], at: int, described: set[int]) -> None:
    """Make a past form right behind its noun a participle, noted in ``described``, where the noun's verb follows ("A house
    bought for $2 million in 2021 sold for less")."""
    verb = verb_of_subject(tokens, at) if tokens[at + 1].tag in "IA" and not _opens_content(tokens, at) else None
    if verb is None or is_verb_of_relative(tokens, at):
        return
    tokens[at].tag, verb.tag = "E", "T" if verb.tag == "E" else verb.tag
    described.add(at)


def _part_from_past(tokens: Sequence[Token], at: int) -> None:
    """Make a seeming verb a plural, and the participle behind it its verb ("when lava flows killed 31 people")."""
    if tokens[at].lower not in AUXILIARIES and is_noun_before_past(tokens, at):
        tokens[at].tag, tokens[at + 1].tag = "S", "T"


def _is_institution(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in INSTITUTIONS and tokens[at + 1].tag in "PTZM"


def _is_post_before_name(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in PEOPLE and tokens[at + 1].tag == "P" and shares_of(tokens[at].lower) is None


def _ends_aside_of_several(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands with several alone between commas ("…, state monitors | estimate, …")."""
    if (
        tokens[at].lower not in FORCE_BY_VERB
        or tokens[at + 1].text not in ",."
        or not tokens[at - 1].lower.endswith("s")
    ):
        return False
    first = at - 1
    while first > 0 and tokens[first].tag in "NSJPZ":
        first -= 1
    return 0 < first < at - 1 and tokens[first].text == "," and tokens[at - 1].tag in "SZ"


def _says_in_aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plural stands before such a verb."""
    return tokens[at + 1].tag in "NBF" and at + 2 < len(tokens) and _ends_aside_of_several(tokens, at + 1)


def _says_behind_content(tokens: Sequence[Token], at: int) -> bool:
    """Whether a seeming plural of a verb of saying ends what one body is said to say ("…, the college | estimates.")."""
    if base_of(tokens[at].lower) not in PLAIN_SPEECH | CLAUSE_ONLY or tokens[at + 1].text not in ",.":
        return False
    if tokens[at - 1].tag not in "NP" or tokens[min(at + 2, len(tokens) - 1)].tag == "K":
        return False
    first = at - 1
    while first > 0 and (tokens[first].tag in "DNSPJQ" or _links_names(tokens, first)):
        first -= 1
    return tokens[first].text in _CONTENT_ENDS and tokens[first + 1].tag in "DP" and has_finite(tokens[:first])


def _links_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether "of" or "for" stands inside what names a body ("the Bank | of | England"), or an apostrophe behind owners."""
    is_inside = tokens[at - 1].tag in "NP" and tokens[at + 1].tag in "DPN"
    return (tokens[at].lower in ("of", "for") and is_inside) or tokens[at].text in "'’"


def _is_subject_of_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether a seeming verb stands right before one of saying, behind a noun or adjective or at the beginning."""
    if tokens[at].lower in AUXILIARIES or tokens[at + 1].tag != "T" or not tokens[at].lower.endswith("s"):
        return False
    is_saying = base_of(tokens[at + 1].lower) in PLAIN_SPEECH and tokens[at + 1].lower not in UNCHANGED_PAST
    return is_saying and tokens[at - 1].tag in "NSJPD" and not has_finite(tokens[:at])


def _is_told_by_others(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form in -ed right behind its noun is the only verb of a clause that a source and its verb follow.

    In "The man arrested on Friday, police told the court, had a gun" it has another verb.
    """
    is_gerund = at == 1 and tokens[0].tag == "G"
    if (tokens[at - 1].tag not in "NSP" and not is_gerund) or tokens[at + 1].lower == "by" or has_finite(tokens[:at]):
        return False
    comma = next((place for place in range(at + 1, len(tokens)) if tokens[place].text == ","), len(tokens))
    verb = comma + 1
    while verb < len(tokens) and tokens[verb].tag in "DCNSPJQ" and verb - comma < _LONGEST_SOURCE:
        verb += 1
    if verb >= len(tokens) or verb < comma + 2 or has_finite(tokens[at:comma]) or tokens[verb].tag != "T":
        return False
    if base_of(tokens[verb].lower) not in PLAIN_SPEECH or any(token.text == "," for token in tokens[:at]):
        return False
    closing = next((place for place in range(verb, len(tokens) - 1) if tokens[place].text == ","), None)
    return closing is None or tokens[closing + 1].tag not in FINITE


def _is_plural_of_man(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower.endswith("men") and len(tokens[at].text) > _SHORT


def _is_rare_past(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in _RARE_PASTS


def _opens_content(tokens: Sequence[Token], at: int) -> bool:
    that = _behind_time(tokens, at + 1)
    if tokens[that].lower != "that" or at > _LONGEST_SUBJECT:
        return False
    saying = base_of(tokens[at].lower) in FORCE_BY_VERB
    if that > at + 1 and not saying:
        # "Results published on Thursday show that most passed".
        return False
    return is_plain_subject(tokens[:at]) or (saying and is_plain_subject(tokens[:at], with_prepositions=True))


def _behind_time(tokens: Sequence[Token], at: int) -> int:
    """Past a phrase of time of up to four words at ``at`` ("warned | in 2024 | that"); ``at`` without one."""
    if tokens[at].lower not in _BEFORE_CONTENT:
        return at
    reach = range(at + 1, min(at + _LONGEST_TIME, len(tokens)))
    stop = next((place for place in reach if tokens[place].lower == "that" or not tokens[place].is_word), at)
    return at if has_finite(tokens[at:stop]) else stop


def _is_present_of_several(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form that is present and participle alike stands right behind several who have no other verb."""
    several = tokens[at - 1].tag in "SC" or tokens[at - 1].lower in ("they", "we", "you", "who")
    return several and tokens[at].lower in _COMING and not has_finite(tokens[_clause_from(tokens, at) : at])


def _is_ahead_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether "by" with an amount follows a form right behind its subject, so that nothing is done to it."""
    if tokens[at + 1].lower != "by" or tokens[at - 1].tag not in "NSPO" or not _is_amount(tokens, at + 2):
        return False
    end = next((place for place in range(at + 1, len(tokens)) if _parts_clauses(tokens, place)), len(tokens))
    return not has_finite(tokens[_clause_from(tokens, at) : at]) and not has_finite(tokens[at + 1 : end])


def _clause_from(tokens: Sequence[Token], at: int) -> int:
    """Where the clause of word ``at`` begins, commas taken for borders."""
    return next((place + 1 for place in range(at - 1, -1, -1) if _parts_clauses(tokens, place)), 0)


def _lasts_so_long(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form in -s goes on behind "and" with a length of time ("costs a dollar and | lasts ten years")."""
    if at + 2 >= len(tokens) or tokens[at - 1].tag != "K" or tokens[at + 1].tag != "C":
        return False
    return tokens[at + 2].lower in SPELLS and any(token.tag == "Z" for token in tokens[:at])


def _describes_noun(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].lower in DETERMINERS and tokens[at + 1].tag in "NSJ"


def _leads_to_that(tokens: Sequence[Token], at: int) -> bool:
    """Whether a base form of a verb of saying has a subject, "that" behind it and nothing before it that asks for it."""
    if tokens[at].lower not in FORCE_BY_VERB or tokens[at + 1].lower != "that" or tokens[at - 1].tag not in "NSPR":
        return False
    before = tokens[_clause_from(tokens, at) : at]
    return not any(token.tag in "MAFZT" or token.lower in _HELPING for token in before)


def _shows_behind_participle(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].lower not in ("show", "suggest", "reveal") or tokens[at + 1].tag not in "YDNSPCIOJ":
        return False
    published = next(
        (place for place in range(at - 1, max(0, at - _LONGEST_SOURCE), -1) if tokens[place].tag == "E"), 0
    )
    inside = tokens[published + 1 : at]
    is_dated = bool(inside) and all(token.tag in "INPCRD" for token in inside)
    return published > 0 and is_dated and tokens[published - 1].tag == "S"


def _is_participle_only(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in PARTICIPLES_ONLY


def _circulates_after_insertion(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower == "circulate" and is_verb_after_insertion(tokens, at)


def _is_act_of_pronoun(tokens: Sequence[Token], at: int) -> bool:
    return at >= 2 and tokens[at - 1].tag == "R" and tokens[at - 2].lower in SUBJECT_PRONOUNS


def _begins_insertion(tokens: Sequence[Token], at: int) -> bool:
    says = tokens[at].lower == "said" and tokens[at + 1].tag in "DPNS"
    return tokens[at - 1].text == "," and not says and is_inserted_participle(tokens, at)


def _is_unchanged_past(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in UNCHANGED_PAST and joins_past(tokens, at)


def _is_unchanged_infinitive(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in UNCHANGED_PAST and joins_modal(tokens, at)


def _tells_intent(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in _INTENTS and is_intent(tokens, at)


def _joins_past_or_series(tokens: Sequence[Token], at: int) -> bool:
    return joins_past(tokens, at) or is_in_series(tokens, at)


def _is_joined_plural(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower not in ("be", "have") and joins_plural(tokens, at)


def _is_hired_noun(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower not in AUXILIARIES and is_noun_before_passive(tokens, at)


_REPAIRS = RepairTable(
    # "…, monitors estimate, …": who says something and that they do, both of which have forms of the other kind.
    Repair("NB", "F", _ends_aside_of_several),
    Repair("Z", "S", _says_in_aside),
    # "Ohio lacks 4,300 technicians, the college estimates."
    Repair("S", "Z", _says_behind_content),
    # "Foreign monitors said they had seen no sign".
    Repair("Z", "S", _is_subject_of_saying),
    # "Two trains collided near Leeds, police told the Herald".
    Repair("E", "T", _is_told_by_others),
    # "the statistics institute INE reported".
    Repair("F", "N", _is_institution),
    # "its communications director Ana Roe said".
    Repair("F", "N", _is_post_before_name),
    # "in March, when gunmen killed 52 people".
    Repair("FBZ", "S", _is_plural_of_man),
    # "She stole £6,000": forms that the tagger's table lacks, and that are nothing else.
    Repair("NJSRB", "T", _is_rare_past),
    # "The firm denied that it had dumped waste".
    Repair("E", "T", _opens_content),
    # "The firm relies on figures that the council published in May".
    Repair("E", "T", is_verb_of_relative),
    # "results published on Thursday show that most passed".
    Repair("NB", "F", _shows_behind_participle),
    # "whose 640 pupils come from 31 countries".
    Repair("E", "F", _is_present_of_several),
    # "With most votes counted, Roe led by 4,000".
    Repair("E", "T", _is_ahead_by),
    # "The sensor costs less than a dollar and lasts ten years".
    Repair("S", "Z", _lasts_so_long),
    # "in a converted barn".
    Repair("TE", "J", _describes_noun),
    # "but police deny that it had", "people familiar with the matter say".
    Repair("B", "F", _leads_to_that),
    Repair("R", "N", is_noun_before_verb),
    Repair("T", "E", _is_participle_only),
    # "which together stand to lose nine seats".
    Repair("B", "F", follows_pronoun),
    # "Cases usually peak in April".
    Repair("NB", "F", follows_habit),
    # "The shelter, which takes in dogs, laid off a third of its staff", "Roe, 19, cost nothing".
    Repair("B", "F", is_verb_after_insertion),
    Repair("EN", "F", _circulates_after_insertion),
    Repair("EN", "T", is_verb_after_insertion),
    # "The site, near the village of Mour, lies about 35 miles from the coast".
    Repair("S", "Z", is_verb_after_insertion),
    # "which she once described as a danger".
    Repair("E", "T", _is_act_of_pronoun),
    # "A clam, pulled up off Iceland in 2006, was put at 405 years".
    Repair("T", "E", _begins_insertion),
    # "which rose in January and set off strikes".
    Repair("NBEJ", "T", _is_unchanged_past),
    # "broke in at night, then copied the files".
    Repair("E", "T", is_next_act),
    # "will withdraw two brigades and set aside 40 seats".
    Repair("T", "B", _is_unchanged_infinitive),
    # "The company plans to delay a factory, two people said".
    Repair("S", "Z", _tells_intent),
    # "refused to concede and alleged without evidence".
    Repair("E", "T", _joins_past_or_series),
    # "which were built in 1974 and need repairs".
    Repair("BN", "F", _is_joined_plural),
    # "Teams hired by the owner began work".
    Repair("Z", "S", _is_hired_noun),
    # "The sea wall, built in 1974 and repaired twice, protects 8,100 homes".
    Repair("T", "E", joins_inserted_participle),
    # "Built in 1974 and repaired twice, the wall protects 8,100 homes".
    Repair("T", "E", joins_opening_participle),
    # "was stolen in 1990, found in a cellar and sold".
    Repair("T", "E", is_passive_in_series),
    # "was built in 1986 and sold to a bank".
    Repair("T", "E", joins_passive),
)


def _find_clause_verbs(tokens: Sequence[Token], described: Set[int]) -> None:
    """Give tense to the participle of a clause that has no other verb ("Payments failed in shops after …").

    Those at ``described`` tell of a noun and have been settled. A clause begins at the start, after a mark with "and", or
    after a subordinator; it ends where the next one begins.
    """
    start, opened = 0, True
    for at in range(len(tokens) + 1):
        if at < len(tokens) and not _parts_clauses(tokens, at):
            continue
        if opened and at - start >= 3:
            _give_tense(tokens, start, at, described)
        if opened and at < len(tokens) and tokens[at].tag == "W" and tokens[at - 1].tag in "NSP" and at > start:
            _give_tense_after_relative(tokens, start, at)
        if at < len(tokens):
            start, opened = at + 1, _opens_clause(tokens, at)


def _parts_clauses(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.lower == "because" and at + 1 < len(tokens) and tokens[at + 1].lower == "of":
        return False
    return token.text in ',;:—–"“”' or token.lower in SUBORDINATORS or token.tag in "KW"


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.tag == "K":
        return at > 0 and tokens[at - 1].text == ","
    return token.text in ";:" or token.lower in SUBORDINATORS


def _give_tense(tokens: Sequence[Token], start: int, end: int, described: Set[int]) -> None:
    if has_finite(tokens[start:end]) or not _is_closed(tokens, start, end):
        return
    if tokens[start].tag not in "DPNSJCOR":
        return
    for at in range(start + 1, end - 1):
        token, before = tokens[at], tokens[at - 1]
        if before.tag == "R" and at - 2 >= start:
            before = tokens[at - 2]
        if token.tag in "AI" and at - start > 6:
            return
        told = (
            token.tag == "E" and before.tag in "NSPCO" and (tokens[at + 1].lower != "by" or _is_amount(tokens, at + 2))
        )
        if told and at + 2 <= end and at not in described:
            token.tag = "T"
            return


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number or a fraction stands at ``at`` ("declined by | a fifth", "rose by | nearly 3%")."""
    window = tokens[at : at + 2]
    return any(token.tag == "C" or token.lower in _FRACTIONS or token.text[:1] in "$€£" for token in window)


def _is_closed(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the clause surely ends at ``end``: at the end, before a subordinator, or at a mark that parts it from one.

    "Homes damaged in the flood, which …, were rebuilt" goes on after its comma.
    """
    if end >= len(tokens) - 1:
        return True
    token, after = tokens[end], tokens[end + 1]
    if token.text in ";:":
        return True
    if token.tag == "K":
        return after.tag in FINITE
    if token.text == "," and after.tag == "K":
        return not (end + 2 < len(tokens) and tokens[end + 2].tag in FINITE)
    if token.text == ",":
        closes = after.lower in SUBORDINATORS - TIMES or _names_source(tokens, end + 1)
        return closes or (after.tag in "RC" and not _has_verb_behind(tokens, end + 1))
    return token.lower in SUBORDINATORS and end - start >= 5


def _has_verb_behind(tokens: Sequence[Token], first: int) -> bool:
    """Whether a verb stands behind that may be the clause's: not one of "where it | stood" or "than it | was".

    "The rate held at 62 percent, still a point below where it stood" has no other verb than "held".
    """
    opened = False
    for token in tokens[first:]:
        if token.tag == "W" or token.lower in SUBORDINATORS or token.lower in ("than", "that"):
            opened = True
        elif token.tag in FINITE or token.tag == "E":
            if not opened:
                return True
            opened = False
    return False


def _names_source(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but a source and its verb of saying stands at ``at``: ", state inspectors found, …"."""
    verb = next(
        (place for place in range(at, min(len(tokens), at + _LONGEST_SOURCE)) if tokens[place].tag in FINITE), at
    )
    if verb == at or base_of(tokens[verb].lower) not in FORCE_BY_VERB:
        return False
    follows = tokens[verb + 1] if verb + 1 < len(tokens) else None
    return follows is None or follows.text in ",." or follows.tag in "IP" or follows.lower in SUBORDINATORS


def _give_tense_after_relative(tokens: Sequence[Token], start: int, pronoun: int) -> None:
    """Give tense to the main verb behind a relative clause that no comma sets off.

    "An attack that forced the clinics to close also exposed the data of 2,000 patients".
    """
    if has_finite(tokens[start:pronoun]) or tokens[start].tag not in "DPNSJC":
        return
    verb = next((at for at in range(pronoun + 1, len(tokens) - 2) if tokens[at].tag in FINITE), None)
    if verb is None or verb - pronoun > 4:
        return
    for at in range(verb + 2, len(tokens) - 2):
        token = tokens[at]
        if token.text in ",;:—–" or token.tag in FINITE or token.lower in SUBORDINATORS or token.tag == "W":
            return
        before = tokens[at - 2] if tokens[at - 1].tag == "R" else tokens[at - 1]
        if token.tag == "E" and before.tag in "NSPCB" and tokens[at + 1].tag in "DCPO":
            token.tag = "T"
            return
