"""The line every file with others' time begins with: whose look it is, what for, under what."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lentera.charter.selectors import held_now
from lentera.charter.words import PURPOSES
from lentera.reports.files import style_of
from lentera.web.formats import clock_time, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lentera.domain.charter import Purpose
    from lentera.domain.viewer import Viewer


def watermark(viewer: Viewer, purpose: Purpose, reference: str, *, now: datetime) -> str:
    """Return who took a file out, when, what for and under which version of the charter.

    Zone: the viewer's.
    """
    zone = ZoneInfo(viewer.zone)
    day = short_date(now.astimezone(zone).date(), viewer)
    return _(
        "%(name)s, %(when)s. For: %(purpose)s. Reference: %(reference)s. Charter, version "
        "%(number)s. This look stands in the record of everybody concerned."
    ) % {
        "name": viewer.name,
        "when": f"{day} {clock_time(now, viewer, zone)}",
        "purpose": PURPOSES[purpose],
        "reference": reference or "\N{EN DASH}",
        "number": held_now(viewer.workspace_id, now).number,
    }


def file_answer(name: str, lines: Iterable[list[str]], viewer: Viewer) -> HttpResponse:
    """Give lines as a file for spreadsheets; the watermark is the first of them."""
    out = StringIO()
    style = style_of(viewer)
    csv.writer(out, delimiter=style.between, lineterminator="\r\n").writerows(lines)
    return HttpResponse(
        BOM_UTF8 + out.getvalue().encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
