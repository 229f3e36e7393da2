"""Django's name for the configuration room."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The installation itself: it owns the server's commands."""

    name = "lentera.config"
    label = "config"
