"""The names of projects, which a room above knows: it says them in its ``charter_names.py``."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.module_loading import module_has_submodule

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def project_names(viewer: Viewer) -> dict[int, str]:
    """Return the names of the projects the viewer may know of, by id."""
    names: dict[int, str] = {}
    for room in apps.get_app_configs():
        ours = room.name.startswith("lentera.") and room.module
        if ours and module_has_submodule(room.module, "charter_names"):
            names |= import_module(f"{room.name}.charter_names").project_names(viewer)
    return names
