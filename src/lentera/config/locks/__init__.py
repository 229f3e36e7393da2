"""The second and the third lock on people's time, kept by the database itself.

``tables`` says which tables are locked, ``authorizer`` is SQLite's lock, ``passes`` and
``policies`` are PostgreSQL's. The first lock are the tables' managers. What stands open is one fact
for all of them: :mod:`lentera.domain.doors`.
"""
