"""What may be wrong with the transparency log, explained; part of ``problem_codes.py``."""

from __future__ import annotations

LOG_CODES = {
    "log_entry_unknown": (
        "The log has no such entry",
        "Entries are numbered from 0; /log shows how many there are.",
    ),
    "log_checkpoint_unknown": (
        "No checkpoint of this size was signed",
        "Choose one of the sizes of the list of checkpoints.",
    ),
    "log_range": (
        "The log has no such sizes",
        "A proof is about a size that is above the entry's index and at most the size of the log.",
    ),
    "log_not_signed_yet": (
        "No checkpoint covers this entry yet",
        "The log is signed once an hour. Ask again after the next checkpoint.",
    ),
    "log_origin_changed": (
        "The log would change its name",
        "Set LOG_ORIGIN back to the name of the log's first checkpoint; it is fixed for the life of the log.",
    ),
    "log_behind": (
        "The log is shorter than what was signed",
        "The database is older than the last checkpoint. Restore a newer backup, or replay what lacks, before signing.",
    ),
    "log_forked": (
        "The log is not the one that was signed",
        "Entries were exchanged. Run bin/claims log check, and compare with an export and a checkpoint kept elsewhere.",
    ),
    "log_not_empty": (
        "The log has entries already",
        "A log is restored into an empty registry only; two histories cannot become one.",
    ),
    "log_leaf_wrong": (
        "A leaf is not what it was",
        "The export was damaged. Verify it with bin/claims verify-log, and get it anew.",
    ),
    "field_not_removable": (
        "This cannot be removed",
        "Only the words of a fact can be emptied; the detail lists them.",
    ),
    "note_invalid": (
        "This is no signed note",
        "A note is a text, an empty line and signature lines, ended by a newline. Copy the file whole.",
    ),
    "note_unverified": (
        "The signature does not hold",
        "The note was changed, or signed by another key. Get the key and the note from a place that you trust.",
    ),
    "checkpoint_invalid": (
        "This is no checkpoint",
        "A checkpoint names the log, its size and its root, a line each. Copy the file whole.",
    ),
    "vkey_invalid": ("This is no public key of a log", "A key looks like name+hash+key. Copy it whole."),
    "not_canonical": (
        "This has no canonical form",
        "Only JSON with finite numbers, whole numbers of at most 2^53 - 1 and valid Unicode can be logged.",
    ),
}
