"""Verbs that say the same of certain things: Parliament "adopts" and "passes" a law, though nobody passes a child.

``a | b : nouns``: the verbs say the same where one of the nouns is what they are done to; with ``:!`` where it is what
acts; with ``:-`` as with ``:``, but not where persons act: a museum draws visitors, a painter draws them otherwise.
Gone through for what else each verb may say of each noun: a thief "takes" a medal that he did not win.
"""

from __future__ import annotations

COMPANY_CLASSES = """
hire | take on | recruit :- worker employee engineer pilot nurse teacher apprentice trainee
adopt | pass | approve : law act budget resolution motion amendment legislation statute
reject | throw out | turn down | dismiss : appeal lawsuit
reject | throw out | vote down : motion amendment
attract | draw :- visitor tourist spectator crowd fan viewer
win | take :- seat
make | build | produce | manufacture :- car truck lorry bus train plane aircraft ship tractor engine rocket
break | smash | shatter : window
clear | remove : rubble snow debris rubbish plastic
lead | head : agency ministry committee commission delegation department mission inquiry investigation
leave | quit : government coalition
close down | shut down : camp factory plant mine school hospital
repay | pay back : loan debt
refund | reimburse : customer passenger traveler
run | operate :! bus train tram ferry
begin | start | launch | open : investigation inquiry probe
hold | stage : protest rally exhibition festival
sign | ink : deal contract agreement treaty
reach | strike : deal agreement compromise
free | release | set free : hostage prisoner inmate
build | construct | erect : house dam wall bridge
repair | fix | mend : road roof bridge pothole
award | grant : license permit visa
post | report | record :- profit
scrap | abolish | axe : tax fee duty
fund | finance | pay for : project school hospital roof campaign
found | set up | establish | create : company firm school agency
"""
