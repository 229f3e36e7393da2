"""Deleting what was never used and could not have been by others; everything else is archived."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, Tag, Task
from lentera.projects.refusals import (
    NotYoursToPlan,
    OthersMayRecord,
    TimeStandsOnIt,
    UnknownProject,
)
from lentera.projects.services import NewProject
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import add_entry, delete_entries, restore_entry
from lentera.tracking.services.recording import tag_ids_of
from lentera.witness.selectors import shared_history_of
from tests.cast import NOW, Cast

pytestmark = [pytest.mark.engines]


def delete(cast: Cast, kind: Kind, thing_id: int, who: str = "bayu") -> None:
    services.delete(cast.viewer(who), kind=kind, thing_id=thing_id, now=NOW)


def record(cast: Cast, who: str, **content: Any) -> int:
    """Record an hour of somebody's."""
    started_at = NOW - timedelta(hours=1)
    viewer, said = cast.viewer(who), Content.of(**content)
    return add_entry(viewer, content=said, started_at=started_at, ended_at=NOW, now=NOW).pk


@pytest.fixture
def website(cast: Cast) -> int:
    bayu = cast.viewer("bayu")
    made = services.create_project(bayu, project=NewProject("Website", public=False), now=NOW)
    services.create_task(bayu, project_id=made.id, name="Draft", now=NOW)
    return made.id


def test_a_project_nobody_recorded_on_goes_with_its_tasks(cast: Cast, website: int) -> None:
    delete(cast, Kind.PROJECT, website)

    assert (Project.objects.count(), Task.objects.count()) == (0, 0)
    event = shared_history_of(cast.viewer("bayu"), website).last()
    assert (event.kind, event.before["name"]) == ("project.deleted", "Website")


def test_what_time_of_ones_own_stands_on_is_not_deleted(cast: Cast, website: int) -> None:
    task = Task.objects.get().pk
    services.create_task(cast.viewer("bayu"), project_id=website, name="Unused", now=NOW)
    record(cast, "bayu", project_id=website, task_id=task)

    for kind, thing_id in [(Kind.PROJECT, website), (Kind.TASK, task)]:
        with pytest.raises(TimeStandsOnIt):
            delete(cast, kind, thing_id)

    assert (Project.objects.count(), Task.objects.count()) == (1, 2)


@pytest.mark.parametrize("sari_recorded", [True, False])
def test_nobody_learns_from_deleting_whether_somebody_else_recorded(
    cast: Cast, website: int, *, sari_recorded: bool
) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")
    services.change(
        bayu,
        kind=Kind.PROJECT,
        thing_id=website,
        changes={"member_ids": [sari.member_id]},
        now=NOW,
    )
    public = services.create_project(bayu, project=NewProject("Public"), now=NOW).id
    tag = services.create_tag(bayu, name="Deep work", now=NOW).id
    task = Task.objects.get().pk
    if sari_recorded:
        record(cast, "sari", project_id=website, task_id=task, tag_ids=[tag])
        record(cast, "sari", project_id=public)

    things = [(Kind.PROJECT, website), (Kind.TASK, task), (Kind.TAG, tag), (Kind.PROJECT, public)]
    for kind, thing_id in things:
        with pytest.raises(OthersMayRecord):
            delete(cast, kind, thing_id)
        services.archive(bayu, kind=kind, thing_id=thing_id, now=NOW)

    assert (Project.objects.count(), Task.objects.count(), Tag.objects.count()) == (2, 1, 1)


@pytest.mark.parametrize("closed_again", [{"public": True}, {"member_ids": ["sari"]}])
def test_a_project_that_was_once_open_to_others_is_not_deleted_later(
    cast: Cast, website: int, closed_again: dict[str, Any]
) -> None:
    bayu = cast.viewer("bayu")
    only_bayu: dict[str, Any] = {"public": False, "member_ids": [bayu.member_id]}
    opened = dict(closed_again)
    if "member_ids" in opened:
        opened["member_ids"] = [bayu.member_id, cast.viewer("sari").member_id]
    for changes in (opened, only_bayu):
        services.change(bayu, kind=Kind.PROJECT, thing_id=website, changes=changes, now=NOW)

    with pytest.raises(OthersMayRecord):
        delete(cast, Kind.PROJECT, website)


def test_whoever_was_always_alone_deletes_what_they_never_used(cast: Cast) -> None:
    mallory = cast.viewer("mallory")
    project = services.create_project(mallory, project=NewProject("Public"), now=NOW).id
    tag = services.create_tag(mallory, name="Deep work", now=NOW).id
    used = services.create_tag(mallory, name="Used", now=NOW).id
    record(cast, "mallory", tag_ids=[used])

    delete(cast, Kind.PROJECT, project, who="mallory")
    delete(cast, Kind.TAG, tag, who="mallory")
    with pytest.raises(TimeStandsOnIt):
        delete(cast, Kind.TAG, used, who="mallory")

    assert (Project.objects.count(), list(Tag.objects.values_list("name", flat=True))) == (
        0,
        ["Used"],
    )


def test_an_entry_that_is_brought_back_finds_its_project_task_and_tag(cast: Cast) -> None:
    mallory = cast.viewer("mallory")
    project = services.create_project(mallory, project=NewProject("Public"), now=NOW).id
    task = services.create_task(mallory, project_id=project, name="Draft", now=NOW).id
    tag = services.create_tag(mallory, name="Deep work", now=NOW).id
    entry = record(cast, "mallory", project_id=project, task_id=task, tag_ids=[tag])
    delete_entries(mallory, entry_ids=[entry], now=NOW)

    for kind, thing_id in [(Kind.PROJECT, project), (Kind.TASK, task), (Kind.TAG, tag)]:
        with pytest.raises(TimeStandsOnIt):
            delete(cast, kind, thing_id, who="mallory")
    restore_entry(mallory, entry_id=entry, now=NOW)

    [back] = TimeEntry.objects.own(mallory)
    assert (back.project_id, back.task_id, tag_ids_of(mallory, entry)) == (project, task, (tag,))


def test_a_client_with_projects_is_not_deleted_and_one_without_is(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    used = services.create_client(bayu, name="Kopi", now=NOW).id
    unused = services.create_client(bayu, name="Teh", now=NOW).id
    services.create_project(bayu, project=NewProject("Website", client_id=used), now=NOW)

    delete(cast, Kind.CLIENT, unused)
    with pytest.raises(TimeStandsOnIt):
        delete(cast, Kind.CLIENT, used)

    assert list(Client.objects.values_list("name", flat=True)) == ["Kopi"]


def test_what_another_one_was_merged_into_is_not_deleted(cast: Cast) -> None:
    mallory = cast.viewer("mallory")
    one = services.create_tag(mallory, name="one", now=NOW).id
    two = services.create_tag(mallory, name="two", now=NOW).id
    services.merge(mallory, kind=Kind.TAG, thing_id=one, into_id=two, now=NOW)

    with pytest.raises(TimeStandsOnIt):
        delete(cast, Kind.TAG, two, who="mallory")

    assert Tag.objects.count() == 2


def test_only_planners_delete_and_only_in_their_workspace(cast: Cast, website: int) -> None:
    with pytest.raises(NotYoursToPlan):
        delete(cast, Kind.PROJECT, website, who="sari")
    with pytest.raises(UnknownProject):
        delete(cast, Kind.PROJECT, website, who="mallory")

    assert Project.objects.filter(pk=website).exists()
