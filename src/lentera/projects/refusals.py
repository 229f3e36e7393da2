"""This room's reasons to say no, and their sentences."""

from django.utils.translation import gettext_lazy as _

from lentera.domain.refusals import Refusal
from lentera.web.refusals import Sentence


class UnknownProject(Refusal):
    """No such project in this workspace, or not one this person may record on."""

    code = "projects.unknown_project"


class ProjectArchived(Refusal):
    """The project is archived: its time stays, new time goes elsewhere."""

    code = "projects.project_archived"


class UnknownTask(Refusal):
    """No such task in the chosen project."""

    code = "projects.unknown_task"


class UnknownTag(Refusal):
    """No such tag in this workspace."""

    code = "projects.unknown_tag"


SENTENCES = {
    UnknownProject: Sentence(
        _("That project is not in your list. Choose another one, or ask who runs it to add you."),
        status=404,
    ),
    ProjectArchived: Sentence(
        _("The project “%(name)s” is archived. Choose another one, or take it out of the archive."),
        status=409,
    ),
    UnknownTask: Sentence(
        _("That task is not part of the chosen project. Choose one of its tasks, or none."),
        status=404,
    ),
    UnknownTag: Sentence(_("That tag is not in your workspace. Choose another one."), status=404),
}
