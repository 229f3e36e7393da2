"""Work time: the hours a person agreed to, dated so that they can change.

Findings by law, balance and overtime join this room later.
"""
