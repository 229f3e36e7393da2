"""The list of projects, one project, its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lentera.projects import services
from lentera.projects.forms import STATES, ListForm, NameForm, ProjectForm
from lentera.projects.kinds import Kind
from lentera.projects.selectors import choosing, details, lists
from lentera.projects.selectors.drafts import draft_from, draft_of
from lentera.projects.selectors.known_members import known_members
from lentera.projects.services import NewProject
from lentera.projects.views.addresses import query_of, undo_of, undo_of_new
from lentera.web import clock, flash

if TYPE_CHECKING:
    from lentera.web.requests import ViewerRequest


@require_GET
def listing(request: ViewerRequest) -> HttpResponse:
    """List projects; what is typed into the search narrows the list at once."""
    viewer = request.viewer
    wanted = ListForm(request.GET).wanted()
    facts: dict[str, Any] = {
        "page": lists.project_lines(viewer, **wanted),
        "wanted": wanted,
        "query": query_of(request),
        "states": list(STATES.items())[: 3 if viewer.plans_projects else 2],
        "narrowed": bool(wanted["find"] or wanted["client_id"]),
    }
    if request.htmx:
        return render(request, "projects/_projects.html", facts)
    facts["client_options"] = choosing.client_options(viewer, wanted["client_id"])
    return render(request, "projects/projects.html", facts)


@require_GET
def project(request: ViewerRequest, project_id: int) -> HttpResponse:
    """Show a project and its tasks; the address of a merged one leads to the one that stays."""
    found = details.project_page(request.viewer, project_id, now=clock.now())
    if found.label.id != project_id:
        return redirect("projects:project", found.label.id)
    return render(request, "projects/project.html", _tasks(request, found.label.id) | {"it": found})


@require_http_methods(["GET", "POST"])
def new(request: ViewerRequest) -> HttpResponse:
    """Make a project, perhaps after a template."""
    viewer, now = request.viewer, clock.now()
    template_id = _template_id(request)
    draft = draft_from(viewer, template_id)
    form = ProjectForm(
        request.POST or None, viewer=viewer, people=known_members(viewer, now=now), initial=draft
    )
    if form.is_valid():
        made = services.create_project(
            viewer, project=NewProject(**form.changes()), template_id=template_id, now=now
        )
        words = _("The project “%(name)s” is ready.") % {"name": made.name}
        flash.say(request, words, undo=undo_of_new(viewer, Kind.PROJECT, made))
        return redirect("projects:project", made.id)
    facts = {"templates": choosing.template_options(viewer), "template_id": template_id}
    return _form(request, form, facts)


@require_http_methods(["GET", "POST"])
def edit(request: ViewerRequest, project_id: int) -> HttpResponse:
    """Change a project."""
    viewer, now = request.viewer, clock.now()
    found = details.visible_project(viewer, project_id)
    form = ProjectForm(
        request.POST or None,
        viewer=viewer,
        people=known_members(viewer, now=now),
        initial=draft_of(found),
        but_not=found.pk,
    )
    if form.is_valid():
        kept = services.change(
            viewer, kind=Kind.PROJECT, thing_id=found.pk, changes=form.changes(), now=now
        )
        flash.say(request, _("Saved."), undo=undo_of(Kind.PROJECT, kept))
        return redirect("projects:project", found.pk)
    return _form(request, form, {"project": found})


@require_POST
def add_task(request: ViewerRequest, project_id: int) -> HttpResponse:
    """Add a task to a project."""
    viewer, now = request.viewer, clock.now()
    form = NameForm(request.POST, viewer=viewer, kind=Kind.TASK, within=project_id)
    if not form.is_valid():
        found = details.project_page(viewer, project_id, now=now)
        facts = _tasks(request, found.label.id) | {"it": found, "task_form": form}
        return render(request, "projects/project.html", facts, status=422)
    name = form.cleaned_data["name"]
    made = services.create_task(viewer, project_id=project_id, name=name, now=now)
    words = _("The task “%(name)s” was added.") % {"name": made.name}
    flash.say(request, words, undo=undo_of_new(viewer, Kind.TASK, made))
    return redirect(reverse("projects:project", args=[project_id]) + "#tasks")


def _tasks(request: ViewerRequest, project_id: int) -> dict[str, Any]:
    done, find = "done" in request.GET, request.GET.get("find", "")
    page = lists.task_lines(project_id, find=find, done=done, page=request.GET.get("page", ""))
    form = NameForm(None, viewer=request.viewer, kind=Kind.TASK, within=project_id)
    return {"page": page, "done": done, "find": find, "query": query_of(request), "task_form": form}


def _form(request: ViewerRequest, form: ProjectForm, facts: dict[str, Any]) -> HttpResponse:
    chosen = form["client"].value()
    facts["client_options"] = choosing.client_options(request.viewer, choosing.id_or_none(chosen))
    status = 422 if form.is_bound else 200
    return render(request, "projects/edit.html", facts | {"form": form}, status=status)


def _template_id(request: ViewerRequest) -> int | None:
    given = request.POST.get("from") or request.GET.get("from")
    return choosing.id_or_none(given)
