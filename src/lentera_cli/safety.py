"""The verbs that keep what people wrote: backup, restore, check."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from lentera_cli.django_ready import answer, on_server, say


@on_server
def backup(options: Namespace) -> int:
    """Make a backup, or a key for backups."""
    from lentera.config.backup.making import make_backup, new_key
    from lentera.web import clock

    if options.new_key:
        recipient = new_key(Path(options.new_key))
        told = f"{recipient}\nKeep {options.new_key} on another machine: it opens the backups."
        answer(options, {"recipient": recipient, "identity": options.new_key}, told)
        return 0
    if not options.target:
        say("Say where to: lentera backup TARGET")
        return 2
    say("Copying the database and the files ...")
    made = make_backup(Path(options.target), recipients=options.recipient, now=clock.now())
    told = f"{made.path}: {made.size:,} bytes, {made.rows:,} rows, {made.files} files."
    answer(options, asdict(made), told)
    return 0


@on_server
def restore(options: Namespace) -> int:
    """Restore a backup."""
    from lentera.config.backup.restoring import restore_backup
    from lentera.web import clock

    say("Checking the backup ...")
    restored = restore_backup(Path(options.file), identity=Path(options.identity), now=clock.now())
    told = (
        f"The backup of {restored.made_at} is back: {restored.rows:,} rows, {restored.files} files."
        f"\nWhat stood before is in {restored.put_aside}"
    )
    answer(options, asdict(restored), told)
    return 0


@on_server
def check(options: Namespace) -> int:
    """Look the installation or its ledger over; 1 when something needs somebody."""
    from lentera.config.commands.checking import check_all
    from lentera.config.commands.ledger import check_ledger
    from lentera.web import clock

    whole = options.what == "ledger"
    findings = check_ledger(_tell) if whole else check_all(now=clock.now())
    lines = [f"{'ok ' if one.good else 'BAD'} {one.what}: {one.says}" for one in findings]
    answer(options, {"findings": [asdict(one) for one in findings]}, "\n".join(lines))
    return 0 if all(one.good for one in findings) else 1


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == of else ""
        print(f"\r{done:,} of {of:,} events ...", end=end, file=sys.stderr, flush=True)
