"""What time may be recorded on, and what one's past shows."""

from __future__ import annotations

import pytest

from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.refusals import ProjectArchived, UnknownProject, UnknownTag, UnknownTask
from lentera.projects.selectors import check_usable, labels_of, recordable_projects
from lentera.projects.services import NewProject
from tests.cast import NOW, Cast


def make(cast: Cast, name: str, who: str = "bayu", **how: object) -> int:
    made = services.create_project(cast.viewer(who), project=NewProject(name, **how), now=NOW)
    return made.id


def usable(cast: Cast, who: str, project: int | None, task: int | None = None, *tags: int) -> None:
    check_usable(cast.viewer(who), project_id=project, task_id=task, tag_ids=tags)


def test_a_public_project_is_for_everybody_of_its_workspace(cast: Cast) -> None:
    project = make(cast, "Website")

    usable(cast, "sari", project)
    with pytest.raises(UnknownProject):
        usable(cast, "mallory", project)


def test_a_project_for_members_only_is_for_its_members(cast: Cast) -> None:
    project = make(cast, "Secret", public=False, member_ids=[cast.viewer("sari").member_id])

    usable(cast, "sari", project)
    for who in ("jonas", "bayu"):
        with pytest.raises(UnknownProject):
            usable(cast, who, project)
    assert [one.name for one in recordable_projects(cast.viewer("sari"))] == ["Secret"]


def test_archived_projects_and_templates_take_no_new_time(cast: Cast) -> None:
    old, pattern = make(cast, "Old"), make(cast, "Pattern", template=True)
    services.archive(cast.viewer("bayu"), kind=Kind.PROJECT, thing_id=old, now=NOW)

    with pytest.raises(ProjectArchived) as refused:
        usable(cast, "sari", old)
    with pytest.raises(UnknownProject):
        usable(cast, "sari", pattern)
    assert refused.value.facts == {"name": "Old"}


def test_a_task_belongs_to_its_project(cast: Cast) -> None:
    one, other = make(cast, "one"), make(cast, "other")
    task = services.create_task(cast.viewer("bayu"), project_id=one, name="Draft", now=NOW).id

    usable(cast, "sari", one, task)
    for project in (other, None):
        with pytest.raises(UnknownTask):
            usable(cast, "sari", project, task)


def test_a_done_task_can_be_taken_up_again(cast: Cast) -> None:
    project = make(cast, "Website")
    task = services.create_task(cast.viewer("bayu"), project_id=project, name="Draft", now=NOW).id
    services.archive(cast.viewer("bayu"), kind=Kind.TASK, thing_id=task, now=NOW)

    usable(cast, "sari", project, task)


def test_tags_are_those_of_the_workspace(cast: Cast) -> None:
    ours = services.create_tag(cast.viewer("sari"), name="Design", now=NOW).id
    theirs = services.create_tag(cast.viewer("mallory"), name="Design", now=NOW).id

    usable(cast, "sari", None, None, ours)
    with pytest.raises(UnknownTag):
        usable(cast, "sari", None, None, ours, theirs)


def test_one_s_past_stays_readable_where_a_project_is_closed_to_one_since(cast: Cast) -> None:
    sari = cast.viewer("sari").member_id
    project = make(cast, "Secret", public=False, member_ids=[sari], colour=4)
    services.change(
        cast.viewer("bayu"),
        kind=Kind.PROJECT,
        thing_id=project,
        changes={"member_ids": []},
        now=NOW,
    )

    label = labels_of(project_ids=[project], task_ids=[], tag_ids=[]).projects[project]

    assert (label.name, label.colour) == ("Secret", 4)
    with pytest.raises(UnknownProject):
        usable(cast, "sari", project)


def test_labels_of_nothing_ask_nothing(django_assert_num_queries, db: None) -> None:
    with django_assert_num_queries(0):
        labels = labels_of(project_ids=[], task_ids=[], tag_ids=[])

    assert (labels.projects, labels.tasks, labels.tags) == ({}, {}, {})
