"""Concepts that turn a statement into its contrary when one stands in place of the other.

One group of pairs a line, ``left words > right words``: each word on the left is the contrary of each on the right.
Words are given in any form; synonyms of theirs (``synonyms.py``) follow.
"""

from __future__ import annotations

ANTONYMS = """
rise increase raise grow up > fall decrease cut drop down decline shrink lower
strengthen > weaken
win > lose
accept approve adopt > reject
uphold > annul
convict sentence > acquit
guilty > innocent
allow > ban
introduce > abolish
open > close
start > end
ban > lift ban
raise > lift ban
confirm admit > deny
pass > fail
safe > unsafe
legal > illegal
build > demolish destroy
buy > sell
hire > sack
employ > sack
appoint > sack
nationalize > privatize
remove dismiss > reinstate
suspend expel > reinstate readmit
promote > demote
arrive > leave
enter > leave
join > leave quit
advance > retreat
invade deploy > withdraw
impose > lift ban
impose > lift
lengthen > shorten
speed accelerate faster quick > slow
hot warm > cold cool
more higher greater > less fewer lower smaller
more than over > less than fewer than
tall > short
deep > shallow
most > least
largest highest biggest > smallest lowest
increase > reduce
support back > oppose
in favor > against
agree > disagree refuse
friend ally > enemy
true > false
real genuine > fake
succeed > fail
effective > ineffective
strong > weak
rich > poor
full > empty
find > lose
remember > forget
compulsory > voluntary optional
free > captive
free > expensive
public > secret
permanent > temporary
urban > rural
reveal > hide
prevent > cause
release > arrest imprison capture
live > die
survive > die
save rescue > kill
better improve > worse worsen deteriorate
expand > shrink
spend > save
surplus > deficit
profit > loss
majority > minority
early > late
on time > late
present > absent
attend > miss boycott
praise > criticize condemn
recover > relapse
victory > defeat
possible > impossible
gain > lose
above > below
before > after
first > last
include > exclude
worldwide > nowhere
extinct > thrive
start resume > stop
fund > defund
legalize > outlaw ban
healthy > harmful
healthy > sick ill
harmless > harmful
clean > dirty polluted contaminated
evidence > no evidence
always > never
best > worst
always > seldom
cheap > expensive
become cheaper > become more expensive
grow > shrink
love > hate
hit > miss
tighten > loosen ease
lend > refuse
attack > defend
deny > admit
create > destroy
found > dissolve
hire > lay off
marry > divorce
heat > cool
thaw > freeze
flood > drain
damage > repair
ease > worsen
permit > ban
accuse > acquit
upgrade > downgrade
optimistic > pessimistic
stable > unstable
innocent > convict
alive > dead
pro > anti
inside > outside
earlier > later
shorter > longer
younger > older
lighter > heavier
wet > dry
narrow > wide
visible > invisible
see > invisible
doubled triple > halved
"""

CONVERSES = """
beat > lose
precede > follow
lead > follow
employ > work
own > belong to
teach > learn
account for > come from
make up > come from
provide supply generate produce > come from
attract draw > watch attend visit
cost > spend
lead to cause > result from
carry > travel
"""
"""Verbs that say the same with the roles exchanged, written as above."""

TRANSFERS = """
sell > buy
lend > borrow
give award provide supply deliver send > receive get
pay > charge
let > rent
export > import
"""
"""The same of verbs by which something passes from one, who acts on the left, to another, who acts on the right; what
passes keeps its role."""
