"""The table of verbs: what each is for, what it takes, and where it is.

``lentera --help``, every verb's own help and ``docs/reference/commands.md`` are made from it.
"""

from __future__ import annotations

# Not from typing: importing that, or dataclasses, takes longer than all other work of --help.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Argument:
    """One argument, in the words of argparse."""

    __slots__ = ("help", "names", "options")

    def __init__(self, names: tuple[str, ...], help: str, options: dict[str, Any]) -> None:  # noqa: A002  argparse's word
        self.names, self.help, self.options = names, help, options


class Verb:
    """One verb. ``run`` names the function that does it: ``module:function``."""

    __slots__ = ("arguments", "name", "run", "summary")

    def __init__(
        self, name: str, summary: str, run: str, arguments: tuple[Argument, ...] = ()
    ) -> None:
        self.name, self.summary, self.run, self.arguments = name, summary, run, arguments


def _argument(*names: str, help: str, **options: Any) -> Argument:  # noqa: A002  argparse's word
    return Argument(names, help, options)


def _switch(name: str, help: str) -> Argument:  # noqa: A002  argparse's word
    return _argument(name, help=help, action="store_true")


JSON = _switch("--json", "print the answer as JSON")
# The roles of lentera.domain.viewer and the purposes of decision 26, written out so that help
# needs no import; a test compares.
ROLES = ("owner", "admin", "lead", "project_manager", "payroll", "hr", "representative")
PURPOSES = (
    "own_use",
    "planning",
    "timesheet_approval",
    "client_billing",
    "payroll",
    "statutory_record",
    "legal_claim",
    "support",
)

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
        "worker",
        "Do the background work alone: send mails, run jobs.",
        "lentera_cli.server:worker",
        (_switch("--once", "do what is due now, and end"), JSON),
    ),
    Verb("migrate", "Bring the database to this version.", "lentera_cli.server:migrate"),
    Verb("sample", "Make the sample company, Studio Kunang.", "lentera_cli.server:sample", (JSON,)),
    Verb(
        "import",
        "Bring in a file of another tracker; running it twice creates nothing twice.",
        "lentera_cli.exchange:import_file",
        (
            _argument("file", help="the export", metavar="FILE"),
            _argument("--workspace", help="its name", metavar="NAME", required=True),
            _argument(
                "--as", help="whose time it is", metavar="EMAIL", required=True, dest="email"
            ),
            _argument(
                "--map-people",
                help="for several people: a CSV or JSON of who in the file has which address here",
                metavar="FILE",
            ),
            _argument(
                "--zone", help="where its clock times are, if it does not say", metavar="ZONE"
            ),
            _argument(
                "--date-order",
                help="which of its numbers is the day",
                choices=("dmy", "mdy", "ymd"),
            ),
            _argument(
                "--length-unit",
                help="what its lengths count, if they are whole numbers",
                choices=("hours", "minutes", "seconds"),
            ),
            _argument(
                "--activity",
                help="from a log of a computer: the time at this program or site; may be repeated",
                metavar="NAME",
                action="append",
                default=[],
            ),
            _switch("--bring-back", "also bring back what came in before and was deleted since"),
            _switch("--dry-run", "read it and change nothing"),
            JSON,
        ),
    ),
    Verb(
        "backup",
        "Write one encrypted file with everything, while people go on working.",
        "lentera_cli.safety:backup",
        (
            _argument(
                "target",
                help="a folder that is there, or a file ending in .age",
                metavar="TARGET",
                nargs="?",
            ),
            _argument(
                "--recipient",
                help="age key that can open it, besides those kept; may be given again",
                metavar="AGE1...",
                action="append",
                default=[],
            ),
            _argument(
                "--new-key",
                help="only make a key: written to FILE, and its recipient kept for all backups",
                metavar="FILE",
            ),
            JSON,
        ),
    ),
    Verb(
        "restore",
        "Check a backup, and put it in the place of what is there.",
        "lentera_cli.safety:restore",
        (
            _argument("file", help="the backup", metavar="FILE"),
            _argument("--identity", help="file with the key", metavar="FILE", required=True),
            JSON,
        ),
    ),
    Verb(
        "check",
        "Look over database, settings and mails that could not be sent, or the whole ledger.",
        "lentera_cli.safety:check",
        (
            _argument(
                "what",
                help="`ledger`: read it whole and name the first event that is not as it was kept",
                nargs="?",
                choices=("ledger",),
            ),
            JSON,
        ),
    ),
    Verb(
        "account reset-password",
        "Print a link with which a person sets a new password.",
        "lentera_cli.people:reset_password",
        (_argument("email", help="address the person signs in with", metavar="EMAIL"), JSON),
    ),
    Verb(
        "account confirm-address",
        "Print the link with which a person confirms a new address, where no mail is set up.",
        "lentera_cli.people:confirm_address",
        (_argument("email", help="address the person signs in with now", metavar="EMAIL"), JSON),
    ),
    Verb(
        "workspace create",
        "Found a workspace for a person.",
        "lentera_cli.people:create_workspace",
        (
            _argument("name", help="what the workspace is called", metavar="NAME"),
            _argument("--owner", help="address of its owner", metavar="EMAIL", required=True),
            _argument("--zone", help="like Asia/Jakarta", metavar="ZONE", required=True),
            JSON,
        ),
    ),
    Verb(
        "member add",
        "Make a person member of a workspace.",
        "lentera_cli.people:add_member",
        (
            _argument("email", help="address the person signs in with", metavar="EMAIL"),
            _argument("--workspace", help="its name", metavar="NAME", required=True),
            _argument("--role", help="what they are trusted with", choices=ROLES, default=""),
            _argument("--name", help="the person's name", metavar="NAME", default=""),
            JSON,
        ),
    ),
    Verb(
        "api-key create",
        "Print a new API key of a person; it is shown this once.",
        "lentera_cli.people:create_api_key",
        (
            _argument("email", help="address the person signs in with", metavar="EMAIL"),
            _argument("--name", help="what the key is for", metavar="NAME", default="key"),
            _argument("--workspace", help="only for this one", metavar="NAME", default=""),
            _argument(
                "--purpose",
                help="under which purpose it reads",
                choices=PURPOSES,
                default="own_use",
            ),
            _switch("--read-only", "the key changes nothing"),
        ),
    ),
)
