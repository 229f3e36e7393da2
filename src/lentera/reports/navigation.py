"""This room's places in the navigation."""

from django.utils.translation import gettext_lazy as _

from lentera.web.navigation import Place, Section

PLACES = [
    Place("reports:mine", _("Report"), "chart-column", Section.YOURS, rank=30, key="r"),
    Place("team:sharing", _("Sharing"), "hand-heart", Section.YOURS, rank=60, seldom=True),
    Place("team:page", _("Team"), "users", Section.TOGETHER, rank=5),
]
