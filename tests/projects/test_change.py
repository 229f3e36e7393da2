"""Changing, archiving and taking back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.models import Project, ProjectMember, Tag, Task
from lentera.projects.refusals import (
    ChangedSince,
    NameTaken,
    NotYoursToPlan,
    UnknownClient,
    UnknownMember,
    UnknownProject,
)
from lentera.projects.services import NewProject
from lentera.witness.selectors import shared_history_of
from tests.cast import NOW, Cast

MINUTE = timedelta(minutes=1)


def project_of(cast: Cast, who: str = "bayu", name: str = "Website", **how: object) -> int:
    made = services.create_project(cast.viewer(who), project=NewProject(name, **how), now=NOW)
    return made.id


def change(cast: Cast, project_id: int, who: str = "bayu", **changes: object) -> services.Kept:
    return services.change(
        cast.viewer(who), kind=Kind.PROJECT, thing_id=project_id, changes=changes, now=NOW
    )


def test_a_change_touches_what_is_named_and_nothing_else(cast: Cast) -> None:
    project_id = project_of(cast, note="As it was", billable=True)

    change(cast, project_id, name="Website 2", colour=4)

    project = Project.objects.get(pk=project_id)
    assert (project.name, project.colour) == ("Website 2", 4)
    assert (project.note, project.billable, project.name_search) == ("As it was", True, "website 2")


def test_a_change_that_changes_nothing_leaves_no_record(cast: Cast) -> None:
    project_id = project_of(cast)

    kept = change(cast, project_id, name=" Website ")

    assert kept.event_id is None
    assert shared_history_of(cast.viewer("bayu"), project_id).count() == 1


def test_a_change_is_recorded_with_before_and_after(cast: Cast) -> None:
    project_id = project_of(cast)

    change(cast, project_id, name="Shop", billable=True)

    event = shared_history_of(cast.viewer("bayu"), project_id).last()
    assert event.kind == "project.changed"
    assert event.before == {"name": "Website", "billable": False}
    assert event.after == {"name": "Shop", "billable": True}


def test_only_the_letters_case_of_a_name_can_be_changed(cast: Cast) -> None:
    project_id = project_of(cast)

    change(cast, project_id, name="WEBSITE")

    assert Project.objects.get(pk=project_id).name == "WEBSITE"


def test_a_name_that_is_taken_is_refused_and_nothing_is_changed(cast: Cast) -> None:
    project_of(cast, name="Shop")
    project_id = project_of(cast)

    with pytest.raises(NameTaken):
        change(cast, project_id, name="shop", colour=6)

    assert Project.objects.get(pk=project_id).colour != 6


def test_who_does_not_plan_changes_nothing(cast: Cast) -> None:
    project_id = project_of(cast)
    tag = services.create_tag(cast.viewer("sari"), name="Design", now=NOW).id

    with pytest.raises(NotYoursToPlan):
        change(cast, project_id, who="sari", name="Mine")
    with pytest.raises(NotYoursToPlan):
        services.change(
            cast.viewer("sari"), kind=Kind.TAG, thing_id=tag, changes={"name": "Mine"}, now=NOW
        )

    assert Project.objects.get().name == "Website"
    assert Tag.objects.get().name == "Design"


def test_what_belongs_to_another_workspace_is_unknown_and_stays_as_it_is(cast: Cast) -> None:
    ours, theirs = project_of(cast), project_of(cast, who="mallory")
    client = services.create_client(cast.viewer("mallory"), name="Theirs", now=NOW).id
    mallory = cast.viewer("mallory").member_id

    with pytest.raises(UnknownProject):
        change(cast, theirs, name="Taken over")
    with pytest.raises(UnknownClient):
        change(cast, ours, client_id=client)
    with pytest.raises(UnknownMember):
        change(cast, ours, member_ids=[mallory])

    assert set(Project.objects.values_list("name", "client")) == {("Website", None)}


def test_people_whom_the_planner_does_not_know_of_are_never_taken_away(cast: Cast) -> None:
    jonas, sari = cast.viewer("jonas").member_id, cast.viewer("sari").member_id
    project_id = project_of(cast, public=False, member_ids=[jonas, sari])

    # Rina leads Design: she knows Sari, who is in it, and not Jonas, who is not.
    change(cast, project_id, who="rina", member_ids=[])

    members = ProjectMember.objects.filter(project_id=project_id)
    assert list(members.values_list("member_id", flat=True)) == [jonas]


def test_archiving_twice_is_archiving_once(cast: Cast) -> None:
    project_id = project_of(cast)
    bayu = cast.viewer("bayu")
    services.archive(bayu, kind=Kind.PROJECT, thing_id=project_id, now=NOW)

    services.archive(bayu, kind=Kind.PROJECT, thing_id=project_id, now=NOW + MINUTE)

    assert Project.objects.get().archived_at == NOW
    services.unarchive(bayu, kind=Kind.PROJECT, thing_id=project_id, now=NOW + MINUTE)
    assert Project.objects.get().archived_at is None


def test_a_task_is_done_and_open_again(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    task = services.create_task(bayu, project_id=project_of(cast), name="Draft", now=NOW).id

    services.archive(bayu, kind=Kind.TASK, thing_id=task, now=NOW)
    assert Task.objects.get().done_at == NOW

    services.unarchive(bayu, kind=Kind.TASK, thing_id=task, now=NOW)
    assert Task.objects.get().done_at is None


def test_a_change_is_taken_back_as_a_whole(cast: Cast) -> None:
    jonas = cast.viewer("jonas").member_id
    project_id = project_of(cast, public=False, member_ids=[jonas])
    kept = change(cast, project_id, name="Shop", public=True, member_ids=[])

    services.take_back(
        cast.viewer("bayu"),
        kind=Kind.PROJECT,
        thing_id=project_id,
        event_id=kept.event_id,
        now=NOW,
    )

    project = Project.objects.get()
    assert (project.name, project.public, project.name_search) == ("Website", False, "website")
    assert list(ProjectMember.objects.values_list("member_id", flat=True)) == [jonas]


def test_an_archive_is_taken_back_like_any_change(cast: Cast) -> None:
    project_id = project_of(cast)
    bayu = cast.viewer("bayu")
    kept = services.archive(bayu, kind=Kind.PROJECT, thing_id=project_id, now=NOW)
    undo = {"kind": Kind.PROJECT, "thing_id": project_id, "event_id": kept.event_id, "now": NOW}

    back = services.take_back(bayu, **undo)

    assert Project.objects.get().archived_at is None
    services.take_back(bayu, **(undo | {"event_id": back.event_id}))
    assert Project.objects.get().archived_at == NOW


def test_a_change_that_was_changed_again_is_not_taken_back(cast: Cast) -> None:
    project_id = project_of(cast)
    first = change(cast, project_id, name="Shop")
    change(cast, project_id, name="Market")

    with pytest.raises(ChangedSince):
        services.take_back(
            cast.viewer("bayu"),
            kind=Kind.PROJECT,
            thing_id=project_id,
            event_id=first.event_id,
            now=NOW,
        )

    assert Project.objects.get().name == "Market"


def test_the_change_of_another_thing_is_not_taken_back_by_its_number(cast: Cast) -> None:
    project_id, other_id = project_of(cast), project_of(cast, name="Other")
    kept = change(cast, other_id, name="Another")

    with pytest.raises(ChangedSince):
        services.take_back(
            cast.viewer("bayu"),
            kind=Kind.PROJECT,
            thing_id=project_id,
            event_id=kept.event_id,
            now=NOW,
        )
