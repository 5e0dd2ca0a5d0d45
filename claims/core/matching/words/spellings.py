"""One spelling for words that are written in two ways on the two sides of the Atlantic: "labour", "organized", "centre".

Words of which one spelling is also another word or a surname ("cheque", "grey", "metre", "tyre") are left as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WITH_Z = re.compile(r"\A(\w{4,}i|(?:anal|paral|catal)y)z(?=(?:e|ed|es|ing|er|ers|ation|ations|ational)\Z)")
"""Words like "organize" and "analyze"; "prize" and "size" have too few letters before it, and so have names
("Belize", "Denise")."""

_BEGINNINGS = {
    **{
        word: word.removesuffix("our") + "or"
        for word in (
            "armour", "behaviour", "candour", "clamour", "colour", "demeanour", "endeavour", "favour", "fervour",
            "flavour", "harbour", "honour", "labour", "neighbour", "odour", "rigour", "rumour", "saviour", "splendour",
            "tumour", "vapour",
        )
    },
    "aeroplane": "airplane",
    "aluminium": "aluminum",
    "anaem": "anem",
    "anaesth": "anesth",
    "analogue": "analog",
    "artefact": "artifact",
    "catalogue": "catalog",
    "co-operat": "cooperat",
    "co-ordinat": "coordinat",
    "defence": "defense",
    "diarrhoea": "diarrhea",
    "dialogue": "dialog",
    "foet": "fet",
    "gynaec": "gynec",
    "haemo": "hemo",
    "jewellery": "jewelry",
    "judgement": "judgment",
    "leukaemi": "leukemi",
    "licence": "license",
    "manoeuv": "maneuv",
    "north-east": "northeast",
    "north-west": "northwest",
    "oestrogen": "estrogen",
    "offence": "offense",
    "orthopaed": "orthoped",
    "paediatr": "pediatr",
    "programme": "program",
    "sceptic": "skeptic",
    "south-east": "southeast",
    "south-west": "southwest",
    "sulphur": "sulfur",
    "theatre": "theater",
    "yoghurt": "yogurt",
}  # fmt: skip
"""How a word begins -> how the same word may begin; all that follows stays."""

_WORDS = {
    "café": "cafe",
    "cafés": "cafes",
    "centre": "center",
    "centres": "centers",
    "centred": "centered",
    "cliché": "cliche",
    "clichés": "cliches",
    "débris": "debris",
    "décor": "decor",
    "élite": "elite",
    "élites": "elites",
    "enrol": "enroll",
    "enrols": "enrolls",
    "façade": "facade",
    "façades": "facades",
    "fibre": "fiber",
    "fibres": "fibers",
    "fulfil": "fulfill",
    "fulfils": "fulfills",
    "litre": "liter",
    "litres": "liters",
    "naïve": "naive",
    "régime": "regime",
    "régimes": "regimes",
}

_FIRST_LETTERS = frozenset(beginning[:3] for beginning in _BEGINNINGS)
_BEGINS = re.compile("|".join(sorted(_BEGINNINGS, key=len, reverse=True)))


@lru_cache(maxsize=16_384)
def one_spelling(word: str) -> str:
    """A lower-case word in the spelling under which it is compared."""
    if word in _WORDS:
        return _WORDS[word]
    if word[:3] in _FIRST_LETTERS:
        word = _BEGINS.sub(lambda found: _BEGINNINGS[found[0]], word, count=1) if _BEGINS.match(word) else word
    return _WITH_Z.sub(r"\1s", word) if "z" in word else word
