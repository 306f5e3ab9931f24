"""What stands in the repository: our own text, and nothing that ties it to one machine or one registry."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT, listed

IGNORED = {line.strip("/") for line in (ROOT / ".gitignore").read_text().split() if "*" not in line} | {".git"}
LOCKS = {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock"}


def _files(folder: Path = ROOT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in IGNORED or path.suffix == ".pyc":
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def _lines() -> Iterator[tuple[str, str]]:
    for path in _files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{path.relative_to(ROOT)}:{number}", line


def test_no_lock_file_that_writes_addresses() -> None:
    found = [str(path.relative_to(ROOT)) for path in _files() if path.name in LOCKS]
    assert not found, f"requirements/*.txt pin everything (./run lock); take out:{listed(found)}"


REGISTRY = r"pypi\.|python[h]osted|npm[j]s\.(?:com|org)|index-url|find-links"
MACHINE = r"(?<![\w.~:/-])/(?:root|work|home)/"
UNFINISHED = r"^(?:<{7}|={7}|>{7})(?: |$)"


@pytest.mark.parametrize(
    ("pattern", "advice"),
    [
        (REGISTRY, "The address of a registry is each machine's own affair"),
        (MACHINE, "A path of one machine means nothing on another"),
        (UNFINISHED, "A merge was left unfinished"),
    ],
    ids=["registry", "path", "merge"],
)
def test_no_line_is_of_one_machine(pattern: str, advice: str) -> None:
    here = Path(__file__).name
    lines = [(place, line) for place, line in _lines() if here not in place]
    found = [f"{place} {line.strip()[:100]}" for place, line in lines if re.search(pattern, line)]
    assert not found, f"{advice}:{listed(found)}"


def test_every_requirement_is_pinned_with_its_hash() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        entries = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
        bare = [entry.splitlines()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
        assert not bare, f"{path.name}: run ./run lock; these are not pinned by hash:{listed(bare)}"


def test_what_starts_the_project_can_be_started() -> None:
    for name in ("run", ".ci/run"):
        assert (ROOT / name).stat().st_mode & 0o111 == 0o111, f"{name} has lost its executable bit: chmod +x {name}"
