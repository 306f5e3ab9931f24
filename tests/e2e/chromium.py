"""The system's Chromium: where it is, and how it is started so that it speaks to this machine only."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = f"no Chromium on PATH (looked for {', '.join(NAMES)}): the browser tests are skipped"


def chromium() -> str | None:
    """The browser's path, or None where the machine has none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)
