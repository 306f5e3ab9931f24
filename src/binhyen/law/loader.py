"""Reads the catalogue: every file checked as a whole, every version found by its scheme and year."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import combinations

from binhyen.law.checks import findings
from binhyen.law.resolve import resolve
from binhyen.law.schema import InstrumentVersion
from binhyen.law.shape import Malformed, shaped
from binhyen.law.written import WrittenInstrument
from binhyen.law.yaml_source import CatalogueError, Path, Problem, YamlSource, read_yaml, refuse

SHIPPED = files("binhyen.law") / "catalogue"
LEDGER = "released.yaml"


class UnknownScheme(LookupError):
    """No catalogue holds the scheme."""


class NotInForce(LookupError):
    """The scheme has no version that governs the year."""


class UnknownVersion(LookupError):
    """The scheme has no version of that name."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every version of every instrument, by scheme and then by time."""

    versions: tuple[InstrumentVersion, ...]

    def version(self, scheme: str, year: int) -> InstrumentVersion:
        """The version that a season of the scheme pins.

        Raises:
            UnknownScheme, NotInForce: with a Vietnamese sentence.
        """
        for version in self._of(scheme):
            if version.seasons.covers(year):
                return version
        first = min(version.seasons.since for version in self._of(scheme))
        raise NotInForce(f"Năm {year} không có quy định nào của chế độ {scheme}; sớm nhất là năm {first}.")

    def on(self, scheme: str, day: date) -> InstrumentVersion:
        """The version whose text is in force on a day; a season may still be judged by the one before.

        Raises:
            UnknownScheme, NotInForce: with a Vietnamese sentence.
        """
        for version in self._of(scheme):
            if version.in_force.covers(day):
                return version
        first = min(self._of(scheme), key=lambda version: version.in_force.since)
        raise NotInForce(
            f"Ngày {day:%d/%m/%Y} không có quy định nào của chương trình này có hiệu lực; "
            f"sớm nhất là {first.short_title}, từ ngày {first.in_force.since:%d/%m/%Y}."
        )

    def of_scheme(self, scheme: str) -> tuple[InstrumentVersion, ...]:
        """Every version of a scheme, the oldest first. Raises `UnknownScheme`."""
        return tuple(self._of(scheme))

    def by_version(self, scheme: str, version: str) -> InstrumentVersion:
        """Raises `UnknownScheme` or `UnknownVersion`, with a Vietnamese sentence."""
        for candidate in self._of(scheme):
            if candidate.version == version:
                return candidate
        raise UnknownVersion(f"Chế độ {scheme} không có phiên bản {version}.")

    def _of(self, scheme: str) -> list[InstrumentVersion]:
        found = [version for version in self.versions if version.scheme == scheme]
        if not found:
            raise UnknownScheme(self._unknown(scheme))
        return found

    def _unknown(self, scheme: str) -> str:
        known = sorted({version.scheme for version in self.versions})
        near = get_close_matches(scheme, known, n=1)
        hint = f"có phải “{near[0]}”?" if near else "hiện có: " + ", ".join(known) + "."
        return f"Chế độ “{scheme}” chưa có bộ tiêu chí; {hint}"


@cache
def catalogue() -> Catalogue:
    """The catalogue that is shipped with the programme."""
    return load(SHIPPED)


def load(folder: Traversable) -> Catalogue:
    """Read and check every *.yaml of a folder; the ledger of released versions is no instrument.

    Raises:
        CatalogueError: with every problem found, each naming file, line and a Vietnamese sentence.
    """
    found = [file for file in folder.iterdir() if file.name.endswith(".yaml") and file.name != LEDGER]
    if not found:
        raise CatalogueError([Problem(folder.name, 1, "Thư mục không có tệp .yaml nào.")])
    sources = {file.name: read_yaml(file) for file in sorted(found, key=lambda file: file.name)}
    layers = {name: _layers(source, sources) for name, source in sources.items()}
    read = {name: _written(stack) for name, stack in layers.items()}
    refuse(_misnamed(read, sources))
    refuse(_overlaps(read, sources))
    versions = sorted(map(resolve, read.values()), key=lambda version: (version.scheme, version.in_force.since))
    return Catalogue(tuple(versions))


def _layers(source: YamlSource, sources: Mapping[str, YamlSource]) -> list[YamlSource]:
    """The file and those it extends, itself first: the first that writes a top-level key has the say."""
    layers = [source]
    while name := layers[-1].content.get("extends"):
        parent = sources.get(f"{name}.yaml")
        if parent is None or parent in layers:
            sentence = f"Kế thừa “{name}”, nhưng không có tệp nào như vậy đứng trước."
            raise CatalogueError([layers[-1].problem(["extends"], sentence)])
        layers.append(parent)
    return layers


def _written(layers: Sequence[YamlSource]) -> WrittenInstrument:
    content = dict(ChainMap(*(layer.content for layer in layers)))
    content.pop("extends", None)
    try:
        written = shaped(content)
    except Malformed as error:
        raise CatalogueError(_problem(layers, path, sentence) for path, sentence in error.findings) from None
    refuse(_problem(layers, path, sentence) for path, sentence in findings(written))
    return written


def _problem(layers: Sequence[YamlSource], path: Path, sentence: str) -> Problem:
    writer = next((layer for layer in layers if path and path[0] in layer.content), layers[0])
    return writer.problem(path, sentence)


def _misnamed(read: Mapping[str, WrittenInstrument], sources: Mapping[str, YamlSource]) -> Iterator[Problem]:
    for name, written in read.items():
        if name != f"{written.version}.yaml":
            yield sources[name].problem(["version"], f"Phiên bản “{written.version}” phải đứng ở tệp cùng tên.")


def _overlaps(read: Mapping[str, WrittenInstrument], sources: Mapping[str, YamlSource]) -> Iterator[Problem]:
    for (first, one), (second, other) in combinations(read.items(), 2):
        if one.scheme != other.scheme:
            continue
        if one.in_force.overlaps(other.in_force):
            yield sources[second].problem(["in_force"], f"Thời gian hiệu lực chồng lên thời gian ghi ở {first}.")
        if one.seasons.overlaps(other.seasons):
            yield sources[second].problem(["seasons"], f"Các năm áp dụng chồng lên các năm ghi ở {first}.")
