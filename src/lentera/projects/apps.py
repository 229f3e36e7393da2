"""Django's name for this room."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """See the sign on the door: this package's docstring."""

    name = "lentera.projects"
