"""This room's place in the navigation."""

from django.utils.translation import gettext_lazy as _

from lentera.web.navigation import Place, Section

PLACES = [
    Place("projects:list", _("Projects"), "folder-open", Section.TOGETHER, rank=10),
]
