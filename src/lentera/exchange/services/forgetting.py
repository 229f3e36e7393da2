"""Forgetting what files said about somebody who deleted their account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.exchange.files import drop_file
from lentera.exchange.models import ImportRun

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

# Counts stay, as the record of what came in; words from files, and who was chosen in them, go.
SAID = {"file_name": "", "choices": {}, "report": [], "remarks": {}, "refusal": ""}


def forget_files(viewer: Viewer) -> None:
    """Drop the viewer's files and previews, and what the reports of imports quote from files."""
    runs = ImportRun.objects.own(viewer)
    for run_id in runs.values_list("pk", flat=True):
        drop_file(run_id)
    runs.filter(state=ImportRun.State.PREVIEW).delete()
    runs.update(**SAID)
