"""What kinds of facts are called on pages and in mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lentera.domain.charter import Kind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KINDS: dict[str, _StrPromise] = {
    Kind.TIME_ENTRIES.value: _("Time entries, and every change of them"),
    Kind.LOOKS.value: _("Who looked at whose time"),
    Kind.REQUESTS.value: _("Questions and their answers"),
}
