"""Changes of one workspace's people happen one after another."""

from __future__ import annotations

from lentera.people.models import Workspace


def take_workspace_turn(workspace_id: int) -> None:
    """Wait for the other changes of this workspace's people; hold on until the transaction ends.

    Two owners who take each other's role at once, or two people with one invitation, would each
    read what is about to become untrue. SQLite writes one transaction at a time anyway. The weak
    lock lets time entries of the workspace go on: they only point to its row.
    """
    Workspace.objects.select_for_update(no_key=True).get(pk=workspace_id)
