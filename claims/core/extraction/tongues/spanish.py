"""Spanish as data: newspaper usage of Spain and Latin America."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.calendar_words import UNITS_OF_TIME
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tongues.spanish_figures import FIGURES, NUMBERS, ONE, SMALL, UNITS
from claims.core.extraction.tongues.tongue import (
    BESIDE,
    NAMED_BESIDE,
    JudgingWords,
    SpeechWords,
    TimeWords,
    Tongue,
    any_of,
    pattern,
    plainly,
)
from claims.core.records import Force

_LAST = "(?:pasad[oa]|últim[oa])"
_FIRST_DAY = r"(?P<day>[0-3]?\d)(?: de <M>)?(?: (?:de|del) <Y>)?"
_LAST_DAY = r"(?P<day2>[0-3]?\d) de <M2>(?: (?:de|del) <Y2>)?"
_TIMES = TimeWords(
    months=plainly(
        {
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
        }
    ),
    weekdays=plainly({"lunes": 1, "martes": 2, "miércoles": 3, "jueves": 4, "viernes": 5, "sábado": 6, "domingo": 7}),
    units={word: unit for word, unit in UNITS.items() if unit in UNITS_OF_TIME},
    numbers={word: number for word, number in SMALL.items() if number <= 100} | ONE,
    ordinals={"primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "último": 4},
    days={"hoy": 0, "ayer": -1, "anoche": -1, "anteayer": -2, "antier": -2, "anteanoche": -2, "mañana": 1},
    patterns=(
        ("days", rf"(?:del |el )?{_FIRST_DAY} al {_LAST_DAY}"),
        ("days", rf"entre el {_FIRST_DAY} y el {_LAST_DAY}"),
        ("months", r"(?:de )?<M>(?: (?:de |del )?<Y>)?(?: a | ?[-–] ?)<M2>(?: (?:de |del )?<Y2>)?"),
        ("months", r"entre <M>(?: (?:de |del )?<Y>)? y <M2>(?: (?:de |del )?<Y2>)?"),
        ("date", r"(?:el )?(?P<day>[0-3]?\d)(?= y (?:el )?[0-3]?\d de <M>(?: (?:de|del) <Y>)?)"),
        ("date", r"(?:el )?(?:<W>,? )?(?P<day>[0-3]?\d) de <M>(?: (?:de|del) <Y>)?"),
        ("date", r"(?:el )?(?P<day>[0-3]?\d)[./-](?P<mon>[01]?\d)[./-](?P<year>(?:19|20)\d\d|\d\d)"),
        ("years", r"entre <Y> y <Y2>"),
        ("years", r"(?:de )?<Y>(?: a |[-–])<Y2>"),
        ("season", r"(?P<year>(?:19|20)\d\d)[/-](?P<short>\d\d)"),
        ("season of year", r"(?:en |en el |en la |el |la )?<S> (?:de |del )?<Y>(?![/-]\d\d)"),
        ("last season", rf"(?:el |la )?<S> {_LAST}"),
        ("last season", rf"(?:el |la )?{_LAST} <S>"),
        ("this year", r"(?:en )?lo que va de año"),
        (
            "quarter",
            r"(?:(?:en )?el |del )?(?:<O>|(?P<digit>[1-4])(?:er|º|do|to|\.º)) trimestre(?: (?:de |del )?(?:año )?<Y>)?",
        ),
        (
            "half",
            r"(?:(?:en )?el |del )?(?:<O>|(?P<digit>[12])(?:er|º|do|\.º)) semestre(?: (?:de |del )?(?:año )?<Y>)?",
        ),
        (
            "month of year",
            r"(?:en )?<M> (?:del (?:año )?(?:(?P<last>pasado(?: año)?)|(?P<next>próximo(?: año)?|que viene))|de este año)",
        ),
        ("month", r"(?:en |a (?:finales|principios|mediados) de )?<M> (?P<last>pasado)"),
        ("month", r"(?:en |a (?:finales|principios|mediados) de )?<M>(?: (?:de |del )(?:año )?<Y>)?"),
        ("weekday", rf"(?:el |este )?(?P<last>{_LAST}) <W>"),
        ("weekday", r"(?:el )?<W>(?: (?P<last>pasado)| (?P<next>próximo|que viene))"),
        ("weekday", r"(?:el )?(?P<next>próximo) <W>"),
        ("weekday", r"(?:el |este |del )<W>"),
        ("since count", r"desde hace (?:más de |casi |unos |unas )?<N> <U>"),
        ("ahead", r"(?<=dentro de )<N> <U>"),
        ("ago", r"hace (?:más de |casi |unos |unas |ya )?<N> <U>"),
        ("past span", r"(?:(?:en|durante) )?(?:los|las) (?:últimos|últimas|pasados|pasadas) <N> <U>"),
        ("past span", r"(?:(?:en|durante) )?(?:los|las) <N> (?:últimos|últimas) <U>"),
        ("last unit", rf"(?:el |la )?(?:{_LAST} )<U>"),
        ("last unit", r"(?:el |la )?<U> (?:pasad[oa]|anterior)"),
        ("next unit", r"(?:el |la )?(?:próxim[oa] )<U>"),
        ("next unit", r"(?:el |la )?<U> (?:que viene|próxim[oa])"),
        (
            "this unit",
            r"(?:principios|comienzos|mediados|finales|inicios) (?:de|del|de la) <U>"
            r"(?! (?:pasad|anterior|próxim|siguiente|que viene|de <M>|[ivx]+\b|(?:de )?\d{4}))",
        ),
        ("this unit", r"est[ea] <U>"),
        (
            "named decade",
            r"(?:en )?los años (?P<tens>veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)",
        ),
        ("decade", r"(?:en )?los años (?P<decade>\d0|(?:19|20)\d0)"),
        ("year", r"(?:(?:en |desde )?el año |en |a (?:finales|principios|mediados) de )<Y>"),
        ("clock", r"(?:a )?las (?P<hour>\d{1,2})[.:](?P<minute>\d\d)(?: horas| h)?"),
        ("clock", r"las (?P<hour>\d{1,2}) (?:horas|h|de la (?:mañana|tarde|noche))"),
        ("clock", r"a las (?P<hour>\d{1,2})(?! (?!de la|del|horas|en punto|y media)[a-z])"),
        ("duration", r"<N> <U>(?! y medi)"),
        ("today", r"esta (?:mañana|tarde|noche)"),
        ("day word", r"(?<!la )<D>"),
        ("bare year", r"<Y>"),
    ),
    since=re.compile(r"\b(?:desde|a (?:partir|contar) del?)(?: (?:el|la|finales de|principios de))? ?\Z"),
    until=re.compile(r"\b(?:hasta|antes del?|para)(?: (?:el|la|finales de))? ?\Z"),
    future=pattern(r"\w{2,20}(?:rá|rán|remos)", "va a", "van a", "prevé", "prevén"),
    perhaps=pattern("(?:podría|podrían|debería|deberían)(?! (?:[a-zá-ÿ]{2,20} )?haber )"),
    arranged=re.compile(
        r"\b(?:previst|programad|convocad|fijad|cancelad|suspendid|aplazad|citad)[oa]s? para (?:el )?\Z|"
        r"\bse (?:reúnen?|celebran?) (?:el )?\Z|\bantes (?:del|de las?) "
        r"(?:votación|elección|elecciones|reunión|cumbre|audiencia|referéndum|debate|huelga) (?:del )?\Z"
    ),
    said=re.compile(
        r"\b(?:dijo|anunció|informó|declaró|afirmó|explicó|señaló|confirmó|aseguró|indicó|dijeron|(?:anunci|inform|declar|"
        r"afirm|explic|señal|confirm|asegur|indic)aron) \Z"
    ),
    named_small=True,
    seasons={"primavera": "spring", "verano": "summer", "otoño": "autumn", "invierno": "winter"},
    counting=re.compile(r" (?!(?:tras|antes|después|menos|entonces|unos|unas|pues)\b)[a-zá-ÿ]{3,30}s\b"),
)

_SAID = any_of(
    """
    dijo dijeron dice dicen afirmó afirmaron afirma declaró declararon declara indicó indicaron indica aseguró
    aseguraron asegura
    explicó explicaron explica señaló señalaron señala subrayó subraya informó informaron informa añadió agregó
    agrega anunció
    anunciaron confirmó confirmaron confirma denunció denuncia criticó advirtió advirtieron advierte negó negaron
    niega sostuvo
    sostiene sostienen creen cree creía opina opinan duda dudan dudó considera consideran calcula calculan estima estiman
    desmiente desmienten desmintió sospecha sospechan señalan celebró manifestó reconoció reconoce
    admitió apuntó comentó contó recordó precisó destacó lamentó escribió afirman aseguran subrayan denuncian denunciaron
    advierten informan alerta alertan alertó alertaron relata relató relataron narró revela revelan reveló revelaron reporta
    reportó reportaron expuso expone insiste insistió matizó zanjó remarcó recalca recalcó puntualizó aclara aclaran aclaró
    reitera reiteran reiteró sentenció opinó opinaron defiende defienden defendió sostuvieron argumenta argumentó alega
    alegan alegó comunicó comunicaron detalla detalló constató prometió promete reprochó responde respondió replicó contestó
    avisa avisó apunta apuntan recuerda recuerdan critica critican lamenta lamentan pronosticó calculó estimó consideró
    cuenta admite admiten celebra concluyó concluye
    detallaron matizaron remarcaron recalcaron puntualizaron reiteraron expusieron
    insistieron argumentaron replicaron avisaron apuntaron recordaron criticaron lamentaron calcularon estimaron
    consideraron precisaron destacaron subrayaron añadieron agregaron reconocieron admitieron aclararon
    comunicaron contaron
    """
)
_SAID_PERFECT = any_of(
    """
    dicho afirmado declarado asegurado informado señalado anunciado negado defendido sostenido explicado indicado reconocido
    confirmado denunciado advertido alertado desmentido criticado lamentado insistido recordado destacado subrayado revelado
    admitido añadido comunicado precisado apuntado contado prometido estimado calculado
    """
)
_CUE = rf"(?P<cue>(?:(?:siempre|también|además|ya) )?(?:ha |han |había |habían )?(?:{_SAID}|{_SAID_PERFECT}))"
_SOURCE = r"(?P<source>(?!qu[e'’])[^,;:\"«»“”]{2,110}?)"
_OFFICE = r"(?P<source>(?:el|la|los|las|un|una) [^\d,;:\"«»“”]{2,110}?)"
_NO_TIME_OR_AIM = (
    r"(?!\d|[^,;:]{0,60}\b(?:19|20)\d\d\b|[a-zá-ÿ]+(?:ar|er|ir)(?:l[aeo]s?)? |(?:el |la |este |esta )?(?:\w+ )?"
    rf"(?:vez|momento|instante|temporada|año|hora|semana|mes|verano|invierno|{any_of(' '.join(_TIMES.months))})(?!\w))"
)
"""Behind "Para" where somebody's view is meant, no time or aim ("Para mayo, …")."""

_VIEW = rf"[Ss]egún|[Dd]e acuerdo con|A juicio del?|En opinión del?|A ojos del?|Para(?= {_NO_TIME_OR_AIM})"
_OPENING = r"(?!Si |Cuando )[A-ZÁ-Ú][^,;:\"«»“”]{2,80}"
"""What goes before who says it ("El martes, …", "Preguntada por la prensa, …")."""
_NO_NOUN = (
    r"(?!(?:alerta|alega|cuenta|critica|denuncia|celebra|promete|responde|informa|duda|apunta|concluye|recuerda|revela) "
    r"(?!el |la |los |las |un |una |su |[A-ZÁ-Ú]))"
)
"""Before what may be a noun or the verb of the sentence, unless who says so follows ("alerta la ONU")."""
_DENIED = (
    r"(?:(?:desmintió|desmintieron|desmiente|desmienten|desmentido|refutó|refuta|refutado)(?= (?!a )\w)|"
    r"(?:negó|negaron|niega|niegan|negado|rechazó|rechaza|rechazan|rechazaron|rechazado)"
    r"(?= (?:que (?:haya|hubier|se haya|se hubier|exist|vaya|fuer|sea|est)|haber|ser |estar |tener |cualquier|todo |toda |"
    r"(?:las?|los|el|estas?|esas?|sus?) (?:acusaci|hechos|alegaci|señalamient|rumor|imputaci|cargos|informaci|versi))))"
)

_SPEECH = SpeechWords(
    trailing=(
        re.compile(rf"(?<=[\w»”\"!?.%)]), según {_CUE} {_SOURCE}[.!]?\Z"),
        re.compile(rf"(?<=[\w»”\"!?.%)]), (?P<cue>se lee|puede leerse|se indica) (?:en|sobre) {_SOURCE}[.!]?\Z"),
        re.compile(
            rf"(?<=[\w»”\"!?.%)])(?:, ?| ?[—–] ?){_NO_NOUN}{_CUE} (?:(?:al|a la) \w{{3,20}} )?{_SOURCE}"
            rf"(?P<appositive>, [^\"«»“”]{{2,120}})?[.!]?\Z"
        ),
        re.compile(rf"(?<=[\w»”\"!?.%)]), (?P<cue>según|de acuerdo con) {_SOURCE}{BESIDE}?[.!]?\Z"),
    ),
    leading=(
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? (?P<cue>(?:ha |han |había |habían )?{_DENIED})"
            ),
            False,
        ),
        (re.compile(rf"[«“\"][^«»“”\"]{{2,160}}[»”\"]?, {_CUE} {_SOURCE}, "), False),
        (re.compile(rf"(?P<cue>{_VIEW}) {_OFFICE}{NAMED_BESIDE}"), True),
        (re.compile(rf"(?P<cue>{_VIEW}) {_SOURCE}, ?"), True),
        (re.compile(rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE} (?=(?:haber|ser|estar) )"), False),
        (
            re.compile(
                rf"(?:{_OPENING}, )?{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE}"
                r"(?: (?:(?:el|este) \w{4,12}|ayer|hoy|anoche|también|además))?(?: de)? (?P<that>que) "
            ),
            True,
        ),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE}(?: [^,;:\"«»]{{2,60}})? ?: ?(?=[\"«“])"
            ),
            True,
        ),
        (
            re.compile(
                rf"(?![^;]{{0,160}}\b(?:var[ií]|depend|oscil|difier))[^,;:\"«»]{{2,160}}, (?P<cue>según|de acuerdo con) "
                rf"{_SOURCE}, "
            ),
            False,
        ),
        (re.compile(rf"{_SOURCE}(?P<cue>:) (?=[\"«“])"), True),
    ),
    hearsay=(
        pattern("(supuestamente|presuntamente)", "(al parecer)", "(por lo visto)"),
        re.compile(r"\b(habría|habrían)\b(?= (?:\w+ )?\w{2,30}(?:ado|ido|to|cho)\b)"),
        # "Los daños ascenderían a 3 millones", but no supposed case ("una subida costaría …").
        re.compile(
            r"\A(?!(?:una?|toda|todo|cualquier|esta|este|dicha|dicho) (?:nueva |nuevo )?(?:subida|bajada|reforma|alza|"
            r"caída|aumento|recorte|cierre|medida|salida|victoria|derrota|retirada) |eso |esto |ello )[^,;]{3,100}? "
            r"(?!\w*(?:secretaría|notaría|comisaría|maría)\b|debería|gustaría)"
            r"(\w{3,20}arían?|(?:ascend|perd|vend|recib|inclu|depend|un|asist|part|costar|suped|consist)[ei]rían?|"
            r"(?:ob|man|con|de|re)?tendrían?)\b"
        ),
    ),
    forces={
        "dud": Force.DOUBTED,
        "desm": Force.DENIED,
        "neg": Force.DENIED,
        "niega": Force.DENIED,
        "rechaz": Force.DENIED,
        "refut": Force.DENIED,
        "advirt": Force.WARNED,
        "advierte": Force.WARNED,
    },
    joints=re.compile(
        r"(?P<sure>; (?:y |pero )?|, (?:pero|mientras que|aunque|si bien) )|"
        r",? y (?=(?:el|la|los|las|un|una|su|sus) |[A-ZÁ-Ú])|,? y,? (?=según |de acuerdo con )"
    ),
    alone=re.compile(r"(?:el|la|un|una|su) |[A-ZÁ-Ú]"),
    several=re.compile(r"(?:an|en|on|ron)\Z"),
    unsaid=pattern(
        r"si (?:\w{1,20} ){0,6}?\w{2,20}(?:ra|ran|ras|ramos|se|sen|semos)",
        r"\Ade (?:no )?haber(?:lo|se)?",
        r"(?:sin|salvo) (?:el|la|los|las|esta|este|estas|estos|esa|ese) \w{2,30}",
        "sin (?:ello|eso|esto|él|ella)",
        "de lo contrario",
    ),
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
        r"\A(?:fotos?|imagen|imágenes|ilustración|vídeo|video|fuente):",
        "©",
        r"\A\(?con información de (?:efe|afp|reuters|agencias|europa press)\)?\.?\Z",
        "síguenos",
        "síganos",
        "haga clic",
        r"\A(?:consulte|vea|lea|descubra|descargue)(?: \w{2,12}){0,1} aquí",
        "regístrese",
    ),
    opinion=pattern(
        "día negro",
        r"lamentables?",
        "da pena",
        "se podía evitar",
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
        "no valen? nada",
        r"merecen? (?:algo mejor|una?|respeto|más)",
        "(?:tiene|tienen) derecho a saber",
        "una cuestión de",
        r"indignant[eo]s?",
        r"bochornos[oa]s?",
        r"intolerables?",
        r"tan (?:aburrid|triste|injust|absurd)\w{0,3}",
        "(?:es|sea|son) (?:buen|mal)[oa]s? (?:para|que)",
        "habrá que ver",
        r"demasiado \w{2,12}",
        "está por ver",
        "nadie sabe",
        "una mala noticia",
        r"destrozad[oa]s",
    ),
    call=pattern(
        "ha(?:bría|brá|bía) que",
        "(?:deben?|tienen? que|hay que) (?:[^,;:]{1,60} )?(?:ya|de una vez|ahora|urgentemente|cuanto antes)",
        "debería",
        "deberían",
        "debemos",
        "ojalá",
        "es hora de",
        "ya es hora",
        "exigimos",
        "pedimos",
        "exijo",
    ),
    # "Debe 3 millones" is a debt.
    duty=pattern(
        r"deben?(?: de)?(?= (?:[a-zá-ÿ]{1,20} ){0,3}?[a-zá-ÿ]{1,20}(?:ar|er|ir)(?:se|l[aeo]s?)?(?!\w))",
        "tienen? que",
        "hay que",
    ),
    prediction=pattern("quizás?", "quizá", "tal vez", "a lo mejor", "probablemente", "podría", "podrían", "algún día"),
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
        "he",
        "hemos",
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
    negation=pattern(
        "no", "nunca", "jamás", "ningún", "ninguna", "ninguno", "nadie", "nada", "tampoco", r"ni [^,;.]{1,60} ni"
    ),
    not_negation=pattern(
        "no s[oó]lo",
        "no solamente",
        "no (?:más|menos) de",
        "no obstante",
        r"no (?:\S+ ){1,4}más que(?= (?:\d|una? |dos |tres |cuatro |cinco |seis |siete |ocho |diez ))",
    ),
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
    numbers=NUMBERS,
    figures=FIGURES,
    times=_TIMES,
    speech=_SPEECH,
    judging=_JUDGING,
)
"""Spanish."""
