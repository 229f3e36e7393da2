"""The doors to what people ask about their own time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from django.db import models
from django.db.models import Q

from lentera.domain.doors import UnscopedQueryError
from lentera.domain.viewer import Role
from lentera.web.tables import insert_rows

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Request, RequestWord


class RequestManager(models.Manager["Request"]):
    """Closed by default: what somebody asks is theirs and whose task it is to answer."""

    def get_queryset(self) -> NoReturn:
        """Refuse: nobody reads requests without saying whose."""
        message = "use objects.own(viewer) or objects.to_answer(viewer)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> models.QuerySet[Request]:
        """What the person who looks has asked."""
        return self._rows().filter(member_id=viewer.member_id)

    def to_answer(self, viewer: Viewer) -> models.QuerySet[Request]:
        """What it is the viewer's task to answer.

        A representative answers everybody's reports, but never one about a look of their own.
        """
        mine = Q(addressee_id=viewer.member_id)
        if Role.REPRESENTATIVE in viewer.roles:
            mine |= Q(addressee__isnull=True, workspace_id=viewer.workspace_id)
        concerned = Q(member_id=viewer.member_id) | Q(
            concerns__isnull=False, concerns_id=viewer.member_id, addressee__isnull=True
        )
        return self._rows().filter(mine).exclude(concerned)

    def seen_by(self, viewer: Viewer) -> models.QuerySet[Request]:
        """What the viewer asked or is to answer."""
        ids = self.to_answer(viewer).values("pk")
        return self._rows().filter(Q(member_id=viewer.member_id) | Q(pk__in=ids))

    def add(self, request: Request) -> None:
        """Insert one request."""
        insert_rows([request])

    def answered(self, request: Request, *, now: datetime) -> None:
        """Keep when a request was answered first."""
        open_one = self._rows().filter(pk=request.pk, answered_at__isnull=True)
        open_one.filter(asked_at__lte=now).update(answered_at=now)

    def asked_again(self, request: Request, *, due_at: datetime) -> None:
        """Open a request again: the person was not content, and an answer is due anew."""
        answered = self._rows().filter(pk=request.pk, answered_at__isnull=False)
        answered.update(answered_at=None, due_at=due_at)

    def without_look(self, look_ids: Collection[int]) -> None:
        """Let requests stand alone whose look is forgotten; what was handed over stays in them."""
        self._rows().filter(look_id__in=look_ids).update(look=None)

    def over(self, workspace_id: int, *, before: datetime, at_most: int) -> list[Request]:
        """Requests that were answered before then, to be forgotten."""
        rows = self._rows().filter(workspace_id=workspace_id, answered_at__lt=before)
        return list(rows.order_by("answered_at", "pk")[:at_most])

    def forget(self, request_ids: Collection[int]) -> None:
        """Remove requests whose time is over."""
        self._rows().filter(pk__in=request_ids).delete()

    def _rows(self) -> models.QuerySet[Request]:
        return models.QuerySet(self.model, using=self._db)


class RequestWordManager(models.Manager["RequestWord"]):
    """Closed by default."""

    def get_queryset(self) -> NoReturn:
        """Refuse: as above."""
        message = "use objects.about(request)"
        raise UnscopedQueryError(message)

    def about(self, request: Request) -> models.QuerySet[RequestWord]:
        """What was said about a request that came through a door, oldest first."""
        rows: models.QuerySet[RequestWord] = models.QuerySet(self.model, using=self._db)
        return rows.filter(request_id=request.pk).order_by("said_at", "pk")

    def forget(self, request_ids: Collection[int]) -> None:
        """Remove what was said about requests that are forgotten."""
        rows: models.QuerySet[RequestWord] = models.QuerySet(self.model, using=self._db)
        rows.filter(request_id__in=request_ids).delete()

    def add(self, word: RequestWord) -> None:
        """Insert one word."""
        insert_rows([word])
