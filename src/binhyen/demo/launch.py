"""What the demonstration's process needs before Django reads its settings."""

import os
from pathlib import Path

NOW = "2025-11-12T09:00:00+07:00"
FOLDER = Path("var/demo")


def prepare_environment() -> None:
    """Its own folder, and a clock that stands still, so that it looks the same whenever it is opened."""
    os.environ.setdefault("BINHYEN_VAR", str(FOLDER))
    os.environ.setdefault("BINHYEN_FIXED_CLOCK", NOW)
    os.environ.setdefault("BINHYEN_STATIC_SOURCES", "true")
