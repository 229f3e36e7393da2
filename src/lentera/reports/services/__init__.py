"""The verbs of reports, one use case per file."""
