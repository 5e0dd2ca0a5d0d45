"""An article as read, and what its sentences assert as records: detection, kind, polarity, offices."""
