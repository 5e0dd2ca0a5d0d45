"""Words of judgement, wish, doubt and prophecy, by which uncheckable statements are told."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import phrases, words

EVALUATIVE = words(
    """
    good bad great terrible awful wonderful horrible amazing best worst better worse wrong right unfair fair
    unacceptable outrageous shameful disgraceful shocking sad tragic heartbreaking devastating beautiful ugly
    brilliant stupid foolish ridiculous absurd silly wise clever smart excellent poor perfect ideal important
    vital crucial essential key critical significant historic unprecedented remarkable extraordinary incredible
    fantastic proud disappointed disappointing encouraging promising worrying alarming troubling concerning
    frightening dangerous reckless irresponsible cruel brutal evil immoral disgusting nonsense pathetic weak
    strong inspiring exciting boring tough difficult hard easy simple clear obvious unthinkable inevitable
    impossible reasonable unreasonable appropriate inappropriate delighted thrilled happy unhappy glad sorry
    grateful angry furious confident optimistic pessimistic hopeful worried concerned afraid ready determined
    committed welcome unwelcome overdue fraught lucky fortunate unfortunate magnificent superb
    outstanding stunning spectacular gorgeous charming dull toxic sensible senseless hollow misguided
    shortsighted short-sighted honest dishonest heroic cowardly greatest finest saddest proudest toughest
    hardest happiest darkest wisest safest clearest strongest weakest legitimate illegitimate meaningful
    meaningless positive negative sorely deplorable unjust just premature grim bleak ashamed devastated shocked
    relieved saddened appalled heartbroken pleased honored honoured nervous scared terrified frightened stunned
    baffled puzzled bitter amazed astonished unbearable unavoidable powerful special magical memorable iconic
    impressive insulting unforgivable unbelievable
    """,
)
"""Adjectives that judge; after a form of "be" they make an opinion."""

EVALUATIVE_NOUNS = words(
    """
    win victory triumph disaster catastrophe disgrace shame scandal joke insult betrayal nightmare tragedy
    miracle blessing mistake failure success step milestone turning-point breakthrough setback blow boost relief
    test chance opportunity hope honor honour privilege pleasure challenge lesson reminder wake-up farce
    travesty mess crisis-point priority way sign signal beginning message moment problem danger threat gift slap
    outrage hero villain dream start recipe model example foundation cornerstone backbone heart soul road
    journey path battle obstacle hurdle comfort headache burden consolation
    """,
)
"""Nouns that judge as predicates ("is a win", "was a slap in the face")."""

HEDGES = words(
    """
    likely unlikely probably possibly perhaps maybe may might could seemingly apparently arguably potentially
    presumably eventual
    """,
)

CALL_MODALS = words("should must ought shall let's")
CALL_PHRASES = phrases(
    """
    need to; needs to; have to; has to; had better; it is time; it's time; time to; let us; let's; we ask; please
    is needed; are needed; is necessary; are necessary
    we want; we hope; i hope; hopes that; hope that; i wish; we call; i call; i urge; we urge
    """
)

DOUBT_PHRASES = phrases(
    """
    raised hopes; raises hopes; raise hopes; raised fears; raises fears; raising fears; raising hopes
    sparked hopes; sparked fears; doubts linger; doubts remain; questions remain; questions linger
    remains to be seen; it is unclear; it's unclear; it was unclear; was not clear; is not clear
    not immediately clear; remains unclear; remained unclear; is anyone's guess; only time will tell
    time will tell; is uncertain; remains uncertain; is far from over; hopes are high; fears are growing
    there are fears; there are hopes; there is hope; there were hopes; it is not clear; it was not clear
    it is not known; no one knows; nobody knows; is hard to say; hard to say; it is hard; it seems; it appears that
    fears that; hopes for; many wonder; some wonder; hopes were; dashed hopes; depends on; depend on
    cannot be ruled out; can not be ruled out; can't be ruled out; remains possible; another question
    too early to; too soon to; far from certain; far from clear; no end in sight; can only wait; real test
    another matter; not to be named; not be named; condition of anonymity; not authorized to speak
    not authorised to speak; open question; moot point; yet to come; uncertainty over
    """
)
"""Nobody named, nothing asserted."""

STANCE_VERBS = words(
    """
    question criticize criticise urge fear doubt bet worry hope wonder praise applaud condemn denounce lament complain
    argue insist warn caution speculate grumble celebrate cheer rejoice mourn welcome hail blame defend disagree agree
    """
)
"""What unnamed people do when they take a stance ("Opponents questioned the numbers")."""

NAMING_VERBS = words("describe call label brand dub hail")
"""Verbs that give something a name: with no figure the name is a view."""

OPEN_OUTCOMES = words("decided known clear settled determined resolved certain agreed finalized finalised")
"""What is said of a question that has no answer yet ("How it will end is not known")."""


OPINION_PHRASES = phrases(
    """
    i think; i believe; we believe; i feel; we feel; in my view; in my opinion; in our view; believe in
    believes in; i'm proud; we are proud; we're proud; i am proud; makes no sense; make no sense; deserves; deserve
    is fraught; are fraught; too much; too many; too little; too late; not enough; so much; far too; it is clear
    it's clear; of course; needless to say; no doubt; without doubt; no excuse; at its best; at its worst
    the right thing; the wrong thing; of all time; like never before; hit hardest; hardest hit; hit hard; hard hit
    paying the price; pay the price; paid the price
    the truth is; the fact is; the reality is; shame on; thank; thanks to everyone; we love; i love; i hate
    """
)

VAGUE_VERBS = words(
    """
    shape affect change test define impact matter influence help hurt transform improve struggle succeed fail
    suffer remain continue see lead bring become seem appear depend prove face haunt echo reverberate suggest
    spark
    """,
)
"""Verbs whose future says nothing that a day could settle."""

IMPRESSION_VERBS = words("seem appear look feel sound smell tempt reward disappoint delight deserve loom beckon hang")
"""Verbs of impression; with no figure they make an opinion."""

FIRST_PERSON = words("i we me us my our mine ours myself ourselves i'm we're i've we've")

EXPERIENCE_VERBS = words("feel remember love hate wish hope enjoy cry dream know guess")

INTENT_PHRASES = phrases(
    """
    remain prepared; are prepared; is prepared; stand ready; stands ready; are ready; is ready; are committed
    is committed; intend to; intends to; plan to; plans to; want to; wants to; will continue; will do everything
    will fight; will not rest; will never; are determined; look forward; looking forward; are working; will work
    """
)
"""A speaker's readiness or plan; only that it was said can be checked."""

PLEDGE_VERBS = words("promise pledge vow commit guarantee swear")

FORECAST_CUES = phrases(
    """
    is expected to; are expected to; was expected to; were expected to; is forecast to; are forecast to
    is projected to; are projected to; is set to; are set to; is due to; are due to; is scheduled to
    are scheduled to; is likely to; are likely to; is predicted to; are predicted to; is poised to; are poised to
    is about to; was due to; were due to; is on track; are on track; is slated to
    """
)

BOILERPLATE_PHRASES = phrases(
    """
    subscribe now; click here; follow us; all rights reserved; privacy policy; terms of use; terms of service
    share this; related articles; photo by; photograph by; image credit; getty images; file photo; picture credit
    contributed to this report; contributed reporting; editing by; reporting by; additional reporting
    download our app; watch live; story continues below; this article was originally; last updated
    support our journalism; become a member; originally appeared; min read; minute read; get our; your inbox
    has been updated; more on this story; join our; call the helpline; tell us your; send us your
    have you been affected; you have been affected; share your story; developing story; check back for
    our live page; our live blog
    """
)
"""What stands in no report."""

BOILERPLATE_OPENINGS = phrases(
    """
    sign up; subscribe; read more; cookie; cookies; we use cookies; newsletter; advertisement; recommended; copyright
    first published; log in; create an account; donate; updated at; see also; listen to; skip to; email us; contact us
    get in touch; text us; breaking news; editor's note:; editor’s note:; correction:; corrections:; clarification:
    corrections and clarifications:; corrections & clarifications:; read more:; related:; watch:; listen:
    our standards:; join the conversation; this article was first; this story was first; this article was amended
    this story was amended; this article was updated; this story was updated; this article was corrected
    this story was corrected
    """
)
"""What is no report where a sentence begins with it; reports may hold the words too ("a panel recommended …")."""
