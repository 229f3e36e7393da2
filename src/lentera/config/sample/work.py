"""What the sample's people work on: clients, projects, tasks and tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lentera.config.sample.company import Company
from lentera.config.sample.days import Block
from lentera.domain.viewer import Viewer
from lentera.projects.services import (
    NewProject,
    create_client,
    create_project,
    create_tag,
    create_task,
)
from lentera.tracking.content import Content


@dataclass(frozen=True, slots=True)
class Work:
    """The ids of what time is spent on, by name; a task by its project and name."""

    projects: dict[str, int]
    tasks: dict[tuple[str, str], int]
    tags: dict[str, int]

    def content_of(self, block: Block) -> Content:
        """Return what an entry of this block says."""
        return Content.of(
            description=block.description,
            project_id=self.projects.get(block.project),
            task_id=self.tasks.get((block.project, block.task)),
            tag_ids=[self.tags[block.tag]] if block.tag else [],
            billable=block.billable,
            kind=block.kind,
        )


def set_up_work(owner: Viewer, company: Company, now: datetime) -> Work:
    """Make the clients, projects, tasks and tags."""
    names = sorted({project.client for project in company.projects if project.client})
    clients = {name: create_client(owner, name=name, now=now).id for name in names}
    work = Work(projects={}, tasks={}, tags={})
    for name in company.tags:
        work.tags[name] = create_tag(owner, name=name, now=now).id
    for project in company.projects:
        wanted = NewProject(
            name=project.name,
            client_id=clients.get(project.client),
            colour=project.colour,
            billable=project.billable,
        )
        project_id = create_project(owner, project=wanted, now=now).id
        work.projects[project.name] = project_id
        for task in project.tasks:
            made = create_task(owner, project_id=project_id, name=task.name, now=now)
            work.tasks[project.name, task.name] = made.id
    return work
