"""Writes the reference pages that are made from the code: settings, commands, refusals.

``script/docs`` writes them; `tests/architecture/test_docs.py` fails when they are stale.
"""

import os
from pathlib import Path

import django

from lentera.config.environment import VARIABLES
from lentera.web.refusals import TABLE
from lentera_cli.main import parser_of
from lentera_cli.verbs import VERBS
from tests.harness.attacks import attacks_page
from tests.harness.cases import cases_page
from tests.harness.source import ROOT

FOLDER = ROOT / "docs" / "reference"
SETTINGS = """\
Lentera is set up by environment variables. A variable that holds a secret may also be given as a
file: `NAME_FILE` is the path of a file that holds the value."""
COMMANDS = """\
Every command ends with status 0 when it is done, 1 when it failed and 2 when it was called the
wrong way."""
REFUSALS = """\
Every expected “no” has a code that does not change, an HTTP status and a sentence. Words like
`%(email)s` are filled in."""
MADE = "<!-- Made by script/docs from `{source}`. Do not edit. -->"


def reference_pages() -> dict[str, str]:
    """Return each made page's file name and text; Django must be set up."""
    return {
        "settings.md": _settings(),
        "commands.md": _commands(),
        "refusals.md": _refusals(),
        "cases.md": cases_page(),
        "attacks.md": attacks_page(),
    }


def _settings() -> str:
    lines = [
        "# Settings",
        MADE.format(source="src/lentera/config/environment.py"),
        SETTINGS,
        _table(
            ("Variable", "Default", "What it is for", "Also as `_FILE`"),
            [
                (f"`{one.name}`", _code(one.default), one.help, "yes" if one.secret else "")
                for one in VARIABLES
            ],
        ),
    ]
    return _page(lines)


def _commands() -> str:
    os.environ["COLUMNS"] = (
        "80"  # argparse wraps at the terminal's width; the page has one of its own
    )
    lines = [
        "# Commands",
        MADE.format(source="src/lentera_cli/verbs.py"),
        COMMANDS,
    ]
    for verb in VERBS:
        help_text = parser_of(verb).format_help().strip()
        lines += [f"## lentera {verb.name}", verb.summary, f"```text\n{help_text}\n```"]
    return _page(lines)


def _refusals() -> str:
    rows = sorted((why.code, str(no.status), str(no.text)) for why, no in TABLE.items())
    lines = [
        "# Refusals",
        MADE.format(source="the refusals.py of every room"),
        REFUSALS,
        _table(
            ("Code", "Status", "Sentence"),
            [(f"`{code}`", status, sentence) for code, status, sentence in rows],
        ),
    ]
    return _page(lines)


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _page(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def write(folder: Path = FOLDER) -> None:
    """Write every made page."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reference_pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lentera.config.settings")
    django.setup()
    write()
