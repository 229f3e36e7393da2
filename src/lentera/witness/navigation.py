"""This room's place in the navigation."""

from django.utils.translation import gettext_lazy as _

from lentera.web.navigation import Place, Section

PLACES = [
    Place(
        "witness:looks",
        _("Who looked"),
        "eye",
        Section.YOURS,
        rank=50,
        seldom=True,
        covers="/witness/",
    ),
]
