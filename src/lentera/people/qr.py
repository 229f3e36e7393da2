"""A QR code as inline SVG: no picture is fetched, no style attribute is needed."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode import QRCode

QUIET = 4  # the empty border a reader needs (ISO/IEC 18004, 6.3.8)


def qr_code(text: str) -> SafeString:
    """Draw ``text`` dark on light in both themes: many readers know no other way."""
    code = QRCode(border=QUIET)
    code.add_data(text)
    squares = code.get_matrix()
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, line in enumerate(squares) for x, on in enumerate(line) if on
    )
    return format_html(
        '<svg class="qr" viewBox="0 0 {size} {size}" aria-hidden="true">'
        '<rect width="{size}" height="{size}" fill="white"/><path d="{dark}" fill="black"/></svg>',
        size=len(squares),
        dark=dark,
    )
