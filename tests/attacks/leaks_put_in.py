"""The product with one leak put in on purpose: the sweep must find each.

A mutant is a function that patches the product; its first line of documentation says what is
broken then. ``SWEPT`` says who walks, with whose things, at which address.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, models
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from lentera.config import undelivered
from lentera.domain.doors import Upkeep, standing_open
from lentera.domain.viewer import Viewer
from lentera.exchange.querysets import OwnedManager as ImportsManager
from lentera.outbox.models import Message
from lentera.outbox.services import queue_mail
from lentera.people.models import Member
from lentera.people.selectors import members
from lentera.projects.models import Project
from lentera.tracking import querysets
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import entries
from lentera.web.requests import ViewerRequest
from lentera.witness.querysets.ledger import EventManager
from tests.cast import NOW

Patch = pytest.MonkeyPatch
ALL_TIME = "SELECT description, started_at, ended_at FROM tracking_timeentry"


def rows_of_everybody(model: type[models.Model]) -> models.QuerySet[Any]:
    return models.QuerySet(model)


def answer_instead(patch: Patch, name: str, view: Callable[..., HttpResponse]) -> None:
    """Put another view behind an address."""
    patch.setattr(pattern_of(name), "callback", view)


def pattern_of(name: str) -> URLPattern:
    def found(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[URLPattern]:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                yield from found(one, (*spaces, one.namespace) if one.namespace else spaces)
            elif ":".join((*spaces, one.name or "")) == name:
                yield one

    return next(found(get_resolver(), ()))


def all_time() -> list[tuple[Any, ...]]:
    with standing_open(Upkeep.TESTS), connection.cursor() as cursor:
        cursor.execute(ALL_TIME)
        return cursor.fetchall()


def own_time_is_everybodys(patch: Patch) -> None:
    """The door to one's own entries forgets whose they are."""
    patch.setattr(
        querysets.EntryManager, "own", lambda self, _: querysets.EntryQuerySet(self.model)
    )


def own_favourites_are_everybodys(patch: Patch) -> None:
    """The door to one's own favourites forgets whose they are."""
    patch.setattr(querysets.OwnedManager, "own", lambda self, _: rows_of_everybody(self.model))


def own_imports_are_everybodys(patch: Patch) -> None:
    """The door to one's own imports forgets whose they are."""
    patch.setattr(ImportsManager, "own", lambda self, _: rows_of_everybody(self.model))


def own_history_is_everybodys(patch: Patch) -> None:
    """The door to what happened to one's own entries forgets whose they are."""
    patch.setattr(EventManager, "own", lambda self, _: self._rows())


def an_id_is_enough(patch: Patch) -> None:
    """An entry is found by its id alone, and then changed."""

    def any_entry(_viewer: Viewer, entry_id: int) -> TimeEntry:
        return TimeEntry._base_manager.get(pk=entry_id)

    def change_it(_request: HttpRequest, entry_id: int) -> HttpResponse:
        entry = entries.own_entry(None, entry_id)  # type: ignore[arg-type]
        TimeEntry._base_manager.filter(pk=entry.pk).update(description="mine")
        return HttpResponse()

    patch.setattr(entries, "own_entry", any_entry)
    answer_instead(patch, "tracking:edit", change_it)


def a_view_asks_in_raw_sql(patch: Patch) -> None:
    """A page asks the database itself, past every door."""
    answer_instead(patch, "people:about", lambda _: HttpResponse(str(all_time())))


def a_view_asks_the_manager_behind(patch: Patch) -> None:
    """A page asks the manager behind the closed one, from members to their entries."""

    def show(request: ViewerRequest) -> HttpResponse:
        people = Member.objects.filter(workspace_id=request.viewer.workspace_id)
        times = TimeEntry._base_manager.filter(member__in=people)
        return HttpResponse("".join(f"<p>{one.started_at:%H:%M:%S}" for one in times))

    answer_instead(patch, "people:members", show)


def an_answer_carries_times_inside(patch: Patch) -> None:
    """An answer in JSON carries the entries of each project inside."""

    def show(_request: HttpRequest) -> HttpResponse:
        return JsonResponse({"projects": [{"entries": list(map(str, all_time()))}]})

    answer_instead(patch, "projects:pick", show)


def a_file_streams_everybodys_time(patch: Patch) -> None:
    """A file that is written while it is sent has everybody's rows."""

    def stream(_request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(f"{row}\n" for row in all_time())

    answer_instead(patch, "reports:entries", stream)  # type: ignore[arg-type]


def a_name_of_a_file_tells(patch: Patch) -> None:
    """The name of a file says what somebody else imported."""

    def send(_request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT file_name FROM exchange_importrun")
            names = " ".join(name for (name,) in cursor.fetchall())
        return HttpResponse(headers={"Content-Disposition": f'attachment; filename="{names}"'})

    answer_instead(patch, "reports:table", send)


def private_projects_are_listed(patch: Patch) -> None:
    """A list has the projects that only some may record on."""

    def show(request: ViewerRequest) -> HttpResponse:
        ours = Project.objects.filter(workspace_id=request.viewer.workspace_id)
        return HttpResponse(" ".join(project.name for project in ours))

    answer_instead(patch, "projects:pick", show)


def everybody_knows_everybody(patch: Patch) -> None:
    """The one policy for names lets everybody know everybody of the server."""
    patch.setattr(members, "visible_members", lambda *_, **__: Member.objects.all())


def mails_of_the_whole_server(patch: Patch) -> None:
    """The page of mails that were given up shows those of other workspaces."""

    def everybodys(_addresses: object) -> list[Any]:
        return [
            SimpleNamespace(message_id=one.pk, to=one.payload["to"], subject=one.payload["subject"])
            for one in Message.objects.filter(kind="mail", gave_up_at__isnull=False)
        ]

    def show(request: ViewerRequest) -> HttpResponse:
        found = undelivered.undelivered_mails(request.viewer, now=NOW)
        return HttpResponse(" ".join(one.subject for one in found))

    patch.setattr(undelivered, "given_up_mails", everybodys)
    answer_instead(patch, "undelivered", show)


def a_mail_tells_somebody_else(patch: Patch) -> None:
    """A deed sends a mail about somebody's time to somebody else."""

    def send(_request: HttpRequest) -> HttpResponse:
        queue_mail(to="bayu@kunang.example", subject="News", text=str(all_time()), now=NOW)
        return HttpResponse()

    answer_instead(patch, "people:about", send)


def a_log_line_tells(patch: Patch) -> None:
    """A line of the server's log says what somebody wrote."""

    def log(_request: HttpRequest) -> HttpResponse:
        logging.getLogger("lentera.requests").info("entries %s", all_time())
        return HttpResponse()

    answer_instead(patch, "people:about", log)


def an_answer_tells_what_exists(patch: Patch) -> None:
    """An address answers otherwise for somebody else's entry than for one that never was."""

    def tell(_request: HttpRequest, entry_id: int) -> HttpResponse:
        exists = TimeEntry._base_manager.filter(pk=entry_id).exists()
        return HttpResponse(status=403 if exists else 404)

    answer_instead(patch, "tracking:history", tell)


def a_deed_reaches_the_other_workspace(patch: Patch) -> None:
    """A deed changes what another workspace has."""

    def change(_request: HttpRequest, project_id: int) -> HttpResponse:
        Project.objects.filter(pk=project_id).update(note="mine")
        return HttpResponse(status=404)

    answer_instead(patch, "projects:edit", change)


# Mutant: who walks, with whose things, at which address.
SWEPT: dict[Callable[[Patch], None], tuple[str, str, str]] = {
    own_time_is_everybodys: ("jonas", "sari", "tracking:entries"),
    own_favourites_are_everybodys: ("rina", "sari", "today:today"),
    own_imports_are_everybodys: ("bayu", "sari", "exchange:import"),
    own_history_is_everybodys: ("jonas", "sari", "tracking:deleted"),
    an_id_is_enough: ("rina", "sari", "tracking:edit"),
    a_view_asks_in_raw_sql: ("jonas", "sari", "people:about"),
    a_view_asks_the_manager_behind: ("dewi", "sari", "people:members"),
    an_answer_carries_times_inside: ("mallory", "sari", "projects:pick"),
    a_file_streams_everybodys_time: ("putri", "sari", "reports:entries"),
    a_name_of_a_file_tells: ("wulan", "sari", "reports:table"),
    private_projects_are_listed: ("jonas", "sari", "projects:pick"),
    everybody_knows_everybody: ("mallory", "mallory", "people:members"),
    mails_of_the_whole_server: ("mallory", "mallory", "undelivered"),
    a_mail_tells_somebody_else: ("sari", "sari", "people:about"),
    a_log_line_tells: ("sari", "sari", "people:about"),
    an_answer_tells_what_exists: ("bayu", "sari", "tracking:history"),
    a_deed_reaches_the_other_workspace: ("mallory", "sari", "projects:edit"),
}
