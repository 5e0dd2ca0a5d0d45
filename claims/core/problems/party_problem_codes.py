"""What each code about speakers, outlets and organizations means, their names and merges, and what to do about it."""

from __future__ import annotations

PARTY_CODES = {
    "speaker_unknown": ("There is no such speaker", "Take number or whole name from the list of speakers."),
    "speaker_not_offered": (
        "The name does not mean this speaker",
        "Choose one of those whose name it is, or add the name on the speaker's page first.",
    ),
    "speaker_merged": ("The speaker was merged", "Use the speaker that the detail names."),
    "same_speaker": ("Both are the same speaker", "Name two different ones."),
    "outlet_unknown": ("There is no such outlet", "Take the number from the list of outlets."),
    "outlet_merged": ("The outlet was merged", "Use the outlet that the detail names."),
    "same_outlet": ("Both are the same outlet", "Name two different ones."),
    "outlet_named_so": ("Another outlet is known by this name", "If both are one, merge that one into this."),
    "outlet_is_unknown": ("It stands for no outlet", "Texts of which nobody knows the outlet stay there."),
    "organization_merged": ("The organization was merged", "Use the organization that the detail names."),
    "same_organization": ("Both are the same organization", "Name two different ones."),
    "alias_held": ("The name is noted already", "Nothing is to be done."),
    "alias_unknown": ("There is no such name", "Look at the page again."),
    "alias_is_name": ("This is its own name", "Change the own name first, or merge it into one of the right name."),
    "name_taken": ("Another one has this name", "If both are one, merge them."),
    "office_held": ("The office is noted already", "Give other days, or leave it as it is."),
    "office_unknown": ("There is no such office", "Look at the speaker's page again."),
    "domain_invalid": ("This is no domain", "Write it as news.example.org."),
    "domain_taken": ("The domain is an outlet's already", "If both outlets are one, merge them."),
    "domain_unknown": ("There is no such domain", "Look at the outlet's page again."),
    "external_id_unknown": ("There is no such id", "Look at the page again."),
    "scheme_unknown": ("The system has no usable name", "Write it in small letters, as wikidata."),
    "external_id_invalid": ("This is no id of that system", "Write it as the detail says."),
    "merge_unknown": ("There is no such merge", "Look at the page of the one that it led to."),
    "undo_too_late": ("Too late to take it back", "A merge can be taken back for 30 days."),
    "merged_since": ("Merged on since", "Take the later merge back first."),
    "merge_unfinished": ("Something has to be finished first", "Do what the detail names, then merge."),
    "merge_too_long": ("Too many were merged into it", "Merge the other into this one instead."),
}
