"""The small words of Spanish."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tongues.tongue import by_word, pattern
from claims.core.matching.tongues.grammar import Grammar

SPANISH = Grammar(
    articles=words(
        "el la los las un una unos unas lo este esta estos estas ese esa su sus nuestro nuestra al del cuyo cuya mi tu"
    ),
    function=words(
        """
        y e o u pero que quien como donde cuando ha han había habían habrá habrán haya hayan hubo hay habido es son era eran
        fue fueron sea sean será serán sido ser está están estaba estaban estuvo estar va van iba iban ir se le les me te si
        sí más menos muy ya aún todavía también así según unos unas casi apenas cerca aproximadamente tiene tienen tenía
        tuvo tener otro otra mismo misma ante vez
        """
    ),
    roles=by_word(
        {
            "of": "de del",
            "in": "en",
            "to": "a al",
            "on": "sobre",
            "with": "con",
            "without": "sin",
            "against": "contra",
            "for": "para",
            "by": "por",
            "before": "antes",
            "after": "tras después",
            "since": "desde",
            "until": "hasta",
            "during": "durante",
            "under": "bajo",
            "between": "entre",
            "despite": "pese",
            "toward": "hacia",
            "outside": "fuera",
            "because": "debido",
        }
    ),
    connectors=by_word(
        {
            "only": "solo sólo solamente únicamente",
            "because": "porque",
            "although": "aunque",
            "while": "mientras",
            "without": "sin",
            "against": "contra",
            "except": "excepto salvo",
            "before": "antes",
            "after": "tras después",
            "until": "hasta",
        }
    ),
    quantifiers=by_word(
        {
            "all": "todos todas todo toda",
            "every": "cada",
            "some": "algunos algunas algún alguna",
            "several": "varios varias",
            "many": "muchos muchas numerosos numerosas",
            "most": "mayoría",
            "few": "pocos pocas",
            "both": "ambos ambas",
            "no": "ningún ninguno ninguna",
        }
    ),
    modals=by_word(
        {
            "can": "puede pueden podía podían podrá podrán poder pudo pudieron",
            "must": "debe deben debía debían deberá deberán",
            "want": "quiere quieren quería querían",
            "could": "podría podrían",
            "should": "debería deberían",
            "might": "quizá quizás probablemente posiblemente acaso",
        }
    ),
    pronouns=words("él ella ellos ellas nos nosotros yo usted ustedes"),
    denying=words("no ni nunca jamás ningún ninguno ninguna nadie nada tampoco sin"),
    concord=True,
    not_denying=pattern(
        "no (?:solo|sólo|solamente)",
        "nada menos que",
        "ni más ni menos",
        r"no (?:\w+ ){1,4}(?:más que|sino) (?:\d+|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|a l[ao]s?)",
    ),
    passives=words("es son era eran fue fueron sea será serán sido ser siendo"),
    never_passive=frozenset(),
    participle=re.compile(r".{2,30}(?:ado|ada|ados|adas|ido|ida|idos|idas|to|ta|tos|tas|cho|cha|chos|chas)"),
    agents=words("por"),
    objects=words("a al"),
    future=pattern(r"\w{2,30}(?:rá|rán)", r"(?:va|van) a \w{2,30}r"),
    moves=by_word({"by": "un en", "to": "a al hasta", "from": "de del desde"}),
)
"""Spanish."""
