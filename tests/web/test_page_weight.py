"""What a page weighs as served (experience 7); measured at the files collectstatic wrote."""

import json
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.STATIC_ROOT)
NAMES = json.loads((STATIC / "staticfiles.json").read_text())["paths"]
ON_TODAY = ["app", "wire", "clock", "toast", "pick", "length"]


def served(name: str) -> int:
    path = STATIC / NAMES[name]
    packed = path.with_name(f"{path.name}.br")
    return (packed if packed.exists() else path).stat().st_size


@pytest.mark.parametrize(
    ("what", "names", "most"),
    [
        ("style sheet", ["web/css/lentera.css"], 16_384),
        (
            "scripts of Today",
            ["django_htmx/htmx-4.min.js", *(f"web/js/{name}.js" for name in ON_TODAY)],
            22_528,
        ),
        ("fonts", ["fonts/text.woff2", "fonts/display.woff2"], 81_920),
    ],
)
def test_a_page_stays_light(what: str, names: list[str], most: int) -> None:
    weight = sum(served(name) for name in names)

    assert weight <= most, f"{what}: {weight} bytes"
