"""Keeping what one starts again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from lentera.domain.ids import new_id
from lentera.projects.selectors import check_usable
from lentera.tracking.content import Content
from lentera.tracking.models import Favourite
from lentera.tracking.refusals import TooManyFavourites, UnknownFavourite
from lentera.tracking.services.keeping import still_there

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer

MOST_FAVOURITES = 50


@transaction.atomic
def keep_favourite(viewer: Viewer, *, content: Content, now: datetime) -> Favourite:
    """Keep a combination; keeping the same one again gives the one that is there.

    Raises:
        TooManyFavourites: there are fifty already.
    """
    check_usable(
        viewer,
        project_id=content.project_id,
        task_id=content.task_id,
        tag_ids=content.tag_ids,
    )
    own = Favourite.objects.own(viewer)
    same = next((one for one in own if _says(one) == content), None)
    if same:
        return same
    if own.count() >= MOST_FAVOURITES:
        raise TooManyFavourites(most=MOST_FAVOURITES)
    favourite = Favourite(
        id=new_id(now),
        member_id=viewer.member_id,
        position=(own.aggregate(last=Max("position"))["last"] or 0) + 1,
        description=content.description,
        project_id=content.project_id,
        task_id=content.task_id,
        tag_ids=list(content.tag_ids),
        billable=content.billable,
    )
    favourite.save(force_insert=True)
    return favourite


def content_of_favourite(viewer: Viewer, favourite_id: int) -> Content:
    """Return what a favourite says.

    Raises:
        UnknownFavourite: none of the viewer's.
    """
    favourite = Favourite.objects.own(viewer).filter(pk=favourite_id).first()
    if favourite is None:
        raise UnknownFavourite
    return still_there(_says(favourite))


def _says(favourite: Favourite) -> Content:
    return Content.of(
        description=favourite.description,
        project_id=favourite.project_id,
        task_id=favourite.task_id,
        tag_ids=favourite.tag_ids,
        billable=favourite.billable,
    )


def drop_favourite(viewer: Viewer, *, favourite_id: int) -> None:
    """Forget a favourite; its entries are not touched.

    Raises:
        UnknownFavourite: none of the viewer's.
    """
    deleted, _ = Favourite.objects.own(viewer).filter(pk=favourite_id).delete()
    if not deleted:
        raise UnknownFavourite


@transaction.atomic
def order_favourites(viewer: Viewer, *, favourite_ids: Sequence[int]) -> None:
    """Put the favourites in this order; those that are not named follow in their old order."""
    own = {favourite.pk: favourite for favourite in Favourite.objects.own(viewer)}
    rest = sorted(own, key=lambda pk: own[pk].position)
    wanted = [pk for pk in favourite_ids if pk in own]
    for position, pk in enumerate(dict.fromkeys([*wanted, *rest]), start=1):
        Favourite.objects.own(viewer).filter(pk=pk).update(position=position)
