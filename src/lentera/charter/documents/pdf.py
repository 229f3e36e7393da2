"""A document as PDF, set by typst; the words go in as values, never as markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import typst

if TYPE_CHECKING:
    from lentera.charter.documents.parts import Document

LAYOUT = Path(__file__).with_name("layout.typ")


def as_pdf(document: Document, *, language: str, footer: str) -> bytes:
    """Return a document as PDF, with tags for screen readers."""
    inputs = {"document": json.dumps(asdict(document)), "language": language, "footer": footer}
    return typst.compile(LAYOUT, root=LAYOUT.parent, sys_inputs=inputs)
