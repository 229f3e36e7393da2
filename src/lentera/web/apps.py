"""Django's name for this room."""

from django.apps import AppConfig
from django.urls import register_converter


class WebConfig(AppConfig):
    """The shell. When everything is loaded it gathers the rooms' refusals."""

    name = "lentera.web"

    def ready(self) -> None:
        """Gather refusals and teach the router our ids."""
        from lentera.web import converters, refusals  # noqa: PLC0415  apps must be loaded first

        refusals.gather()
        register_converter(converters.HexId, "hex")
