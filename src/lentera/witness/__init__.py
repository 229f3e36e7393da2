"""Witness: who looked, what changed. A witness stands by people; it is not an audit of them.

The *ledger* is append-only: an *event* = one thing that happened, with what stood before and after,
is added in the same transaction as what it tells of, and never changed or removed. Each event has a
*sequence*; its salted *commitment* is a leaf of a Merkle tree whose rows of hashes are *tiles*. A
*checkpoint* = size and root of the tree, signed with a key that is not in the database.
"""
