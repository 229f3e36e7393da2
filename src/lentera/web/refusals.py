"""How the product says no: one sentence and one status for every reason.

Each room registers its reasons in its ``refusals.py`` (``SENTENCES``); this table gathers them
when Django starts. What happened comes first, then what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.module_loading import module_has_submodule

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from lentera.domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with named placeholders, and the HTTP status that goes with it."""

    text: str | _StrPromise
    status: int = 422


TABLE: dict[type[Refusal], Sentence] = {}


def gather() -> None:
    """Fill the table from every room's ``refusals.py``; called once when Django is ready."""
    for room in apps.get_app_configs():
        ours = room.name.startswith("lentera.") and room.name != "lentera.web"
        if ours and room.module and module_has_submodule(room.module, "refusals"):
            TABLE.update(import_module(f"{room.name}.refusals").SENTENCES)


def sentence_for(refusal: Refusal) -> str:
    """Return the refusal in the active language, with its facts filled in."""
    return str(TABLE[type(refusal)].text) % refusal.facts


def status_for(refusal: Refusal) -> int:
    """Return the HTTP status of the refusal."""
    return TABLE[type(refusal)].status
