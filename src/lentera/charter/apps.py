"""Django's name for this room."""

from django.apps import AppConfig


class CharterConfig(AppConfig):
    """Charter: what the team agreed on about its time, kept, changed and enforced: the one door."""

    name = "lentera.charter"
    label = "charter"
