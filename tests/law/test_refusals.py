"""A broken catalogue is refused with file, line and a sentence."""

import shutil
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from binhyen.law.loader import load
from binhyen.law.spans import DaySpan
from binhyen.law.yaml_source import CatalogueError, Problem

SHIPPED = Path(str(files("binhyen.law") / "catalogue"))
BASE, REFORM = "tt124-2021.yaml", "tt124-2025.yaml"
Break = Callable[..., list[Problem]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))


@pytest.fixture
def break_it(folder: Path) -> Break:
    """Replace the first `old` of a file by `new` and return what is refused."""

    def replace(old: str, new: str, *, file: str = BASE) -> list[Problem]:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return refused(folder)

    return replace


def refused(folder: Path) -> list[Problem]:
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    return list(caught.value.problems)


def line_of(folder: Path, text: str, *, file: str = BASE) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_shipped_catalogue_is_accepted(folder: Path) -> None:
    assert [version.version for version in load(folder).versions] == ["tt124-2021", "tt124-2025"]


def test_unknown_key(folder: Path, break_it: Break) -> None:
    missing, unknown = break_it("title: Chi bộ có", "titel: Chi bộ có")
    assert unknown.line == line_of(folder, "titel:")
    assert "“titel”; có phải “title”?" in unknown.sentence
    assert missing.line == line_of(folder, "code: KDC-1.1")
    assert "Thiếu mục “title”" in missing.sentence


def test_duplicate_code(folder: Path, break_it: Break) -> None:
    [problem] = break_it("code: KDC-1.2\n", "code: KDC-1.1 # hai lần\n")
    assert problem == Problem(BASE, line_of(folder, "# hai lần"), "Mã tiêu chí KDC-1.1 đã dùng rồi.")


def test_a_reused_code_may_not_collide_either(break_it: Break) -> None:
    [problem] = break_it("code: XA-3.1", "code: XA-2.4d")
    assert "XA-2.4d đã dùng rồi" in problem.sentence


def test_overlapping_in_force_dates(folder: Path, break_it: Break) -> None:
    [problem] = break_it("in_force: {since: 2025-07-01}", "in_force: {since: 2025-06-30}", file=REFORM)
    assert (problem.file, problem.line) == (REFORM, line_of(folder, "in_force:", file=REFORM))
    assert "chồng lên thời gian ghi ở tt124-2021.yaml" in problem.sentence


def test_two_authorities_on_one_day(folder: Path, break_it: Break) -> None:
    [problem] = break_it(
        "in_force: {since: 2025-07-01}\n    level: province", "in_force: {since: 2025-06-30}\n    level: province"
    )
    assert problem.line == line_of(folder, "in_force: {since: 2025-06-30}") - 1
    assert "trùng ngày với thẩm quyền ở dòng thứ 2" in problem.sentence


def test_two_size_limits_on_one_day(folder: Path, break_it: Break) -> None:
    [problem] = break_it("sector: services", "sector: production # lần hai")
    assert problem.line == line_of(folder, "# lần hai")
    assert "cùng lĩnh vực" in problem.sentence


def test_overlapping_seasons(folder: Path, break_it: Break) -> None:
    [problem] = break_it("seasons: {since: 2026}", "seasons: {since: 2025}", file=REFORM)
    assert (problem.file, problem.line) == (REFORM, line_of(folder, "seasons:", file=REFORM))


def test_missing_citation(folder: Path, break_it: Break) -> None:
    [problem] = break_it("        citation: {article: 4, clause: 2}\n", "")
    assert problem.line == line_of(folder, "code: KDC-2")
    assert "mỗi tiêu chí phải có căn cứ" in problem.sentence


def test_dangling_reuse(folder: Path, break_it: Break) -> None:
    [problem] = break_it("KDC-4c, KDC-4d]", "KDC-4c, KDC-4h]")
    assert problem.line == line_of(folder, "KDC-4h]")
    assert problem.sentence == "Dẫn tới KDC-4h của khu dân cư, nhưng không có."


def test_a_test_without_its_facts(folder: Path, break_it: Break) -> None:
    first, second = break_it("ratio: households_registered", "ratio: households")
    assert first.line == line_of(folder, "ratio: households,")
    assert first.sentence == "Phép thử ratio của KDC-1.3 cần số liệu “households” kiểu ratio."
    assert "không được phép thử nào của KDC-1.3 dùng" in second.sentence


def test_a_test_with_a_fact_of_another_type(break_it: Break) -> None:
    [problem] = break_it(
        "key: anti_state_activity\n            type: yes_no", "key: anti_state_activity\n            type: count"
    )
    assert "cần số liệu “anti_state_activity” kiểu yes_no" in problem.sentence


def test_unknown_kind_of_test(folder: Path, break_it: Break) -> None:
    [problem] = break_it("kind: comparison", "kind: comparision")
    assert problem.line == line_of(folder, "kind: comparision") - 1
    assert "Không có phép thử kiểu “comparision”" in problem.sentence


def test_a_condition_without_its_fact(break_it: Break) -> None:
    problems = break_it("- {fact: has_party_body, values", "- {fact: party_body, values")
    assert "Điều kiện áp dụng của CQ-1.1 cần số liệu “party_body”" in problems[0].sentence


def test_a_step_off_the_scale(folder: Path, break_it: Break) -> None:
    [problem] = break_it("at_least: completed\n", "at_least: done\n")
    assert problem == Problem(BASE, line_of(folder, "at_least: done"), "Mức “done” không có trong thang xếp loại.")


def test_a_ratio_without_its_denominator(break_it: Break) -> None:
    [problem] = break_it("            denominator: Số hộ đang cư trú\n", "")
    assert "tỷ lệ phải nêu tử số và mẫu số" in problem.sentence


def test_a_choice_without_choices(break_it: Break) -> None:
    [problem] = break_it(
        "            choices:\n              - {value: force_majeure, label: bất khả kháng}\n            optional",
        "            optional",
    )
    assert "phải có danh sách lựa chọn" in problem.sentence


def test_choices_where_nothing_is_chosen(break_it: Break) -> None:
    [problem] = break_it(
        "type: count\n            label: Số cá nhân của lực lượng",
        "type: count\n            choices: [{value: a, label: a}]\n            label: Số cá nhân của lực lượng",
    )
    assert "không dùng danh sách lựa chọn" in problem.sentence


def test_a_shared_key_must_be_the_same_fact(folder: Path, break_it: Break) -> None:
    old = "        facts: [*has_party_body, *party_resolution_date]"
    new = """\
        facts:
          - *party_resolution_date
          - {key: has_party_body, type: yes_no, label: "Có chi bộ không?", source: profile}
        evidence: [x]
      - code: GD-1.7
        group: "1"
        citation: {article: 7, clause: 1}
        title: x
        text: x
        binds_where: [{fact: has_party_body, values: [true], because: x}]
        test: {kind: count_zero, count: x, counted: x}
        facts: [*has_party_body, {key: x, type: count, label: x}]"""
    [problem] = break_it(old, new)
    assert problem.line == line_of(folder, "code: GD-1.7")
    assert "“has_party_body” khác với số liệu cùng tên" in problem.sentence


def test_a_group_that_is_not_there(break_it: Break) -> None:
    [problem] = break_it('group: "5"', 'group: "6"')
    assert "Nhóm “6” không có" in problem.sentence


def test_a_kind_without_its_window(folder: Path, break_it: Break) -> None:
    [problem] = break_it(
        "kinds: [commune, agency, enterprise, school]\n    citation: {article: 8}",
        "kinds: [commune, agency, enterprise]\n    citation: {article: 8}",
    )
    assert problem.line == line_of(folder, "windows:")
    assert "cơ sở giáo dục đúng một lần, hiện có 0 lần" in problem.sentence


def test_a_day_that_does_not_recur(break_it: Break) -> None:
    [problem] = break_it("closes: {day: 31, month: 3}", "closes: {day: 31, month: 4}")
    assert "ngày 31/04 không có trong mọi năm" in problem.sentence


def test_a_span_that_ends_before_it_begins(break_it: Break) -> None:
    [problem] = break_it("until: 2025-06-30", "until: 2021-06-30")
    assert "ngày cuối đứng trước ngày đầu" in problem.sentence


def test_a_span_of_a_single_day() -> None:
    only = DaySpan(since=date(2025, 6, 30), until=date(2025, 6, 30))
    assert only.covers(date(2025, 6, 30))
    assert not only.covers(date(2025, 7, 1))


def test_spans_that_share_one_day_overlap_whichever_comes_first() -> None:
    earlier = DaySpan(since=date(2022, 2, 10), until=date(2025, 6, 30))
    touching, following = DaySpan(since=date(2025, 6, 30)), DaySpan(since=date(2025, 7, 1))
    assert earlier.overlaps(touching)
    assert touching.overlaps(earlier)
    assert not earlier.overlaps(following)
    assert not following.overlaps(earlier)


def test_a_title_too_long_for_a_screen(break_it: Break) -> None:
    [problem] = break_it("title: Chi bộ có nghị quyết", "title: " + "Chi bộ có nghị quyết " * 5)
    assert "title" in problem.sentence


def test_a_key_written_twice(folder: Path, break_it: Break) -> None:
    [problem] = break_it("scheme: tt124\n", "scheme: tt124\nscheme: tt125\n")
    assert problem == Problem(
        BASE, line_of(folder, "scheme: tt125"), "Không đọc được YAML: khóa “scheme” viết hai lần."
    )


def test_not_yaml_at_all(folder: Path, break_it: Break) -> None:
    [problem] = break_it("issued: 2021-12-28", "issued: [2021-12-28")
    assert problem.file == BASE
    assert problem.line > line_of(folder, "issued:")


@pytest.mark.parametrize("content", ["", "- một\n- hai\n"])
def test_not_a_table(folder: Path, content: str) -> None:
    (folder / REFORM).write_text(content, encoding="utf-8")
    assert refused(folder) == [Problem(REFORM, 1, "Tệp phải là một bảng khóa và giá trị.")]


def test_a_parent_that_is_not_there(folder: Path, break_it: Break) -> None:
    [problem] = break_it("extends: tt124-2021", "extends: tt124-2012", file=REFORM)
    assert (problem.file, problem.line) == (REFORM, line_of(folder, "extends:", file=REFORM))


def test_files_that_extend_each_other(break_it: Break) -> None:
    problems = break_it("scheme: tt124\n", "scheme: tt124\nextends: tt124-2025\n")
    assert "Kế thừa" in problems[0].sentence


def test_a_breach_in_an_overriding_part_is_placed_in_the_overriding_file(folder: Path, break_it: Break) -> None:
    [problem] = break_it("actor: Trưởng khu dân cư", "aktor: Trưởng khu dân cư", file=REFORM)[-1:]
    assert (problem.file, problem.line) == (REFORM, line_of(folder, "aktor", file=REFORM))


def test_every_problem_of_a_file_is_told_at_once(break_it: Break) -> None:
    problems = break_it("        citation: {article: 4, clause: 1}\n        title: Chi bộ", "        titel: Chi bộ")
    assert len(problems) == 3
    assert sorted(problems) == problems


def test_a_version_stands_in_the_file_of_its_name(folder: Path, break_it: Break) -> None:
    [problem] = break_it("version: tt124-2025", "version: tt124-2026", file=REFORM)
    assert (problem.file, problem.line) == (REFORM, line_of(folder, "version:", file=REFORM))
