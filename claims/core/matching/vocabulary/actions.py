"""Verbs, and the nouns made of them, that say the same in news English; written as in ``synonyms.py``."""

from __future__ import annotations

MOVEMENT = """
reach ~ arrive at | get to
travel ~ journey | trip | voyage
set off | set out ~ depart
return | come back | go back | get back
land | touch down ~ landing | touchdown
crash ~ collide | collision
derail | come off the rails | jump the rails | leave the track | derailment
evacuate | evacuation ~ bring to safety
rescue | save ~ rescued ~~ salvage
trap ~ entrap
cross ~ traverse
steer ~ navigate
carry ~ transport | convey
bring in ~ fetch
flow ~ stream
climb ~ ascend
descend ~ go down
visit | pay a visit to ~ call on
escape | get away | break out of ~ break out | flee
chase ~ pursue
enter | go into ~ come into
spread ~ propagate
migrate | migration
sail ~ set sail
fly ~ take a flight
capsize | keel over ~ overturn
sink ~ go under | go down
erupt | eruption
burst ~ rupture | break
overflow | spill over | burst its banks | burst their banks | overflow its banks | overflow their banks
arrive at | get to
collide | collision
"""

SPEECH = """
announce | announcement ~ declare | make known | make public
promise | pledge | vow ~ undertake
warn | warning ~ caution
demand | call for ~ insist on
criticize | criticise ~ censure | find fault with ~~ condemn | denounce
condemn ~ denounce | deplore
praise ~ commend | laud | hail
urge | exhort ~ call on | call upon | appeal to
discuss | talk about ~ debate | hold talks on
negotiate | hold talks | negotiation
apologize | apologise | say sorry
thank | express thanks to
answer | reply | respond | response
ask for | request ~ seek | apply for
file an application | lodge an application | submit an application ~ apply
describe | characterize | characterise
explain ~ account for
tell a lie ~ lie
deny | denial ~ dispute
admit | confess | own up to ~ acknowledge
take an oath ~ swear
testify | give evidence
write ~ author | pen
name ~ call
dub ~ nickname
protester | protestor ~ demonstrator
protest ~ demonstrate | rally | demonstration | take to the streets ~~ march
object to | be against ~ oppose
denounce | deplore
commend | laud
call upon | appeal to ~ call on
demonstrate | demonstration ~ rally | take to the streets
"""

MAKING = """
build | construct | construction ~ put up | erect
demolish | tear down | pull down | knock down | raze | demolition
renovate | renovation | refurbish | refurbishment ~ restore | restoration
expand | expansion ~ enlarge | extend ~~ broaden
found | establish | establishment ~ set up | create | foundation ~~ form
dissolve ~ disband | wind up | dissolution
invent | invention ~ devise
design ~ draw up | plan out
assemble | put together ~ assembly
produce | manufacture | production ~ make | turn out
refine ~ process
cultivate | raise crops of ~ grow
harvest ~ crop | reap | yield
plant ~ sow
publish | bring out | publication ~ put out
paint ~ portray
compose ~ write the music for
film ~ shoot | record
install ~ fit | put in
equip ~ fit out | kit out
supply | provide ~ furnish | deliver
damage ~ harm
destroy | wreck | destruction ~ ruin | wipe out | lay waste to
break ~ smash | shatter
contaminate | pollute | contamination ~ taint
melt | thaw
freeze | ice over
develop | development
test ~ try out | trial
repair | mend ~ fix | put right
clean ~ cleanse | clean up | cleanup
dig | excavate | excavation
drill ~ bore
discover | find | discovery ~ come across | detect | unearth ~~ spot | identify
explore | exploration
measure | measurement ~ gauge
count ~ tally
calculate | work out | calculation ~ compute
weigh | have a weight of | weight
be made up of | consist of | be composed of | comprise | made up of | composed of | consist
contain ~ hold | include | have in it
"""

MONEY = """
fund | finance | bankroll | funding ~ pay for
donate | donation ~ give away
earn | take home ~ make money
owe | be in debt to | be indebted to
repay | pay back | repayment ~ pay off
borrow ~ take out a loan
rent ~ lease | rental
subsidize | subsidise | subsidy
compensate | compensation ~ pay damages to
reimburse ~ refund | repay
go bankrupt | go bust | file for bankruptcy | become insolvent | bankruptcy | insolvency
sell ~ sell off
buy | purchase | acquire ~ buy up | snap up
take over | takeover ~ acquire | acquisition
merge | merger ~ join forces | combine
cost | be priced at | come at a price of | price tag of
raise money ~ fundraise
win | be awarded | receive * prize | prize go to | carry off
award | give * prize | hand * prize
freeze | keep unchanged | keep at the same level
abolish | scrap | do away with | abolition ~ drop | get rid of | ax | axe | eliminate | end | abandon
introduce | introduction ~ bring in | start using
double | twofold | two-fold | become twice as high | double in size
triple | treble | threefold | three-fold
quadruple | fourfold | four-fold
exceed | be more than | be above | be over | be higher than
gain ~ win
cheap | cheaper | low-priced
become cheaper | get cheaper | fall in price | drop in price
become more expensive | get more expensive | get dearer | become dearer | rise in price | go up in price
lag behind ~ trail | trail behind | fall behind
fail ~ fall through | founder ~~ collapse
succeed | succeed in | be successful ~ success
"""

JUSTICE = """
arrest | take into custody | apprehend | put under arrest ~ detain
set free | free | liberate ~ release | let go | freed
escape from prison | break out of prison
accuse ~ allege against
investigate | look into | investigation ~ probe | inquire into
search ~ raid
raid ~ storm
question ~ interrogate
sentence ~ condemn
jail | imprison | put behind bars | send to prison | send to jail ~ lock up
sentenced to prison | given a prison term | given a jail term
execute ~ put to death | execution
murder ~ assassinate | assassination
kidnap | abduct | kidnapping | abduction
rob ~ hold up
burgle ~ break into
steal ~ make off with | rob of
vandalize | vandalise | vandalism
cheat ~ defraud | swindle | dupe
bribe ~ pay off
smuggle | smuggling ~ traffic
forge ~ counterfeit | fake | forgery
ban | forbid | prohibit | outlaw | make illegal | be illegal | be forbidden | be banned | illegal | forbidden | be
  against the law | against the law
allow | permit | authorize | authorise ~ make legal | legalize | legalise | give permission for
oblige | compel | force | be obliged to | be required to ~ require | make it compulsory for | must | have to
exempt ~ excuse | let off
break the law | violate the law | act illegally
violate | breach | infringe | contravene | violation
appeal | lodge an appeal
appeal against ~ challenge | contest
throw out ~ reject | dismiss | turn down
rule | ruling ~ hold | find | decide
settle ~ reach a settlement | settlement
inherit ~ come into
testify ~ appear as a witness
put on trial | bring to trial ~ try
release from prison | free from prison
put to death | execution
assassinate | assassination
defraud | swindle
make legal | legalize | legalise
"""

OFFICE = """
elect | vote into office ~ choose
be elected ~ win the election
re-elect | reelect | elect again ~ win re-election | win reelection
resign | step down | quit | resignation | give up * post | hand in * resignation ~ stand down | leave office
retire | go into retirement | retirement
dismiss | sack | fire ~ remove from office | oust | let go | kick out
appoint | appointment ~ name | nominate | pick | choose
replace | take over from | take the place of ~ succeed
lead ~ head | be in charge of | be at the head of | run
chair | preside over
join ~ become a member of | accede to
leave ~ quit | pull out of | withdraw from | exit
take office | assume office ~ be sworn in | be inaugurated
run for | stand for | be a candidate for ~ seek the office of
campaign for ~ push for | lobby for
approve | approval ~ pass | adopt | enact | vote through | carry
veto ~ block
postpone | put off | push back | postponement ~ delay | put back | defer
cancel | call off | cancellation ~ scrap | ax | drop | abandon
suspend | put on hold | suspension ~ halt
hold | stage ~ host
take place | be held | happen | occur
open | be opened | opening ~ inaugurate
close | shut | shut down ~ close down | closure
evict | turn out of * home | throw out of * home
vote | cast * ballot | cast * vote ~ go to the polls
draft ~ draw up
implement | put into practice | put into effect ~ carry out
come into force | take effect | come into effect | enter into force ~ be in force
expire ~ run out | lapse
sign | put * signature to | signature
break off ~ end | terminate | cut off | termination
recognize | recognise ~ acknowledge
support | back | be in favor of | favor ~ endorse
join the strike | take part in the strike
go on strike | be on strike | down tools ~ walk out | strike | stop work
train ~ teach | instruct
hire ~ recruit | take on | employ
employ ~ give work to | have on * payroll
study ~ attend
graduate ~ take a degree | graduation
represent ~ act for | speak for
remove from office | oust
be in charge of | be at the head of
pull out of | withdraw from
terminate | termination
refuse | decline
"""

LIFE = """
be born | see the light of day | born
die | pass away | death ~ lose * life
bury ~ lay to rest | burial
marry | wed | get married | tie the knot | marriage
divorce ~ split up
live | reside ~ dwell | be resident
alone | by themselves | by himself | by herself | on their own | single-handedly
eat | consume | consumption
drink | consume | consumption
sleep ~ be asleep
suffer from ~ be affected by | be ill with | have
fall ill | become ill | get sick | become sick | sicken
recover | recovery ~ get well | get better
diagnose | diagnosis
vaccinate | inoculate | immunize | immunise ~ give * jab | give * shot
operate on | perform surgery on
injure | hurt | wound | be injured
starve ~ go hungry
hunger ~ famine | starvation
drown | be drowned
lose | make a loss of | record a loss of | report a loss of
accept | take in ~ admit
reopen | open again | be open again
remove | removal ~ clear | clearing | clearance
delete ~ take down | remove
recall ~ call back
attend ~ take part in | participate in
turn himself in | turn herself in | turn themselves in ~ surrender
pardon | grant a pardon to
treat ~ care for
originate in ~ come from | originate from
quash ~ overturn | strike down
win | be victorious | come first
watch ~ see | view | follow
play ~ take part in
score ~ net
beat ~ defeat | overcome | get the better of | triumph over | win against
finish | complete
begin | start | commence | get under way | get underway | kick off
continue | go on | carry on
last | go on for | take
spend ~ pass
wait | waiting
use | make use of | utilize | utilise ~ employ
own | possess | be the owner of ~ have
belong to | be the property of
need ~ require
increase | go up | rise | climb | grow | be on the rise ~ mount | pick up
decrease | go down | fall | drop | decline | shrink ~ sink | diminish | ebb
improve | become better | improvement ~ get better
worsen | get worse | become worse | deteriorate | deterioration | worsening
change ~ alter | become different
disappear | vanish | disappearance ~ be gone | be lost
appear ~ emerge | show up
remain | stay
attract ~ draw | pull in | bring in
visit | go to see ~ come to see
average | be on average | amount on average to
get well | get better
defeat | triumph over | get the better of | win against
alter | become different
emerge | show up
snow clearing | snow removal | snow clearance
"""

ACTION_CLASSES = "\n".join((MOVEMENT, SPEECH, MAKING, MONEY, JUSTICE, OFFICE, LIFE))
"""All classes of this module."""
