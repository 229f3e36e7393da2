"""Reports: figures about time: one's own, sums of teams, and of named people where law or pay asks.

``team`` shows what was published of teams, ``sharing`` what people tell of themselves by choice,
``named`` what names people. Whatever is of others comes through the charter's door, as a look.
"""
