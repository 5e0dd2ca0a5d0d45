"""The small words of French."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tongues.tongue import by_word, pattern
from claims.core.matching.tongues.grammar import Grammar

_COUNT = r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quelques)"
"""What is left where "ne … plus que" stands before it."""

FRENCH = Grammar(
    articles=words("le la les l un une des ce cet cette ces son sa ses leur leurs notre nos mon ma mes"),
    function=words(
        """
        et ou mais donc or car que qu qui dont où a ont avait avaient aura auront aurait auraient eu ayant est sont était
        étaient sera seront serait seraient été étant être avoir va vont aller y en se s si ne n c soit quelque environ
        près presque désormais déjà encore toujours plus moins très aussi ainsi selon fait font faire ont-ils
        reste restent celui celle ceux celles même autre comme alors fois
        """
    ),
    roles=by_word(
        {
            "of": "de du d",
            "in": "à au aux dans en",
            "on": "sur",
            "with": "avec",
            "without": "sans",
            "against": "contre",
            "for": "pour",
            "by": "par",
            "before": "avant",
            "after": "après",
            "since": "depuis",
            "until": "jusqu jusque",
            "during": "pendant durant",
            "under": "sous",
            "between": "entre",
            "because": "grâce",
            "despite": "malgré",
            "among": "parmi",
            "toward": "vers",
            "outside": "hors",
        }
    ),
    connectors=by_word(
        {
            "only": "seulement seul seule seuls seules uniquement",
            "because": "parce puisque",
            "although": "quoique",
            "while": "tandis",
            "without": "sans",
            "against": "contre",
            "except": "sauf excepté",
            "before": "avant",
            "after": "après",
            "until": "jusqu",
        }
    ),
    quantifiers=by_word(
        {
            "all": "tous toutes tout toute",
            "every": "chaque chacun chacune",
            "some": "quelques certains certaines",
            "several": "plusieurs",
            "many": "beaucoup nombreux nombreuses",
            "most": "plupart",
            "few": "peu",
            "no": "aucun aucune nul nulle",
        }
    ),
    modals=by_word(
        {
            "can": "peut peuvent pouvait pouvaient pourra pourront pouvoir",
            "must": "doit doivent devait devaient devra devront faut fallait",
            "want": "veut veulent voulait voulaient",
            "could": "pourrait pourraient",
            "should": "devrait devraient faudrait",
            "might": "peut-être probablement",
        }
    ),
    pronouns=words("il elle ils elles lui nous vous je tu on eux cela ceci ça celui-ci celle-ci ceux-ci celles-ci"),
    denying=words("ne n pas aucun aucune jamais personne rien ni nul nulle guère non"),
    concord=True,
    not_denying=pattern(
        r"n(?:e |')\w+(?: (?!(?:pas|point|plus|jamais|guère|rien|personne|aucune?)\b)\w+){0,2} "
        r"(?:que|qu'(?!ils?|elles?|on)\w+)",
        rf"n(?:e |')\w+(?: \w+)? plus (?:que |qu'){_COUNT}",
        "non seulement",
        "pas seulement",
        r"(?:une|la|cette|chaque|de|des|en) personne",
        r"(?:plus|moins) que jamais",
    ),
    passives=words("est sont était étaient été sera seront fut furent être serait seraient"),
    never_passive=words(
        "allé allée venu venue arrivé arrivée parti partie mort morte morts mortes né née resté restée tombé tombée devenu "
        "devenue entré entrée sorti sortie passé passée monté montée descendu descendue retourné revenu"
    ),
    participle=re.compile(r".{2,30}(?:é|ée|és|ées|i|ie|is|ise|ises|ies|it|ite|ites|u|ue|us|ues|ert|erte|ertes)"),
    agents=words("par"),
    objects=frozenset(),
    future=pattern(r"\w{2,30}(?:era|eront|ira|iront|dra|dront|aura|auront|sera|seront)", "va", "vont"),
    moves=by_word({"by": "de d", "to": "à au aux"}),
    impersonal=pattern(
        r"il (?:n')?y (?:a|avait|aura|eut|aurait)(?= (?:que )?(?:(?:plus|moins) de |environ )?(?:\d|des |du ))",
        "il (?:ne )?(?:faut|fallait|faudra|fallut)",
        "il s'agit",
    ),
)
"""French."""
