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


class UnknownClient(Refusal):
    """No such client in this workspace."""

    code = "projects.unknown_client"


class NotYoursToPlan(Refusal):
    """Only those who plan projects may change them."""

    code = "projects.not_yours_to_plan"


class MissingNames(Refusal):
    """Names that are not here yet, and a viewer who may not add them."""

    code = "projects.missing_names"


class NameMissing(Refusal):
    """A thing without a name cannot be found again."""

    code = "projects.name_missing"


class NameTooLong(Refusal):
    """The name is longer than names of this kind may be; it is never cut silently."""

    code = "projects.name_too_long"


class NameTaken(Refusal):
    """Another one of the kind has this name."""

    code = "projects.name_taken"


class NoteTooLong(Refusal):
    """The note is longer than notes may be."""

    code = "projects.note_too_long"


class NotInThePalette(Refusal):
    """The colour is none of ours."""

    code = "projects.not_in_the_palette"


class UnknownMember(Refusal):
    """Somebody who should record on a project is no member of the workspace."""

    code = "projects.unknown_member"


class TimeStandsOnIt(Refusal):
    """Time, or something else, points to it: it can be archived, not deleted."""

    code = "projects.time_stands_on_it"


class OthersMayRecord(Refusal):
    """Others could have recorded on it; whether they did is not told, so it is archived."""

    code = "projects.others_may_record"


class CannotMerge(Refusal):
    """The two cannot become one: they are the same, or one is merged already."""

    code = "projects.cannot_merge"


class NotMerged(Refusal):
    """There is no merge to take back."""

    code = "projects.not_merged"


class ChangedSince(Refusal):
    """What should be taken back has been changed again since."""

    code = "projects.changed_since"


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
    UnknownClient: Sentence(
        _("That client is not in your workspace. Choose another one."), status=404
    ),
    NotYoursToPlan: Sentence(
        _(
            "Projects, clients and tags are changed by leads, project managers and admins. "
            "Ask one of them for what you need."
        ),
        status=403,
    ),
    MissingNames: Sentence(
        _(
            "Some projects, clients or tasks are not here yet: %(count)s, the first is “%(name)s”. "
            "Ask a lead, project manager or admin to add them, or choose others."
        ),
        status=403,
    ),
    NameMissing: Sentence(_("There is no name yet. Write one and save again.")),
    NameTooLong: Sentence(
        _(
            "The name “%(name)s” has %(length)s characters, and %(limit)s is the most. "
            "Make it shorter."
        )
    ),
    NameTaken: Sentence(
        _("“%(name)s” is there already. Use that one, or choose another name."), status=409
    ),
    NoteTooLong: Sentence(
        _("The note has %(length)s characters, and %(limit)s is the most. Make it shorter.")
    ),
    NotInThePalette: Sentence(_("That colour is not in the palette. Choose one of the eight.")),
    UnknownMember: Sentence(
        _("Somebody you chose is not in this workspace any more. Look at the list again."),
        status=404,
    ),
    TimeStandsOnIt: Sentence(
        _(
            "“%(name)s” is in use, so it cannot be deleted. Archive it instead: what was recorded "
            "stays as it is, and nobody is offered it any more."
        ),
        status=409,
    ),
    OthersMayRecord: Sentence(
        _(
            "Others can record on “%(name)s”, and Lentera does not tell whether they did. So it is "
            "not deleted. Archive it instead: nobody is offered it any more."
        ),
        status=409,
    ),
    CannotMerge: Sentence(
        _("These two cannot be merged. Choose two different ones that are not merged already."),
        status=409,
    ),
    NotMerged: Sentence(_("This merge was taken back already. There is nothing left to do.")),
    ChangedSince: Sentence(
        _(
            "It was changed again in the meantime, so this cannot be undone. "
            "Look at it as it is now."
        ),
        status=409,
    ),
}
