"""Verbs that say the same of certain things: Parliament "adopts" and "passes" a law, though nobody passes a child.

``a | b : nouns``: the verbs say the same where one of the nouns is what they are done to; with ``:!`` where it is what
acts. ``by`` names who must act, where others do another thing in the same words: a museum "draws" visitors, a painter
draws them otherwise, and only who employs "takes on" nurses without a quarrel. Names of ``ACTORS`` stand for their words.
Gone through for what else each verb may say of each noun: a thief "takes" a medal that he did not win, customs "clear"
plastic that they let pass, "found" is what somebody found as well, and who frees hostages seldom held them.
"""

from __future__ import annotations

ACTORS = {
    "employers": """airline airways bank company firm maker carmaker retailer plant factory shipyard hospital clinic school
        university college museum hotel council ministry robotics motors industries energy systems technologies steel""",
    "lawmakers": "parliament senate house assembly congress council legislature deputies lawmaker",
    "venues": """museum gallery exhibition festival fair aquarium zoo castle cathedral park garden house concert parade
        carnival market""",
    "parties": """party alliance coalition bloc conservatives greens liberals democrats socialists republicans nationalists
        labour communists centrists""",
    "makers": "factory plant company firm maker carmaker manufacturer shipyard motors industries works",
    "cleaners": "volunteer resident villager soldier diver firefighter worker student pupil neighbor farmer",
    "persons": "",
}
"""Who acts, as the last word that names them; ``persons`` are all that are known for such, and names of two words."""

COMPANY_CLASSES = """
hire | take on | recruit : worker employee engineer pilot nurse teacher apprentice trainee by employers
adopt | pass | approve : law act bill budget resolution motion amendment legislation statute by lawmakers
reject | throw out | vote down : motion amendment bill by lawmakers
attract | draw : visitor tourist spectator crowd fan viewer by venues
win | take : seat by parties
make | build | produce | manufacture : car truck lorry bus train plane aircraft ship tractor engine by makers
break | smash | shatter : window
clear | remove : rubble snow debris rubbish plastic by cleaners
lead | head : agency ministry committee commission department inquiry investigation by persons
cut | axe | slash : job
cut | lower | lowered | reduce : rate price fee fare tariff
close down | shut down : camp factory plant mine school hospital
repay | pay back : loan debt
refund | reimburse : customer passenger traveler
run | operate :! bus train tram ferry
begin | start | launch | open : investigation inquiry
hold | stage : protest rally exhibition festival
sign | ink : deal contract agreement treaty
reach | strike : deal agreement compromise
build | construct | erect : house dam wall bridge
repair | fix | mend : road roof bridge pothole
award | grant : license permit visa
post | record : profit by employers
scrap | abolish | axe : tax fee duty
fund | pay for : project school hospital roof
"""
