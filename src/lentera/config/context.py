"""What the shell needs on every page: navigation, theme, who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from lentera.config.space import space
from lentera.web.navigation import navigation_for

if TYPE_CHECKING:
    from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the shell's own context; a page adds to it."""
    viewer = getattr(request, "viewer", None)
    theme = request.COOKIES.get("theme", "system")
    if viewer is not None:
        theme = request.user.theme  # type: ignore[union-attr]  # a viewer is always an account
    return {
        "viewer": viewer,
        "theme": theme if theme in {"light", "dark"} else "system",
        "navigation": navigation_for(request) if viewer else [],
        "languages": settings.LANGUAGES,
        "read_only": space().short,
    }
