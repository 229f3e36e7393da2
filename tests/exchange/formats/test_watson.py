import json

from lentera.exchange.formats.reading import Format, Reason
from tests.exchange.documents import watson, watson_log
from tests.exchange.formats.reads import bad_lines, lines, placed, reading, spans, true_spans
from tests.exchange.spent import spent

ENTRIES = spent(200)


def test_the_frames_file_gives_every_frame() -> None:
    content = watson(ENTRIES)

    found = placed(content)

    assert (reading(content).format, reading(content).count) == (Format.WATSON_FRAMES, 200)
    assert spans(found) == true_spans(ENTRIES)
    assert [(it.line.project, it.line.tags) for it in found] == [
        (it.project, it.tags) for it in ENTRIES
    ]
    assert found[7].line.foreign_id == f"{7:032x}"


def test_the_log_gives_the_same_entries_as_the_frames() -> None:
    content = watson_log(ENTRIES)

    found = placed(content)

    assert reading(content).format is Format.WATSON_LOG
    assert [it.fingerprint for it in found] == [it.fingerprint for it in placed(watson(ENTRIES))]


def test_the_zone_does_not_matter_where_the_file_knows_the_instants() -> None:
    content = watson(ENTRIES)

    assert spans(placed(content, "Asia/Jakarta")) == spans(placed(content, "Europe/Berlin"))


def test_one_broken_frame_does_not_stop_the_others() -> None:
    good = [1710385200, 1710388800, "Web", "a" * 32, [], 1710388800]
    content = json.dumps(
        [good, "no frame", ["soon", 1, "Web", "b", [], 1], [-1, 9e99, "Web", "c", [], 1], good]
    )

    wrong = bad_lines(content)

    assert [(it.number, it.column, it.reason) for it in wrong] == [
        (2, "", Reason.SHAPE_UNKNOWN),
        (3, "start", Reason.SHAPE_UNKNOWN),
        (4, "start", Reason.DATE_OUT_OF_RANGE),
    ]


def test_what_no_database_keeps_is_cleaned_out_of_texts() -> None:
    content = '[[1710385200, 1710388800, "Web\\u0000\\ud800", "a", ["\\u0000"], 1]]'

    (found,) = lines(content)

    assert (found.project, found.tags) == ("Web\ufffd\ufffd", ("\ufffd",))
