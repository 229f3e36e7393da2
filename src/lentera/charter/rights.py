"""Who may do what with the charter: asked by every service, whatever door was used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.charter.refusals import NotYoursToDraft

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def check_drafts(viewer: Viewer) -> None:
    """Let those pass who draft the charter.

    Raises:
        NotYoursToDraft: the viewer is neither owner, nor admin, nor HR.
    """
    if not viewer.drafts_charter:
        raise NotYoursToDraft
