"""A released version is frozen: the ledger says so, and `binhyen law check` with it."""

import shutil
from pathlib import Path

import pytest

from binhyen.law.cli import main
from binhyen.law.loader import LEDGER, SHIPPED, catalogue, load
from binhyen.law.released import check_released, release, unreleased
from binhyen.law.yaml_source import CatalogueError, Problem

Output = pytest.CaptureFixture[str]
FROZEN = "đã phát hành nên không được sửa; hãy trả lại nội dung cũ và thêm một phiên bản mới."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(str(SHIPPED), tmp_path / "catalogue"))
    (copy / LEDGER).unlink()
    release(copy, load(copy))
    return copy


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path) -> list[Problem]:
    with pytest.raises(CatalogueError) as caught:
        check_released(folder, load(folder))
    return list(caught.value.problems)


def test_every_shipped_version_is_released_as_it_stands() -> None:
    check_released(SHIPPED, catalogue())
    assert unreleased(SHIPPED, catalogue()) == []


def test_the_ledger_is_no_instrument(folder: Path) -> None:
    assert [version.version for version in load(folder).versions] == ["tt124-2021", "tt124-2025"]


def test_a_released_version_may_not_change(folder: Path) -> None:
    replace(folder / "tt124-2025.yaml", "Chủ tịch Ủy ban nhân dân cấp tỉnh", "Ủy ban nhân dân cấp tỉnh")
    lines = (folder / LEDGER).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("tt124-2025:"))
    assert refused(folder) == [Problem(LEDGER, line, f"Phiên bản tt124-2025 {FROZEN}")]


def test_a_changed_base_changes_what_extends_it(folder: Path) -> None:
    replace(folder / "tt124-2021.yaml", "counted: đơn vị}", "counted: đơn vị cơ sở}")
    assert [problem.sentence.split()[2] for problem in refused(folder)] == ["tt124-2021", "tt124-2025"]


def test_words_that_are_no_law_may_change(folder: Path) -> None:
    replace(folder / "tt124-2021.yaml", "# Thông tư 124/2021/TT-BCA, viết lại", "# Thông tư 124/2021/TT-BCA, chép lại")
    check_released(folder, load(folder))


def test_a_released_version_may_not_disappear(folder: Path) -> None:
    (folder / "tt124-2025.yaml").unlink()
    [problem] = refused(folder)
    assert problem.sentence.startswith("Phiên bản tt124-2025 đã phát hành nhưng không còn tệp")


def test_a_checksum_that_is_none(folder: Path) -> None:
    replace(folder / LEDGER, "tt124-2021: ", "tt124-2021: x")
    [problem] = refused(folder)
    assert "64 chữ số thập lục phân" in problem.sentence


def test_an_open_end_may_be_closed_when_a_new_version_follows(folder: Path, capsys: Output) -> None:
    reform = folder / "tt124-2025.yaml"
    replace(reform, "in_force: {since: 2025-07-01}", "in_force: {since: 2025-07-01, until: 2029-12-31}")
    replace(reform, "seasons: {since: 2026}", "seasons: {since: 2026, until: 2029}")
    new = "extends: tt124-2025\nversion: tt124-2030\nin_force: {since: 2030-01-01}\nseasons: {since: 2030}\n"
    (folder / "tt124-2030.yaml").write_text(new, encoding="utf-8")
    before = (folder / LEDGER).read_text(encoding="utf-8")

    assert main(["check", "--folder", str(folder)]) == 0
    assert "Chưa phát hành, còn sửa được: tt124-2030.\n" in capsys.readouterr().out
    assert main(["release", "--folder", str(folder)]) == 0
    assert capsys.readouterr().out == "Đã ghi vào released.yaml: tt124-2030.\n"
    assert (folder / LEDGER).read_text(encoding="utf-8").startswith(before)
    assert main(["release", "--folder", str(folder)]) == 0
    assert capsys.readouterr().out == "released.yaml đã đủ các phiên bản.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("until: 2025-06-30}", "until: 2025-06-29}"),
        ("seasons: {since: 2022, until: 2025}", "seasons: {since: 2022, until: 2024}"),
    ],
)
def test_an_end_that_was_released_does_not_move(folder: Path, old: str, new: str) -> None:
    replace(folder / "tt124-2021.yaml", old, new)
    assert f"Phiên bản tt124-2021 {FROZEN}" in [problem.sentence for problem in refused(folder)]


def test_the_commands_refuse_a_changed_version(folder: Path, capsys: Output) -> None:
    replace(folder / "tt124-2025.yaml", "Chủ tịch Ủy ban nhân dân cấp tỉnh", "Ủy ban nhân dân cấp tỉnh")
    before = (folder / LEDGER).read_text(encoding="utf-8")
    for command in ("check", "release"):
        assert main([command, "--folder", str(folder)]) == 1
        assert FROZEN in capsys.readouterr().err
    assert (folder / LEDGER).read_text(encoding="utf-8") == before
