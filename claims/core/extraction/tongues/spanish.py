"""Spanish as data: newspaper usage of Spain and Latin America."""

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
_SMALL = {word: number for number, word in enumerate(_TO_TWENTY_NINE) if word not in ("uno", "cero")} | {
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
_STEMS = ["dos", "tres", "cuatro", "quin", "seis", "sete", "ocho", "nove"]
_HUNDREDS = {
    ("quinient" if stem == "quin" else f"{stem}cient") + ending: n * 100
    for n, stem in enumerate(_STEMS, 2)
    for ending in ("os", "as")
}
_ONE = {"un": 1, "uno": 1, "una": 1}

_NUMBERS = NumberWords(
    small=_SMALL | _HUNDREDS,
    magnitudes={
        "mil": 1e3,
        "millón": 1e6,
        "millones": 1e6,
        "mill": 1e6,
        "millardo": 1e9,
        "millardos": 1e9,
        "billón": 1e12,
        "billones": 1e12,
    },
    articles=words("un una"),
    joiners=words("y"),
    of=words("de"),
    shares={
        phrase: value
        for value, phrases in {
            0.5: "la mitad",
            1 / 3: "un tercio|la tercera parte",
            2 / 3: "dos tercios|los dos tercios",
            0.25: "un cuarto|la cuarta parte",
            0.75: "tres cuartos|tres cuartas partes",
            0.2: "un quinto|una quinta parte|la quinta parte",
            0.4: "dos quintos",
            0.1: "un décimo|una décima parte",
        }.items()
        for phrase in phrases.split("|")
    },
    one_in=re.compile(r"un[oa]? (?:[a-zá-ú]{2,30} )?de cada (?P<n>\d{1,6}|[a-zá-ú]{3,20})\b"),
    ordinals={},
    group_marks=". ",
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
            1000: "un millar",
        }
    ),
    vague=by_value(
        {
            10: "decenas|varias decenas",
            100: "cientos|centenares|varios cientos|varios centenares",
            1000: "miles|varios miles|millares",
            1e4: "decenas de miles|varias decenas de miles",
            1e5: "cientos de miles|centenares de miles",
            1e6: "varios millones",
        }
    ),
    multiples=by_value(
        {
            2: "duplicó|duplicado|duplicada|duplicaron|duplicará|duplicarán|duplicando",
            3: "triplicó|triplicado|triplicada|triplicaron|triplicará|triplicando",
            4: "cuadruplicó|cuadruplicado|cuadruplicaron",
        }
    ),
    minus=words("menos"),
    halves=frozenset(("y medio", "y media")),
)

_UNITS = by_word(
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
        "megawatt hour": "megavatio_hora megavatios_hora",
        "gigawatt hour": "gigavatio_hora gigavatios_hora",
        "terawatt hour": "teravatio_hora teravatios_hora twh",
        "euro": "euro euros eur",
        "US dollar": "dólar dólares usd",
        "peso": "peso pesos",
        "Swiss franc": "franco_suizo francos_suizos",
        "pound sterling": "libra_esterlina libras_esterlinas",
        "cent": "céntimo céntimos",
        "person": "persona personas",
    }
)

_FIGURES = FigureWords(
    bounds=by_phrase(
        {
            ABOUT: (
                "unos|unas|cerca de|alrededor de|aproximadamente|casi|en torno a|más o menos|una media de|"
                "un promedio de"
            ),
            AT_LEAST: "al menos|por lo menos|como mínimo|no menos de",
            AT_MOST: "como máximo|hasta|a lo sumo|no más de",
            MORE: "más de|más del|por encima de|más que",
            LESS: "menos de|menos del|por debajo de|apenas",
        }
    ),
    bounds_after=by_phrase(
        {
            ABOUT: "aproximadamente",
            AT_LEAST: "como mínimo|o más|al menos",
            AT_MOST: "como máximo",
        }
    ),
    units=_UNITS,
    glued={},
    per=words("por al a cada"),
    between=words("entre"),
    range_words=words("y"),
    to=words("– -"),
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
    age_before=frozenset(),
    age_after=words("edad"),
    aged=words("niño niña hombre mujer joven chico chica bebé adolescente menor anciano anciana"),
    between_unit=words("últimos últimas próximos próximas"),
)

_LAST = "(?:pasad[oa]|últim[oa])"
_TIMES = TimeWords(
    months={
        word: number
        for number, names in enumerate(
            [
                "enero ene.",
                "febrero feb.",
                "marzo",
                "abril",
                "mayo",
                "junio",
                "julio",
                "agosto",
                "septiembre setiembre sept.",
                "octubre oct.",
                "noviembre nov.",
                "diciembre dic.",
            ],
            1,
        )
        for word in names.split()
    },
    weekdays={"lunes": 1, "martes": 2, "miércoles": 3, "jueves": 4, "viernes": 5, "sábado": 6, "domingo": 7},
    units={
        word: unit
        for word, unit in _UNITS.items()
        if unit in words("second minute hour day week month quarter year decade century")
    },
    numbers={word: number for word, number in _SMALL.items() if number <= 100} | _ONE,
    ordinals={"primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "último": 4},
    days={"hoy": 0, "ayer": -1, "anteayer": -2, "mañana": 1},
    patterns=(
        ("date", r"(?:el )?(?:<W>,? )?(?P<day>[0-3]?\d) de <M>(?: (?:de|del) <Y>)?"),
        ("date", r"(?:el )?(?P<day>[0-3]?\d)[./](?P<mon>[01]?\d)[./](?P<year>(?:19|20)\d\d|\d\d)"),
        ("years", r"entre <Y> y <Y2>"),
        ("years", r"(?:de )?<Y>(?: a |[-–])<Y2>"),
        ("season", r"(?P<year>(?:19|20)\d\d)[/-](?P<short>\d\d)"),
        ("quarter", r"(?:(?:en )?el |del )?<O> trimestre(?: (?:de |del )?(?:año )?<Y>)?"),
        ("month", r"(?:en |a (?:finales|principios|mediados) de )?<M>(?: (?:de |del )(?:año )?<Y>)?"),
        ("weekday", rf"(?:el |este )?(?P<last>{_LAST}) <W>"),
        ("weekday", r"(?:el )?<W>(?: (?P<last>pasado)| (?P<next>próximo|que viene))"),
        ("weekday", r"(?:el )?(?P<next>próximo) <W>"),
        ("weekday", r"(?:el |este |del )<W>"),
        ("since count", r"desde hace (?:más de |casi |unos |unas )?<N> <U>"),
        ("ago", r"hace (?:más de |casi |unos |unas |ya )?<N> <U>"),
        ("past span", r"(?:(?:en|durante) )?(?:los|las) (?:últimos|últimas|pasados|pasadas) <N> <U>"),
        ("past span", r"(?:(?:en|durante) )?(?:los|las) <N> (?:últimos|últimas) <U>"),
        ("last unit", rf"(?:el |la )?(?:{_LAST} )<U>"),
        ("last unit", r"(?:el |la )?<U> (?:pasad[oa]|anterior)"),
        ("next unit", r"(?:el |la )?(?:próxim[oa] )<U>"),
        ("next unit", r"(?:el |la )?<U> (?:que viene|próxim[oa])"),
        ("this unit", r"(?:principios|comienzos|mediados|finales|inicios) (?:de|del|de la) <U>"),
        ("this unit", r"est[ea] <U>"),
        (
            "named decade",
            r"(?:los |en los )?años (?P<tens>veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)",
        ),
        ("decade", r"(?:los |en los )?años (?P<decade>\d0|(?:19|20)\d0)"),
        ("year", r"(?:(?:en |desde )?el año |en |a (?:finales|principios|mediados) de )<Y>"),
        ("clock", r"(?:a )?las (?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?(?: horas| h)?"),
        ("duration", r"<N> <U>"),
        ("day word", r"(?<!la )<D>"),
        ("year", r"<Y>"),
    ),
    since=re.compile(r"\b(?:desde|a partir de)(?: (?:el|la|finales de|principios de))? ?\Z"),
    until=re.compile(r"\b(?:hasta|antes de|para)(?: (?:el|la|finales de))? ?\Z"),
    future=pattern(r"\w{2,20}(?:rá|rán|remos)", "va a", "van a", "prevé", "prevén"),
)

_SAID = any_of(
    """
    dijo dijeron dice dicen afirmó afirmaron afirma declaró declararon declara indicó indicaron indica aseguró
    aseguraron asegura
    explicó explicaron explica señaló señalaron señala subrayó subraya informó informaron informa añadió agregó
    agrega anunció
    anunciaron confirmó confirmaron confirma denunció denuncia criticó advirtió advirtieron advierte negó negaron
    niega sostuvo
    sostiene manifestó reconoció reconoce admitió apuntó comentó contó recordó precisó destacó lamentó escribió
    """
)
_SAID_PERFECT = any_of("dicho afirmado declarado asegurado informado señalado anunciado negado")
_CUE = rf"(?P<cue>(?:ha |han |había |habían )?(?:{_SAID}|{_SAID_PERFECT}))"
_SOURCE = r"(?P<source>(?!qu[e'’])[^,;:\"«»“”]{2,110}?)"
_SPEECH = SpeechWords(
    trailing=(
        re.compile(
            rf"(?<=[\w»”\"!?.%)]), ?{_CUE} (?:(?:al|a la) \w{{3,20}} )?{_SOURCE}"
            rf"(?P<appositive>, [^\"«»“”]{{2,120}})?[.!]?\Z"
        ),
        re.compile(rf"(?<=[\w»”\"!?.%)]), (?P<cue>según|de acuerdo con) {_SOURCE}[.!]?\Z"),
        re.compile(rf"(?<=[\w»”\"!?.%)]), según {_CUE} {_SOURCE}[.!]?\Z"),
    ),
    leading=(
        (re.compile(rf"{_SOURCE}(?P<cue>:) (?=[\"«“])"), True),
        (re.compile(rf"(?P<cue>Según|De acuerdo con|Para) {_SOURCE}, ?"), True),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE}(?: (?:el|este) \w{{4,12}})? (?P<that>que) "
            ),
            True,
        ),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE}(?: [^,;:\"«»]{{2,60}})? ?: ?(?=[\"«“])"
            ),
            True,
        ),
    ),
    forces={"neg": Force.DENIED, "niega": Force.DENIED, "advirt": Force.WARNED, "advierte": Force.WARNED},
    titles=re.compile(
        r"(?:ministr[oa]|president[ea]|alcald[e]|alcaldesa|director|directora|portavoz|secretari[oa]|profesora?|doctora?|diputad[oa]|"
        r"senadora?|jef[ea]|abogad[oa]|fiscal|sr\.|sra\.|dr\.|dra\.)\Z"
    ),
    articles=re.compile(r"\A(?:el|la|los|las|un|una|unos|unas|del|de la|de)\s", re.IGNORECASE),
    pronouns=words("él ella ellos ellas"),
)

_JUDGING = JudgingWords(
    boilerplate=pattern(
        "boletín",
        r"tel\. ?\d",
        "newsletter",
        "suscríbase",
        "suscríbete",
        "lea también",
        "lee también",
        "le puede interesar",
        "todos los derechos reservados",
        r"foto: [^.]{1,80}",
        "síguenos",
        "haga clic",
        "regístrese",
    ),
    opinion=pattern(
        "creo que",
        "pienso que",
        "opino que",
        "creemos que",
        "pensamos que",
        "esperamos",
        "me parece",
        "nos parece",
        "en mi opinión",
        "por desgracia",
        "desgraciadamente",
        "lamentablemente",
        "afortunadamente",
        r"escándalo",
        r"escandalos[oa]s?",
        r"vergüenza",
        r"vergonzos[oa]s?",
        r"maravillos[oa]s?",
        r"catastrófic[oa]s?",
        "una catástrofe",
        r"terribles?",
        r"horribles?",
        r"absurd[oa]s?",
        r"ridícul[oa]s?",
        r"irresponsables?",
        r"inaceptables?",
        r"lamentables?",
        r"valientes?",
        r"magnífic[oa]s?",
        r"admirables?",
        r"tristes?",
        r"indignantes?",
        "una buena noticia",
        "(?:es|sea|son) (?:buen|mal)[oa]s? (?:para|que)",
        "habrá que ver",
        r"demasiado \w{2,12}",
        "está por ver",
        "nadie sabe",
        "una mala noticia",
        r"destrozad[oa]s",
    ),
    call=pattern(
        "hay que",
        r"deben?(?: de)?",
        "debería",
        "deberían",
        "debemos",
        "ojalá",
        "tiene que",
        "tienen que",
        "es hora de",
        "ya es hora",
        "exigimos",
        "pedimos",
        "exijo",
    ),
    prediction=pattern("quizás?", "tal vez", "a lo mejor", "probablemente", "podría", "podrían", "algún día"),
    first_person=pattern(
        "yo",
        "me",
        "mi",
        "mis",
        "nosotros",
        "nosotras",
        "nos",
        "nuestr[oa]s?",
        "estamos",
        "somos",
        "hemos",
        "estoy",
        "soy",
        "he",
    ),
    past=pattern(
        r"\w{2,20}(?:ó|aron|ieron|eron)",
        "fue",
        "fueron",
        "ha",
        "han",
        "había",
        "habían",
        "era",
        "eran",
        r"\w{2,20}(?:aba|aban|ía|ían)",
        "hizo",
        "hubo",
        "dijo",
        "tuvo",
        "estuvo",
    ),
    cause=pattern("porque", "debido a", "a causa de", "por culpa de", "gracias a", "provocó", "causó"),
    comparison=pattern(
        r"(?:más|menos|mayor|menor|mejor|peor) (?:[\wáéíóúñ]{2,20} ){0,5}que", "el más", "la más", "los más", "las más"
    ),
    negation=pattern("no", "nunca", "jamás", "ningún", "ninguna", "ninguno", "nadie", "nada", "tampoco"),
    not_negation=pattern("no s[oó]lo", "no solamente", "no (?:más|menos) de", "no obstante"),
    pronoun_start=re.compile(
        r"(?:él|ella|ellos|ellas|esto|eso|este|esta|allí|su|sus|lo|la|los|las) (?=\w{2,20}(?:ó|aron|a|an|e|en)\b)"
    ),
)

SPANISH = Tongue(
    language="es",
    abbreviations=words(
        "sr sra srta dr dra d dª st sto sta av avda núm nº no etc p pp ee uu ee.uu art cf ej p.ej aprox ene "
        "feb sept oct nov dic"
    ),
    starters=words(
        """
        el la los las un una unos él ella ellos en al del de por para con sin sobre desde hasta según y pero o este
        esta esto
        su sus no qué quién cómo cuándo dónde cuando donde además también ya hoy ayer
        """
    ),
    quotes={"«": "»", "“": "”", '"': '"'},
    numbers=_NUMBERS,
    figures=_FIGURES,
    times=_TIMES,
    speech=_SPEECH,
    judging=_JUDGING,
)
"""Spanish."""
