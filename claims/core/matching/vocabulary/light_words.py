"""Content words so general that one more or less of them changes no claim; and irregular forms of verbs and nouns."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.vocabulary.entries import entries

_LIGHT = """
number total amount figure figures level rate way time fact kind sort type case year years day days month months
stand stood reach hit number totaled come came see saw seen get got take took taken have make made put go went gone give
given amount amounts amounted numbered totaled totalled record recorded
register registered report reported count counted measure measured note noted
there about approximately roughly some around circa almost nearly only just even well now currently actually officially
alone single itself involving overall altogether together exactly precisely in total according people person
be become became remain remained stay begin long ago later earlier recent recently already ever
cent close use used end ended period course own respectively namely such like as well so-called
run ran hold held work works bring brought turn turned keep kept set let mean meant
"""

LIGHT_WORDS = words(_LIGHT)
"""Words left out of the alignment weight; those that are verbs still count where they are a statement's only
predicate."""

SAFE_WORDS = words(
    """there about approximately roughly some around circa now currently already ever total cent exactly officially
    respectively have number numbered figure amount amounts amounted level people person stands stood totaled totalled
    itself themselves altogether involving single"""
)
"""Light words that may stand on one side alone without forbidding a confirmation by machine."""

_IRREGULAR = """
arise arose arisen|awake awoke|bear bore borne|beat beaten|become became|begin began begun|bend bent|bet|bid
  bade|bite bit bitten
bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|burst|buy
  bought|cast|catch caught
choose chose chosen|cling clung|come came|cost|creep crept|cut|deal dealt|dig dug|do did done|draw drew drawn|dream
  dreamt
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee
  fled|fly flew flown
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give
  gave given
go went gone|grow grew grown|hang hung|have has had|hear heard|hide hid hidden|hit|hold held|hurt|keep kept|know knew
  known|lay laid
lead led|lean leant|learn learnt|leave left|lend lent|let|lie lain|light lit|lose lost losing|make made|mean
  meant|meet met|pay paid|put
quit|read|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send
  sent|set|shake shook shaken
shed|shine shone|shoot shot|show showed shown|shrink shrank shrunk shrunken|shut|sing sang sung|sink sank sunk|sit
  sat|slay slew slain
sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spill spilt|spin spun|split|spread|spring sprang
  sprung|stand stood
steal stole stolen|stick stuck|sting stung|strike struck stricken|strive strove|swear swore sworn|sweep swept|swell
  swollen|swim swam swum
swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand
  understood|undergo underwent undergone
uphold upheld|upset|wake woke woken|wear wore worn|win won|withdraw withdrew withdrawn|withstand withstood|write
  wrote written
overthrow overthrew overthrown|overtake overtook overtaken|overcome overcame|retake retook retaken|rebuild
  rebuilt|resell resold
child children|man men|woman women|person people|foot feet|tooth teeth|mouse mice|goose geese|wolf wolves|wife
  wives|life lives|half halves
thief thieves|knife knives|leaf leaves|loaf loaves|shelf shelves|medium media|crisis crises|datum data|serviceman
  servicemen|policeman policemen
fisherman fishermen|fireman firemen|good better best|bad worse worst|high higher highest|low lower lowest|big bigger
  biggest|large larger largest
small smaller smallest|warm warmer warmest|hot hotter hottest|cold colder coldest|fast faster fastest|strong stronger
  strongest|weak weaker weakest
slow slower slowest|long longer longest|old older oldest elder|young younger youngest|rich richer richest|poor poorer
  poorest|cheap cheaper cheapest
expensive|early earlier earliest|late later latest|great greater greatest|short shorter shortest|heavy heavier
  heaviest|deep deeper deepest
die dying died|lie lying|tie tying|vie vying|sue sued suing|boycott boycotted boycotting|rebuff rebuffed rebuffing
handcuff handcuffed handcuffing|panic panicked panicking|mimic mimicked mimicking|bus buses
refinance refinanced refinancing|overheat overheated overheating|underlie underlay underlain underlying
"""

IRREGULAR_FORMS: dict[str, str] = {
    form: forms.split()[0]
    for line in entries(_IRREGULAR)
    for forms in line.split("|")
    for form in forms.split()[1:]
    if forms.strip()
}
"""Irregular form -> base word, for verbs, nouns and comparatives that a stemmer keeps apart."""
