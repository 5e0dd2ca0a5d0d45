"""The small words of German."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tongues.tongue import by_word, pattern
from claims.core.matching.tongues.grammar import Grammar

PARTICLES = words("ab an auf aus ein vor zu zurück zusammen um nach mit los weg her hin fest frei statt teil bei fort")
"""Prefixes of verbs that part from them ("baut … ab")."""

GERMAN = Grammar(
    articles=words(
        """
        der die das des dem den ein eine einen einem einer eines dieser diese dieses diesem diesen jener jene jenes
        sein seine seiner seinen seinem seines ihr ihre ihrer ihren ihrem ihres unser unsere unserer unseren
        """
    ),
    function=words(
        """
        und oder aber sowie auch so da dass daß ob hat haben habe hatte hatten habt ist sind war waren sei seien wird werden
        werde wurde wurden worden geworden wäre wären hätte hätten würde würden gewesen sein es sich selbst dort hier nun
        dann damit dabei dafür davon darüber dazu als wie rund etwa zirka circa ungefähr fast knapp beinahe gut bereits
        schon
        noch erst derzeit zuletzt laut zufolge gibt gab mehr sehr je pro ja doch zwar außerdem zudem insgesamt
        kam kamen kommt kommen gekommen
        """
    ),
    roles=by_word(
        {
            "in": "in im ins innerhalb",
            "at": "an am bei beim",
            "on": "auf",
            "to": "zu zum zur",
            "from": "aus von vom",
            "with": "mit samt mitsamt",
            "without": "ohne",
            "against": "gegen",
            "for": "für um",
            "before": "vor vorm",
            "after": "nach",
            "since": "seit",
            "until": "bis",
            "during": "während",
            "under": "unter",
            "over": "über",
            "between": "zwischen",
            "because": "wegen aufgrund infolge dank",
            "despite": "trotz",
            "by": "durch",
            "outside": "außerhalb",
        }
    ),
    connectors=by_word(
        {
            "only": "nur lediglich bloß",
            "if": "wenn falls sofern",
            "because": "weil",
            "although": "obwohl obgleich",
            "before": "bevor ehe",
            "after": "nachdem",
            "until": "bis",
            "without": "ohne",
            "instead": "statt anstatt",
            "against": "gegen",
            "except": "außer",
        }
    ),
    quantifiers=by_word(
        {
            "all": "alle aller allen alles sämtliche sämtlicher",
            "every": "jeder jede jedes jeden jedem",
            "some": "einige einiger einigen manche mancher",
            "several": "mehrere mehrerer mehreren",
            "many": "viele vieler vielen zahlreiche zahlreicher",
            "few": "wenige weniger wenigen",
            "most": "meisten",
            "both": "beide beiden beider",
            "no": "kein keine keinen keinem keiner keines",
        }
    ),
    modals=by_word(
        {
            "can": "kann können konnte konnten",
            "may": "darf dürfen durfte durften",
            "must": "muss müssen musste mussten",
            "want": "will wollen wollte wollten",
            "could": "könnte könnten",
            "should": "sollte sollten",
            "might": "dürfte dürften möglicherweise vielleicht womöglich wohl",
        }
    ),
    pronouns=words("er sie ihm ihn ihnen wir uns ich mich mir"),
    denying=words(
        "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts nirgends weder ohne"
    ),
    concord=False,
    not_denying=pattern("nicht nur", "nicht zuletzt", "nicht einmal", "nicht weniger als", "nicht mehr als"),
    passives=words("wird werden wurde wurden worden würde würden"),
    never_passive=frozenset(),
    participle=re.compile(r"(?:.{0,7}ge.+(?:t|en)|.+iert|(?:be|ver|er|ent|zer|miss|über|unter).+(?:t|en))"),
    agents=words("von vom durch"),
    objects=words("den einen keinen ihn dem einem seinen ihren diesen"),
    future=pattern(r"(?:wird|werden)(?! \w{0,30}(?:t|rt)$)"),
    moves=by_word({"by": "um", "to": "auf", "from": "von"}),
    particles=PARTICLES,
    nouns_are_capitalized=True,
)
"""German."""
