"""Hashed, compressed static files; imports between our modules are hashed too."""

from __future__ import annotations

import re
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that also rewrites ``import "./x.js"`` in ES modules."""

    support_js_module_import_aggregation = True

    def _save(self, name: str, content: File[Any]) -> str:
        room = name.partition("/")[0]
        if name.endswith(".js") and apps.is_installed(f"lentera.{room}"):
            with content.open("rb") as script:
                content = ContentFile(compact(script.read().decode()).encode(), name=name)
        saved: str = super()._save(name, content)
        return saved


def compact(script: str) -> str:
    """Return a module of ours without whole lines of comment and without indentation.

    Ours have no text over several lines, in which either could mean something.
    """
    return re.sub(r"^[ \t]*(//.*)?\n?", "", script, flags=re.MULTILINE)
