"""The table of verbs: what each is for, what it takes, and where it is.

``lentera --help``, every verb's own help and ``docs/reference/commands.md`` are made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument, in the words of argparse."""

    names: tuple[str, ...]
    help: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb. ``run`` names the function that does it: ``module:function``."""

    name: str
    summary: str
    run: str
    arguments: tuple[Argument, ...] = ()


def _argument(*names: str, help: str, **options: Any) -> Argument:  # noqa: A002  argparse's word
    return Argument(names, help, options)


def _switch(name: str, help: str) -> Argument:  # noqa: A002  argparse's word
    return _argument(name, help=help, action="store_true")


JSON = _switch("--json", "print the answer as JSON")

VERBS: tuple[Verb, ...] = (
    Verb(
        "serve",
        "Serve pages and do the background work.",
        "lentera_cli.server:serve",
        (
            _switch("--sample", "first migrate, and make the sample company if nobody is here"),
            _switch("--without-worker", "leave the background work to `lentera worker`"),
            _argument("--certificate", help="TLS certificate chain (PEM)", metavar="FILE"),
            _argument("--certificate-key", help="its private key (PEM)", metavar="FILE"),
        ),
    ),
    Verb(
        "migrate",
        "Bring the database to this version.",
        "lentera_cli.server:migrate",
    ),
    Verb("sample", "Make the sample company, Studio Kunang.", "lentera_cli.server:sample", (JSON,)),
)
