"""The lines that stayed out, as a file to mend them by."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from io import StringIO
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from lentera.exchange.wording import column_words, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A spreadsheet takes what begins so for a formula and would carry it out.
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def bad_lines_file(report: Iterable[Mapping[str, Any]]) -> bytes:
    """Return line, column, value and reason of each as CSV that no spreadsheet carries out."""
    held = StringIO()
    writer = csv.writer(held)
    writer.writerow([_("Line"), _("Column"), _("What stands there"), _("Why it stayed out")])
    for bad in report:
        told = (column_words(bad["column"]), bad["value"], reason_words(bad["reason"]))
        writer.writerow([bad["line"], *map(harmless, told)])
    return BOM_UTF8 + held.getvalue().encode()


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULAS) else text
