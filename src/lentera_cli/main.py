"""Where the command ``lentera`` begins: find the verb, read its arguments, call it."""

from __future__ import annotations

import sys

from lentera_cli.verbs import VERBS, Verb

TYPE_CHECKING = False  # what typing takes to import is felt at every command
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence

DONE, FAILED, WRONG_USE = 0, 1, 2
HELP = {"-h", "--help", "help"}


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status: 0 done, 1 failed, 2 wrong use."""
    words = sys.argv[1:] if words is None else list(words)
    if not words or words[0] in HELP:
        print(overview())
        return DONE if words else WRONG_USE
    if words[0] == "--version":
        print(f"lentera {_version()}")
        return DONE
    verb = find_verb(words)
    if verb is None:
        print(f"There is no command “{' '.join(words[:2])}”.\n\n{overview()}", file=sys.stderr)
        return WRONG_USE
    options = parser_of(verb).parse_args(words[len(verb.name.split()) :])
    from importlib import import_module

    module, function = verb.run.split(":")
    try:
        return int(getattr(import_module(module), function)(options))
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has seen enough; Python need not complain
        return FAILED


def find_verb(words: Sequence[str]) -> Verb | None:
    """Return the verb that the words begin with."""
    for verb in VERBS:
        parts = verb.name.split()
        if list(words[: len(parts)]) == parts:
            return verb
    return None


def parser_of(verb: Verb) -> ArgumentParser:
    """Return the reader of one verb's arguments."""
    from argparse import ArgumentParser

    parser = ArgumentParser(prog=f"lentera {verb.name}", description=verb.summary)
    for argument in verb.arguments:
        parser.add_argument(*argument.names, help=argument.help, **argument.options)
    return parser


def overview() -> str:
    """Return all verbs with what they are for."""
    width = max(len(verb.name) for verb in VERBS)
    lines = [f"  {verb.name:<{width}}  {verb.summary}" for verb in VERBS]
    head = "lentera: a team time tracker that belongs to the people whose time it is."
    tail = "Each command explains itself: lentera COMMAND --help"
    return "\n".join([head, "", *lines, "", tail])


def _version() -> str:
    from importlib.metadata import version

    return version("lentera")


if __name__ == "__main__":
    sys.exit(main())
