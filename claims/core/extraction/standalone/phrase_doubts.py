"""Whether a phrase surely tells what a standalone text would make a sentence of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.clauses.pieces import Piece, is_day
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.calendar_words import NAMED_TIMES
from claims.core.extraction.lexicon.determiners import ARTICLES, DEMONSTRATIVES, POSSESSIVES
from claims.core.extraction.lexicon.geography import PLACES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, is_person
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.standalone.other_nouns import may_be_of_other_noun
from claims.core.extraction.standalone.relative_doubts import HOLDING
from claims.core.extraction.standalone.unreal_heads import may_be_nowhere
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.extraction.times.absolute_dates import MONTHS

_DONE_TO_TEXTS = words("signed written dated addressed titled entitled")
_STATE_IN_SHORT = re.compile(r"[A-Z]\.[A-Z]\.")
_NO_VERBS = words(
    """
    relating involving pertaining concerning following including regarding given considering excluding barring pending
    depending according compared coupled
    """
)
"""Participles that are prepositions ("the remarks following the attack")."""
_DOUBTED = words("alleged suspected supposed purported so-called would-be reported potential possible")
"""What a noun is no longer surely that stands behind it ("alleged | stations operating inside the city")."""
_RESULTING = words(
    "leading resulting causing prompting sparking triggering meaning raising bringing forcing reflecting"
)
"""What an event does, rather than somebody."""
_DONE_BY_PEOPLE = words(
    """
    taking eating drinking using smoking wearing visiting reading watching consulting learning speaking meeting trying
    receiving finding
    """
)
"""What only somebody does ("Immunity sinks after | taking the jab")."""
WITH_TWO_OBJECTS = words(
    """
    given awarded offered granted handed paid told sent shown taught promised denied charged fined named called elected
    dubbed appointed considered declared deemed made allowed asked left owed crowned
    """
)
"""Participles behind which an object may stand though it was done to somebody ("was paid 40 crowns")."""
_OF_OFFICES = words(
    "acting founding managing leading presiding commanding ruling reigning sitting serving outgoing incoming"
)
_TIMES = NAMED_TIMES | words("same")
_OWN_DETERMINERS = DEMONSTRATIVES | POSSESSIVES | {"the"}
_HAPPENINGS = words(
    "event time stop day meeting match game visit attack trip tour show round leg summit defeat win rally step"
)
_SCENES = words("site scene venue mission embassy headquarters")
_TURNS = words("change move step sign shift departure development reminder blow turn turnabout reversal sequel")
"""What is rather what was done than the thing named before."""
_MEASURED = words("amount amounts time rate level way kind type")
"""Nouns of how much of something, which a participle tells nothing by itself of ("the amount of time spent there")."""
_TO_COME = words(
    "scheduled expected due set planned supposed plan plans hope hopes want wants wanted intend intends intended promised"
)
"""What says that an act is still to come, and so what is told beside it ("is scheduled to speak before | leaving")."""
_FULL_NAME = 3
"""Words of "of Ana Roe", at least."""
_STATIVE = words("having being")
_TURNING = "turned"
_DASHES = "–—-"
_BEFORE_DOING = frozenset(("after", "before", "by", "while", "when", "without", "since", "for", "despite"))


def is_doubtful_phrase(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether the participle of a phrase may be of something else than ``piece.subject``, or no verb at all.

    "The remarks following the attack", "a poll, based on 900 calls", "Immunity sinks after | taking the jab", "alleged |
    stations operating here", "firms tracking | firm Acme".
    """
    if piece.subject is None:
        return False
    first, last = piece.subject
    tokens = parsed.tokens
    inside = tokens[first:last]
    told = tokens[last : piece.parts[-1][1]] if first == piece.first else piece.tokens(parsed)
    told = told[next((at for at, token in enumerate(told) if token.tag != "R"), 0) :]
    if not told or not inside:
        return False
    if piece.tokens(parsed)[0].lower in ("thus", "thereby") or (
        inside[-1].lower == "information" and told[0].lower == "leading"
    ):
        # "Rain delayed the harvest, thus raising prices", "a reward for information leading to an arrest".
        return True
    if inside[0].lower in ("nothing", "nobody", "besides", "least"):
        # "Nothing worked, as the police, after being stopped, drove on".
        return True
    is_apart = first != piece.first
    if first > 0 and (tokens[first - 1].lower in _DOUBTED or (is_apart and tokens[first - 1].lower == "per")):
        # "alleged | stations operating", "as per | instructions, built".
        return True
    if _is_end_of_list(tokens, first, inside) or (told[0].lower in _DONE_TO_TEXTS and _is_by_people(inside)):
        return True
    if _is_no_subject(tokens, piece.subject, told) or _is_in_series(parsed, piece, told):
        return True
    if may_be_of_other_noun(parsed, piece, inside, told):
        return True
    if is_apart and told[0].tag in "ET" and (_is_second_verb(tokens, piece) or _describes_noun(told)):
        return True
    is_named = any(token.tag in "NSPO" or token.lower in ("one", "1") or "-" in token.text for token in inside)
    if not is_named or inside[0].tag == "K":
        # "several thousand rallying scientists", "and milk | drinking a mix".
        return True
    if told[0].tag == "E" and (_has_object(told) or _is_saying_inserted(told)):
        return True
    if first != piece.first and told[0].tag == "E" and _ends_in_owner(inside):
        return True
    if (
        _is_no_verb(told, is_beside=first == piece.first)
        or all(token.text[:1].isdigit() or token.tag == "Y" for token in inside)
        or inside[-1].text in ("&", "-", "–")
    ):
        return True
    if (
        _is_led_name(tokens, first, inside, told)
        or _is_second_object(inside, told)
        or _is_of_thing(tokens, piece, inside, told)
    ):
        return True
    if first == piece.first:
        return _is_compound(told) or _tells_measure(inside, told) or may_be_nowhere(parsed, piece.subject, told)
    if told[0].tag != "G":
        return False
    return _is_of_whole(parsed, piece, told, inside) or _is_of_another(parsed, piece, inside)


def _is_end_of_list(tokens: Sequence[Token], first: int, inside: Sequence[Token]) -> bool:
    """Whether the first of several was cut off ("Norland, | Velm and Orrin joined after | leaving")."""
    return (
        first > 1
        and tokens[first - 1].text == ","
        and tokens[first - 2].tag == "P"
        and not is_day(tokens[first - 2])
        and inside[0].tag == "P"
        and any(token.tag == "K" for token in inside)
    )


def _is_by_people(inside: Sequence[Token]) -> bool:
    """Whether a subject is told by names or as people, to whom nothing is done that is done to texts."""
    return inside[-1].tag == "P" or is_person(singular_of(inside[-1].lower))


def _is_in_series(parsed: ParsedSentence, piece: Piece, told: Sequence[Token]) -> bool:
    """Whether a seeming participle is one verb of a list ("beat Roe twice, | debated Doe in 2008, | and met Lund")."""
    tokens, last = parsed.tokens, piece.parts[-1][1]
    if told[0].tag not in "ET" or tokens[piece.first - 1].text != "," or last + 2 >= len(tokens):
        return False
    behind = tokens[last : last + 3]
    return behind[0].text == "," and behind[1].tag == "K" and behind[2].tag in "TZ"


def _is_second_verb(tokens: Sequence[Token], piece: Piece) -> bool:
    """Whether a seeming participle behind "and" is the second verb of a clause ("Roe met Doe at Acme and | later worked
    there"), beside "was shot and killed".
    """
    if piece.subject is None or tokens[piece.first - 1].tag != "K":
        return False
    verb = next((at for at in range(piece.first - 2, 0, -1) if tokens[at].tag in FINITE), 0)
    return 0 < verb < piece.subject[0]


def _describes_noun(told: Sequence[Token]) -> bool:
    """Whether a participle belongs to the noun right behind it ("party leaders and | elected officials")."""
    if len(told) == 1 or told[0].lower in WITH_TWO_OBJECTS:
        return False
    return told[1].tag in "NS" and told[1].lower not in _TIMES and not is_day(told[1])


def _is_no_subject(tokens: Sequence[Token], words_: tuple[int, int], told: Sequence[Token]) -> bool:
    """Whether the words are no phrase that a participle is said of: a part of one, a verb, a place before a dash.

    "Both | having served", "was | shot and killed after buying it", "a star | turned mayor".
    """
    first, last = words_
    inside = tokens[first:last]
    if inside[-1].tag in "GI" or inside[-1].lower in _STATIVE or any(token.text in _DASHES for token in inside):
        return True
    if has_finite(inside) or (told[0].tag == "G" and any(t.tag == "G" for t in inside[1:])):
        return True
    if (
        first > 0
        and tokens[first - 1].lower == "to"
        and len(inside) > 1
        and inside[0].tag in "BN"
        and inside[1].tag in "DPQ"
    ):
        # "to | read Roe's mail | owned by the bank".
        return True
    if first > 1 and tokens[first - 1].lower == "and" and tokens[first - 2].text == "," and tokens[last] is told[0]:
        # "with Roe, Lund, and | Berg | trying": all three.
        return True
    if len(inside) == 1 and inside[0].tag == "N" and last < len(tokens) and tokens[last].tag == "K":
        return True
    return told[0].lower == _TURNING and len(told) > 1 and told[1].tag in "JNPS"


def _is_led_name(tokens: Sequence[Token], first: int, inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether a name is what a preposition leads to, and what follows it is no act that has been.

    "all signs point to | Roe backing Doe", "graduated from | Velm College owing $90,000", "argued with | Roe but agreed".
    """
    if (
        first > 0
        and tokens[first - 1].tag in "NS"
        and inside[0].tag in "DPO"
        and tokens[first + len(inside)] is told[0]
    ):
        # "the errors | the party made in 2019": the party made them.
        return told[0].tag in "ET"
    if first == 0 or tokens[first - 1].tag not in "IA":
        return False
    joint = tokens[first + len(inside)]
    if joint.tag == "K" and joint.lower == "but" and told[0].tag in "ET":
        return True
    is_named = all(token.tag == "P" for token in inside) and joint is told[0]
    return is_named and told[0].tag == "G" and tokens[first - 1].lower != "with"


def _is_second_object(inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether two objects of a verb were taken for one phrase ("wrote | the mayor a letter | describing it")."""
    is_pair = any(token.lower in ARTICLES and before.tag in "NSPC" for before, token in pairwise(inside))
    return is_pair and told[0].tag in "GET"


def _is_of_thing(tokens: Sequence[Token], piece: Piece, inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether a participle behind a comma may be of the last noun ("the repair of the three jets, | made by Acme")."""
    if piece.subject is None or piece.subject[1] != piece.first - 1 or told[0].tag != "E":
        return False
    of = next((at for at in range(1, len(inside) - 1) if inside[at].lower == "of"), None)
    if of is None or inside[of - 1].tag not in "NS" or tokens[piece.first - 1].text != ",":
        return False
    return inside[of - 1].lower not in HOLDING and inside[of + 1].tag in "DC" and inside[-1].tag in "NS"


def _is_saying_inserted(told: Sequence[Token]) -> bool:
    """Whether a seeming participle says who says it ("Hidden in the crowd, | cautioned Ana Roe, | will be guards")."""
    return len(told) > 1 and told[1].tag == "P" and base_of(told[0].lower) in FORCE_BY_VERB


def _ends_in_owner(inside: Sequence[Token]) -> bool:
    """Whether a phrase ends in somebody of whom its noun is, so either is told of ("the death of | Ana Roe, known …")."""
    of = next((at for at in range(len(inside) - 1, 0, -1) if inside[at].lower == "of"), None)
    if of is None or not all(token.tag == "P" for token in inside[of + 1 :]) or len(inside) - of < _FULL_NAME:
        return False
    noun = next((token for token in reversed(inside[:of]) if not is_day(token)), inside[0])
    return noun.tag in "NS" and not is_person(singular_of(noun.lower))


def _tells_measure(inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether a participle narrows how much is told of ("the amount of time | spent on it"), and says nothing by itself."""
    head = _head_of(inside)
    return head is not None and head.lower in _MEASURED and told[0].tag in "ET"


def is_doubtful_identity(article: Article, parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether what stands behind the comma of an apposition is no description of what stands before it.

    "Mecca, Saudi Arabia", "the academy, eating such foods", "one of the figures in public life, a housewife".
    """
    comma = piece.subject[1] if piece.subject is not None else piece.parts[0][1]
    tokens = parsed.tokens
    behind = [token for token in tokens[comma + 1 : piece.parts[-1][1]] if token.is_word]
    before = tokens[piece.first : comma]
    if before[0].tag != "D" and any(verb.tag == "E" and told.tag in "PD" for verb, told in pairwise(before)):
        # "Staff soon alerted Roe's aide, Ben Doe, to it".
        return True
    if has_finite(before) or _are_two_people(article, parsed, piece.first, comma):
        return True
    if any(time.span.holds(tokens[comma].span) for time in article.times[parsed.index]) or _is_region(behind):
        # "The June 4, 2019 attack", "the office in Velm, Norland that was raided".
        return True
    if not behind or behind[0].lower in _NO_VERBS or (behind[0].tag == "G" and not _is_of_office(behind)):
        # "Roe, founding director of the centre": no verb.
        return True
    if all(token.tag == "P" for token in behind) and _is_place_within(article, parsed, behind):
        return True
    if all(token.tag in "PK" for token in behind) and any(token.tag == "K" for token in behind):
        # "the former judge Ana Roe, | Lund and Berg": a list.
        return True
    if _goes_on_as_list(parsed, behind, piece.parts[-1][1]):
        return True
    if any(token.tag == "I" for token in before) and tokens[comma - 1].tag == "P" and behind[0].lower == "the":
        # "a rise in the sales of Acme, the national airline": Acme is.
        return before[0].lower in ("a", "an")
    if any(token.tag == "G" for token in before[1:]) and tokens[comma - 1].tag == "S" and before[0].lower == "the":
        # "the judge overseeing 40 suits, the Velm-born Ben Doe": one.
        return True
    head = _head_of(behind)
    is_led = piece.first > 0 and tokens[piece.first - 1].tag == "I"
    named = tokens[comma - 1]
    is_thing = named.tag in "NS" and not is_person(singular_of(named.lower))
    if is_thing and head is not None and head.lower in _TURNS and behind[0].lower in ("a", "an"):
        # "gave speeches using a script, an abrupt change": not the script.
        return True
    if is_led and _is_place_within(article, parsed, [named]) and head is not None and head.lower in _HAPPENINGS:
        # "a rally in Orrin, the first event of the year".
        return True
    is_somebody = head is not None and is_person(singular_of(head.lower))
    if is_led and named.tag == "P" and head is not None and head.lower in _SCENES:
        # "an inn in Velm, the site of a riot": the inn or Velm.
        return True
    if is_led and named.text in PLACES and (is_somebody or behind[0].lower in ("now", "then", "once")):
        # "Senator Ana Roe of Norland, now a contender".
        return True
    names = any(m.kind is NameKind.PERSON and m.first == comma + 1 for m in article.mentions[parsed.index])
    if is_led and is_thing and names and not has_finite(tokens[: piece.first]):
        # "Speaking in the owner's defense, Ana Roe said": she opens the clause.
        return True
    return is_led and is_thing and (is_somebody or any(token.lower == "who" for token in behind))


def _goes_on_as_list(parsed: ParsedSentence, behind: Sequence[Token], last: int) -> bool:
    """Whether what follows the comma is the next of several ("the Post's Ana Roe, | the Star's Ben Doe, the …")."""
    follows = parsed.tokens[last : last + 3]
    if len(behind) == 1 and len(follows) > 1 and follows[0].text == "," and follows[1].tag == "K":
        # "the top House, | Senate, and state races".
        return True
    # A name is owned by a paper; "Norland's capital" describes.
    owns = behind[-1].tag == "P" and any(token.tag == "Q" for token in behind[:-1])
    is_next = len(follows) > 2 and follows[0].text == "," and follows[1].tag in "PK" and follows[2].tag in "PQ"
    return owns and is_next


def _is_region(behind: Sequence[Token]) -> bool:
    """Whether the name of a country or region follows the comma, which describes nothing ("Velm, | Norland")."""
    if not behind or not behind[0].is_capitalized:
        return False
    owns = len(behind) > 1 and behind[1].tag in "QNP"
    is_short = _STATE_IN_SHORT.fullmatch(behind[0].text) is not None
    return is_short or (behind[0].text in PLACES and not owns)


def _is_of_office(behind: Sequence[Token]) -> bool:
    """Whether an "-ing" form is part of what somebody is ("founding director", "acting head of the fire brigade")."""
    return behind[0].lower in _OF_OFFICES or (len(behind) > 1 and is_person(behind[1].lower))


def _are_two_people(article: Article, parsed: ParsedSentence, first: int, comma: int) -> bool:
    """Whether two people stand beside the comma, as in a list ("Jane Roe, Ben Doe")."""
    people = [m for m in article.mentions[parsed.index] if m.kind is NameKind.PERSON and " " in m.name]
    return any(first <= m.first and m.last == comma for m in people) and any(m.first == comma + 1 for m in people)


def _is_no_verb(told: Sequence[Token], *, is_beside: bool) -> bool:
    behind = next((token for token in told[1:] if token.tag != "R"), None)
    if told[0].tag == "G" and len(told) > 1 and told[1].lower == "of":
        # "after | counting of the votes": a noun.
        return True
    if told[0].lower == "leading" and len(told) > 1 and told[1].lower == "up":
        # "the days leading up to the vote".
        return True
    if told[0].lower == "based":
        return behind is not None and behind.lower in ("on", "upon")
    if told[0].lower == "following" and not is_beside:
        # "The remarks followed the attack."
        return False
    # "A rollout following later" has a verb; "charges relating to theft" none.
    has_verb = told[0].lower == "following" and len(told) > 1 and told[1].tag in "RI"
    return told[0].lower in _NO_VERBS and behind is not None and told[1].tag != "R" and not has_verb


def _has_object(told: Sequence[Token]) -> bool:
    """Whether a seeming passive has an object ("fishermen | rescued over 700 people"), beside "given the prize"."""
    if len(told) < 2 or told[0].lower in WITH_TWO_OBJECTS:
        return False
    counted = told[1].lower in ("over", "about", "nearly", "almost") and len(told) > 2 and told[2].tag == "C"
    is_time = len(told) > 2 and told[2].lower in _TIMES
    if told[1].tag == "P" and told[0].tag == "E" and not is_day(told[1]) and told[1].text not in MONTHS:
        # "appeared with Doe and officially | endorsed Roe".
        return True
    return counted or (told[1].lower in _OWN_DETERMINERS and not is_time)


def _is_of_whole(parsed: ParsedSentence, piece: Piece, told: Sequence[Token], inside: Sequence[Token]) -> bool:
    """Whether what happened does what the phrase tells: "The baby lost weight, | leading to her death".

    So it may, too, where the subject found is no subject of its clause: "the fight against Acme, | targeting its leaders".
    """
    tokens = parsed.tokens
    if piece.subject is None or piece.first == 0 or tokens[piece.first - 1].text != ",":
        return False
    first, last = piece.subject
    if last == piece.first - 1 and first > 0 and tokens[first - 1].tag == "I":
        return True
    head = _head_of(inside)
    noun = singular_of(head.lower) if head is not None else ""
    acts = not noun or is_person(noun) or noun in INSTITUTIONS
    return told[0].lower in _RESULTING and (acts or _is_done_to_it(tokens, last, piece.first))


def _is_done_to_it(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Whether something was done to the subject that ends at ``last`` ("The bridge | was shut, | causing delays")."""
    verb = next((at for at in range(last, first) if tokens[at].tag in FINITE), None)
    if verb is None or base_of(tokens[verb].lower) != "be":
        return False
    behind = next((token for token in tokens[verb + 1 : first] if token.tag != "R"), None)
    return behind is not None and behind.tag == "E"


def _is_compound(told: Sequence[Token]) -> bool:
    """Whether a participle only describes the noun behind it ("the media | tracking firm AdImpact")."""
    return len(told) > 2 and told[0].tag == "G" and told[1].tag == "N" and told[2].tag == "P"


def _is_of_another(parsed: ParsedSentence, piece: Piece, inside: Sequence[Token]) -> bool:
    """Whether an "-ing" form may be of another than the subject: of a list, of who does something in between."""
    tokens = parsed.tokens
    last = piece.subject[1] if piece.subject is not None else 0
    verb = next((at for at in range(last, piece.first) if tokens[at].tag in FINITE), None)
    if verb is None:
        return False
    if base_of(tokens[verb].lower) == "include":
        return True
    if tokens[piece.first - 1].text == "," and _is_amid_absolute(tokens, verb, piece.first - 1):
        return True
    if piece.first == 0 or tokens[piece.first - 1].lower not in _BEFORE_DOING:
        return False
    if tokens[piece.first - 1].lower in ("before", "while") and any(
        token.lower in _TO_COME or token.tag == "A" for token in tokens[verb : piece.first]
    ):
        return True
    done = tokens[verb + 1 : piece.first - 1]
    is_other_doing = any(
        one.tag == "I" and doing.tag == "G" and to.tag in "DOP"
        for one, doing, to in zip(done, done[1:], done[2:], strict=False)
    )
    if is_other_doing and any(token.tag == "A" for token in done):
        # "let him | to sue the school for | suspending him after": the school did.
        return True
    if piece.tokens(parsed)[0].lower not in _DONE_BY_PEOPLE:
        return False
    head = _head_of(inside)
    is_named = any(token.tag in "PO" for token in inside)
    acts = head is None or is_person(singular_of(head.lower)) or singular_of(head.lower) in INSTITUTIONS
    return not (is_named or acts)


def _is_amid_absolute(tokens: Sequence[Token], verb: int, comma: int) -> bool:
    """Whether a phrase with nouns of its own stands before the comma ("was full, | with stands of fans, | watching")."""
    opening = next((at for at in range(comma - 1, verb, -1) if tokens[at].text == ","), None)
    return opening is not None and tokens[opening + 1].lower == "with"


def _head_of(inside: Sequence[Token]) -> Token | None:
    """The noun of a phrase: the last one before its first preposition."""
    head = None
    for token in inside:
        if token.tag in "NS":
            head = token
        elif token.tag not in "DJPCQRK" or (token.tag == "K" and head is not None):
            break
    return head


def _is_place_within(article: Article, parsed: ParsedSentence, behind: Sequence[Token]) -> bool:
    """Whether the words behind a comma are the place around the one before it."""
    return any(
        mention.kind is NameKind.PLACE and mention.span.start <= behind[0].start < mention.span.end
        for mention in article.mentions[parsed.index]
    )
