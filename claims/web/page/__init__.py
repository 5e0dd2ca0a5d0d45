"""What pages share: the visit, the frame, the desk's door, failures, feeds, policies, keys."""
