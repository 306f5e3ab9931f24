"""The programme's own settings with a throw-away folder, sources for static files, and a cheap password hash."""

import os
import tempfile

if "BINHYEN_VAR" not in os.environ:
    # Shared with the workers that this process starts; removed when it ends.
    folder = tempfile.TemporaryDirectory(prefix="binhyen-test-")
    os.environ["BINHYEN_VAR"] = folder.name
os.environ["BINHYEN_STATIC_SOURCES"] = "true"
os.environ["BINHYEN_SECRET_KEY"] = "only for tests"

from binhyen.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file and not memory: every thread of the live server has a connection of its own, as in real use.
    DATABASES["default"]["TEST"] = {"NAME": f"{os.environ['BINHYEN_VAR']}/test.sqlite3"}  # noqa: F405
