"""The charter's pages."""
