"""Names of parties: whether one is a person or a body, and which names name nobody."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words

PERSON, BODY = "Person", "Organization"

_BODY = re.compile(
    r"\b(?:academy|administration|agency|alliance|army|association|authority|bank|board|bureau|campaign|cent(?:er|re)|church"
    r"|club|college|commission|committee|company|congress|corporation|council|court|department|desk|embassy|federation"
    r"|foundation|fund|government|group|inc|institut(?:e|ion)|league|limited|ltd|ministry|movement|museum|network|newspaper"
    r"|office|organi[sz]ation|parliament|party|police|press|project|senate|service|society|union|university)\b",
    re.IGNORECASE,
)
"""English words of which a person's name holds none; with one, a claimant of unknown kind is taken for a body."""

_MANY = words(
    """
    facebook fb twitter x instagram tiktok youtube whatsapp telegram reddit threads snapchat linkedin line weibo wechat
    viber internet online web chain media persons people netizens
    post posts tweet tweets user users page pages message messages forward forwards source sources meme memes video videos
    claim claims rumor rumors rumour rumours article articles account accounts handle handles author authors outlets
    websites sites blogs comments networks
    nutzer nutzerinnen nutzern usern medien netzwerke netzwerken beitrag beiträge beiträgen quellen seiten konten leute
    réseaux utilisateurs utilisatrices internautes publications comptes médias personnes
    redes usuarios internautas publicaciones mensajes fuentes páginas cuentas cadenas medios personas
    usuários utilizadores publicações postagens mensagens fontes contas perfis boatos correntes pessoas
    utenti messaggi fonti reti pagine persone
    gebruikers berichten bronnen mensen
    मीडिया यूजर यूजर्स यूज़र यूज़र्स पोस्ट पोस्टों फेसबुक फ़ेसबुक ट्विटर व्हाट्सएप
    """
)
"""Where something goes round, and what or who goes round or passes it on there, in several languages."""

_BESIDE = words(
    """
    many several various multiple some viral anonymous unknown different numerous other social messaging news app apps
    and or on in of by from via a an
    verschiedene viele mehrere anonyme virale soziale sozialen sozialer im auf und von
    plusieurs divers diverses différentes multiples anonymes sociaux sur dans et de des du les
    varias varios diversas diversos múltiples anónimas anónimos virales sociales en y del las los
    várias vários múltiplas anônimas virais sociais em nas nos e das dos as os
    varie vari diverse sociali sui su di dei
    verschillende sociale op van
    सोशल वायरल कई और के पर
    """
)
"""Words that may stand beside those, and name nobody either."""

_PLACES = words("line threads chain online web")
_THINGS = words(
    "post tweet page message forward source meme video claim rumor rumour article account handle author comments media"
)
_LIKE_NAMES = _PLACES | (_THINGS - {"media"}) | {"people", "personas", "mensen", "networks"}
"""Of those what a firm, a paper or a person may be called ("Line", "De Post", "People", "Larry Page")."""

_SMALL = words(
    "and or on in of by from via a an news app und auf von sur dans et de des du les y en del las los op van di"
)
"""Of the words beside those what a name may hold, too."""

_PARTING = re.compile(r"[\s,;:/&+|.()‘’“”\"'–—-]+")


def party_kind(name: str) -> str:
    """Person or Organization, as far as the name tells."""
    return BODY if _BODY.search(name) or "," in name else PERSON


def is_collective(name: str) -> bool:
    """Whether a name says only that many, or nobody in particular, said it ("Social media users", "Posts on Facebook").

    What may be a name of its own ("Line", "De Post", "Video News") says so only beside a word that cannot, or where a
    thing stands behind the place where it goes round ("Chain message").
    """
    found = [word for word in _PARTING.split(name.casefold()) if word]
    if _MANY.isdisjoint(found) or not set(found) <= _MANY | _BESIDE:
        return False
    if any(word not in _LIKE_NAMES and word not in _SMALL for word in found):
        return True
    return len(found) == 2 and found[0] in _PLACES and found[1] in _THINGS
