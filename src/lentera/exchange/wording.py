"""The words for what formats, columns, answers and reasons are called."""

from django.utils.translation import gettext_lazy as _

from lentera.exchange.formats.reading import Field, Format, LengthUnit, Reason, Remark

FORMATS = {
    Format.CLOCKIFY_REPORT: _("Clockify, detailed report"),
    Format.CLOCKIFY_IMPORT: _("Clockify, time entries"),
    Format.TOGGL: "Toggl Track",
    Format.HARVEST: "Harvest",
    Format.KIMAI: "Kimai",
    Format.TIMEWARRIOR: "Timewarrior",
    Format.WATSON_FRAMES: _("Watson, frames"),
    Format.WATSON_LOG: _("Watson, log"),
    Format.ACTIVITYWATCH: "ActivityWatch",
    Format.ICALENDAR: _("Calendar"),
    Format.PLAIN_CSV: _("Table"),
}

FIELDS = {
    Field.STARTED: _("Start, date and time"),
    Field.ENDED: _("End, date and time"),
    Field.START_ON: _("Date"),
    Field.START_TIME: _("Start, time"),
    Field.END_ON: _("End, date"),
    Field.END_TIME: _("End, time"),
    Field.LENGTH: _("Length"),
    Field.LENGTH_DECIMAL: _("Length in hours"),
    Field.BREAK_LENGTH: _("Break, length"),
    Field.DESCRIPTION: _("Description"),
    Field.PROJECT: _("Project"),
    Field.CLIENT: _("Client"),
    Field.TASK: _("Task"),
    Field.TAGS: _("Tags"),
    Field.BILLABLE: _("Billable"),
    Field.KIND: _("Work or break"),
    Field.EMAIL: _("Person, address"),
    Field.NAME: _("Person, name"),
    Field.FIRST_NAME: _("Person, first name"),
    Field.LAST_NAME: _("Person, last name"),
    Field.FOREIGN_ID: _("Number of the entry"),
}

UNITS = {
    LengthUnit.HOURS: _("hours"),
    LengthUnit.MINUTES: _("minutes"),
    LengthUnit.SECONDS: _("seconds"),
}

REASONS = {
    Reason.START_MISSING: _("There is no start."),
    Reason.END_MISSING: _("There is neither an end nor a length."),
    Reason.DATE_UNREADABLE: _("This is no date we can read."),
    Reason.DATE_OUT_OF_RANGE: _("The year cannot be right."),
    Reason.TIME_UNREADABLE: _("This is no time of day we can read."),
    Reason.LENGTH_UNREADABLE: _("This is no length we can read."),
    Reason.BILLABLE_UNREADABLE: _("This is neither yes nor no."),
    Reason.ENDS_BEFORE_START: _("It ends before it starts."),
    Reason.TOO_LONG: _("It is longer than 31 days."),
    Reason.TEXT_TOO_LONG: _("The text is longer than we keep."),
    Reason.TOO_MANY_TAGS: _("It has more than 50 tags."),
    Reason.TOO_MANY_CELLS: _("The line has more cells than there are headings."),
    Reason.STILL_RUNNING: _("It is still running. Stop it there, and bring it then."),
    Reason.NOT_WORK: _("It is time off, not work."),
    Reason.SHAPE_UNKNOWN: _("We do not understand what stands here."),
    Reason.ZONE_UNKNOWN: _("We do not know this time zone."),
    Reason.ALL_DAY: _("It takes all day and has no hours."),
    Reason.CANCELLED: _("It was cancelled."),
    Reason.REPEATS_TOO_OFTEN: _("It repeats more often than we lay out."),
    Reason.REPEAT_UNREADABLE: _("We cannot read how it repeats."),
}

REMARKS = {
    Remark.LENGTH_DIFFERS: _("The file states another length than its clock times give."),
    Remark.BREAK_TAKEN_OFF: _("The break in it is taken off at its end, because it is no work."),
    Remark.DAY_IS_FULL: _("No time of this day was free for so long, so it overlaps other lines."),
    Remark.LONGER_THAN_DAY: _("It is longer than its day, so it goes on into the next one."),
}

_COLUMNS = {field.value: words for field, words in FIELDS.items()}


def format_words(name: str) -> str:
    """Name a format; what an older version knew is named as it was kept."""
    return str(FORMATS[Format(name)]) if name in set(Format) else name


def reason_words(name: str) -> str:
    """Say why a line stayed out."""
    return str(REASONS[Reason(name)]) if name in set(Reason) else name


def remark_words(name: str) -> str:
    """Say what should be known about a line that comes in."""
    return str(REMARKS[Remark(name)]) if name in set(Remark) else name


def column_words(column: str) -> str:
    """Name a column: as the file does, or, where it has no headings, by what it means."""
    return str(_COLUMNS.get(column, column))
