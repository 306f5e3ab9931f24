"""Two people at the same moment: real threads, each with a connection of its own."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections

only_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Run each in its own thread, all released together; what they raised."""
    failures: list[BaseException] = []
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        try:
            barrier.wait(timeout=30)
            work()
        except BaseException as failure:  # noqa: BLE001  # looked at by the test
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not any(thread.is_alive() for thread in threads), "still waiting for each other"
    return failures
