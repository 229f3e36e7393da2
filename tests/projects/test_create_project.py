"""Making projects, clients, tasks and tags."""

from __future__ import annotations

import pytest

from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, ProjectMember, Tag, Task
from lentera.projects.refusals import (
    NameTaken,
    NoteTooLong,
    NotInThePalette,
    NotYoursToPlan,
    UnknownClient,
    UnknownMember,
    UnknownProject,
)
from lentera.projects.services import NewProject
from lentera.witness.selectors import shared_history_of
from tests.cast import NOW, Cast


def test_a_planner_creates_a_project_and_a_member_does_not(cast: Cast) -> None:
    made = services.create_project(cast.viewer("rina"), project=NewProject("Website"), now=NOW)

    assert Project.objects.get(pk=made.id).name == "Website"
    with pytest.raises(NotYoursToPlan):
        services.create_project(cast.viewer("sari"), project=NewProject("Mine"), now=NOW)
    assert Project.objects.count() == 1


def test_a_new_project_takes_the_hue_that_is_used_least(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    for number in range(8):
        services.create_project(bayu, project=NewProject(f"Project {number}"), now=NOW)

    colours = list(Project.objects.order_by("name").values_list("colour", flat=True))
    assert colours == [1, 2, 3, 4, 5, 6, 7, 1]


def test_two_projects_of_one_client_cannot_have_one_name(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    kopi = services.create_client(bayu, name="Kopi Nusantara", now=NOW).id
    services.create_project(bayu, project=NewProject("Website", client_id=kopi), now=NOW)
    services.create_project(bayu, project=NewProject("Website"), now=NOW)

    with pytest.raises(NameTaken):
        services.create_project(bayu, project=NewProject("WEBSITE", client_id=kopi), now=NOW)
    with pytest.raises(NameTaken):
        services.create_project(bayu, project=NewProject(" website "), now=NOW)
    assert Project.objects.count() == 2


def test_another_workspace_may_use_the_same_names(cast: Cast) -> None:
    for name in ("bayu", "mallory"):
        viewer = cast.viewer(name)
        services.create_client(viewer, name="Kopi", now=NOW)
        services.create_project(viewer, project=NewProject("Website"), now=NOW)
        services.create_tag(viewer, name="Design", now=NOW)

    assert (Client.objects.count(), Project.objects.count(), Tag.objects.count()) == (2, 2, 2)


def test_a_client_of_another_workspace_is_unknown(cast: Cast) -> None:
    theirs = services.create_client(cast.viewer("mallory"), name="Theirs", now=NOW).id

    with pytest.raises(UnknownClient):
        services.create_project(
            cast.viewer("bayu"), project=NewProject("Website", client_id=theirs), now=NOW
        )


def test_a_project_for_members_only_has_at_least_its_maker(cast: Cast) -> None:
    rina = cast.viewer("rina")

    made = services.create_project(rina, project=NewProject("Secret", public=False), now=NOW)

    members = ProjectMember.objects.filter(project_id=made.id).values_list("member_id", flat=True)
    assert list(members) == [rina.member_id]


def test_p5_only_people_one_knows_of_can_be_chosen(cast: Cast) -> None:
    bayu, sari, mallory = (cast.viewer(name) for name in ("bayu", "sari", "mallory"))
    with_sari = NewProject("Secret", public=False, member_ids=[sari.member_id])
    with_mallory = NewProject("Open door", public=False, member_ids=[mallory.member_id])

    made = services.create_project(bayu, project=with_sari, now=NOW)

    members = ProjectMember.objects.filter(project_id=made.id).values_list("member_id", flat=True)
    assert list(members) == [sari.member_id]
    with pytest.raises(UnknownMember):
        services.create_project(bayu, project=with_mallory, now=NOW)


def test_a_colour_of_one_s_own_and_an_endless_note_are_refused(cast: Cast) -> None:
    bayu = cast.viewer("bayu")

    with pytest.raises(NotInThePalette):
        services.create_project(bayu, project=NewProject("Pink", colour=8), now=NOW)
    with pytest.raises(NoteTooLong):
        services.create_client(bayu, name="Talkative", note="x" * 3001, now=NOW)
    assert (Project.objects.count(), Client.objects.count()) == (0, 0)


def test_a_project_from_a_template_gets_its_people_and_its_open_tasks(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")
    pattern = NewProject("Launch", template=True, public=False, member_ids=[sari.member_id])
    template = services.create_project(bayu, project=pattern, now=NOW).id
    for name in ("Draft", "Print", "Old"):
        task = services.create_task(bayu, project_id=template, name=name, now=NOW)
    services.archive(bayu, kind=Kind.TASK, thing_id=task.id, now=NOW)

    made = services.create_project(
        bayu,
        project=NewProject("Launch of Kopi", public=False, member_ids=[sari.member_id]),
        template_id=template,
        now=NOW,
    )

    tasks = Task.objects.filter(project_id=made.id).order_by("name")
    assert [task.name for task in tasks] == ["Draft", "Print"]
    assert ProjectMember.objects.filter(project_id=made.id).count() == 1


def test_only_a_template_of_this_workspace_is_copied(cast: Cast) -> None:
    bayu = cast.viewer("bayu")
    ordinary = services.create_project(bayu, project=NewProject("Ordinary"), now=NOW).id
    theirs = services.create_project(
        cast.viewer("mallory"), project=NewProject("Theirs", template=True), now=NOW
    ).id

    for wrong in (ordinary, theirs):
        with pytest.raises(UnknownProject):
            services.create_project(bayu, project=NewProject("Copy"), template_id=wrong, now=NOW)


def test_every_member_creates_tags_and_only_planners_clients_and_tasks(cast: Cast) -> None:
    bayu, sari = cast.viewer("bayu"), cast.viewer("sari")
    project = services.create_project(bayu, project=NewProject("Website"), now=NOW).id

    services.create_tag(sari, name="Research", now=NOW)

    with pytest.raises(NotYoursToPlan):
        services.create_client(sari, name="Kopi", now=NOW)
    with pytest.raises(NotYoursToPlan):
        services.create_task(sari, project_id=project, name="Draft", now=NOW)
    assert (Tag.objects.count(), Client.objects.count(), Task.objects.count()) == (1, 0, 0)


def test_what_is_made_is_recorded_and_is_about_nobody(cast: Cast) -> None:
    bayu = cast.viewer("bayu")

    made = services.create_project(bayu, project=NewProject("Website"), now=NOW)

    event = shared_history_of(bayu, made.id).get()
    assert (event.kind, event.subject_id, event.actor_id) == (
        "project.added",
        None,
        bayu.account_id,
    )
    assert event.after["name"] == "Website"
    assert not shared_history_of(cast.viewer("mallory"), made.id).exists()
