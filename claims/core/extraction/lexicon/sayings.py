"""Verbs and phrases of newswriting that say who said something, and with which force."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.records import Force

_FORCES: dict[Force, frozenset[str]] = {
    Force.SAID: words(
        """
    say tell add report state announce note explain write tweet post confirm reveal disclose declare recall
    remark comment observe stress emphasize emphasise acknowledge admit concede reply respond testify inform
    predict forecast estimate find show conclude suggest indicate believe think hope expect agree argue reckon
    joke continue reiterate repeat insist quip recount describe project promise pledge vow signal hint reassure point
    cite determine calculate fear feel know learn understand worry complain lament hear boast read clarify
    assure stipulate propose recommend mention shout cry exclaim answer decide rule order
    """,
    ),
    Force.CLAIMED: words("claim allege assert maintain contend accuse suspect speculate charge purport"),
    Force.DENIED: words("deny reject refute dispute dismiss rebut disavow"),
    Force.DOUBTED: words("doubt question challenge"),
    Force.ASKED: words("ask inquire wonder query"),
    Force.WARNED: words("warn caution alert threaten"),
    Force.CALLED: words("urge demand appeal plead"),
}

ASSERTING = frozenset((Force.SAID, Force.CLAIMED, Force.WARNED))
"""What is done with words that somebody says are so."""

FORCE_BY_VERB: dict[str, Force] = {verb: force for force, verbs in _FORCES.items() for verb in verbs}
"""Force of every reporting verb, by its base form."""

PLAIN_SPEECH = words(
    """
    say tell add write tweet post announce note explain state remark comment reply respond stress emphasize
    emphasise insist argue claim warn admit concede acknowledge declare recall continue joke ask testify report
    quip reveal observe reiterate predict suggest complain lament shout exclaim answer reckon estimate
    """,
)
"""Verbs that can stand after a quotation or beside an inverted speaker ("…," said the mayor)."""

CLAUSE_ONLY = words(
    """
    report find show conclude suggest indicate believe think hope expect agree estimate decide promise pledge
    vow confirm reveal disclose admit acknowledge predict forecast project fear feel know learn understand worry
    hear announce claim allege deny reject dispute dismiss doubt question suspect rule order propose recommend
    signal hint stipulate determine calculate mention describe read challenge demand urge recall recount explain
    add note assert maintain contend state speculate declare
    """,
)
"""Verbs that take nouns as readily as clauses: without "that", a subject and a finite verb must follow at once."""

THAT_REQUIRED = words(
    """
    point describe challenge order decide rule promise pledge vow propose recommend demand urge question dispute
    dismiss reject cite accuse charge threaten continue repeat post determine calculate signal hint plead appeal
    alert
    """,
)
"""Verbs that report only with "that" (or a quotation)."""

ADDRESSED = words("tell inform warn ask assure remind notify advise alert caution reassure")
"""Verbs with the hearer as object before the content ("told the BBC that …")."""

CALLING = words("urge call appeal ask beg implore encourage press advise invite plead demand order")
"""Verbs with the wanted act as infinitive ("urged the council to respect …")."""

JUDGING = words("accuse blame praise laud criticize criticise condemn denounce welcome defend hail slam applaud")
"""Verbs by which somebody judges somebody else; a person's judgement is a saying, a body's an act."""

WISHING = words("want hope fear wish favor favour")
"""Verbs by which somebody wishes or dreads something; of a named person it is a saying, where no clause follows."""

PUBLISHING = words("tweet issue release publish post share send sign circulate")
"""Verbs whose object is somebody's words ("issued a statement from …")."""

STATEMENT_NOUNS = words(
    "statement letter message video post memo note email tweet release speech interview remark remarks"
)

DOCUMENT_NOUNS = words(
    """
    report reports study studies survey surveys data figures figure poll polls statement statements analysis
    research review document documents paper
    records record statistics census estimate estimates findings letter memo results audit investigation inquiry
    index article indictment complaint filing lawsuit bulletin notice papers evidence test tests assessment
    court-documents
    """,
)
"""Sources that are texts; their publisher is the speaker."""
