"""Makes what is served but not committed: cut fonts, compiled catalogues, hashed static files.

``script/bootstrap`` runs it as ``python -m lentera.web.assets`` whenever one of its inputs changed.
"""

import fcntl
import logging
import os
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from lentera.web.fonts import cut_fonts
from lentera.web.stylesheet import join_styles
from lentera.web.translations import compile_catalogues

# django-htmx brings extensions for htmx 2 whose bare imports stop the hashing of ES modules.
NOT_SERVED = ["*-2.js", "*-2.min.js"]


def make_assets() -> None:
    """Make fonts, catalogues and static files; two processes at once wait for each other."""
    assets = Path(settings.STATICFILES_DIRS[0])
    assets.mkdir(parents=True, exist_ok=True)
    with (assets / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        cut_fonts(assets / "fonts")
        join_styles(assets / "web" / "css")
        compile_catalogues(Path(settings.LOCALE_PATHS[0]))
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_SERVED)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lentera.config.settings")
    # Fonts and words need no secrets and no database: nothing is made in the data folder here.
    os.environ.setdefault("LENTERA_SECRET_KEY", "only for this build step")
    django.setup()
    logging.disable(logging.INFO)  # fontTools tells every step of every glyph
    make_assets()
