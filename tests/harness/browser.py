"""Finds a Chromium for the browser tests, or installs one.

``python -m tests.harness.browser`` prints its path, or says in one line what to do.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

NAMES = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"]
MAC_PATHS = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]
WHAT_TO_DO = (
    "No browser for the tests. Install Chromium or Chrome, or set LENTERA_BROWSER to its path, "
    "or leave the browser tests out by name with LENTERA_TEST_SKIP=browser."
)


def find_browser() -> Path | None:
    """Return the path of a Chromium that starts, or None."""
    chosen = os.environ.get("LENTERA_BROWSER")
    if chosen:
        return Path(chosen) if _starts(chosen) else None
    candidates = [shutil.which(name) for name in NAMES] + [*MAC_PATHS, *_playwrights_own()]
    # Ubuntu's `chromium` is a stub that only tells people to use snap, so each one must start.
    return next((Path(path) for path in candidates if path and _starts(path)), None)


def prepare_browser() -> Path | None:
    """Return a browser that Playwright can drive; install what is missing where possible."""
    found = find_browser()
    if found and _driver_starts():
        return found
    if not os.environ.get("LENTERA_BROWSER"):
        # Debian's package brings the libraries a browser needs; Playwright's download does not.
        if _is_debian_root():
            _apt_install(["libatomic1"] if found else ["chromium", "libatomic1"])
        elif not found:
            command = [sys.executable, "-m", "playwright", "install", "chromium"]
            subprocess.run(command, check=False, stdout=sys.stderr, timeout=600)
    found = find_browser()
    return found if found and _driver_starts() else None


def _starts(path: str) -> bool:
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and b"Chrom" in answer.stdout


def _driver_starts() -> bool:
    """Whether Playwright's Node runs; it needs libatomic1, which minimal systems lack."""
    node = compute_driver_executable()[0]
    return subprocess.run([node, "--version"], capture_output=True, check=False).returncode == 0


def _playwrights_own() -> list[str]:
    """Return browsers that ``playwright install`` has put into this person's cache."""
    patterns = {
        ".cache/ms-playwright": "chromium-*/chrome-linux*/chrome",
        "Library/Caches/ms-playwright": "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    }
    found = [
        path for folder, name in patterns.items() for path in (Path.home() / folder).glob(name)
    ]
    return [str(path) for path in sorted(found, reverse=True)]


def _is_debian_root() -> bool:
    release = Path("/etc/os-release")
    is_debian = release.exists() and "\nID=debian\n" in f"\n{release.read_text()}"
    return is_debian and os.geteuid() == 0


def _apt_install(packages: list[str]) -> None:
    sys.stderr.write(f"Installing {' and '.join(packages)} ...\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)


def main() -> int:
    """Print the path of a working browser."""
    path = prepare_browser()
    sys.stdout.write(f"{path}\n" if path else f"{WHAT_TO_DO}\n")
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
