"""Which tables are locked: one list for managers, SQLite and PostgreSQL."""

from __future__ import annotations

# Tables of people's time, and which of their rows are a person's own: SQL in which ``{me}`` is who
# looks. All three locks are on them.
TIME = {
    "tracking.TimeEntry": "member_id = {me}",
    "tracking.EntryTag": "EXISTS (SELECT FROM tracking_timeentry AS entry"
    " WHERE entry.id = entry_id AND entry.member_id = {me})",
    "tracking.Favourite": "member_id = {me}",
    "tracking.IdempotencyKey": "member_id = {me}",
    "worktime.AgreedHours": "member_id = {me}",
    # What is about a thing that is nobody's own, such as a project, is for those who see it.
    "witness.Event": "subject_id = {me} OR subject_id IS NULL",
    "witness.Look": "viewer_id = {me} OR id IN (SELECT look_id FROM witness_looksubject)",
    "witness.LookSubject": "member_id = {me}",
    "exchange.ImportRun": "member_id = {me}",
    "exchange.ImportedLine": "member_id = {me}",
}
# What of others a look shows, in SQL; ``{looked_at}`` are its people and ``{days}`` its instants.
# A running entry is nobody else's business (decision 30).
SHOWN_BY_LOOKS = {
    "tracking.TimeEntry": "member_id {looked_at} AND ended_at IS NOT NULL"
    " AND tstzrange(started_at, ended_at, '[]') && {days}",
    "tracking.EntryTag": "EXISTS (SELECT FROM tracking_timeentry AS entry WHERE entry.id = entry_id"
    " AND entry.member_id {looked_at})",
    "worktime.AgreedHours": "member_id {looked_at}",
}
# Other tables whose managers answer nothing by themselves (decision 13): no time stands in them.
ANSWERS = frozenset(
    {
        "charter.LeadAnswer",
        "charter.Objection",
        "charter.ObjectionLine",
        "reports.PublishedPeriod",
        "reports.PublishedCell",
        "reports.Behind",
        "reports.Share",
        "witness.Request",
        "witness.RequestWord",
        "witness.Notice",
        "witness.NoticeChoice",
    }
)
CLOSED = TIME.keys() | ANSWERS
# What anybody's deed adds to, and nobody changes or removes but named upkeep.
LEDGER = frozenset(
    {
        "witness.Event",
        "witness.LedgerTile",
        "witness.Checkpoint",
        "witness.Look",
        "witness.LookSubject",
    }
)


def table_of(label: str) -> str:
    """Return the table of a model given as ``room.Model``."""
    return label.lower().replace(".", "_")
