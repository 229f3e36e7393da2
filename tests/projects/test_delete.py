"""Deleting what was never used; everything else is archived."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, Tag, Task
from lentera.projects.refusals import NotYoursToPlan, TimeStandsOnIt, UnknownProject
from lentera.projects.services import NewProject
from lentera.tracking.content import Content
from lentera.tracking.services import add_entry
from lentera.witness.selectors import shared_history_of
from tests.cast import NOW, Cast

pytestmark = [pytest.mark.engines]


def delete(cast: Cast, kind: Kind, thing_id: int, who: str = "bayu") -> None:
    services.delete(cast.viewer(who), kind=kind, thing_id=thing_id, now=NOW)


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


def test_what_time_stands_on_is_not_deleted_and_nothing_of_it_is(cast: Cast, website: int) -> None:
    bayu = cast.viewer("bayu")
    task = Task.objects.get().pk
    tag = services.create_tag(bayu, name="Deep work", now=NOW).id
    services.create_task(bayu, project_id=website, name="Unused", now=NOW)
    add_entry(
        bayu,
        content=Content.of(project_id=website, task_id=task, tag_ids=[tag]),
        started_at=NOW - timedelta(hours=1),
        ended_at=NOW,
        now=NOW,
    )

    for kind, thing_id in [(Kind.PROJECT, website), (Kind.TASK, task), (Kind.TAG, tag)]:
        with pytest.raises(TimeStandsOnIt):
            delete(cast, kind, thing_id)

    assert (Project.objects.count(), Task.objects.count(), Tag.objects.count()) == (1, 2, 1)


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
    bayu = cast.viewer("bayu")
    one = services.create_tag(bayu, name="one", now=NOW).id
    two = services.create_tag(bayu, name="two", now=NOW).id
    services.merge(bayu, kind=Kind.TAG, thing_id=one, into_id=two, now=NOW)

    with pytest.raises(TimeStandsOnIt):
        delete(cast, Kind.TAG, two)

    assert Tag.objects.count() == 2


def test_only_planners_delete_and_only_in_their_workspace(cast: Cast, website: int) -> None:
    with pytest.raises(NotYoursToPlan):
        delete(cast, Kind.PROJECT, website, who="sari")
    with pytest.raises(UnknownProject):
        delete(cast, Kind.PROJECT, website, who="mallory")

    assert Project.objects.filter(pk=website).exists()
