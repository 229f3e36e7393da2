"""Files on their way in: what is over the limit is not even written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from lentera.exchange.formats.guard import MAX_BYTES
from lentera.exchange.formats.refusals import FileTooLarge

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest

# What stands around a file in a form: names, boundaries, the token.
_AROUND = 64 * 1024


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers and lets no more through than the limit."""

    chunk_size = 64 * 1024

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand a piece on, or drop the file."""
        if start + len(raw_data) > MAX_BYTES:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Leave the making of the file to the handlers after this one."""
        del file_size
        return None


def refuse_too_large(request: HttpRequest) -> None:
    """Refuse a form whose file was dropped because of its size.

    Raises:
        FileTooLarge: it was.
    """
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if not request.FILES and size > MAX_BYTES + _AROUND:
        raise FileTooLarge(megabytes=size // 1024**2, limit=MAX_BYTES // 1024**2)
