"""Verbs, and the nouns made of them, that say the same in news English; written as in ``synonyms.py``."""

from __future__ import annotations

MOVEMENT = """
reach | arrive at | get to
travel | journey | trip | voyage
set off | depart | set out
return | come back | go back | get back
land | touch down | landing | touchdown
crash | collide | collision
derail | come off the rails | jump the rails | leave the track | derailment
evacuate | evacuation | bring to safety
rescue | save | rescued ~ salvage
trap | entrap
cross | traverse
steer | navigate
carry | transport | convey
bring in | fetch
flow | stream
climb | ascend
descend | go down
visit | pay a visit to | call on
escape | get away | break out | flee
chase | pursue
enter | go into | come into
spread | propagate
migrate | migration
sail | set sail
fly | take a flight
capsize | overturn | keel over
sink | go under | go down
erupt | eruption
burst | rupture
overflow | spill over | burst its banks | burst their banks | overflow its banks | overflow their banks
"""

SPEECH = """
announce | announcement | declare | make known | make public
promise | pledge | vow | undertake
warn | caution | warning
demand | call for | insist on
criticize | criticise | censure | find fault with ~ condemn | denounce
condemn | denounce | deplore
praise | commend | laud | hail
urge | call on | call upon | appeal to | exhort
discuss | debate | talk about | hold talks on
negotiate | hold talks | negotiation
apologize | apologise | say sorry
thank | express thanks to
answer | reply | respond | response
ask for | request | seek | apply for
apply | file an application | lodge an application | submit an application
describe | characterize | characterise
explain | account for
lie | tell a lie
deny | denial | dispute
admit | confess | acknowledge | own up to
swear | take an oath
testify | give evidence
write | author | pen
name | call
dub | nickname
protest | demonstrate | rally | demonstration | take to the streets ~ march
object to | oppose | be against
"""

MAKING = """
build | construct | erect | put up | construction
demolish | tear down | pull down | knock down | raze | demolition
restore | renovate | refurbish | restoration | renovation | refurbishment
expand | enlarge | extend | expansion ~ broaden
found | establish | set up | create | foundation | establishment ~ form
dissolve | disband | wind up | dissolution
invent | devise | invention
design | draw up | plan out
assemble | put together | assembly
produce | manufacture | make | turn out | production
refine | process
grow | cultivate | raise crops of
harvest | crop | reap | yield
plant | sow
publish | bring out | put out | publication
paint | portray
compose | write the music for
film | shoot | record
install | fit | put in
equip | fit out | kit out
supply | provide | furnish | deliver
damage | harm
destroy | wreck | ruin | wipe out | lay waste to | destruction
break | smash | shatter
contaminate | pollute | taint | contamination
melt | thaw
freeze | ice over
develop | development
test | try out | trial
repair | fix | mend | put right
clean | cleanse | clean up | cleanup
dig | excavate | excavation
drill | bore
discover | find | come across | detect | discovery | unearth ~ spot | identify
explore | exploration
measure | gauge | measurement
count | tally
calculate | compute | work out | calculation
weigh | have a weight of | weight
be made up of | consist of | be composed of | comprise | made up of | composed of | consist
contain | hold | include | have in it
"""

MONEY = """
fund | finance | bankroll | pay for | funding
donate | give away | donation
earn | take home | make money
owe | be in debt to | be indebted to
repay | pay back | pay off | repayment
borrow | take out a loan
rent | lease | rental
subsidize | subsidise | subsidy
compensate | compensation | pay damages to
reimburse | refund
go bankrupt | go bust | file for bankruptcy | become insolvent | bankruptcy | insolvency
sell | sell off
buy | buy up | purchase | acquire | snap up
take over | acquire | takeover | acquisition
merge | join forces | combine | merger
cost | be priced at | come at a price of | price tag of
raise money | fundraise
win | be awarded | receive * prize | prize go to | carry off
award | give * prize | hand * prize
freeze | keep unchanged | keep at the same level
abolish | scrap | do away with | drop | get rid of | ax | axe | eliminate | abolition | end
introduce | bring in | start using | introduction
double | twofold | two-fold | become twice as high | double in size
triple | treble | threefold | three-fold
quadruple | fourfold | four-fold
exceed | be more than | be above | be over | be higher than
gain | win
cheap | cheaper | low-priced
become cheaper | get cheaper | fall in price | drop in price
become more expensive | get more expensive | get dearer | become dearer | rise in price | go up in price
lag behind | trail | trail behind | fall behind
fail | fall through | founder ~ collapse
succeed | succeed in | be successful | success
"""

JUSTICE = """
arrest | detain | take into custody | apprehend | put under arrest
release | set free | free | let go | liberate
escape from prison | break out of prison
accuse | allege against
investigate | look into | probe | inquire into | investigation
search | raid
question | interrogate
sentence | condemn
jail | imprison | put behind bars | lock up | send to prison | send to jail
sentenced to prison | given a prison term | given a jail term
execute | put to death | execution
murder | assassinate | assassination
kidnap | abduct | kidnapping | abduction
rob | hold up
burgle | break into
steal | make off with | rob of
vandalize | vandalise | vandalism
cheat | defraud | swindle | dupe
bribe | pay off
smuggle | traffic | smuggling
forge | counterfeit | fake | forgery
ban | forbid | prohibit | outlaw | make illegal | be illegal | be forbidden | be banned | illegal | forbidden |
  be against the law | against the law
allow | permit | authorize | authorise | make legal | legalize | legalise | give permission for
oblige | require | compel | force | make it compulsory for | be obliged to | must | have to | be required to
exempt | excuse | let off
break the law | violate the law | act illegally
violate | breach | infringe | contravene | violation
appeal | lodge an appeal
appeal against | challenge | contest
throw out | reject | dismiss | turn down
rule | hold | find | decide | ruling
settle | reach a settlement | settlement
inherit | come into
testify | appear as a witness
try | put on trial | bring to trial
"""

OFFICE = """
elect | vote into office | choose
be elected | win the election
re-elect | reelect | win re-election | win reelection | elect again
resign | step down | stand down | quit | leave office | give up * post | hand in * resignation | resignation
retire | go into retirement | retirement
dismiss | sack | fire | remove from office | oust | let go | kick out
appoint | name | nominate | pick | choose | appointment
replace | succeed | take over from | take the place of
lead | head | be in charge of | be at the head of | run
chair | preside over
join | become a member of | accede to
leave | quit | pull out of | withdraw from | exit
take office | be sworn in | assume office | be inaugurated
run for | stand for | be a candidate for | seek the office of
campaign for | push for | lobby for
adopt | pass | approve | enact | vote through | carry | approval
veto | block
postpone | put off | delay | push back | put back | defer | postponement
cancel | call off | scrap | ax | cancellation
suspend | put on hold | halt | suspension
hold | stage | host
take place | be held | happen | occur
open | inaugurate | be opened | opening
close | shut | close down | shut down | closure
evict | turn out of * home | throw out of * home
vote | cast * ballot | cast * vote | go to the polls
draft | draw up
implement | carry out | put into practice | put into effect
come into force | take effect | come into effect | enter into force | be in force
expire | run out | lapse
sign | put * signature to | signature
break off | end | terminate | cut off | termination
recognize | recognise | acknowledge
support | back | be in favor of | favor | endorse
join the strike | take part in the strike
strike | go on strike | walk out | down tools | be on strike | stop work
train | teach | instruct
hire | recruit | take on | employ
employ | give work to | have on * payroll
study | attend
graduate | take a degree | graduation
represent | act for | speak for
"""

LIFE = """
be born | see the light of day | born
die | pass away | lose * life | death
bury | lay to rest | burial
marry | wed | get married | tie the knot | marriage
divorce | split up
live | reside | dwell | be resident
alone | by themselves | by himself | by herself | on their own | single-handedly
eat | consume | consumption
drink | consume | consumption
sleep | be asleep
suffer from | be affected by | be ill with | have
fall ill | become ill | get sick | become sick | sicken
recover | get well | get better | recovery
diagnose | diagnosis
vaccinate | inoculate | immunize | immunise | give * jab | give * shot
operate on | perform surgery on
injure | hurt | wound | be injured
starve | go hungry
hunger | famine | starvation
drown | be drowned
lose | make a loss of | record a loss of | report a loss of
accept | take in | admit
reopen | open again | be open again
clear | remove | clearing | removal | clearance
win | be victorious | come first
watch | see | view | follow
play | take part in
score | net
beat | defeat | overcome | get the better of | triumph over | win against
finish | complete
begin | start | commence | get under way | get underway | kick off
continue | go on | carry on
last | go on for | take
spend | pass
wait | waiting
use | make use of | employ | utilize | utilise
own | possess | have | be the owner of
belong to | be owned by | be the property of
need | require
increase | go up | rise | climb | grow | be on the rise | mount | pick up
decrease | go down | fall | drop | decline | sink | shrink | diminish | ebb
improve | get better | become better | improvement
worsen | get worse | become worse | deteriorate | deterioration | worsening
change | alter | become different
disappear | vanish | be gone | be lost | disappearance
appear | emerge | show up
remain | stay
attract | draw | pull in | bring in
visit | go to see | come to see
average | be on average | amount on average to
"""

ACTION_CLASSES = "\n".join((MOVEMENT, SPEECH, MAKING, MONEY, JUSTICE, OFFICE, LIFE))
"""All classes of this module."""
