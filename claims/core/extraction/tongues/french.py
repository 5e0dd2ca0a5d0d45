"""French as data: newspaper usage of France, Belgium and Switzerland."""

from __future__ import annotations

import re

from claims.core.extraction.tongues.tongue import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    LESS,
    MORE,
    FigureWords,
    JudgingWords,
    NumberWords,
    SpeechWords,
    TimeWords,
    Tongue,
    any_of,
    by_phrase,
    by_value,
    by_word,
    pattern,
    rounds_of,
)
from claims.core.extraction.vocabulary import words
from claims.core.records import Force

_TO_SIXTEEN = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "nonante": 90,
}


def _below_hundred() -> dict[str, int]:
    """The numerals to 99 that are one word or joined by hyphens; "un" alone is an article."""
    found = {word: number for number, word in enumerate(_TO_SIXTEEN) if word not in ("un", "zéro")}
    found |= {f"dix-{_TO_SIXTEEN[number]}": 10 + number for number in (7, 8, 9)}
    teens = {**{n: _TO_SIXTEEN[n] for n in range(1, 17)}, **{n: f"dix-{_TO_SIXTEEN[n - 10]}" for n in (17, 18, 19)}}
    for word, tens in _TENS.items():
        found |= {word: tens, f"{word}-et-un": tens + 1}
        found |= {f"{word}-{teens[one]}": tens + one for one in range(2, 10)}
    found |= {"soixante-et-onze": 71} | {f"soixante-{teens[n]}": 60 + n for n in (10, *range(12, 20))}
    found |= {"quatre-vingts": 80, "quatre-vingt": 80} | {f"quatre-vingt-{teens[n]}": 80 + n for n in range(1, 20)}
    return found


_SMALL = _below_hundred()
_HUNDREDS = {"cent": 100, "cents": 100} | {
    f"{_TO_SIXTEEN[n]}-{cent}": n * 100 for n in range(2, 10) for cent in ("cent", "cents")
}

_NUMBERS = NumberWords(
    small=_SMALL | _HUNDREDS,
    magnitudes={
        "mille": 1e3,
        "million": 1e6,
        "millions": 1e6,
        "m": 1e6,
        "milliard": 1e9,
        "milliards": 1e9,
        "md": 1e9,
        "mds": 1e9,
        "billion": 1e12,
        "billions": 1e12,
    },
    articles=words("un une"),
    joiners=words("et"),
    of=words("de d' d"),
    shares={
        phrase: value
        for value, phrases in {
            0.5: "la moitié|de moitié",
            1 / 3: "un tiers|le tiers",
            2 / 3: "deux tiers|les deux tiers",
            0.25: "un quart|le quart",
            0.75: "trois quarts|les trois quarts",
            0.2: "un cinquième|d' un cinquième",
            0.4: "deux cinquièmes",
            0.1: "un dixième",
        }.items()
        for phrase in phrases.split("|")
    },
    one_in=re.compile(
        r"(?:une?|(?P<k>\d|deux|trois|quatre|cinq|six|sept|huit|neuf)) (?:[a-zà-ÿ-]{2,30} )?sur "
        r"(?P<n>\d{1,6}|[a-zà-ÿ-]{3,20})\b(?! \d)"
    ),
    ordinals={},
    group_marks=" .",
    rounds=rounds_of(
        {
            10: "une dizaine",
            12: "une douzaine",
            15: "une quinzaine",
            20: "une vingtaine",
            30: "une trentaine",
            40: "une quarantaine",
            50: "une cinquantaine",
            60: "une soixantaine",
            100: "une centaine",
            1000: "un millier",
            6: "une demi-douzaine",
            5e5: "un demi-million",
            5e8: "un demi-milliard",
            1.5e6: "un million et demi",
            2.5e6: "deux millions et demi",
            1.5e9: "un milliard et demi",
        },
        exact=(5e5, 5e8, 1.5e6, 2.5e6, 1.5e9),
    ),
    vague=by_value(
        {
            10: "des dizaines|plusieurs dizaines|quelques dizaines",
            100: "des centaines|plusieurs centaines|quelques centaines",
            1000: "des milliers|plusieurs milliers|quelques milliers",
            1e4: "des dizaines de milliers|plusieurs dizaines de milliers",
            1e5: "des centaines de milliers|plusieurs centaines de milliers",
            1e6: "des millions|plusieurs millions",
        }
    ),
    multiples=by_value(
        {
            2: "doublé|doublée|doublés|doublera|doubleront|doublait|doublant",
            3: "triplé|triplée|triplés|triplera|tripleront|triplant",
            4: "quadruplé|quadruplée|quadruplés",
        }
    ),
    not_multiples=re.compile(
        r"^(?!(?:\S{1,30} ){0,2}(?:a|ont|avait|avaient|aura|auront|avoir|ayant|été|que) (?:\S{1,30} ){0,2}"
        r"(?:doubl|tripl|quadr))"
        r"(?:\S{1,30} ){1,3}(?:doublée?s?|triplée?s?|quadruplée?s?)\b|"
        r"(?:bl|pl)(?:ée?s?|er[ao]\w*|ait|ant) (?:une?|les|la|l'|le (?!nombre)|des|par|"
        r"en [a-zà-ÿ]{3,20}(?:ais|and|ien|gnol|sse|rabe|inois))\b"
    ),
    minus=words("moins"),
    halves=frozenset(("et demi", "et demie")),
)

_UNITS = by_word(
    {
        "percent": "pour_cent %",
        "percentage point": "point points point_de_pourcentage points_de_pourcentage",
        "second": "seconde secondes",
        "minute": "minute minutes",
        "hour": "heure heures",
        "day": "jour jours journée journées",
        "week": "semaine semaines",
        "month": "mois",
        "quarter": "trimestre trimestres",
        "year": "an ans année années",
        "decade": "décennie décennies",
        "century": "siècle siècles",
        "metre": "mètre mètres",
        "kilometre": "kilomètre kilomètres km",
        "centimetre": "centimètre centimètres cm",
        "millimetre": "millimètre millimètres mm",
        "square metre": "mètre_carré mètres_carrés m²",
        "square kilometre": "kilomètre_carré kilomètres_carrés km²",
        "hectare": "hectare hectares ha",
        "cubic metre": "mètre_cube mètres_cubes m³",
        "litre": "litre litres",
        "kilogram": "kilogramme kilogrammes kilo kilos kg",
        "gram": "gramme grammes",
        "tonne": "tonne tonnes",
        "degree Celsius": "degré degrés degrés_celsius °_c °c",
        "kilometre per hour": "kilomètres_heure kilomètres-heure km_/_h",
        "watt": "watt watts",
        "kilowatt": "kilowatt kilowatts kw",
        "megawatt": "mégawatt mégawatts mw",
        "gigawatt": "gigawatt gigawatts gw",
        "kilowatt hour": "kilowattheure kilowattheures kwh",
        "megawatt hour": "mégawattheure mégawattheures",
        "gigawatt hour": "gigawattheure gigawattheures",
        "terawatt hour": "térawattheure térawattheures twh",
        "euro": "euro euros eur",
        "US dollar": "dollar dollars usd",
        "Swiss franc": "franc_suisse francs_suisses chf",
        "pound sterling": "livre_sterling livres_sterling",
        "cent": "centime centimes",
        "person": "personne personnes",
    }
)

_FIGURES = FigureWords(
    bounds=by_phrase(
        {
            ABOUT: (
                "environ|près de|près d'|quelque|quelques|autour de|à peu près|presque|une moyenne de|"
                "en moyenne|de l' ordre de"
            ),
            AT_LEAST: "au moins|pas moins de|au minimum",
            AT_MOST: "au plus|jusqu' à|au maximum|pas plus de",
            MORE: "plus de|plus d'|bien plus de|au-delà de|au-dessus de",
            LESS: "moins de|moins d'|à peine|en dessous de",
        }
    ),
    bounds_after=by_phrase(
        {
            ABOUT: "environ",
            AT_LEAST: "au moins|ou plus",
            AT_MOST: "au plus|au maximum",
        }
    ),
    units=_UNITS,
    glued={},
    per=words("par la le l' à"),
    between=words("entre"),
    range_words=words("et"),
    to=words("– -"),
    pairs=words("à et"),
    pair_openers=words("de entre"),
    people=words(
        """
        personnes habitants habitantes citoyens citoyennes hommes femmes enfants salariés salariées employés ouvriers élèves
        étudiants manifestants participants soldats réfugiés migrants morts blessés victimes électeurs patients gens
        """
    ),
    outcomes=by_word(
        {
            "died": "morts mortes mort morte décédés décédées décès",
            "killed": "tués tuées tué tuée",
            "injured": "blessés blessées blessé blessée",
            "arrested": "arrêtés arrêtées interpellés interpellations arrestations",
            "missing": "disparus disparues",
            "infected": "infectés infectées contaminés",
            "evacuated": "évacués évacuées",
        }
    ),
    skipped=words("de d' des autres nouveaux nouvelles nouvelle autre"),
    age_before=frozenset(("âgé de", "âgée de", "âgés de", "âgées de")),
    age_after=frozenset(),
    aged=words("garçon fille homme femme jeune enfant adolescent adolescente fillette bébé lycéen lycéenne"),
    between_unit=words("derniers dernières prochaines prochains autres"),
)

_TIMES = TimeWords(
    months={
        word: number
        for number, names in enumerate(
            [
                "janvier janv.",
                "février févr.",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet juil.",
                "août",
                "septembre sept.",
                "octobre oct.",
                "novembre nov.",
                "décembre déc.",
            ],
            1,
        )
        for word in names.split()
    },
    weekdays={"lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 7},
    units={
        word: unit
        for word, unit in _UNITS.items()
        if unit in words("second minute hour day week month quarter year decade century")
    },
    numbers=_SMALL | {"un": 1, "une": 1},
    ordinals={"premier": 1, "deuxième": 2, "second": 2, "troisième": 3, "quatrième": 4, "dernier": 4},
    days={"aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2},
    patterns=(
        ("date", r"(?:le )?(?:<W>,? )?(?:le )?(?P<day>1er|[0-3]?\d) <M>(?: <Y>)?"),
        ("date", r"(?:le )?(?P<day>[0-3]?\d)[./](?P<mon>[01]?\d)[./](?P<year>(?:19|20)\d\d|\d\d)"),
        ("years", r"entre <Y> et <Y2>"),
        ("years", r"(?:de )?<Y>(?: à |[-–])<Y2>"),
        ("season", r"(?P<year>(?:19|20)\d\d)[/-](?P<short>\d\d)"),
        ("season of year", r"(?:au |à l'|en |l'|le )?<S> <Y>"),
        ("quarter", r"(?:au |du |le )?<O> trimestre(?: (?:de )?<Y>)?"),
        ("month", r"(?:en |fin |début |mi-|au mois de |au mois d')?<M>(?: (?:de )?<Y>)?"),
        ("weekday", r"(?:le )?<W>(?: (?P<last>dernier|passé)| (?P<next>prochain))"),
        ("weekday", r"(?:le |ce )?<W>"),
        ("since count", r"depuis (?:plus de |près de |environ )?<N> <U>"),
        ("ago", r"il y a (?:plus de |près de |environ |déjà )?<N> <U>"),
        (
            "past span",
            r"(?:(?:au cours|lors) des |ces |dans les |durant les |les )<N> (?:derniers|dernières|passées) <U>",
        ),
        ("past span", r"(?:(?:au cours|lors) des |ces |les )?(?:derniers|dernières) <N> <U>"),
        ("last unit", r"(?:l'|le |la |au |en )?<U> (?:dernier|dernière|passé|passée|précédent|précédente)"),
        ("next unit", r"(?:l'|le |la |au )?<U> (?:prochain|prochaine)"),
        (
            "this unit",
            r"(?:le |la )?(?:début|fin|milieu) (?:de l'|de la |du )<U>"
            r"(?! (?:derni|pass|prochain|précédent|suivant|(?:de |d')?<M>|(?:de )?\d{4}))",
        ),
        ("this unit", r"(?:cette|ce|cet) <U>"),
        (
            "named decade",
            r"(?:les |des |dans les )années (?P<tens>quatre-vingt-dix|quatre-vingts?|soixante-dix|soixante|cinquante|"
            r"quarante|trente|vingt)(?!-)",
        ),
        ("decade", r"(?:les |des |dans les )années (?P<decade>\d0|(?:19|20)\d0)"),
        ("year", r"(?:en |l'année |de l'année |fin |début |(?:à la )?mi-)<Y>"),
        ("clock", r"(?:à |vers )?(?P<hour>\d{1,2}) ?(?:heures|heure|h)(?: ?(?P<minute>\d\d))?"),
        ("duration", r"<N> <U>"),
        ("day word", r"<D>"),
        ("year", r"<Y>"),
    ),
    since=re.compile(r"\b(?:depuis|dès|à partir de)(?: (?:le|la|en|fin|début))? ?\Z"),
    until=re.compile(r"(?:\bd'ici(?: à| la fin| fin)?|\bjusqu'(?:en|au|à)|\bavant(?: la fin de)?)(?: l'an)? ?\Z"),
    future=pattern(
        r"\w{2,20}(?:era|eront|ira|iront|dra|dront|tra|tront|ura|uront|rra|rront)",
        "va",
        "vont",
        "doit",
        "doivent",
        "prévoit",
    ),
    seasons={"printemps": "spring", "été": "summer", "automne": "autumn", "hiver": "winter"},
)

_SAID = any_of(
    """
    dit disait affirme affirmait affirmé déclare déclarait déclaré indique indiquait indiqué précise précisait
    précisé explique
    expliqué souligne souligné assure assuré estime estimé ajoute ajouté annonce annoncé confirme confirmé dénonce
    dénoncé écrit
    rapporte rapporté prévient prévenu avertit averti dément démenti nie nié prétend prétendu reconnaît reconnu
    raconte raconté
    rappelle rappelé regrette regretté critiqué soutient soutiennent soutenu doute doutent conteste contestent contesté
    affirment déclarent indiquent précisent expliquent soulignent assurent estiment annoncent confirment dénoncent
    rappellent disent juge jugent croit croient pense pensent redoute redoutent nient démentent prétendent
    """
)
_CUE = rf"(?P<cue>(?:a-t-(?:il|elle) |ont-(?:ils|elles) |a |ont |avait |avaient )?{_SAID})"
_SOURCE = r"(?P<source>(?!qu[e'’])[^,;:\"«»“”]{2,110}?)"
_BETWEEN = (
    r"(?: (?:au contraire|toutefois|également|par ailleurs|en revanche|cependant|pourtant|aussi|encore|\w{3,5}di))?"
)
_NAMED_BESIDE = r"(?P<appositive>, (?:[A-ZÀ-Þ][\w'’-]+ ?){2,4})"
_SPEECH = SpeechWords(
    trailing=(
        re.compile(rf"(?<=[\w»”\"!?.%)]) ?, ?a-t-(?P<source>il|elle) (?P<cue>{_SAID})(?: [^\"«»“”]{{1,120}})?[.!]?\Z"),
        re.compile(
            rf"(?<=[\w»”\"!?.%)]) ?, ?{_CUE} (?:(?:au|à la|aux) \w{{3,20}} )?{_SOURCE}"
            rf"(?P<appositive>, [^\"«»“”]{{2,120}})?[.!]?\Z"
        ),
        re.compile(rf"(?<=[\w»”\"!?.%)]) ?, (?P<cue>selon|d['’]après) {_SOURCE}[.!]?\Z"),
    ),
    leading=(
        (re.compile(rf"{_SOURCE} ?(?P<cue>:) ?(?=[\"«“])"), True),
        (re.compile(rf"(?P<cue>Selon|D['’]après|Pour) {_SOURCE}{_NAMED_BESIDE}, ?"), True),
        (re.compile(rf"(?P<cue>Selon|D['’]après|Pour) {_SOURCE}, ?"), True),
        (re.compile(rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE}{_BETWEEN} (?P<that>que |qu['’])"), True),
        (re.compile(rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE} (?=(?:avoir|être|s['’]être) )"), False),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE}(?: [^,;:\"«»]{{2,60}})? ?: ?(?=[\"«“])"
            ),
            True,
        ),
    ),
    hearsay=(
        pattern("(prétendument|soi-disant|paraît-il|semble-t-il)"),
        re.compile(
            r"(?<!si )(?<!s')\b(aurait|auraient|serait|seraient)\b"
            r"(?= (?:\w+ ){0,2}?\w{2,30}(?:é|ée|és|ées|i|is|ie|ies|u|us|ue|ues|ert|it|ite|te|tes)\b)"
        ),
    ),
    forces={
        "contest": Force.DENIED,
        "doute": Force.DOUBTED,
        "dément": Force.DENIED,
        "démenti": Force.DENIED,
        "nie": Force.DENIED,
        "nié": Force.DENIED,
        "prétend": Force.CLAIMED,
        "prévien": Force.WARNED,
        "averti": Force.WARNED,
    },
    titles=re.compile(
        r"(?:ministre|président|présidente|maire|directeur|directrice|porte-parole|secrétaire|professeur|professeure|docteur|"
        r"docteure|député|députée|sénateur|sénatrice|chef|cheffe|avocat|avocate|procureur|procureure|m\.|mme|dr)\Z"
    ),
    articles=re.compile(r"\A(?:les?|la|l['’]|une?|des|du|de la|de l['’]|de|d['’])\s?", re.IGNORECASE),
    pronouns=words("il elle ils elles t-il t-elle lui"),
)

_JUDGING = JudgingWords(
    boilerplate=pattern(
        "newsletter",
        r"t[ée]l\. ?\d",
        "abonnez-vous",
        "à lire aussi",
        "lire aussi",
        "inscrivez-vous",
        "tous droits réservés",
        r"crédits? photo[^.]{0,60}",
        "cliquez ici",
        "suivez-nous",
        "réservé aux abonnés",
    ),
    opinion=pattern(
        r"je (?:trouve|crois|pense|suis convaincue?|crains|regrette)",
        "nous (?:croyons|pensons|espérons|trouvons|craignons)",
        "à mon avis",
        "selon moi",
        "malheureusement",
        "heureusement",
        r"scandal\w{1,6}",
        r"hont(?:e|eux|euse)",
        r"magnifiques?",
        r"merveilleu\w{1,4}",
        r"catastroph\w{1,6}",
        r"terribles?",
        r"horribles?",
        r"absurdes?",
        r"ridicules?",
        r"irresponsables?",
        r"inacceptables?",
        r"lamentables?",
        r"courageu\w{1,4}",
        r"formidables?",
        r"admirables?",
        r"tristes?",
        r"indignes?",
        "(?:excellente|bonne|mauvaise|triste) nouvelle",
        "(?:parfaitement|tout à fait|pleinement) légitimes?",
        r"inadmissibles?",
        r"intolérables?",
        r"indécent(?:e|s|es)?",
        r"insupportables?",
        "manqu(?:é|e|ent) de courage",
        "reste à (?:savoir|voir)",
        "(?:on|l'on) peut (?:craindre|espérer|regretter|s'interroger)",
        "un bon signal",
        "rien de bon",
        r"(?:beaucoup|bien) trop \w{2,12}",
        "(?:bonne|mauvaise) (?:nouvelle|idée|décision)",
        "on attend",
        "reste à voir",
        "personne ne sait",
        "un mauvais signal",
        r"bouleversé\w{0,2}",
    ),
    call=pattern(
        "il faut",
        "il faudrait",
        "il est (?:grand )?temps",
        "doit (?:agir|cesser|réagir|enfin)",
        "devrait",
        "devraient",
        "devons",
        "espérons",
        "qu'(?:il|elle|ils|elles) (?:agisse|cesse)nt?",
        "je demande",
        "nous demandons",
        "nous appelons",
        "puisse",
        "(?:doit|doivent) (?:maintenant|enfin|absolument|impérativement)",
    ),
    prediction=pattern("peut-être", "sans doute", "probablement", "pourrait", "pourraient", "un jour"),
    first_person=pattern("je", "j'", "moi", "mon", "ma", "mes", "nous", "notre", "nos"),
    past=pattern(
        r"(?:a|ont|est|sont|avait|avaient|était|étaient|été) (?:\w{2,12} )?(?:été )?"
        r"\w{2,20}(?:é|és|ée|ées|i|is|it|ie|ies|u|us|ue|ues|rt|rte|rts|rtes)",
        r"\w{2,20}(?:ait|aient)",
        r"\w{2,20}èrent",
        "fut",
        "furent",
        "morte?s?",
    ),
    cause=pattern("parce que", "parce qu'", "à cause de", "en raison de", "grâce à", "a provoqué", "provoque", "car"),
    comparison=pattern(
        r"(?:plus|moins|davantage) (?:de |d')?[\w' ]{2,30} (?:que|qu')", "le plus", "la plus", "les plus"
    ),
    negation=pattern(
        r"(?:ne |n'|n’)(?:[\w'-]{1,20} ){1,4}?(?:pas|plus|jamais|rien|aucune?|personne|guère|nulle part)",
        "aucune? [a-zà-ÿ]{2,20} (?:ne|n')",
        "personne (?:ne|n')",
    ),
    not_negation=pattern("non seulement", "pas seulement", "n'(?:est|était) autre que"),
    pronoun_start=re.compile(
        r"(?:il|elle|ils|elles|celui-ci|celle-ci|cela|ceci|ce dernier|cette dernière|y|son|sa|ses|leurs?) "
    ),
)

FRENCH = Tongue(
    language="fr",
    abbreviations=words(
        "m mm mme mlle dr pr st ste av bd n° no art cf etc p pp env janv févr avr juil sept oct nov déc ex mgr me vol chap"
    ),
    starters=words(
        """
        le la les l un une des il elle ils elles on nous je ce cette ces en au aux dans par pour sur avec selon et
        mais or car
        depuis après avant à de du d cela ceci qui que quand où comment pourquoi
        """
    ),
    quotes={"«": "»", "“": "”", '"': '"', "„": "”"},
    numbers=_NUMBERS,
    figures=_FIGURES,
    times=_TIMES,
    speech=_SPEECH,
    judging=_JUDGING,
)
"""French."""
