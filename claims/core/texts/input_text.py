"""Short texts from outside (claim texts, names, reasons, quotes): one form, bounded, nothing that cannot be stored or
shown."""

from __future__ import annotations

import re
import unicodedata

from claims.core.errors import Invalid, Problem

MAX_CLAIM_LENGTH = 2_000
"""Code points of a claim's text: one statement, not an article."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_OVERRIDE = re.compile("[\u202d\u202e]")
_CONTROL = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_HELD_BY_NONE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202d\u202e\ufffe\uffff]")

MAX_LANGUAGE_LENGTH = 35
"""Code points of a language tag: what RFC 5646 (section 4.4.1) has everybody hold."""

_LANGUAGE = re.compile(
    r"""(?: [a-z]{2,3} (?: -[a-z]{3} ){0,3}          # the language, and one that it contains (zh-yue)
            (?: -[a-z]{4} )?                         # script
            (?: - (?: [a-z]{2} | [0-9]{3} ) )?       # region
            (?: - (?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*    # variants
            (?: -[a-wyz0-9] (?: -[a-z0-9]{2,8} )+ )*           # extensions
            (?: -x (?: -[a-z0-9]{1,8} )+ )?                    # private use
        | x (?: -[a-z0-9]{1,8} )+
        | i -[a-z]{2,8} | en-gb-oed | sgn-be-fr | sgn-be-nl | sgn-ch-de )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def is_language_tag(value: str) -> bool:
    """Whether this has the form of a language tag (BCP 47), as en or pt-BR, of which the language has two or three letters:
    none of more is registered, and "English" is a name."""
    return len(value) <= MAX_LANGUAGE_LENGTH and _LANGUAGE.fullmatch(value) is not None


def canonical_language(tag: str) -> str:
    """A language tag in the case that BCP 47 recommends, by which tags are compared: pt-BR, zh-Hans."""
    first, *rest = tag.lower().split("-")
    cased, is_inner = [first], len(first) == 1
    for part in rest:
        is_inner = is_inner or len(part) == 1  # what follows a single letter is neither script nor region
        cased.append(part if is_inner else {2: part.upper(), 4: part.title()}.get(len(part), part))
    return "-".join(cased)


def language_problem(value: str, pointer: str) -> Problem | None:
    """What is wrong with a language that somebody named: ``language_invalid`` where it is no tag."""
    if is_language_tag(value):
        return None
    said = f"“{cut_to(value, MAX_LANGUAGE_LENGTH)}” is no language tag" if value else "Give the language as a tag"
    return Problem(f"{said} such as en or pt-BR.", pointer, "language_invalid")


def tidy_text(value: str) -> str:
    """The text in NFC with ``\\n`` line ends, without white space around it."""
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def tidy_line(value: str) -> str:
    """The text in NFC on one line: each run of white space is one space."""
    return " ".join(unicodedata.normalize("NFC", value).split())


def cut_to(text: str, length: int) -> str:
    """The text where it has no more code points than ``length``, else its beginning with an ellipsis, as long at most."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def shows_nothing(text: str) -> bool:
    """Whether a text has no character that can be seen: white space, marks of direction, joiners without width."""
    return all(unicodedata.category(character) in _UNSEEN for character in text)


_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf"))
"""Categories of Unicode; what is not assigned may be a letter of a later version."""


def without_overrides(value: str) -> str:
    """The text without the two characters that make it read in another order than it is stored (U+202D, U+202E)."""
    return _OVERRIDE.sub("", value)


def storable_text(value: str) -> str:
    """``tidy_text`` without the characters that no text holds, for what comes in a long list and is no work to mend."""
    return _HELD_BY_NONE.sub("", tidy_text(value)).strip()


def text_problem(value: str, pointer: str, *, max_length: int, required: bool = False) -> Problem | None:
    """The first thing wrong with a tidied text: empty though required, too long, or with characters that no text holds.

    Codes: ``text_missing``, ``text_too_long``, ``nul_character``, ``lone_surrogate``, ``control_character``,
    ``direction_override``.
    """
    if required and not value:
        return Problem("This is needed and was left empty.", pointer, "text_missing")
    if len(value) > max_length:
        return Problem(
            f"This has {len(value):,} characters; at most {max_length:,} are allowed.", pointer, "text_too_long"
        )
    if "\x00" in value:
        return Problem("This holds a NUL character; remove it.", pointer, "nul_character")
    if _SURROGATE.search(value):
        return Problem(
            "This holds half of a surrogate pair; it was cut or decoded wrongly. Send it as valid UTF-8.",
            pointer,
            "lone_surrogate",
        )
    if _OVERRIDE.search(value):
        return Problem(
            "This holds a character that turns the direction of writing around; remove it.",
            pointer,
            "direction_override",
        )
    if _CONTROL.search(value):
        return Problem("This holds a control character; remove it.", pointer, "control_character")
    return None


def checked_text(value: str, field: str, *, max_length: int, required: bool = False) -> str:
    """``tidy_text`` of a text that may be stored; raises ``Invalid`` with the code of ``text_problem``."""
    return _checked(tidy_text(value), field, max_length=max_length, required=required)


def checked_line(value: str, field: str, *, max_length: int, required: bool = False) -> str:
    """``tidy_line`` of a text that may be stored; raises ``Invalid`` with the code of ``text_problem``."""
    return _checked(tidy_line(value), field, max_length=max_length, required=required)


def checked_language(value: str, field: str = "language") -> str:
    """A language tag in its canonical case, or nothing where nothing is given; anything else raises ``Invalid``."""
    tag = value.strip()
    problem = language_problem(tag, f"/{field}") if tag else None
    if problem is not None:
        raise Invalid(problem.detail, code=problem.code, problems=(problem,))
    return canonical_language(tag)


def _checked(value: str, field: str, *, max_length: int, required: bool) -> str:
    problem = text_problem(value, f"/{field}", max_length=max_length, required=required)
    if problem is not None:
        raise Invalid(problem.detail, code=problem.code, problems=(problem,))
    return value
