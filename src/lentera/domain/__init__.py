"""The rules, and nothing else: values in, a decision or a refusal out.

Pure standard library. Nothing here reads a clock, a database or a setting: the present comes in
as ``now``, a zone as a ``ZoneInfo``. Spans are half-open, instants are UTC, days are local and
made at the edge. The words of this room: *instant* (a moment in UTC), *wall time* (what a clock
on the wall shows), *day* (from a person's day start to the next), *span*, *length*, *reading*
(one way to understand what was typed), *question* (more than one way), *refusal* (a kind no).
"""
