"""What the product does: functions that take a session, flush and never commit.

The folders, in the order in which they may import each other:

``base``          what every service stands on: rows and pages of them, who acts, families of merged rows, the history, jobs
                  and events
``access``        who may come in: members, keys of programs, sessions, passwords, and how a person wants the pages
``transparency``  the transparency log on reading and in care: entries, proofs, checkpoints, its check, its restoring
``articles``      articles as they are stored: what a page is and says, whose it is, where claims stand in it, what was read
                  there
``directories``   the directories of speakers, outlets and organizations: names, ids elsewhere, merging two that are one
``index``         the candidate index and the readings beside claims: writing it, asking it, its care
``claims``        claims on reading: wording, context, status, lists and orders, demand, what has been published on them and
                  when
``archive``       pages of the web that are kept: fetched, stored by their hash, shown without their markup, looked at again
``answers``       what is known about claims, in the one shape that pages, API and command line give
``desk``          parts of the work on reviews: who may see what, locks, drafts, second opinions, due times, what narrows
                  the queue
``messages``      who is told of what: webhooks, recalls, verdicts that changed under an article, followers, colleagues
``evidence``      evidence: its sources, pages that people gave, and whether a quote is found, usable and not circular
``reviews``       the status machine of reviews, the queue in front of it, and publishing behind it
``matching``      from a statement to the claims that it repeats or touches; whether the matcher may confirm; long searches
``intake``        articles come in: from a text to appearances, matches, new claims and the reviews that they wait for
``judging``       what people decide on matches and on what was read, kept above every re-run; and pairs decided anew
``regrouping``    claims become one, become two, are worded otherwise; each can be undone
``lookup``        looking up a sentence, a draft or a stored article, and the search for claims
``exchange``      what comes from other systems and goes to them: ClaimReview, imports, exports, the fact-check search
``followup``      what verdicts and look-ups bring on: rechecks, link health, retractions, letters, requests, batches of
                  triage
``insights``      figures about the work of an organization, and the lists behind each bar
``removal``       removing words on a legal ground, wherever they stand

``settings`` leads from the app's settings to the arguments of the rest.
"""
