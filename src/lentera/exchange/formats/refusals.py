"""Why a whole file is not read; the sentences stand in ``exchange/refusals.py``."""

from __future__ import annotations

from lentera.domain.refusals import Refusal


class FileTooLarge(Refusal):
    code = "exchange.file_too_large"


class FileIsEmpty(Refusal):
    code = "exchange.file_is_empty"


class FileIsPacked(Refusal):
    """A zip, a workbook, a compressed file: we unpack nothing, so no bomb goes off."""

    code = "exchange.file_is_packed"


class FileIsNotText(Refusal):
    code = "exchange.file_is_not_text"


class EncodingIsMixed(Refusal):
    code = "exchange.encoding_is_mixed"


class LineTooLong(Refusal):
    code = "exchange.line_too_long"


class TooManyLines(Refusal):
    code = "exchange.too_many_lines"


class TooManyColumns(Refusal):
    code = "exchange.too_many_columns"


class TooManyPeople(Refusal):
    code = "exchange.too_many_people"


class RowsNotReadable(Refusal):
    """The quotes of a table do not close, or one field swallows the rest."""

    code = "exchange.rows_not_readable"


class JsonNotReadable(Refusal):
    code = "exchange.json_not_readable"


class JsonTooDeep(Refusal):
    """One value is nested too deep or is too large to be an entry."""

    code = "exchange.json_too_deep"


class CalendarNotReadable(Refusal):
    code = "exchange.calendar_not_readable"


class CalendarRepeatsTooOften(Refusal):
    """Laying out its repeating events would take longer than any calendar of a person does."""

    code = "exchange.calendar_repeats_too_often"


class FormatNotUnderstood(Refusal):
    code = "exchange.format_not_understood"


class ReportHasNoEntries(Refusal):
    """A summary: sums per project or day, from which no entry can be told."""

    code = "exchange.report_has_no_entries"


class NeedsAnswer(Refusal):
    """The file can be read in two ways; the person has not said which."""

    code = "exchange.needs_an_answer"
