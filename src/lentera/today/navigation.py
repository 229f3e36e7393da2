"""This room's place in the navigation."""

from django.utils.translation import gettext_lazy as _

from lentera.web.navigation import Place, Section

PLACES = [
    Place("today:today", _("Today"), "sun", Section.YOURS, rank=10, key="t"),
]
