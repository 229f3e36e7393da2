"""This room's place in the navigation."""

from django.utils.translation import gettext_lazy as _

from lentera.web.navigation import Place, Section

PLACES = [
    Place("rights:stored", _("My data"), "archive", Section.YOURS, rank=55, seldom=True),
    Place("exchange:import", _("Bring your data"), "file-up", Section.YOURS, rank=60, seldom=True),
]
