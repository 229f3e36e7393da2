"""A tree that only grows: enough of it to know its root after every leaf.

Source: RFC 9162, 2.1.1: a tree of n leaves is a row of perfect subtrees, one for each bit of n.
"""

from lentera.domain.merkle import EMPTY_ROOT, node_hash


class Frontier:
    """The roots of the perfect subtrees at the right edge, the largest first."""

    def __init__(self) -> None:
        self.size = 0
        self._roots: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Add the hash of the next leaf."""
        size, root = self.size, leaf
        while size & 1:  # two perfect subtrees of one size become one
            root = node_hash(self._roots.pop(), root)
            size >>= 1
        self._roots.append(root)
        self.size += 1

    def root(self) -> bytes:
        """Return the root of all leaves so far."""
        if not self._roots:
            return EMPTY_ROOT
        *larger, root = self._roots
        for left in reversed(larger):
            root = node_hash(left, root)
        return root
