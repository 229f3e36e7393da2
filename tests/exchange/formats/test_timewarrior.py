from lentera.exchange.formats.reading import Asks, Format, Reason
from tests.exchange.documents import timewarrior
from tests.exchange.formats.reads import bad_lines, lines, placed, reading, spans, true_spans
from tests.exchange.spent import spent

ENTRIES = spent(200)


def test_an_export_gives_every_interval() -> None:
    content = timewarrior(ENTRIES)

    found = placed(content)

    assert reading(content).format is Format.TIMEWARRIOR
    assert spans(found) == true_spans(ENTRIES)
    assert [it.line.description for it in found] == [it.description for it in ENTRIES]


def test_the_tags_are_offered_as_projects_and_nothing_waits_for_the_answer() -> None:
    (question,) = reading(timewarrior(ENTRIES)).questions

    assert (question.asks, question.needed) == (Asks.PROJECT_TAGS, False)
    assert {"Website", "remote"} <= {option.value for option in question.options}
    assert all(line.project == "" for line in lines(timewarrior(ENTRIES)))


def test_a_tag_that_is_a_project_becomes_the_project() -> None:
    found = lines(timewarrior(ENTRIES), project_tags=frozenset(it.project for it in ENTRIES))

    assert [(line.project, line.tags) for line in found] == [
        (it.project, it.tags) for it in ENTRIES
    ]


def test_an_interval_that_still_runs_is_left_to_run() -> None:
    content = (
        '[{"id": 2, "start": "20240314T020000Z", "end": "20240314T030000Z"},'
        ' {"id": 1, "start": "20240314T040000Z", "tags": ["web"]}]'
    )

    (wrong,) = bad_lines(content)

    assert (wrong.number, wrong.reason) == (2, Reason.STILL_RUNNING)


def test_the_position_that_timewarrior_calls_an_id_does_not_count() -> None:
    first, second = (
        placed(f'[{{"id": {number}, "start": "20240314T020000Z", "end": "20240314T030000Z"}}]')[0]
        for number in (1, 2)
    )

    assert first.fingerprint == second.fingerprint
