"""Roles in addresses: ``owner``, ``project_manager``; any other word is no address."""

from lentera.domain.viewer import Role


class RoleWord:
    """Converter ``<role:role>`` for URL patterns."""

    regex = "[a-z_]+"

    def to_python(self, value: str) -> Role:
        """Read the role; an unknown one matches no address (404)."""
        return Role(value)

    def to_url(self, value: Role | str) -> str:
        """Write the role."""
        return Role(value).value
