"""The doors to what people say in confidence: leads' answers, and objections."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from django.db import models
from django.db.models import Q

from lentera.domain.doors import UnscopedQueryError
from lentera.web.tables import insert_rows

if TYPE_CHECKING:
    from lentera.charter.models import LeadAnswer, Objection, ObjectionLine
    from lentera.domain.viewer import Viewer


class AnswerManager(models.Manager["LeadAnswer"]):
    """Closed by default: a lead answers before reading what the others answered."""

    def get_queryset(self) -> NoReturn:
        """Refuse: an answer is its lead's own until the round is closed."""
        message = "use objects.own(viewer) or objects.of_closed(round_id)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> models.QuerySet[LeadAnswer]:
        """Answers of the person who asks."""
        return self._rows().filter(member_id=viewer.member_id)

    def of_closed(self, round_id: int) -> models.QuerySet[LeadAnswer]:
        """All answers of a round, once it is closed; none before."""
        return self._rows().filter(round_id=round_id, round__closed_at__isnull=False)

    def who_answered(self, round_id: int) -> models.QuerySet[LeadAnswer, int]:
        """The ids of those who answered, and nothing of what they said."""
        return self._rows().filter(round_id=round_id).values_list("member_id", flat=True)

    def keep(self, answer: LeadAnswer) -> None:
        """Insert an answer, in the place of the lead's earlier one."""
        self._rows().filter(round_id=answer.round_id, member_id=answer.member_id).delete()
        insert_rows([answer])

    def _rows(self) -> models.QuerySet[LeadAnswer]:
        return models.QuerySet(self.model, using=self._db)


class ObjectionManager(models.Manager["Objection"]):
    """Closed by default: between one person and the representative."""

    def get_queryset(self) -> NoReturn:
        """Refuse: who objects is nobody's business but the representative's."""
        message = "use objects.of(viewer, represents=...)"
        raise UnscopedQueryError(message)

    def of(self, viewer: Viewer, *, represents: bool) -> models.QuerySet[Objection]:
        """Threads of the person who asks; all of the workspace for its representative."""
        allowed = Q(member_id=viewer.member_id)
        if represents:
            allowed |= Q(workspace_id=viewer.workspace_id)
        rows: models.QuerySet[Objection] = models.QuerySet(self.model, using=self._db)
        return rows.filter(allowed)

    def add(self, objection: Objection) -> None:
        """Insert one thread."""
        insert_rows([objection])


class LineManager(models.Manager["ObjectionLine"]):
    """Closed by default: as above."""

    def get_queryset(self) -> NoReturn:
        """Refuse: as above."""
        message = "use objects.of(objection)"
        raise UnscopedQueryError(message)

    def of(self, objection: Objection) -> models.QuerySet[ObjectionLine]:
        """The lines of a thread that came through its door."""
        rows: models.QuerySet[ObjectionLine] = models.QuerySet(self.model, using=self._db)
        return rows.filter(objection_id=objection.pk).order_by("written_at", "pk")

    def add(self, line: ObjectionLine) -> None:
        """Insert one line."""
        insert_rows([line])
