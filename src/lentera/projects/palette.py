"""The colours of projects: seven hues and grey, each with its name always beside it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The order of the chart hues, in which new projects take them; grey is last.
HUES = (1, 2, 3, 4, 5, 6, 7)
COLOURS = {
    1: _("Amber"),
    2: _("Indigo"),
    3: _("Teal"),
    4: _("Plum"),
    5: _("Sage"),
    6: _("Night blue"),
    7: pgettext_lazy("colour", "Clay"),
    0: _("Grey"),
}
