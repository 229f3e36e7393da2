"""This room's place in the navigation."""

from django.utils.translation import gettext_lazy as _

from lentera.web.navigation import Place, Section

PLACES = [
    Place("reports:mine", _("Report"), "chart-column", Section.YOURS, rank=30, key="r"),
]
