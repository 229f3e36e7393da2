"""Charter: what the team agreed on about its time, kept, changed and enforced: the one door."""
