"""What the shell needs on every page: navigation, theme, who is here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings

from lentera.charter.selectors.history import unread
from lentera.config.space import space
from lentera.people.cookies import second_step_is_put_off
from lentera.people.selectors.second_step import lacks_second_step
from lentera.web.navigation import navigation_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lentera.domain.viewer import Viewer


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
        # Asked only by pages that show the frame, when they show it.
        "unread_charter": partial(unread, viewer) if viewer else None,
        "asks_second_step": partial(_asks_second_step, request, viewer) if viewer else None,
    }


def _asks_second_step(request: HttpRequest, viewer: Viewer) -> bool:
    return not second_step_is_put_off(request, viewer.account_id) and lacks_second_step(viewer)
