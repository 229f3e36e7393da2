"""Loading Django for a server verb, and saying its refusals in a shell."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

Command = Callable[[Namespace], int]


def on_server(command: Command) -> Command:
    """Run a verb with Django loaded; a refusal becomes one sentence and exit status 1."""

    @wraps(command)
    def run(options: Namespace) -> int:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lentera.config.settings")
        os.umask(0o077)  # what a server writes holds people's time: its owner's eyes only
        try:
            import django

            django.setup()
        except ValueError as unusable:  # of a variable: its text says what to write instead
            print(unusable, file=sys.stderr)
            return 2
        return _refusals_said(command, options)

    return run


def say(text: str) -> None:
    """Tell how far the work is: beside the answer, so that pipes get the answer alone."""
    print(text, file=sys.stderr, flush=True)


def answer(options: Namespace, facts: Mapping[str, Any], text: str) -> None:
    """Print the answer: its facts as JSON where that was asked for, else the text."""
    print(json.dumps(facts, ensure_ascii=False, default=str) if options.json else text)


def _refusals_said(command: Command, options: Namespace) -> int:
    from django.db import OperationalError

    from lentera.domain.refusals import Refusal
    from lentera.web.refusals import sentence_for

    try:
        return command(options)
    except Refusal as refusal:
        say(sentence_for(refusal))
    except OperationalError as error:
        say(f"The database does not answer: {error}".strip())
    return 1
