"""JSON and calendars as trackers export them, written from the documented lists of fields."""

import json
from collections.abc import Sequence

from tests.exchange.spent import Spent


def timewarrior(entries: Sequence[Spent]) -> bytes:
    """Give what ``timew export`` prints; ids count from the newest."""
    lines = []
    for place, each in enumerate(entries):
        interval: dict[str, object] = {
            "id": len(entries) - place,
            "start": f"{each.started_at:%Y%m%dT%H%M%SZ}",
            "end": f"{each.ended_at:%Y%m%dT%H%M%SZ}",
            "tags": [each.project, *each.tags],
        }
        if each.description:
            interval["annotation"] = each.description
        lines.append(json.dumps(interval, ensure_ascii=False))
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def watson(entries: Sequence[Spent]) -> bytes:
    """Give Watson's frames file."""
    frames = []
    for place, each in enumerate(entries):
        start, stop = int(each.started_at.timestamp()), int(each.ended_at.timestamp())
        frames.append([start, stop, each.project, f"{place:032x}", list(each.tags), stop])
    return json.dumps(frames, indent=1, ensure_ascii=False).encode()


def watson_log(entries: Sequence[Spent]) -> bytes:
    """Give what ``watson log --json`` prints."""
    log = []
    for place, each in enumerate(entries):
        span = {"start": each.started.isoformat(), "stop": each.ended.isoformat()}
        log.append(
            {"id": f"{place:032x}", "project": each.project, **span, "tags": list(each.tags)}
        )
    return json.dumps(log, indent=4).encode()


def activitywatch(entries: Sequence[Spent]) -> bytes:
    """Give an export with one bucket of windows and one of presence, newest event first."""
    windows, presence = [], []
    for each in reversed(entries):
        when = {"timestamp": each.started_at.isoformat(), "duration": each.length.total_seconds()}
        windows.append({**when, "data": {"app": each.project, "title": each.description}})
        presence.append({**when, "data": {"status": "afk" if each.is_break else "not-afk"}})
    buckets = {
        "aw-watcher-window_desk": {"id": "aw-watcher-window_desk", "type": "currentwindow"},
        "aw-watcher-afk_desk": {"id": "aw-watcher-afk_desk", "type": "afkstatus"},
    }
    for bucket, events in zip(buckets.values(), (windows, presence), strict=True):
        bucket |= {"client": "aw", "hostname": "desk", "data": {}, "events": events}  # type: ignore[dict-item] # a JSON document
    return json.dumps({"buckets": buckets}).encode()


def icalendar(entries: Sequence[Spent]) -> bytes:
    """Give a calendar with one event for each entry."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kunang//Test//EN"]
    for place, each in enumerate(entries):
        text = each.description.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{place}@kunang.example",
            "DTSTAMP:20240101T000000Z",
            f"DTSTART;TZID={each.zone}:{each.started:%Y%m%dT%H%M%S}",
            f"DTEND;TZID={each.zone}:{each.ended:%Y%m%dT%H%M%S}",
            f"SUMMARY:{text}",
            *([f"CATEGORIES:{','.join(each.tags)}"] if each.tags else []),
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
