"""Kinds in addresses."""

from lentera.projects.kinds import Kind


class KindWord:
    """Converter ``<kind:kind>`` for URL patterns."""

    regex = "|".join(Kind)

    def to_python(self, value: str) -> Kind:
        """Read the kind."""
        return Kind(value)

    def to_url(self, value: Kind | str) -> str:
        """Write the kind."""
        return Kind(value).value
