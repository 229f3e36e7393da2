"""What an entry says, apart from its times."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """Description, project, task, tags, billable and kind of an entry.

    ``tag_ids`` is sorted and without repeats, so that equal contents compare equal.
    """

    description: str = ""
    project_id: int | None = None
    task_id: int | None = None
    tag_ids: tuple[int, ...] = ()
    billable: bool = False
    kind: str = "work"

    @staticmethod
    def of(  # noqa: PLR0913  the fields of an entry
        *,
        description: str = "",
        project_id: int | None = None,
        task_id: int | None = None,
        tag_ids: list[int] | tuple[int, ...] | set[int] = (),
        billable: bool = False,
        kind: str = "work",
    ) -> Content:
        """Return the content in its one normal form: trimmed, sorted, breaks without project."""
        if kind == "break":
            return Content(description=description.strip(), kind="break")
        return Content(
            description=description.strip(),
            project_id=project_id,
            task_id=task_id if project_id else None,
            tag_ids=tuple(sorted(set(tag_ids))),
            billable=billable,
        )
