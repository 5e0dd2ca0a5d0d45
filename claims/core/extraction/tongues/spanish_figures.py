"""Spanish numerals, units and what stands around figures, as data."""

from __future__ import annotations

import re

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
    by_phrase,
    by_word,
    plainly,
    rounds_of,
)

_TO_TWENTY_NINE = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
SMALL = plainly(
    {word: number for number, word in enumerate(_TO_TWENTY_NINE) if word not in ("uno", "cero")}
    | {
        "veintiún": 21,
        "veintiuna": 21,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70,
        "ochenta": 80,
        "noventa": 90,
        "cien": 100,
        "ciento": 100,
    }
)
"""Numerals of one word to 100."""

_STEMS = ["dos", "tres", "cuatro", "quin", "seis", "sete", "ocho", "nove"]
_HUNDREDS = {
    ("quinient" if stem == "quin" else f"{stem}cient") + ending: n * 100
    for n, stem in enumerate(_STEMS, 2)
    for ending in ("os", "as")
}
ONE = {"un": 1, "uno": 1, "una": 1}
"""What counts one time, and is an article before all else."""

_PARTS = {
    3: ("tercio", "tercera"),
    4: ("cuarto", "cuarta"),
    5: ("quinto", "quinta"),
    6: ("sexto", "sexta"),
    7: ("séptimo", "séptima"),
    8: ("octavo", "octava"),
    9: ("noveno", "novena"),
    10: ("décimo", "décima"),
}
"""The noun and the part of so many ("dos tercios", "dos terceras partes")."""

_GROUPED_MONEY = (
    "pesos|dólares|soles|quetzales|córdobas|lempiras|colones|guaraníes|bolívares|bolivianos|balboas|sucres|yenes|yuanes"
)
_GROUPED_PEOPLE = (
    "personas|habitantes|ciudadanos|hombres|mujeres|niños|trabajadores|empleados|vecinos|alumnos|estudiantes|manifestantes|"
    "soldados|refugiados|migrantes|votantes|pacientes|familias|viviendas|casos"
)

NUMBERS = NumberWords(
    small=SMALL | _HUNDREDS,
    magnitudes=plainly(
        {
            "mil": 1e3,
            "millón": 1e6,
            "millones": 1e6,
            "mill": 1e6,
            "millardo": 1e9,
            "millardos": 1e9,
            "billón": 1e12,
            "billones": 1e12,
            "m": 1e6,
        }
    ),
    articles=words("un una"),
    joiners=words("y"),
    of=words("de"),
    shares={
        "la mitad": 0.5,
        "del tercio": 1 / 3,
        "el tercio": 1 / 3,
        **{f"{one} {noun}": 1 / whole for whole, (noun, _) in _PARTS.items() for one in ("un", "de un")},
        **{f"{one} {part} parte": 1 / whole for whole, (_, part) in _PARTS.items() for one in ("una", "la")},
        **{
            f"{article}{_TO_TWENTY_NINE[number]} {form}": number / whole
            for whole, (noun, part) in _PARTS.items()
            for number in range(2, whole)
            if number < 10
            for article, form in (
                ("", f"{noun}s"),
                ("los ", f"{noun}s"),
                ("", f"{part}s partes"),
                ("las ", f"{part}s partes"),
            )
        },
    },
    not_shares=re.compile(
        r"(?:de )?(?:un|tres|los tres) cuartos? (?:de (?:hora|final|millón|baño|siglo|punto)|oscuro)|"
        r"(?:de )?un (?:quinto|sexto|séptimo|octavo|noveno|décimo) (?!de )"
    ),
    one_in=re.compile(
        r"(?:un[oa]?|(?P<k>\d|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)) (?:[a-zá-ú]{2,30} )?de cada "
        r"(?P<n>\d{1,6}|[a-zá-ú]{3,20})\b"
    ),
    ordinals={},
    group_marks=". ",
    # As Mexico, Central America and Peru write: "2,345,678 quetzales", "$250,000", "1,250.50 pesos".
    comma_groups=(
        r"\d{1,3}(?:,\d{3}){2,5}(?:\.\d{1,2})?|\d{1,3},\d{3}\.\d{1,2}|(?<=\$)\d{1,3},\d{3}|(?<=\$ )\d{1,3},\d{3}|"
        rf"[1-9]\d{{0,2}},\d{{3}}(?= (?:millones de )?(?:{_GROUPED_MONEY}|{_GROUPED_PEOPLE})\b)"
    ),
    ones=words("un una uno"),
    rounds=rounds_of(
        {
            6: "media docena",
            10: "una decena",
            12: "una docena",
            15: "una quincena",
            20: "una veintena",
            30: "una treintena",
            40: "una cuarentena",
            50: "una cincuentena",
            100: "un centenar|una centena",
            500: "medio millar",
            1000: "un millar",
            5e5: "medio millón",
            25e4: "un cuarto de millón",
            1.5e6: "millón y medio|un millón y medio",
            2.5e6: "dos millones y medio",
        },
        exact=(6, 500, 25e4, 5e5, 1.5e6, 2.5e6),
    ),
    vague=by_phrase(
        {
            10: "decenas|varias decenas",
            100: "cientos|centenares|varios cientos|varios centenares",
            1000: "miles|varios miles|millares",
            1e4: "decenas de miles|varias decenas de miles",
            1e5: "cientos de miles|centenares de miles",
            1e6: "varios millones",
        }
    ),
    multiples=by_phrase(
        {
            2: "duplicó|duplicado|duplicada|duplicaron|duplicará|duplicarán|duplicando|el doble|al doble|del doble",
            3: "triplicó|triplicado|triplicada|triplicaron|triplicará|triplicando|el triple|al triple|del triple",
            4: "cuadruplicó|cuadruplicado|cuadruplicaron",
        }
    ),
    not_multiples=re.compile(
        r"\b(?:un|el|del|al|los|unos) (?:dupl|tripl)icado|"
        r"\b(?:el|al|del) (?:doble|triple) (?!(?:de|del|que|en|por|a|y)\b|[.,;:)])"
    ),
    unit_parts={
        "un cuarto de hora": (0.25, "hour"),
        "tres cuartos de hora": (0.75, "hour"),
        "un cuarto de punto": (0.25, "percentage point"),
        "medio punto": (0.5, "percentage point"),
    },
    halved=words("medio media"),
    minus=words("menos"),
    below_zero={"bajo cero": -1.0},
    halves=frozenset(("y medio", "y media")),
)

_ACCENTED_UNITS = by_word(
    {
        "percent": "por_ciento %",
        "percentage point": "punto_porcentual puntos_porcentuales puntos punto",
        "second": "segundo segundos",
        "minute": "minuto minutos",
        "hour": "hora horas",
        "day": "día días",
        "week": "semana semanas",
        "month": "mes meses",
        "quarter": "trimestre trimestres",
        "year": "año años",
        "decade": "década décadas",
        "century": "siglo siglos",
        "metre": "metro metros",
        "kilometre": "kilómetro kilómetros km",
        "centimetre": "centímetro centímetros cm",
        "millimetre": "milímetro milímetros mm",
        "square metre": "metro_cuadrado metros_cuadrados m²",
        "square kilometre": "kilómetro_cuadrado kilómetros_cuadrados km²",
        "hectare": "hectárea hectáreas ha",
        "cubic metre": "metro_cúbico metros_cúbicos m³",
        "litre": "litro litros",
        "kilogram": "kilogramo kilogramos kilo kilos kg",
        "gram": "gramo gramos",
        "tonne": "tonelada toneladas",
        "degree Celsius": "grado grados grados_celsius grados_centígrados °_c °c ºc",
        "kilometre per hour": "kilómetros_por_hora km_/_h",
        "watt": "vatio vatios",
        "kilowatt": "kilovatio kilovatios kw",
        "megawatt": "megavatio megavatios mw",
        "gigawatt": "gigavatio gigavatios gw",
        "kilowatt hour": "kilovatio_hora kilovatios_hora kilovatio-hora kilovatios-hora kwh",
        "megawatt hour": "megavatio_hora megavatios_hora mwh",
        "gigawatt hour": "gigavatio_hora gigavatios_hora gwh",
        "terawatt hour": "teravatio_hora teravatios_hora twh",
        "volt": "voltio voltios",
        "ampere": "amperio amperios",
        "hectopascal": "hectopascal hectopascales hpa",
        "decibel": "decibelio decibelios decibeles db",
        "calorie": "caloría calorías kilocalorías kcal",
        "megabyte": "megabyte megabytes",
        "gigabyte": "gigabyte gigabytes gigas",
        "terabyte": "terabyte terabytes",
        "megabit per second": "megabits_por_segundo",
        "milligram": "miligramo miligramos mg",
        "microgram": "microgramo microgramos",
        "barrel": "barril barriles",
        "mile": "milla millas",
        "nautical mile": "milla_náutica millas_náuticas",
        "knot": "nudo nudos",
        "foot": "pies",
        "basis point": "punto_básico puntos_básicos puntos_base",
        "euro": "euro euros eur",
        "US dollar": "dólar dólares usd",
        "peso": "peso pesos",
        "Mexican peso": "peso_mexicano pesos_mexicanos",
        "Argentine peso": "peso_argentino pesos_argentinos",
        "Chilean peso": "peso_chileno pesos_chilenos",
        "Colombian peso": "peso_colombiano pesos_colombianos",
        "Uruguayan peso": "peso_uruguayo pesos_uruguayos",
        "Dominican peso": "peso_dominicano pesos_dominicanos",
        "Cuban peso": "peso_cubano pesos_cubanos",
        "Canadian dollar": "dólar_canadiense dólares_canadienses",
        "Australian dollar": "dólar_australiano dólares_australianos",
        "Swedish krona": "coronas_suecas",
        "Norwegian krone": "coronas_noruegas",
        "Danish krone": "coronas_danesas",
        "Polish zloty": "zloty zlotys",
        "Turkish lira": "lira_turca liras_turcas",
        "Ukrainian hryvnia": "grivnas hryvnias",
        "rupee": "rupia rupias",
        "Israeli shekel": "shekel shekels séquels",
        "Swiss franc": "franco_suizo francos_suizos",
        "Peruvian sol": "soles",
        "Guatemalan quetzal": "quetzal quetzales",
        "Honduran lempira": "lempira lempiras",
        "Costa Rican colon": "colón colones",
        "Paraguayan guarani": "guaraní guaraníes",
        "Venezuelan bolivar": "bolívar bolívares",
        "boliviano": "boliviano bolivianos",
        "Brazilian real": "reales",
        "Japanese yen": "yen yenes",
        "Chinese yuan": "yuan yuanes",
        "Russian ruble": "rublo rublos",
        "times": (
            "veces_más veces_menos veces_mayor veces_mayores veces_menor veces_superior veces_inferior veces_el veces_la"
        ),
        "pound sterling": "libra_esterlina libras_esterlinas",
        "cent": "céntimo céntimos",
        "person": "persona personas",
    }
)
UNITS = plainly(_ACCENTED_UNITS)

FIGURES = FigureWords(
    bounds=by_phrase(
        {
            ABOUT: (
                "unos|unas|cerca de|cerca del|alrededor de|alrededor del|aproximadamente|casi|casi el|en torno a|"
                "en torno al|más o menos|una media de|un promedio de|"
                "quizá|quizás|prácticamente"
            ),
            AT_LEAST: "al menos|por lo menos|como mínimo|no menos de|un mínimo de|mínimo",
            AT_MOST: "como máximo|hasta|a lo sumo|no más de|un máximo de",
            MORE: "más de|más del|mas de|por encima de|por encima del|más que",
            JUST_OVER: "algo más de|poco más de|un poco más de",
            JUST_UNDER: "algo menos de|poco menos de|un poco menos de",
            LESS: "menos de|menos del|por debajo de|por debajo del|apenas",
        }
    ),
    bounds_after=by_phrase(
        {
            ABOUT: "aproximadamente",
            AT_LEAST: "como mínimo|o más|al menos",
            AT_MOST: "como máximo",
        }
    ),
    units=UNITS,
    glued={},
    per=words("por al a cada el la"),
    points=words("punto puntos"),
    of_shares=words(
        """
        % porcentual porcentuales ciento porcentaje tasa tasas tipo tipos encuesta encuestas sondeo inflación paro desempleo
        iva pib participación interés intención
        """
    ),
    only=re.compile(r"(?:^| )no (?:\S+ ){1,4}más que$"),
    between=words("entre"),
    range_words=words("y"),
    to=words("– -"),
    either=words("a o u"),
    changes=re.compile(
        r"\b(?:pas[aóoe]|sub|baj|aument|cay|crec|redu|descend|elev|increment|disminu|asc|ampl[ií]|recort|rebaj|mejor|empeor)"
    ),
    pairs=words("a al y"),
    pair_openers=words("de del entre el"),
    people=words(
        """
        personas habitantes ciudadanos ciudadanas hombres mujeres niños niñas trabajadores trabajadoras empleados vecinos
        alumnos estudiantes manifestantes participantes soldados refugiados migrantes muertos heridos víctimas votantes
        pacientes
        """
    ),
    outcomes=by_word(
        {
            "died": "murieron murió muertos muertas muerto fallecieron fallecidos fallecidas fallecido",
            "killed": "asesinados asesinadas asesinado",
            "injured": "heridos heridas herido herida lesionados",
            "arrested": "detenidos detenidas detenido arrestados",
            "missing": "desaparecidos desaparecidas",
            "infected": "infectados infectadas contagiados",
            "evacuated": "evacuados evacuadas evacuado",
        }
    ),
    skipped=words("de nuevos nuevas otros otras"),
    age_before=frozenset((", de",)),
    age_after=words("edad"),
    lasting=words(
        """
        contrato contratos plan planes programa programas proyecto proyectos pena penas condena condenas acuerdo mandato
        período periodo plazo préstamo crédito hipoteca sentencia garantía beca curso convenio prórroga concesión alquiler
        obra obras carrera experiencia historia bono bonos vigencia duración espera
        """
    ),
    aged=words("niño niña hombre mujer joven chico chica bebé adolescente menor anciano anciana"),
    between_unit=words("últimos últimas próximos próximas"),
    naming=words(
        """
        artículo artículos art número núm nº línea página capítulo tomo sala habitación terminal reactor puerta grupo dorsal
        ley ibex stoxx nikkei merval
        """
    ),
    ranking=words("puesto"),
    no_nouns=words(
        """
        a al en y e o ha han es son sobre por para contra con sin pero el la los las según hasta ganó perdió tienen deben
        pueden
        """
    ),
    tenths=words("décima décimas"),
)
