"""Django's name for this room."""

from django.apps import AppConfig


class PeriodsConfig(AppConfig):
    """Periods: what is closed, one fact for submission, lock date and charter."""

    name = "lentera.periods"
    label = "periods"
