"""The ledger of released versions: seasons have pinned their checksums, so what they say may not change any more.

`binhyen law check` compares the catalogue with the ledger, `binhyen law release` enters what is not in it yet. Nothing
here takes an entry out: who has to, before anything was released, deletes the file and releases again.
"""

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from binhyen.law.loader import LEDGER, Catalogue
from binhyen.law.schema import InstrumentVersion
from binhyen.law.yaml_source import Problem, YamlSource, read_yaml, refuse

_HEAD = """\
# Phiên bản đã phát hành và mã băm SHA-256 của toàn bộ nội dung. Kỳ đánh giá ghim đúng nội dung này nên phiên bản ở đây
# không sửa nữa, trừ việc ghi ngày hết hiệu lực; luật đổi thì thêm một phiên bản mới.
# Tệp do `binhyen law release` ghi, `binhyen law check` kiểm tra.
"""


def check_released(folder: Traversable, catalogue: Catalogue) -> None:
    """Raises `CatalogueError` where a released version has changed or is gone, or the ledger cannot be read."""
    if ledger := _ledger(folder):
        refuse(_problems(ledger, {version.version: version for version in catalogue.versions}))


def unreleased(folder: Traversable, catalogue: Catalogue) -> list[str]:
    """The versions that may still be changed."""
    ledger = _ledger(folder)
    return [version.version for version in catalogue.versions if not ledger or version.version not in ledger.content]


def release(folder: Path, catalogue: Catalogue) -> list[str]:
    """Enter every version that is not in the ledger yet, and name those entered.

    Raises:
        CatalogueError: a released version has changed; nothing is written then.
    """
    check_released(folder, catalogue)
    ledger, added = _ledger(folder), unreleased(folder, catalogue)
    entries = ledger.content if ledger else {}
    entries |= {version.version: version.checksum for version in catalogue.versions if version.version in added}
    text = _HEAD + "".join(f"{name}: {checksum}\n" for name, checksum in entries.items())
    (folder / LEDGER).write_text(text, encoding="utf-8")
    return added


def _ledger(folder: Traversable) -> YamlSource | None:
    file = folder / LEDGER
    return read_yaml(file) if file.is_file() else None


def _problems(ledger: YamlSource, versions: dict[str, InstrumentVersion]) -> Iterator[Problem]:
    for name, checksum in ledger.content.items():
        if sentence := _sentence(name, checksum, versions.get(name)):
            yield ledger.problem([name], sentence)


def _sentence(name: str, checksum: object, version: InstrumentVersion | None) -> str | None:
    if not re.fullmatch(r"[0-9a-f]{64}", str(checksum)):
        return f"Mã băm của phiên bản {name} phải gồm 64 chữ số thập lục phân."
    if version is None:
        return f"Phiên bản {name} đã phát hành nhưng không còn tệp {name}.yaml; hãy trả lại tệp đó."
    if not version.is_law_of(str(checksum)):
        return f"Phiên bản {name} đã phát hành nên không được sửa; hãy trả lại nội dung cũ và thêm một phiên bản mới."
    return None
