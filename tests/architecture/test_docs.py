"""The documentation says what the code does: made pages are fresh, links lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.harness.cases import rows_without_a_test
from tests.harness.reference import FOLDER, reference_pages
from tests.harness.source import ROOT, rooms, shown

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NOT_OURS = {".venv", "var", "data", "node_modules", "dist"}
MODES = {"tutorials", "how-to", "reference", "explanation", "decisions"}
PARTS_OF_A_DECISION = ["Context", "Options", "Decision", "What gets worse"]


def pages() -> list[Path]:
    found = [path for path in ROOT.rglob("*.md") if not NOT_OURS & set(path.parts)]
    return sorted(path for path in found if not path.relative_to(ROOT).parts[0].startswith("."))


def decisions() -> list[Path]:
    return sorted((ROOT / "docs" / "decisions").glob("*.md"))


@pytest.mark.parametrize(
    "name", ["settings.md", "commands.md", "refusals.md", "cases.md", "attacks.md"]
)
def test_a_made_page_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_text() == reference_pages()[name], "run script/docs"


def test_every_row_of_the_cases_is_shown_by_a_test() -> None:
    assert rows_without_a_test() == []


def test_every_link_leads_to_a_file_of_ours() -> None:
    broken = [
        f"{shown(page)}: {target}"
        for page in pages()
        for target in LINK.findall(page.read_text())
        if not target.startswith(("http://", "https://", "mailto:"))
        if not (page.parent / target).exists()
    ]

    assert broken == []


def test_every_page_has_one_title_and_stands_in_one_mode() -> None:
    titles = {page: re.findall(r"^# .+", outside_code(page), re.MULTILINE) for page in pages()}
    folders = {path.name for path in (ROOT / "docs").iterdir() if path.is_dir()}

    assert [shown(page) for page, found in titles.items() if len(found) != 1] == []
    assert folders <= MODES | {"pictures"}


def test_decisions_are_numbered_without_holes_and_say_what_gets_worse() -> None:
    numbers = [int(path.name[:4]) for path in decisions()]
    lacking = {
        shown(path): part
        for path in decisions()
        for part in PARTS_OF_A_DECISION
        if f"\n## {part}" not in path.read_text()
    }

    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers
    assert lacking == {}


def test_the_map_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()

    assert [room for room in rooms() if f"`{room}`" not in text and f"{room}/" not in text] == []


def outside_code(page: Path) -> str:
    return re.sub(r"^```.*?^```", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
