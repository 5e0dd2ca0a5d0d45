"""Base forms of verbs and simple noun numbers, by a table of irregular verbs and spelling rules."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.core.extraction.lexicon.vocabulary import words

_IRREGULAR_LINES = """
be am is are was were been being 's 're 'm
have has had having 've
do does did done doing
go goes went gone going
say says said saying
tell tells told telling
know knows knew known knowing
think thinks thought thinking
see sees saw seen seeing
find finds found finding
make makes made making
take takes took taken taking
give gives gave given giving
get gets got gotten getting
come comes came come coming
become becomes became become becoming
begin begins began begun beginning
break breaks broke broken breaking
bring brings brought bringing
build builds built building
buy buys bought buying
catch catches caught catching
choose chooses chose chosen choosing
cost costs cost costing
cut cuts cut cutting
deal deals dealt dealing
draw draws drew drawn drawing
drink drinks drank drunk drinking
drive drives drove driven driving
eat eats ate eaten eating
fall falls fell fallen falling
feed feeds fed feeding
feel feels felt feeling
fight fights fought fighting
fly flies flew flown flying
forbid forbids forbade forbidden forbidding
forget forgets forgot forgotten forgetting
freeze freezes froze frozen freezing
grow grows grew grown growing
hang hangs hung hanging
hear hears heard hearing
hide hides hid hidden hiding
hit hits hit hitting
hold holds held holding
hurt hurts hurt hurting
keep keeps kept keeping
lay lays laid laying
lead leads led leading
leave leaves left leaving
lend lends lent lending
let lets let letting
lie lies lay lain lying
lose loses lost losing
mean means meant meaning
meet meets met meeting
pay pays paid paying
put puts put putting
quit quits quit quitting
read reads read reading
ride rides rode ridden riding
rise rises rose risen rising
run runs ran run running
seek seeks sought seeking
sell sells sold selling
send sends sent sending
set sets set setting
shake shakes shook shaken shaking
shine shines shone shining
shoot shoots shot shooting
show shows showed shown showing
shrink shrinks shrank shrunk shrinking
shut shuts shut shutting
sing sings sang sung singing
sink sinks sank sunk sinking
sit sits sat sitting
sleep sleeps slept sleeping
speak speaks spoke spoken speaking
spend spends spent spending
split splits split splitting
spread spreads spread spreading
stand stands stood standing
steal steals stole stolen stealing
stick sticks stuck sticking
strike strikes struck stricken striking
swear swears swore sworn swearing
sweep sweeps swept sweeping
swim swims swam swum swimming
teach teaches taught teaching
tear tears tore torn tearing
throw throws threw thrown throwing
understand understands understood understanding
undergo undergoes underwent undergone undergoing
wake wakes woke woken waking
wear wears wore worn wearing
win wins won winning
withdraw withdraws withdrew withdrawn withdrawing
write writes wrote written writing
overtake overtakes overtook overtaken overtaking
offset offsets offset offsetting
ban bans banned banning
admit admits admitted admitting
commit commits committed committing
occur occurs occurred occurring
refer refers referred referring
rebut rebuts rebutted rebutting
use uses used using
owe owes owed owing
die dies died dying
tie ties tied tying
sue sues sued suing
agree agrees agreed agreeing
free frees freed freeing
guarantee guarantees guaranteed guaranteeing
flee flees fled fleeing
oversee oversees oversaw overseen overseeing
foresee foresees foresaw foreseen foreseeing
die dies died dying
tie ties tied tying
"""
_IRREGULAR = {
    form: forms[0]
    for line in reversed(_IRREGULAR_LINES.strip().splitlines())
    for forms in [line.split()]
    for form in forms
}
PARTICIPLES_ONLY = frozenset(
    forms[3]
    for line in _IRREGULAR_LINES.strip().splitlines()
    for forms in [line.split()]
    if len(forms) == 5 and forms[3] not in (forms[0], forms[2])
)
"""Participles of irregular verbs whose past is another form ("driven", not "drove")."""
_PAST = {
    forms[0]: forms[2] for line in _IRREGULAR_LINES.strip().splitlines() for forms in [line.split()] if forms[0] != "be"
}
IRREGULAR_FORMS = {
    form: "".join(tag for tag, place in (("T", 2), ("E", min(3, len(forms) - 2))) if forms[place] == form)
    for line in _IRREGULAR_LINES.strip().splitlines()
    for forms in [line.split()]
    for form in forms[2:4]
    if form not in (forms[0], forms[-1]) and not form.endswith("ing")
}
"""Tags (T past, E participle) of the past forms of irregular verbs that differ from the base form."""
_DOUBLED = words(
    "stop plan rob drop shop ship slip step trap strip grab stab plot scrap wrap chop tap jog drag hug beg"
)
_KEEPS_E = tuple(sorted(words("""at iz is ut ot in id ib ag ac uc ec rg dg ng v s c z u bl pl tl dl gl ur ir or ar""")))
"""Endings of stems that lost a silent e ("urg-ed", "involv-ed")."""

_WITH_E = words(
    """
    alleg assum blam cit compil conced conclud consum cycl escap evok fil hop invad invit jok lik nam phon postpon presum
    provok resum rul scal schedul shap smil smok tackl tim tun typ unit welcom includ exclud provid decid divid guid
    collid resid presid preced reced wip cop scop hik bak fak chok pok settl handl struggl battl doubl troubl singl
    tumbl stumbl crumbl assembl resembl puzzl dazzl sprinkl trampl sampl crippl toppl strangl tangl mingl smuggl
    juggl throttl rattl whistl hustl nestl hom dom fram sham tam fum perfum costum volum explod erod cod trad fad
    persuad upgrad downgrad degrad rob prob bib describ prescrib subscrib brib tub excit ignit recit quot not vot
    devot promot denot skat stat tast wast past hast rop pip strip swip grip tap drap rap scrap lin min shin wip
    """
)
"""Stems whose base ends in e though the ending alone does not tell."""

_NO_E = words(
    """
    train explain remain gain contain maintain obtain retain sustain detain complain explain join rain claim
    repeat treat beat heat defeat threat eat seat float visit permit edit exit limit submit profit deposit
    inherit credit audit vomit shout report support export import sort start assert alert convert report hurt
    insert fear clear appear hear near bear wear repair pair chair affair pour tour favor labor monitor honor
    sponsor visitor happen open listen threaten strengthen weaken lessen deepen widen worsen heighten offer
    suffer differ consider deliver discover recover remember enter alter order render murder answer lower power
    water gather press pass miss discuss assess address process witness express focus dress cross toss access
    possess stress plan begin win spin pin turn burn learn warn return earn concern govern mourn assign sign
    resign design campaign hang bring sing bang belong long prolong wrong ring cling fling assist insist exist
    resist list twist back attack lack pack track check click stick block lock knock shock rock stock talk walk
    work avoid aid raid bid paid forbid said add end fund find send lead head spread read load need feed exceed
    succeed proceed heed speed bleed plead shed debut put rebut shut cut
    """
)


_THIRD_PERSON = {"be": "is", "have": "has"}


@lru_cache(maxsize=8192)
def base_of(form: str) -> str:
    """The base form of a lower-case verb form (best guess for regular ones: "urged" -> "urge", "killed" -> "kill")."""
    known = _IRREGULAR.get(form)
    if known:
        return known
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 3:
        return form[:-1]
    if form.endswith("ed") and len(form) > 4:
        return _restore(form[:-2])
    if form.endswith("ing") and len(form) > 5:
        return _restore(form[:-3])
    return form


_SHORT = re.compile(r"[^aeiou]+[aeiou][bdgmnpt]")
"""Verbs of one syllable that double their last letter ("clog" -> "clogged")."""


def past_of(base: str) -> str:
    """The past of a lower-case base form ("steal" -> "stole", "carry" -> "carried"); "be" gives "was"."""
    if base == "be":
        return "was"
    if base in _PAST:
        return _PAST[base]
    if base in _DOUBLED or _SHORT.fullmatch(base):
        return f"{base}{base[-1]}ed"
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}ed"


def third_person_of(base: str) -> str:
    """The present form of a verb behind "he" or "she": "have" -> "has", "carry" -> "carries"."""
    irregular = _THIRD_PERSON.get(base)
    if irregular is not None:
        return irregular
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}s"


_NAMED_WITH_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel ("an NBC presenter")."""
_LIKE_YOU = (
    "univers",
    "union",
    "unit",
    "uniq",
    "unif",
    "unic",
    "unil",
    "use",
    "usu",
    "uto",
    "eu",
    "u.",
    "one-",
    "once",
)
_SILENT_H = ("hour", "honest", "honor", "honour", "heir")


def article_before(phrase: str) -> str:
    """The indefinite article before a phrase, by the sound that it begins with ("an NBC presenter", "a union leader")."""
    word = phrase.partition(" ")[0]
    lower = word.lower()
    is_spelled = word.isupper() and len(word) > 1 and (len(word) < 4 or not set("AEIOU") & set(word[1:]))
    if is_spelled:
        return "an" if word[0] in _NAMED_WITH_VOWEL else "a"
    begins = lower[:1] in tuple("aeiou") and not lower.startswith(_LIKE_YOU)
    return "an" if begins or lower.startswith(_SILENT_H) else "a"


def _restore(stem: str) -> str:
    """The base of a stem that lost its ending: silent e given back, doubled consonant undone."""
    if stem in _NO_E:
        return stem
    if stem in _WITH_E:
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeioulsz":
        return stem[:-1]
    if (
        len(stem) > 4
        and stem.endswith("ll")
        and stem not in ("call", "kill", "fill", "roll", "pull", "poll", "spell", "install", "recall")
    ):
        return (
            stem[:-1]
            if stem in ("controll", "cancell", "travell", "fuell", "compell", "expell", "labell", "modell")
            else stem
        )
    if stem.endswith(_KEEPS_E) and not stem.endswith(("ss", "ff", "ness")):
        return stem + "e"
    return stem
