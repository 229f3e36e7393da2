"""Tracking: the timer and the time entries of one person.

*Time entry*: a stretch of time from start to end, kept as UTC instants with the person's zone of
that time. *Timer*: the one entry without an end. Every change of an entry is kept by the witness
with what stood before; deleting removes the row and keeps the record, so it can come back.
"""
