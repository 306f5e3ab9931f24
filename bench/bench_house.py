"""The house's bars: ./run bench house. One row a figure; exits non-zero where one falls short.

Every part runs in a process and a temporary folder of its own, so nothing that is there already is touched. Needs no
service; the PostgreSQL row is left out where none answers.
"""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.rows import Row, printed
from tests.both_databases import answering

PAGE_BYTES = 60_000
PAGE_OF_IDS = 20
STATEMENT_BYTES = 10_000
MIGRATION_SECONDS = 10
START_SECONDS = 3


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="binhyen-bench-") as folder:
        return printed(row for part in (crowd, migrations, demonstration) for row in part(Path(folder)))


# ── many dossiers ────────────────────────────────────────────────────────────────────────────


def crowd(folder: Path) -> Iterator[Row]:
    found = measure("house_crowd.py", BINHYEN_VAR=folder / "crowd")
    one, many, rows = found["saving_with_one"], found["saving_with_many"], found["dossiers"]
    yield Row("statements to save a criterion, 1 dossier", str(one), "", holds=True)
    yield Row(f"statements to save a criterion, {rows:,} dossiers", str(many), f"= {one}", holds=many == one)
    for name, list_ in found["lists"].items():
        ids = list_["ids"]
        yield Row(f"{name}: ids in one statement", str(ids), f"≤ {PAGE_OF_IDS}", holds=ids <= PAGE_OF_IDS)
        yield octets(f"{name}: longest statement", list_["statement"], STATEMENT_BYTES)
        yield octets(f"{name}: HTML", list_["html"], PAGE_BYTES)


def octets(what: str, measured: int, bar: int) -> Row:
    return Row(what, f"{measured:,} B", f"≤ {bar:,} B", holds=measured <= bar)


def measure(script: str, **env: object) -> dict:
    """What a script beside this one found, in a process that knows only the given environment."""
    command = [sys.executable, str(ROOT / "bench" / script)]
    done = subprocess.run(command, env=surroundings(**env), cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def surroundings(**env: object) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("BINHYEN_", "DATABASE_URL"))}
    return plain | {"BINHYEN_STATIC_SOURCES": "true"} | {name: str(value) for name, value in env.items()}


# ── migrations ───────────────────────────────────────────────────────────────────────────────


def migrations(folder: Path) -> Iterator[Row]:
    yield migration("SQLite", BINHYEN_VAR=folder / "empty")
    with empty_postgres() as url:
        if url:
            yield migration("PostgreSQL", BINHYEN_VAR=folder / "empty", DATABASE_URL=url)
        else:
            yield Row("migration of an empty database, PostgreSQL", "skipped", "none answers", holds=True)


def migration(name: str, **env: object) -> Row:
    began = time.monotonic()
    command = [sys.executable, "-m", "binhyen", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=surroundings(**env), cwd=ROOT, check=True)
    return seconds(f"migration of an empty database, {name}", time.monotonic() - began, MIGRATION_SECONDS)


def seconds(what: str, measured: float, bar: float) -> Row:
    return Row(what, f"{measured:.1f} s", f"≤ {bar} s", holds=measured <= bar)


@contextmanager
def empty_postgres() -> Iterator[str]:
    """The address of a new database, dropped afterwards; "" where no server answers."""
    server = answering()
    if not server:
        yield ""
        return
    name = sql.Identifier(f"binhyen_bench_{os.getpid()}")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield server.rpartition("/")[0] + f"/binhyen_bench_{os.getpid()}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {}").format(name))


# ── the demonstration ────────────────────────────────────────────────────────────────────────


def demonstration(folder: Path) -> Iterator[Row]:
    var = folder / "demo"
    began = time.monotonic()
    run = [sys.executable, str(ROOT / "run"), "demo", "--no-serve"]
    subprocess.run(run, env=surroundings(BINHYEN_VAR=var), cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    yield Row("first ./run demo, building the commune", f"{time.monotonic() - began:.1f} s", "", holds=True)
    starts = [second_start(var) for _ in range(3)]
    yield seconds("second ./run demo until its first page, median of 3", statistics.median(starts), START_SECONDS)
    walk = measure("house_walk.py", BINHYEN_VAR=var)
    yield Row(f"pages of the walk ({walk['accounts']} accounts)", f"{walk['pages']:,}", "", holds=walk["pages"] > 0)
    for fault in walk["faults"]:
        yield Row(f"dead link for {fault}", "", "200", holds=False)
    for name, size in walk["heaviest"].items():
        yield octets(f"heaviest pages: {name}", size, PAGE_BYTES)


def second_start(var: Path) -> float:
    """Seconds from typing the command to the first answer. Ends the processes that it started, and no other."""
    port = free_port()
    began = time.monotonic()
    process = subprocess.Popen(
        [str(ROOT / "run"), "demo", "--port", str(port)],
        env=surroundings(BINHYEN_VAR=var),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/", process, until=began + 60)
        return time.monotonic() - began
    finally:
        # The script, Django's command and the server's workers: the group that the first of them leads.
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen, *, until: float) -> None:
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  # our own address
                return
        except URLError:
            time.sleep(0.02)
    raise SystemExit("./run demo did not answer.")


if __name__ == "__main__":
    sys.exit(main())
