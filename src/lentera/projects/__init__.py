"""Projects: clients, projects, tasks and tags: what time is spent on.

Nothing with time on it is ever deleted: it is archived. Two of a kind can be merged: the merged
one points to the one that stays (``merged_into``), and readers follow the pointer. Time entries
are never rewritten by a merge, so it can be taken back.
"""
