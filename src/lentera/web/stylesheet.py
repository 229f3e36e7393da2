"""Joins the parts of the style sheet into the one file that pages ask for.

The parts stand in ``static/web/css``, one file a component. A part's place says its layer, so no
part can win over another by being written louder.
"""

import re
from pathlib import Path

PARTS = Path(__file__).resolve().parent / "static" / "web" / "css"
# Order of power, weakest first.
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities", "print")


def join_styles(target: Path, parts: Path = PARTS) -> Path:
    """Write ``lentera.css`` into ``target``, which stands as deep as the parts: links stay true."""
    sheet = [f"@layer {', '.join(LAYERS)};"]
    for layer in LAYERS:
        rules = "\n".join(_compact(path.read_text()) for path in _parts_of(layer, parts))
        if layer == "tokens":
            sheet.append(_for_older_browsers(rules))
        sheet.append(f"@layer {layer} {{\n{rules}\n}}")
    target.mkdir(parents=True, exist_ok=True)
    path = target / "lentera.css"
    path.write_text("\n".join(sheet) + "\n")
    return path


def _parts_of(layer: str, parts: Path) -> list[Path]:
    single = parts / f"{layer}.css"
    return [single] if single.exists() else sorted((parts / layer).glob("*.css"))


def _compact(rules: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", without_comments).strip()


def _for_older_browsers(tokens: str) -> str:
    """Return the tokens with their light values, for browsers that cannot choose by themselves."""
    light = re.sub(
        r"light-dark\(((?:[^(),]|\([^()]*\))+),\s*(?:[^(),]|\([^()]*\))+\)", r"\1", tokens
    )
    light = light.replace("color-scheme: light dark", "color-scheme: light")
    return f"@supports not (color: light-dark(red, red)) {{ @layer tokens {{\n{light}\n}} }}"
