"""The import contracts cover every room, and breaking one is noticed."""

import shutil
import subprocess
import sys

from tests.harness.source import PACKAGE, ROOT, SOURCE, project, rooms

# The copy stands before the installed source; the tool itself would look the other way round.
ON_THE_COPY = """
import sys
from importlinter import cli
sys.path.insert(0, "src")
cli.lint_imports_command(["--no-cache"])
"""
# One line that breaks each contract, in a file of a copy.
BREACHES = {
    "The domain knows no framework": ("domain/ids.py", "import django.db"),
    "Rooms stand in one order": ("people/viewer.py", "import lentera.tracking.services"),
    "Inside a room, calls go one way": ("tracking/querysets.py", "import lentera.tracking.views"),
    "Only edges read the clock": ("tracking/querysets.py", "import lentera.web.clock"),
    "The tables of tracking are private": ("today/apps.py", "import lentera.tracking.models"),
}


def contracts() -> list[dict]:
    return project()["tool"]["importlinter"]["contracts"]


def test_every_room_with_tables_keeps_them_private() -> None:
    private = {
        module: contract["allowed_importers"]
        for contract in contracts()
        if contract["type"] == "protected"
        for module in contract["protected_modules"]
    }

    for room in rooms():
        for part in ("models", "querysets"):
            if (PACKAGE / room / part).exists() or (PACKAGE / room / f"{part}.py").exists():
                assert private.get(f"lentera.{room}.{part}") == [f"lentera.{room}"]


def test_every_room_stands_in_the_order_and_only_the_future_is_in_brackets() -> None:
    order = next(one for one in contracts() if one["name"] == "Rooms stand in one order")
    names = [name.strip() for layer in order["layers"] for name in layer.split("|")]

    assert order["exhaustive"]
    assert {name for name in names if "(" not in name} == set(rooms())


def test_breaking_a_contract_is_noticed(tmp_path) -> None:
    copy = shutil.copytree(SOURCE, tmp_path / "src", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, line in BREACHES.values():
        broken = copy / "lentera" / path
        broken.write_text(f"{broken.read_text()}\n{line}\n")

    outcome = subprocess.run(
        [sys.executable, "-c", ON_THE_COPY],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (outcome.returncode, outcome.stderr) == (1, "")
    assert {name for name in BREACHES if f"{name} BROKEN" in outcome.stdout} == set(BREACHES)


def test_the_command_line_starts_without_django() -> None:
    code = "import lentera_cli.main, sys; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
