"""Witness: who looked, what changed. A witness stands by people; it is not an audit of them.

Append-only: rows are added in the same transaction as what they tell of, and never updated or
deleted. *Event* = one thing that happened, with what stood before and after.
"""
