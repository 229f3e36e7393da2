"""Whether anybody is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.people.models import Account, Member

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def nobody_yet() -> bool:
    """Whether this server has no account, not even one that was deleted: it can be claimed."""
    return not Account.objects.exists()


def always_alone(viewer: Viewer) -> bool:
    """Whether nobody but the viewer was ever a member of the workspace."""
    here = Member.objects.filter(workspace_id=viewer.workspace_id)
    return not here.exclude(pk=viewer.member_id).exists()
