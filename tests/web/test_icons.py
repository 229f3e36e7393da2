import re
from pathlib import Path

import lentera
from lentera.web.navigation import places
from lentera.web.templatetags.lentera import icon

TEMPLATES = Path(lentera.__file__).parent.glob("*/templates/**/*.html")
NAMED = re.compile(r"""\{%\s*icon\s+["']([^"']+)["']|(?:symbol|icon)=["']([a-z0-9-]+)["']""")


def test_every_icon_a_page_asks_for_exists() -> None:
    asked = {
        (name, path.name)
        for path in TEMPLATES
        for found in NAMED.findall(path.read_text())
        for name in found
        if name
    }

    asked |= {(place.icon, place.url_name) for place in places()}

    assert len(asked) > 20
    assert [where for where in sorted(asked) if not exists(where[0])] == []


def exists(name: str) -> bool:
    try:
        return bool(icon(name))
    except Exception as error:
        if type(error).__name__ == "IconDoesNotExist":
            return False
        raise
