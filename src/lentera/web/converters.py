"""Ids in addresses: 24 lower-case hex digits outside, a 63-bit integer inside."""

from lentera.domain.ids import from_hex, to_hex


class HexId:
    """Converter ``<hex:id>`` for URL patterns."""

    regex = "[0-9a-f]{24}"

    def to_python(self, value: str) -> int:
        """Read the id; what is no id matches no address (404)."""
        return from_hex(value)

    def to_url(self, value: int) -> str:
        """Write the id."""
        return to_hex(value)
