"""This room's reasons to say no, and their sentences."""

from django.utils.translation import gettext_lazy as _

from lentera.domain.refusals import Refusal
from lentera.exchange.formats import refusals as formats
from lentera.web.refusals import Sentence


class UnknownImport(Refusal):
    """No such import among the viewer's own."""

    code = "exchange.unknown_import"


class ImportNotWaiting(Refusal):
    """The import was accepted before."""

    code = "exchange.import_not_waiting"


class NothingToTakeBack(Refusal):
    """The import is not done, or was taken back before."""

    code = "exchange.nothing_to_take_back"


class NothingToBringBack(Refusal):
    """The import found nothing that was deleted, or it came back before."""

    code = "exchange.nothing_to_bring_back"


class FileIsGone(Refusal):
    """The file of an import is not kept any more."""

    code = "exchange.file_is_gone"


class TooManyNames(Refusal):
    """The file names more projects, tasks and tags than any team has."""

    code = "exchange.too_many_names"


class NobodyForPerson(Refusal):
    """The list of people names somebody who is no member of the workspace."""

    code = "exchange.nobody_for_person"


class PeopleNotReadable(Refusal):
    """The list of people is no table and no JSON of pairs."""

    code = "exchange.people_not_readable"


class NoFile(Refusal):
    """The path on the command line leads to no file."""

    code = "exchange.no_file"


class SeveralPeople(Refusal):
    """The file holds the time of several people and nobody said who is who."""

    code = "exchange.several_people"


SENTENCES: dict[type[Refusal], Sentence] = {
    UnknownImport: Sentence(_("This import is not there any more."), status=404),
    ImportNotWaiting: Sentence(
        _("This import was started already. Look at its report."), status=409
    ),
    NothingToTakeBack: Sentence(
        _("There is nothing to take back: this import is not done, or was taken back before."),
        status=409,
    ),
    NothingToBringBack: Sentence(
        _("There is nothing to bring back: nothing was deleted, or it is here again."), status=409
    ),
    SeveralPeople: Sentence(
        _(
            "This file holds the time of several people: %(people)s. "
            "Say who of them you are; everybody brings their own."
        ),
        status=409,
    ),
    FileIsGone: Sentence(
        _("The file is not here any more: it is kept for a day. Bring it again."), status=410
    ),
    TooManyNames: Sentence(
        _(
            "The file names more than %(limit)s projects, tasks and tags. "
            "Look whether the right columns are taken for them."
        )
    ),
    NobodyForPerson: Sentence(
        _("Nobody in this workspace signs in as %(email)s. Mend the list of people.")
    ),
    PeopleNotReadable: Sentence(
        _(
            "The list of people cannot be read. It is a CSV of two columns, person and member's "
            "address, or a JSON object of these pairs."
        )
    ),
    NoFile: Sentence(_("There is no file %(path)s that can be read. Look at its name.")),
    formats.FileTooLarge: Sentence(
        _(
            "The file has %(megabytes)s MB, and we read files of up to %(limit)s MB. "
            "Export a shorter time and bring the parts one after another."
        ),
        status=413,
    ),
    formats.FileIsEmpty: Sentence(
        _("There is nothing in this file. Export it again and look whether entries were chosen.")
    ),
    formats.FileIsPacked: Sentence(
        _(
            "This is a packed file or a workbook (%(kind)s), and we open none of these. "
            "Save it as CSV, or unpack it, and bring what is inside."
        ),
        status=415,
    ),
    formats.FileIsNotText: Sentence(
        _(
            "Line %(line)s has bytes that are no text. "
            "Perhaps the file was damaged on its way: export it again."
        )
    ),
    formats.EncodingIsMixed: Sentence(
        _(
            "Letters up to line %(line)s are written in two different ways, so some would come in "
            "wrong. Export the file again, or save it as UTF-8."
        )
    ),
    formats.LineTooLong: Sentence(
        _(
            "Line %(line)s is longer than %(limit)s characters, so this is no table of entries. "
            "Look whether it is the right file."
        )
    ),
    formats.TooManyLines: Sentence(
        _(
            "There are more than %(limit)s lines in this file. "
            "Export a shorter time and bring the parts one after another."
        )
    ),
    formats.TooManyColumns: Sentence(
        _(
            "The table has %(columns)s columns, and we read up to %(limit)s. "
            "Take out those that are not about time."
        )
    ),
    formats.TooManyPeople: Sentence(
        _(
            "The file names more than %(limit)s people. "
            "Look whether the right column is taken for their names."
        )
    ),
    formats.RowsNotReadable: Sentence(
        _(
            "From line %(line)s on the rows cannot be told apart: "
            "a quotation mark is opened and not closed. Mend that line or export again."
        )
    ),
    formats.JsonNotReadable: Sentence(
        _("The file breaks off or is damaged at line %(line)s. Export it again.")
    ),
    formats.JsonTooDeep: Sentence(
        _(
            "What stands at line %(line)s is too large to be one entry. "
            "Look whether it is the right file."
        )
    ),
    formats.CalendarNotReadable: Sentence(
        _("The event at line %(line)s does not end. Export the calendar again.")
    ),
    formats.CalendarRepeatsTooOften: Sentence(
        _(
            "The calendar repeats more events than we can lay out. "
            "Choose a shorter time, or export fewer events."
        )
    ),
    formats.FormatNotUnderstood: Sentence(
        _(
            "We do not understand this file. We read: %(understood)s. "
            "A table needs headings and one line for each entry."
        ),
        status=415,
    ),
    formats.ReportHasNoEntries: Sentence(
        _(
            "This is a summary: it has sums, and no single entries. "
            "Export the detailed report instead."
        )
    ),
    formats.NeedsAnswer: Sentence(
        _("Part of the file can be read in more than one way (%(asks)s). Say which one is right."),
        status=409,
    ),
}
