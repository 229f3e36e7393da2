"""Days in addresses: 2026-11-24."""

from datetime import date


class IsoDay:
    """Converter ``<day:name>`` for URL patterns."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Read the day; what is none matches no address (404)."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Write the day."""
        return value.isoformat()
