"""French as data: newspaper usage of France, Belgium and Switzerland."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.calendar_words import UNITS_OF_TIME
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tongues.french_figures import FIGURES, NUMBERS, SMALL, UNITS
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

_FIRST_DAY = r"(?:<W> )?(?P<day>1er|[0-3]?\d)(?: <M>)?(?: <Y>)?"
_LAST_DAY = r"(?P<day2>[0-3]?\d) <M2>(?: <Y2>)?"
_TIMES = TimeWords(
    months=plainly(
        {
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
        }
    ),
    weekdays={"lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 7},
    units={word: unit for word, unit in UNITS.items() if unit in UNITS_OF_TIME},
    numbers=SMALL | {"un": 1, "une": 1},
    ordinals={"premier": 1, "deuxième": 2, "second": 2, "troisième": 3, "quatrième": 4, "dernier": 4},
    days={"aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2},
    patterns=(
        ("days", rf"(?:du |le )?{_FIRST_DAY} au {_LAST_DAY}"),
        ("days", rf"entre le {_FIRST_DAY} et le {_LAST_DAY}"),
        ("months", r"(?:de |d')?<M>(?: <Y>)?(?: à | ?[-–] ?)<M2>(?: <Y2>)?"),
        ("months", r"entre <M>(?: <Y>)? et <M2>(?: <Y2>)?"),
        ("date", r"(?:le )?(?P<day>1er|[0-3]?\d)(?= et (?:le )?[0-3]?\d <M>(?: <Y>)?)"),
        ("date", r"(?:le )?(?:<W>,? )?(?:le )?(?P<day>1er|[0-3]?\d) <M>(?: <Y>)?"),
        ("date", r"(?:le )?(?P<day>[0-3]?\d)[./](?P<mon>[01]?\d)[./](?P<year>(?:19|20)\d\d|\d\d)"),
        ("years", r"entre <Y> et <Y2>"),
        ("years", r"(?:de )?<Y>(?: à |[-–])<Y2>"),
        ("season", r"(?P<year>(?:19|20)\d\d)[/-](?P<short>\d\d)"),
        ("season of year", r"(?:au |en |le )?(?!été)<S> <Y>(?![/-]\d\d)"),
        ("last season", r"(?:l'|le |au |à l')?<S> dernier"),
        ("season of year", r"(?:en |à l'|de l'|l'|d')<S> <Y>(?![/-]\d\d)"),
        ("quarter", r"(?:au |du |le )?(?:<O>|(?P<digit>[1-4])(?:er|e|ème)) trimestre(?: (?:de )?<Y>)?"),
        (
            "half",
            r"(?:au |du |le )?(?:<O>|(?P<digit>[12])(?:er|e|ème|nd)) semestre(?: (?:de )?<Y>)?",
        ),
        (
            "month of year",
            r"(?:en |fin |début )?<M> (?:de )?(?:l'an(?:née)? (?:(?P<last>dernier|dernière|passée?)|(?P<next>prochaine?))|"
            r"cette année)",
        ),
        ("month", r"(?:en |fin |début |mi-)?<M> (?P<last>dernier)"),
        ("month", r"(?:en |fin |début |mi-|au mois de |au mois d')?<M>(?: (?:de )?<Y>)?"),
        ("weekday", r"(?:le )?<W>(?: (?P<last>dernier|passé)| (?P<next>prochain))"),
        ("weekday", r"(?:le |ce )?<W>"),
        ("since count", r"depuis (?:plus de |près de |environ )?<N> <U>"),
        ("ahead", r"(?<=dans )<N> <U>"),
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
            r"(?:le |la )?(?:début|fin|milieu) (?:de l'|de la |du |de |d')<U>"
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
        ("clock", r"(?:à |vers )?(?P<hour>\d{1,2})(?: ?h| heures?)(?: ?(?P<minute>\d\d))"),
        ("clock", r"(?:à |vers )?(?P<hour>\d{1,2}) ?h"),
        # "À 20 heures" and "3 heures du matin", but "une grève de 3 heures", "à 3 heures de route".
        (
            "clock",
            r"(?:à |vers |dès |jusqu'à |il est |avant |après |depuis |entre |de (?=\d+ heures? à))(?P<hour>\d{1,2}) heures?"
            r"(?! (?:de (?!l'après-midi)|d'))",
        ),
        ("clock", r"(?P<hour>\d{1,2}) heures?(?= (?:du (?:matin|soir)|de l'après-midi|précises?|pile|locales?|gmt)\b)"),
        ("duration", r"<N> <U>(?! et demi)"),
        ("today", r"ce (?:matin|soir)|cet après-midi"),
        ("day word", r"<D>"),
        ("bare year", r"<Y>"),
    ),
    since=re.compile(r"\b(?:depuis|dès|(?:à partir|à compter) d[eu])(?: (?:le|la|en|fin|début))? ?\Z"),
    until=re.compile(r"(?:\bd'ici(?: à| la fin| fin)?|\bjusqu'(?:en|au|à)|\bavant(?: la fin de)?)(?: l'an)? ?\Z"),
    future=pattern(
        r"\w{2,20}(?:era|eront|ira|iront|dra|dront|tra|tront|ura|uront|rra|rront|vra|vront)",
        "(?:s|f)er(?:a|ont)",
        "aur(?:a|ont)",
        "ir(?:a|ont)",
        "va",
        "vont",
        r"doi(?:t|vent)(?= (?:[a-zà-ÿ]{1,20} ){0,3}?(?!entre )[a-zà-ÿ]{1,20}(?:er|ir|re)(?!\w))",
        "prévoit",
    ),
    perhaps=pattern("(?:pourrait|pourraient|devrait|devraient)(?! (?:[a-zà-ÿ]{2,20} )?(?:avoir|être allée?s?) )"),
    arranged=re.compile(
        r"\b(?:est|sont|soit) (?:prévu|attendu|fixé|programmé|convoqué)e?s?(?: pour)?(?: le)? \Z|"
        r"\b(?:prévu|annulé|fixé|programmé|convoqué|attendu|reporté)e?s? pour (?:le )?\Z|"
        r"\bavant (?:le |la |l')(?:vote|scrutin|réunion|sommet|élection|audience|référendum|débat|grève) "
        r"(?:de |du )?\Z"
    ),
    said=re.compile(
        r"\b(?:annoncé|déclaré|indiqué|dit|affirmé|précisé|expliqué|confirmé|assuré|estimé|rapporté|reconnu)(?:e?s?)? \Z"
    ),
    named_small=True,
    seasons={"printemps": "spring", "été": "summer", "automne": "autumn", "hiver": "winter"},
    counting=re.compile(
        r" (?!(?:dans|sous|après|puis|mais|sans|leurs|vers|depuis|plus|alors|moins|très)\b)[a-zà-ÿ]{3,30}[sx]\b|"
        r" (?:cas|voix|prix|lits|bus)\b"
    ),
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
    alerte alertent alerté relate relaté révèle révèlent révélé martèle martelé insiste insisté réagit résume
    résumé conclut conclu note notent noté constate constatent constaté observe observé plaide plaidé répond répondu
    déplore déplorent déploré promet promis jure juré jugé considère considèrent considéré réfute réfutent réfuté
    récuse récusent récusé maintient maintenu certifie certifié admet admis avoue avoué concède concédé pointe détaille
    détaillé témoigne témoigné confie confié commente commenté racontent pensé prédit craint craignent
    rappellent disent juge jugent croit croient pense pensent redoute redoutent nient démentent prétendent
    """
)
_CUE = (
    r"(?P<cue>(?:a |ont )?(?:fait|font) (?:savoir|valoir|remarquer|observer)|"
    rf"(?:a-t-(?:il|elle) |ont-(?:ils|elles) |a |ont |avait |avaient )?{_SAID})"
)
_SOURCE = r"(?P<source>(?!qu[e'’])[^,;:\"«»“”]{2,110}?)"
_BETWEEN = (
    r"(?: (?:au contraire|toutefois|également|par ailleurs|en revanche|cependant|pourtant|aussi|encore|hier|ce matin|"
    r"\w{3,5}di(?: (?:soir|matin))?))?"
)
_OFFICE = r"(?P<source>(?:l[ea]s? |l['’]|une? )[^\d,;:\"«»“”]{2,110}?)"
_NO_TIME_OR_AIM = (
    r"(?!\d|[^,;:]{0,60}\b(?:19|20)\d\d\b|[a-zà-ÿ'’]+(?:er|ir|re) |(?:l[ea]s? |l['’]|une? |cette )?(?:\w+ )?"
    rf"(?:fois|moment|instant|saison|année|heure|raison|{any_of(' '.join(_TIMES.months))})(?!\w))"
)
"""Behind "Pour" where somebody's view is meant, no time or aim ("Pour la première fois, …")."""

_VIEW = (
    rf"[Ss]elon|[Dd]['’]après|À en croire|Aux dires d[eu]|Aux yeux d[eu]|De l['’]avis d[eu]|Pour(?= {_NO_TIME_OR_AIM})"
)
_OPENING = r"(?!Si |S['’]|Quand |Lorsqu)[A-ZÀ-Þ][^,;:\"«»“”]{2,80}"
"""What goes before who says it ("Mardi, …", "Interrogée par Le Courrier, …")."""
_HAS = "(?:a |ont |avait |avaient )?"
_ALWAYS = "(?:(?:toujours|formellement|fermement|catégoriquement|vivement|aussitôt|également) )?"
_DENIED = "(?:dément|démentent|démenti|nie|nient|nié|réfute|réfutent|réfuté|récuse|récusent|récusé)"

_NO_NOUN = (
    r"(?!(?:note|notent|alerte|alertent|pointe|répond|promet|conclut|résume|craint|juge|jugent|"
    r"pense|pensent|croit|croient|redoutent?|doutent?|contestent?|soutient|soutiennent) "
    r"(?!l[ea]s? |l['’]|une? |plusieurs |[A-ZÀ-Þ]))"
)
"""Before what may be a noun or the verb of the sentence, unless who says so follows ("juge à Lyon", "juge le maire")."""

_SPEECH = SpeechWords(
    trailing=(
        re.compile(rf"(?<=[\w»”\"!?.%)]) ?, ?a-t-(?P<source>il|elle) (?P<cue>{_SAID})(?: [^\"«»“”]{{1,120}})?[.!]?\Z"),
        re.compile(
            rf"(?<=[\w»”\"!?.%)]) ?, ?{_NO_NOUN}{_CUE} (?:(?:au|à la|aux) \w{{3,20}} )?{_SOURCE}"
            rf"(?P<appositive>, [^\"«»“”]{{2,120}})?[.!]?\Z"
        ),
        re.compile(
            r"(?<=[\w»”\"!?.%)]) ?, ?(?P<cue>a-t-on appris|apprend-on|a-t-on indiqué|indique-t-on|lit-on|peut-on lire) "
            rf"(?:auprès |de source |par |dans |sur )?(?:du |de la |de l['’]|des |de |d['’])?{_SOURCE}[.!]?\Z"
        ),
        re.compile(rf"(?<=[\w»”\"!?.%)]) ?, (?P<cue>selon|d['’]après) {_SOURCE}{BESIDE}?[.!]?\Z"),
    ),
    leading=(
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? (?P<cue>{_HAS}{_ALWAYS}{_DENIED})(?= "
                r"(?:toute?s? |tous |l[ea]s? |l['’]|ces |cette |cet? |ses |son |sa |avoir |être |que |qu['’]|une? |"
                r"en bloc))"
            ),
            False,
        ),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? (?P<cue>{_HAS}{_ALWAYS}(?:rejett?e(?:nt)?|rejeté|"
                r"contest(?:e|ent|é)|repouss(?:e|ent|é)|balay(?:e|ent|é))"
                r"(?= [^,;.]{0,40}\b(?:accusations?|allégations?|faits|soupçons?|reproches?|rumeurs?)\b))"
            ),
            False,
        ),
        (re.compile(rf"[«“\"]\s?[^«»“”\"]{{2,160}}(?:\s?[»”\"])?, {_CUE} {_SOURCE}, "), False),
        (re.compile(rf"(?P<cue>{_VIEW}) {_OFFICE}{NAMED_BESIDE}"), True),
        (re.compile(rf"(?P<cue>{_VIEW}) {_SOURCE}, ?"), True),
        (
            re.compile(
                rf"(?:{_OPENING}, )?{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE}{_BETWEEN} (?P<that>que |qu['’])"
            ),
            True,
        ),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE} "
                r"(?=(?:(?:ne (?:pas|jamais|plus|rien) )?(?:avoir|être|s['’]être) |n['’](?:avoir|être) ))"
            ),
            False,
        ),
        (
            re.compile(
                rf"(?![^;]{{0,160}}\b(?:vari|dépend|oscill|diff[èé]r))[^,;:\"«»]{{2,160}}, (?P<cue>selon|d['’]après) "
                rf"{_SOURCE}, "
            ),
            False,
        ),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"«»]{{2,80}},)? {_CUE}(?: [^,;:\"«»]{{2,60}})? ?: ?(?=[\"«“])"
            ),
            True,
        ),
        (re.compile(rf"{_SOURCE} ?(?P<cue>:) ?(?=[\"«“])"), True),
    ),
    hearsay=(
        pattern("(prétendument|soi-disant|paraît-il|semble-t-il)"),
        re.compile(
            r"(?<!si )(?<!s')\b(aurait|auraient|serait|seraient)\b"
            r"(?= (?:\w+ ){0,2}?\w{2,30}(?:é|ée|és|ées|i|is|ie|ies|u|us|ue|ues|ert|it|ite|te|tes)\b)"
        ),
        # "Le transfert se chiffrerait à 3 millions", but no supposed case ("une hausse coûterait …") and no wish.
        re.compile(
            r"\A(?!(?:une?|tout|toute|cette) (?:telle? )?(?:hausse|baisse|réforme|retour|suppression|fermeture|"
            r"augmentation|mesure|sortie|victoire|défaite) |ce |cela )[^,;]{3,100}? (?:s['’]|se )?"
            r"(?!(?:aim|souhait|préfér)erai)"
            r"(\w{2,20}erai(?:t|ent)|(?:ob|main|dé|con|re|sou)?tiendrai(?:t|ent)|(?:de|re|inter)?viendrai(?:t|ent)|"
            r"prendrai(?:t|ent)|vendrai(?:t|ent))\b"
        ),
    ),
    forces={
        "contest": Force.DENIED,
        "rejet": Force.DENIED,
        "repouss": Force.DENIED,
        "balay": Force.DENIED,
        "réfut": Force.DENIED,
        "récus": Force.DENIED,
        "doute": Force.DOUBTED,
        "dément": Force.DENIED,
        "démenti": Force.DENIED,
        "nie": Force.DENIED,
        "nié": Force.DENIED,
        "prétend": Force.CLAIMED,
        "prévien": Force.WARNED,
        "averti": Force.WARNED,
    },
    joints=re.compile(
        r"(?P<sure>; (?:et |mais )?|, (?:mais|tandis que|alors que) )|"
        r",? et (?=(?:le|la|les|un|une|des|son|sa|ses) |l['’]|[A-ZÀ-Ý])|,? et,? (?=selon |d['’]après )"
    ),
    alone=re.compile(r"(?:le|la|un|une|son|sa) |l['’]|[A-ZÀ-Ý]"),
    several=re.compile(r"\b(?:ont|avaient)\b|ent\Z"),
    unsaid=pattern(
        r"(?:si |s'ils? )[^,.;]{0,80}?\b(?!aur|ser)\w{2,20}(?:ait|aient|ais|ions)",
        r"(?:sans|sauf) (?:l'|l[ea]s? |cette |ces |cet |ce )\w{2,30}",
        r"(?:faute|à défaut|à moins) (?:de|d'\w{2,30})",
        "sans (?:cela|ça|quoi|elle|lui|eux)",
        "sinon",
    ),
    titles=re.compile(
        r"(?:ministre|président|présidente|maire|directeur|directrice|porte-parole|secrétaire|professeur|professeure|docteur|"
        r"docteure|député|députée|sénateur|sénatrice|chef|cheffe|avocat|avocate|procureur|procureure|m\.|mme|mlle|me|mgr|pr|dr)\Z"
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
        r"\A(?:photos?|images?|illustrations?|vidéos?|crédits?|légende) ?:",
        "©",
        r"\A\(?avec (?:l'|les )?(?:afp|reuters|agences?|ap|belga|la presse canadienne)\)?\.?\Z",
        "suivez-nous",
        r"\Arendez-vous (?:[^.]{1,60} )?(?:sur|dans) (?:notre|nos)",
        "réservé aux abonnés",
    ),
    opinion=pattern(
        "jour noir",
        r"pitoyables?",
        r"lamentables?",
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
        r"mérit(?:e|ent) (?:mieux|une?|des|d'être|respect|le respect)",
        "bien normale?",
        "(?:a|ont) le droit de savoir",
        "une question de",
    ),
    call=pattern(
        "il faut (?:que|qu'|agir|cesser|réagir|absolument|enfin|espérer|saluer|en finir)",
        "il faudrait",
        "il est (?:grand )?temps",
        "doit (?:agir|cesser|réagir|enfin)",
        "(?:devrait|devraient) (?:[a-zà-ÿ]{2,20} )?(?:agir|cesser|réagir|démissionner|s'excuser|avoir honte)",
        "devons",
        "espérons",
        "qu'(?:il|elle|ils|elles) (?:agisse|cesse)nt?",
        "je demande",
        "nous demandons",
        "nous appelons",
        "puisse",
        "(?:doit|doivent) (?:maintenant|enfin|absolument|impérativement)",
    ),
    duty=pattern("il faut", "il faudra"),
    prediction=pattern(
        "devrait", "devraient", "peut-être", "sans doute", "probablement", "pourrait", "pourraient", "un jour"
    ),
    first_person=pattern("je", "j'", "moi", "mon", "ma", "mes", "nous", "notre", "nos"),
    past=pattern(
        r"(?:a|ont|ai|avons|est|sont|avait|avaient|avions|était|étaient|été) (?:\w{2,12} )?(?:été )?"
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
        r"(?:ne |n'|n’)(?:[\w'-]{1,20} ){1,4}?(?:pas|plus|jamais|rien|aucune?|personne|guère|nulle part|ni)",
        r"aucune? (?:[a-zà-ÿ]{2,20} ){1,3}?(?:ne|n['’]\w+)",
        r"(?:personne|rien) (?:ne|n['’]\w+)",
        "ne (?:pas|plus|jamais|rien)",
        r"ni [^,;.]{1,60} ni",
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
    numbers=NUMBERS,
    figures=FIGURES,
    times=_TIMES,
    speech=_SPEECH,
    judging=_JUDGING,
)
"""French."""
