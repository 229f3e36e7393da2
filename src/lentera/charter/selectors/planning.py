"""When a draft could take effect if it were announced now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.charter.selectors.elected import representative_of
from lentera.domain.charter import earliest_effect

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.charter.selectors.history import Told
    from lentera.domain.viewer import Viewer


def planned_effect(viewer: Viewer, draft: Told, now: datetime) -> datetime | None:
    """Return the first instant at which a draft could hold if it were announced now.

    With a representative it is the instant for a second key that is given at once.
    """
    return earliest_effect(
        draft.before,
        draft.charter,
        announced_at=now,
        has_representative=representative_of(viewer.workspace_id) is not None,
        second_key_at=now,
    )
