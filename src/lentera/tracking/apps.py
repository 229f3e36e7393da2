"""Django's name for this room."""

from django.apps import AppConfig


class TrackingConfig(AppConfig):
    """See the sign on the door: this package's docstring."""

    name = "lentera.tracking"
