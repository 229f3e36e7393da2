"""Today: the first page, composed from the rooms below."""
