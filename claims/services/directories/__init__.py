"""The directories of speakers, outlets and organizations: names, ids elsewhere, merging two that are one."""
