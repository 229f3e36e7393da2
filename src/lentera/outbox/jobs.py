"""What the worker can do, by name.

A room says it in its ``jobs.py``: ``JOBS = {"exchange.import": run_import}``; each function takes
the payload and ``now``, may be called twice with the same payload, and raises when it failed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule

Job = Callable[[Mapping[str, Any], datetime], None]


@cache
def known_jobs() -> dict[str, Job]:
    """Gather the jobs of all rooms."""
    jobs: dict[str, Job] = {}
    for room in apps.get_app_configs():
        ours = room.name.startswith("lentera.") and room.name != "lentera.outbox"
        if ours and room.module and module_has_submodule(room.module, "jobs"):
            jobs.update(import_module(f"{room.name}.jobs").JOBS)
    return jobs
