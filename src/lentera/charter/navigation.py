"""This room's place in the navigation."""

from django.utils.translation import gettext_lazy as _

from lentera.web.navigation import Place, Section

PLACES = [
    Place("charter:read", _("Charter"), "scroll-text", Section.TOGETHER, rank=20, seldom=True),
]
