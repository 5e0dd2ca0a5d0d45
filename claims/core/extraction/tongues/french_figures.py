"""French numerals, units and what stands around figures, as data."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.calendar_words import UNITS_OF_TIME
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tongues.tongue import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    JUST_OVER,
    JUST_UNDER,
    LESS,
    MORE,
    FigureWords,
    NumberWords,
    any_of,
    by_phrase,
    by_word,
    plainly,
    rounds_of,
)

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


SMALL = plainly(_below_hundred())
_HUNDREDS = {"cent": 100, "cents": 100} | {
    f"{_TO_SIXTEEN[n]}-{cent}": n * 100 for n in range(2, 10) for cent in ("cent", "cents")
}

_ACCENTED_UNITS = by_word(
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
        "megawatt hour": "mégawattheure mégawattheures mwh",
        "gigawatt hour": "gigawattheure gigawattheures gwh",
        "terawatt hour": "térawattheure térawattheures twh",
        "volt": "volt volts",
        "ampere": "ampère ampères",
        "hectopascal": "hectopascal hectopascals hpa",
        "decibel": "décibel décibels db",
        "calorie": "calorie calories kilocalories kcal",
        "megabyte": "mégaoctet mégaoctets",
        "gigabyte": "gigaoctet gigaoctets",
        "terabyte": "téraoctet téraoctets",
        "megabit per second": "mégabits_par_seconde",
        "milligram": "milligramme milligrammes mg",
        "microgram": "microgramme microgrammes",
        "barrel": "baril barils",
        "mile": "mile miles",
        "nautical mile": "mille_nautique milles_nautiques mille_marin milles_marins",
        "knot": "nœud nœuds noeud noeuds",
        "basis point": "point_de_base points_de_base",
        "euro": "euro euros eur",
        "US dollar": "dollar dollars usd",
        "Swiss franc": "franc_suisse francs_suisses chf",
        "franc": "franc francs",
        "CFA franc": "franc_cfa francs_cfa fcfa",
        "Canadian dollar": "dollar_canadien dollars_canadiens",
        "Australian dollar": "dollar_australien dollars_australiens",
        "Swedish krona": "couronnes_suédoises",
        "Norwegian krone": "couronnes_norvégiennes",
        "Danish krone": "couronnes_danoises",
        "Czech koruna": "couronnes_tchèques",
        "Polish zloty": "zloty zlotys",
        "Hungarian forint": "forint forints",
        "Turkish lira": "livre_turque livres_turques",
        "Ukrainian hryvnia": "hryvnia hryvnias",
        "rupee": "roupie roupies",
        "peso": "peso pesos",
        "Israeli shekel": "shekel shekels",
        "Brazilian real": "réal réaux réals",
        "Algerian dinar": "dinar_algérien dinars_algériens",
        "dinar": "dinar dinars",
        "dirham": "dirham dirhams",
        "Japanese yen": "yen yens",
        "Chinese yuan": "yuan yuans",
        "Russian ruble": "rouble roubles",
        "times": "fois_plus fois_moins fois_supérieur fois_supérieure fois_supérieurs fois_inférieur",
        "pound sterling": "livre_sterling livres_sterling",
        "cent": "centime centimes",
        "person": "personne personnes",
    }
)
UNITS = plainly(_ACCENTED_UNITS)

_MAGNITUDES = {
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
}
_MEASURES = any_of(
    " ".join([*_MAGNITUDES, *(word for word, unit in UNITS.items() if unit not in UNITS_OF_TIME and unit != "person")])
)
"""What is never parted into so many ("quatre mètres sur cinq")."""

_MEASURES_OF_ALL = any_of(" ".join([*_MAGNITUDES, *(word for word, unit in UNITS.items() if unit != "person")]))
"""Behind the second number: a length of time or a size ("trois milliards sur cinq ans")."""

_PARTS = {
    5: "cinquième",
    6: "sixième",
    7: "septième",
    8: "huitième",
    9: "neuvième",
    10: "dixième",
    20: "vingtième",
    100: "centième",
}

NUMBERS = NumberWords(
    small=SMALL | _HUNDREDS,
    magnitudes=_MAGNITUDES,
    articles=words("un une"),
    joiners=words("et"),
    of=words("de d' d"),
    shares={
        **dict.fromkeys(("la moitié", "de moitié"), 0.5),
        **{f"{article} tiers": 1 / 3 for article in ("un", "le", "du", "au", "d' un")},
        **{f"{article} quart": 0.25 for article in ("un", "le", "du", "au", "d' un")},
        **{f"{article} {part}": 1 / whole for whole, part in _PARTS.items() for article in ("un", "d' un")},
        **{
            f"{article}{_TO_SIXTEEN[number]} {part}": number / whole
            for whole, part in {3: "tiers", 4: "quarts", **{n: f"{part}s" for n, part in _PARTS.items()}}.items()
            for number in range(2, whole)
            if number < len(_TO_SIXTEEN)
            for article in ("", "les ", "des ", "aux ")
        },
    },
    not_shares=re.compile(
        r"(?:un|le|du|au|d' un|(?:les |des )?trois) quarts? (?:d' ?heure|d'|"
        r"de (?:finale|point|million|milliard|siècle|tour))|"
        r"(?:un|d' un) [a-zà-ÿ]{4,12}ième (?!d)"
    ),
    one_in=re.compile(
        r"(?:une?|(?P<k>\d|deux|trois|quatre|cinq|six|sept|huit|neuf)) "
        rf"(?:(?!{_MEASURES} )[a-zà-ÿ-]{{2,30}} (?:[a-zà-ÿ-]{{3,20}}(?:é|i|u|t)e?s? )?)?sur "
        rf"(?P<n>\d{{1,6}}|[a-zà-ÿ-]{{3,20}})\b(?! (?:\d|{_MEASURES_OF_ALL}(?!\w)))"
    ),
    ordinals={},
    group_marks=" .'",
    unit_parts={
        "un quart d' heure": (0.25, "hour"),
        "trois quarts d' heure": (0.75, "hour"),
        "une demi-heure": (0.5, "hour"),
        "un quart de point": (0.25, "percentage point"),
        "un demi-point": (0.5, "percentage point"),
        "une demi-journée": (0.5, "day"),
    },
    ones=words("un une"),
    twenties=True,
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
            25e4: "un quart de million",
            25e7: "un quart de milliard",
        },
        exact=(5e5, 5e8, 1.5e6, 2.5e6, 1.5e9, 25e4, 25e7),
    ),
    vague=by_phrase(
        {
            10: "des dizaines|plusieurs dizaines|quelques dizaines",
            100: "des centaines|plusieurs centaines|quelques centaines",
            1000: "des milliers|plusieurs milliers|quelques milliers",
            1e4: "des dizaines de milliers|plusieurs dizaines de milliers",
            1e5: "des centaines de milliers|plusieurs centaines de milliers",
            1e6: "des millions|plusieurs millions",
        }
    ),
    multiples=by_phrase(
        {
            2: "doublé|doublée|doublés|doublera|doubleront|doublait|doublant|le double|du double|au double",
            3: "triplé|triplée|triplés|triplera|tripleront|triplant|le triple|du triple|au triple",
            4: "quadruplé|quadruplée|quadruplés",
        }
    ),
    not_multiples=re.compile(
        r"^(?!(?:\S{1,30} ){0,2}(?:a|ont|avait|avaient|aura|auront|avoir|ayant|été|que) (?:\S{1,30} ){0,2}"
        r"(?:doubl|tripl|quadr))"
        r"(?:\S{1,30} ){1,3}(?:doublée?s?|triplée?s?|quadruplée?s?)\b|"
        r"(?:bl|pl)(?:ée?s?|er[ao]\w*|ait|ant) (?:une?|les|la|l'|le (?!nombre)|des|par|"
        r"en [a-zà-ÿ]{3,20}(?:ais|and|ien|gnol|sse|rabe|inois))\b|"
        r"(?:le|du|au) (?:double|triple) (?!d|qu|en\b|par\b|pour\b|cette\b|[.,;:)])"
    ),
    minus=words("moins"),
    below_zero={"sous zéro": -1.0, "au-dessous de zéro": -1.0, "en dessous de zéro": -1.0, "sous le zéro": -1.0},
    halves=frozenset(("et demi", "et demie")),
)

FIGURES = FigureWords(
    bounds=by_phrase(
        {
            ABOUT: (
                "environ|près de|près d'|quelque|quelques|autour de|à peu près|presque|une moyenne de|"
                "en moyenne|de l' ordre de|autour des|près du|près des|aux alentours de|"
                "approximativement|aux environs de|peut-être|pratiquement"
            ),
            AT_LEAST: "au moins|pas moins de|au minimum|un minimum de",
            AT_MOST: "au plus|jusqu' à|au maximum|pas plus de|un maximum de",
            MORE: "plus de|plus d'|plus du|plus des|bien plus de|au-delà de|au-dessus de",
            JUST_OVER: "un peu plus de|un peu plus d'|à peine plus de|à peine plus d'",
            JUST_UNDER: "un peu moins de|un peu moins d'",
            LESS: "moins de|moins d'|moins du|moins des|à peine|en dessous de",
        }
    ),
    bounds_after=by_phrase(
        {
            ABOUT: "environ",
            AT_LEAST: "au moins|ou plus",
            AT_MOST: "au plus|au maximum",
        }
    ),
    units=UNITS,
    glued={},
    per=words("par la le l' à"),
    of_calendar=words("dernier dernière passé passée prochain prochaine"),
    points=words("point points"),
    of_shares=words(
        """
        % pourcentage cent taux sondage sondages popularité cote inflation chômage tva croissance pib participation
        intentions base
        """
    ),
    between=words("entre"),
    range_words=words("et"),
    to=words("– -"),
    either=words("à ou"),
    changes=re.compile(
        r"\b(?:pass|augment|baiss|recul|bond|chut|grimp|mont|descend|tomb|progress|rédui|relev|port|abaiss|ramen|diminu|évolu|"
        r"hauss|chang)"
    ),
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
    aged=words("garçon fille homme femme jeune enfant adolescent adolescente fillette bébé nourrisson lycéen lycéenne"),
    between_unit=words("derniers dernières prochaines prochains autres"),
    naming=words(
        """
        article articles art alinéa numéro n° no ligne page chapitre tome quai salle chambre terminal réacteur porte groupe
        loi décret cac stoxx nikkei
        """
    ),
    ranking=words("rang"),
    no_nouns=words(
        """
        à au aux en et ou a ont est sont sur dans par pour contre avec sans mais le la les il elle ils selon doivent peuvent
        veulent jugent restent
        """
    ),
)
