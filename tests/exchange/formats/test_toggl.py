from lentera.exchange.formats.reading import Format, Person
from tests.exchange.formats.reads import lines, placed, reading, spans, true_spans
from tests.exchange.spent import spent
from tests.exchange.tables import toggl, toggl_newer

ENTRIES = spent(200)


def test_the_classic_report_gives_every_entry_as_it_was() -> None:
    content = toggl(ENTRIES)

    found = placed(content)

    assert reading(content).format is Format.TOGGL
    assert spans(found) == true_spans(ENTRIES)
    assert [it.line.tags for it in found] == [it.tags for it in ENTRIES]
    assert {it.line.person for it in found} == {Person("sari@kunang.example", "Sari")}


def test_the_newer_report_says_stop_instead_of_end() -> None:
    content = toggl_newer(ENTRIES)

    found = placed(content)

    assert reading(content).format is Format.TOGGL
    assert spans(found) == true_spans(ENTRIES)
    assert [it.line.description for it in found] == [it.description for it in ENTRIES]


def test_people_are_found_under_another_heading_too() -> None:
    content = toggl_newer(ENTRIES[:2]).decode("utf-8-sig")
    head, *rows = content.splitlines()
    named = [f'"Karyawan",{head}', f'"Sari",{rows[0]}', f'"Rina",{rows[1]}']

    known = reading("\n".join(named))

    assert known.format is Format.TOGGL
    assert [person.name for person, _ in known.people] == ["Sari", "Rina"]


def test_the_first_column_is_found_behind_the_byte_order_mark() -> None:
    content = toggl(ENTRIES[:3])

    assert content.startswith(b"\xef\xbb\xbf")
    assert [line.person.name for line in lines(content)] == ["Sari"] * 3
