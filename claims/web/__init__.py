"""The review UI: pages rendered on the server, parts swapped by htmx; one module a page group.

The folders, in the order in which they may import each other:

``words``         how pages put things: words of closed lists, marks, days, numbers, charts, differences of wording
``page``          what pages share: the visit, the frame, the desk's door, failures, feeds, policies, keys
``account``       the reader's own pages: signing in, account, preferences, keys, notifications
``claims``        pages of claims and their revisions, and what is shown of them elsewhere
``articles``      pages of articles: pasting one, its text with its claims, correcting what was read
``lookup``        looking up before something is printed: the first page and the draft check
``queue``         what waits: the queue with its filters, comparing, triage of many rows, duplicates, requests
``reviews``       writing and deciding verdicts: the editor, approval, second opinions, adjudication
``directories``   speakers, outlets, organizations, sources, scales and the reviews of others
``organization``  pages of an organization about itself: members, deliveries, thresholds, scales, targets, insights
``public``        public lists with their feeds: corrections, the log, claims, verdicts
``site``          what is joined to templates and to every page, and the page of styles
"""
