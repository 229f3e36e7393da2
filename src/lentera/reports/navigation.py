"""This room's places in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext_lazy as _

from lentera.domain.viewer import Role
from lentera.web.navigation import Place, Section

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lentera.web.requests import ViewerRequest

NAMED = frozenset({Role.PAYROLL, Role.HR, Role.PROJECT_MANAGER, Role.ADMIN, Role.OWNER})


def _may_need_names(request: HttpRequest) -> bool:
    """Whether the viewer's roles ever see named reports; the charter decides about each."""
    return bool(cast("ViewerRequest", request).viewer.roles & NAMED)


PLACES = [
    Place("reports:mine", _("Report"), "chart-column", Section.YOURS, rank=30, key="r"),
    Place("team:sharing", _("Sharing"), "hand-heart", Section.YOURS, rank=60, seldom=True),
    Place(
        "reports:named",
        _("Named reports"),
        "id-card",
        Section.TOGETHER,
        rank=30,
        opens=_may_need_names,
        seldom=True,
    ),
    Place("team:page", _("Team"), "users", Section.TOGETHER, rank=5),
]
