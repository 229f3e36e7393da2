"""This room's places: one's own settings, in the menu behind one's name."""

from django.utils.translation import gettext_lazy as _

from lentera.web.navigation import Place, Section

PLACES = (
    Place("people:profile", _("Profile"), "user-round", Section.MENU, rank=10),
    Place("people:preferences", _("Preferences"), "sliders-horizontal", Section.MENU, rank=20),
    Place("people:security", _("Security"), "shield-check", Section.MENU, rank=30),
    Place("people:settings", _("Settings"), "settings", Section.MENU, rank=40),
    Place("people:workspaces", _("Workspaces"), "building-2", Section.MENU, rank=50),
)
