"""What a file is, is told from its content; what we do not understand is said at once."""

import pytest

from lentera.exchange.formats import refusals
from lentera.exchange.formats.reading import Format
from tests.exchange.formats.reads import reading
from tests.exchange.make_files import MAKERS
from tests.exchange.spent import spent

FORMATS = {
    "clockify": Format.CLOCKIFY_REPORT,
    "clockify-import": Format.CLOCKIFY_IMPORT,
    "toggl": Format.TOGGL,
    "toggl-newer": Format.TOGGL,
    "harvest": Format.HARVEST,
    "kimai": Format.KIMAI,
    "timewarrior": Format.TIMEWARRIOR,
    "watson": Format.WATSON_FRAMES,
    "watson-log": Format.WATSON_LOG,
    "activitywatch": Format.ACTIVITYWATCH,
    "icalendar": Format.ICALENDAR,
}
ENTRIES = spent(60)


@pytest.mark.parametrize("name", MAKERS)
def test_a_format_is_told_from_the_content(name: str) -> None:
    assert reading(MAKERS[name](ENTRIES)).format is FORMATS[name]


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_a_format_is_told_in_other_encodings_too(name: str, encoding: str) -> None:
    content = MAKERS[name](ENTRIES).decode("utf-8-sig").encode(encoding)

    assert reading(content).format is FORMATS[name]


def test_letters_of_an_older_encoding_are_read_and_said() -> None:
    content = MAKERS["toggl"](ENTRIES).decode("utf-8-sig").encode("cp1252")

    known = reading(content)

    assert known.encoding == "cp1252"
    assert "Überarbeitung" in {line.description for line in known.lines()}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "content",
    [
        "<!doctype html><html><body>Sign in, please</body></html>",
        '<?xml version="1.0"?><entries/>',
        "one word",
        "Date,From,To\n",
        '[{"name": "Sari", "hours": 3}]',
        "[1, 2]",
    ],
)
def test_what_we_do_not_understand_is_refused_with_what_we_do(content: str) -> None:
    with pytest.raises(refusals.FormatNotUnderstood) as refused:
        reading(content)

    assert refused.value.facts == {"understood": ", ".join(Format)}


@pytest.mark.parametrize("content", ["", " \n\n ", "\ufeff", "[]"])
def test_an_empty_file_is_said_to_be_empty(content: str) -> None:
    with pytest.raises(refusals.FileIsEmpty):
        reading(content)


def test_the_lines_can_be_walked_again_and_the_file_stays_open() -> None:
    known = reading(MAKERS["clockify"](ENTRIES))

    assert len(list(known.lines())) == len(list(known.lines())) == known.count == 60
    assert next(known.lines()) == next(known.lines())
