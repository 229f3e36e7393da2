"""The four kinds of things this room keeps."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind, as it stands in addresses and in the witness's records."""

    CLIENT = "client"
    PROJECT = "project"
    TASK = "task"
    TAG = "tag"
