"""Formats: what other trackers write, read into lines. Pure: no Django, no database, no clock.

A file is walked twice. The first walk reads all of it, so that a broken or hostile file is refused
before anything is written, and so that the order of its dates is known and not guessed. The second
walk gives the lines one by one; memory does not grow with the file. Start at ``reader.read``.
"""
