"""This room's place in the navigation."""

from django.utils.translation import gettext_lazy as _

from lentera.web.navigation import Place, Section

PLACES = [
    Place("tracking:entries", _("Entries"), "list", Section.YOURS, rank=20, key="/"),
]
