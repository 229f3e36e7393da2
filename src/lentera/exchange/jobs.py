"""What the worker does for this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import translation

from lentera.domain.doors import OwnTime, standing_open
from lentera.domain.refusals import Refusal
from lentera.exchange.services import (
    fail_run,
    finish_bringing_back,
    finish_run,
    forget_files,
    forget_run,
    take_back,
)
from lentera.people.viewer import viewer_of_member
from lentera.web.refusals import sentence_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lentera.domain.viewer import Viewer


def run_import(payload: Mapping[str, Any], now: datetime) -> None:
    """Bring an accepted import in; a file that turned out unreadable ends in its sentence."""
    viewer = viewer_of_member(payload["member"])
    if viewer is None:
        return
    with standing_open(OwnTime(viewer.member_id)):
        _finish(viewer, payload["run"], now)


def _finish(viewer: Viewer, run_id: int, now: datetime) -> None:
    try:
        finish_run(viewer, run_id=run_id, now=now)
    except Refusal as refusal:
        with translation.override(viewer.language):
            sentence = sentence_for(refusal)
        fail_run(viewer, run_id=run_id, sentence=sentence, now=now)


def run_undo(payload: Mapping[str, Any], now: datetime) -> None:
    """Take an import back."""
    viewer = viewer_of_member(payload["member"])
    if viewer is not None:
        with standing_open(OwnTime(viewer.member_id)):
            take_back(viewer, run_id=payload["run"], now=now)


def run_revive(payload: Mapping[str, Any], now: datetime) -> None:
    """Bring back what an import found deleted."""
    viewer = viewer_of_member(payload["member"])
    if viewer is not None:
        with standing_open(OwnTime(viewer.member_id)):
            finish_bringing_back(viewer, run_id=payload["run"], now=now)


def run_forget(payload: Mapping[str, Any], _now: datetime) -> None:
    """Forget a preview after its day."""
    viewer = viewer_of_member(payload["member"])
    if viewer is not None:
        with standing_open(OwnTime(viewer.member_id)):
            forget_run(viewer, run_id=payload["run"])


def run_forget_files(payload: Mapping[str, Any], _now: datetime) -> None:
    """Forget the files of somebody who deleted their account."""
    viewer = viewer_of_member(payload["member"], who_left=True)
    if viewer is not None:
        with standing_open(OwnTime(viewer.member_id)):
            forget_files(viewer)


JOBS = {
    "exchange.import": run_import,
    "exchange.undo": run_undo,
    "exchange.revive": run_revive,
    "exchange.forget": run_forget,
    "exchange.member_forgotten": run_forget_files,
}
