"""The verbs that run a server: serve, worker, migrate."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from lentera_cli.django_ready import on_server, say


@on_server
def migrate(options: Namespace) -> int:
    """Bring the database to this version."""
    from lentera.config.commands.migrating import migrate as apply

    del options
    apply()
    return 0


@on_server
def serve(options: Namespace) -> int:
    """Serve until told to stop."""
    from django.conf import settings

    from lentera.config.commands.serving import Serving
    from lentera.config.commands.serving import serve as listen

    environment = settings.ENVIRONMENT
    serving = Serving(
        host=environment.host,
        port=environment.port,
        with_worker=not options.without_worker,
        certificate=options.certificate and Path(options.certificate),
        certificate_key=options.certificate_key and Path(options.certificate_key),
    )
    listen(serving, say=say)
    return 0
