"""What the server's own commands ask and do: no viewer, because nobody looks through a page."""

from __future__ import annotations

from lentera.people.models import Workspace


def holds_sample() -> bool:
    """Whether the sample company lives on this server, whose passwords everybody knows."""
    return Workspace.objects.filter(sample=True).exists()
