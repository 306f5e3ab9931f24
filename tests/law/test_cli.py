"""The commands' contract: JSON shapes, exit codes, one Vietnamese sentence for wrong input, no Django."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from binhyen.law.cli import main

SCHOOL = ("--scheme", "tt124", "--kind", "school", "--year", "2026")
Output = pytest.CaptureFixture[str]


@pytest.fixture
def facts_file(tmp_path: Path) -> Path:
    return tmp_path / "facts.json"


def run_json(capsys: Output, *argv: str) -> Any:
    assert main([*argv, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: Output, *argv: str) -> str:
    assert main(list(argv)) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.count("\n") == 1
    return error.strip()


def test_list(capsys: Output) -> None:
    first, second = run_json(capsys, "list")["instruments"]
    assert (first["scheme"], first["version"]) == ("tt124", "tt124-2021")
    assert first["in_force"] == {"from": "2022-02-10", "to": "2025-06-30"}
    assert first["criteria"] == {"residential_area": 17, "commune": 20, "agency": 19, "enterprise": 19, "school": 19}
    assert second["in_force"]["to"] is None
    assert "chờ xác nhận" in second["pending"]


def test_evaluate_shape(capsys: Output, facts_file: Path) -> None:
    facts_file.write_text(json.dumps({"effective_models": 1, "registration_date": "2026-02-12"}), encoding="utf-8")
    answer = run_json(capsys, "evaluate", *SCHOOL, "--facts", str(facts_file))
    head = {key: answer[key] for key in ("scheme", "kind", "year", "version", "result")}
    assert head == {"scheme": "tt124", "kind": "school", "year": 2026, "version": "tt124-2025", "result": "chua_du"}
    row = next(row for row in answer["criteria"] if row["code"] == "GD-1.3")
    assert row["citation"] == "Điều 7 khoản 1 Thông tư 124/2021/TT-BCA"
    assert row["outcome"] == "dat"
    assert "12/02/2026" in row["reason"]
    assert row["facts"] == {"registration_date": "2026-02-12"}
    assert row["needs"] == []


def test_no_facts_at_all_is_lawful(capsys: Output, facts_file: Path) -> None:
    facts_file.write_text("{}", encoding="utf-8")
    given = run_json(capsys, "evaluate", *SCHOOL, "--facts", str(facts_file))
    assert given == run_json(capsys, "evaluate", *SCHOOL)
    assert {row["outcome"] for row in given["criteria"]} == {"chua_du"}


def test_exit_0_whatever_the_result(capsys: Output, facts_file: Path) -> None:
    facts_file.write_text('{"effective_models": 0}', encoding="utf-8")
    assert run_json(capsys, "evaluate", *SCHOOL, "--facts", str(facts_file))["result"] == "chua_dat"


def test_evaluate_for_people(capsys: Output, facts_file: Path) -> None:
    facts_file.write_text('{"effective_models": 0}', encoding="utf-8")
    assert main(["evaluate", *SCHOOL, "--facts", str(facts_file)]) == 0
    printed = capsys.readouterr().out
    assert "GD-1.6   không đạt          Có 0 mô hình hoạt động hiệu quả" in printed
    assert "thiếu 1 mô hình hoạt động hiệu quả nữa." in printed
    assert "Kết luận: chưa đạt" in printed
    assert "chờ xác nhận" in printed


def test_facts(capsys: Output) -> None:
    listed = {row["key"]: row for row in run_json(capsys, "facts", *SCHOOL)["facts"]}
    row = listed["people_informed"]
    assert (row["type"], row["unit"], row["criterion"]) == ("ratio", "người", "GD-1.5")
    assert listed["has_guard_force"]["criteria"] == ["GD-5.1", "GD-5.2"]
    ratings = [choice["value"] for choice in listed["guard_force_rating"]["choices"]]
    assert ratings == ["not_completed", "completed", "completed_well", "completed_excellently"]


def test_every_listed_fact_is_accepted(capsys: Output) -> None:
    for kind in ("residential_area", "commune", "agency", "enterprise", "school"):
        answer = run_json(capsys, "facts", "--scheme", "tt124", "--kind", kind, "--year", "2024")
        assert all(row["label"] and row["criterion"] for row in answer["facts"])


def test_lists_for_people(capsys: Output) -> None:
    assert main(["list"]) == 0
    assert main(["facts", *SCHOOL]) == 0
    printed = capsys.readouterr().out
    assert "hiệu lực 10/02/2022 – 30/06/2025" in printed
    assert "Số mô hình phong trào" in printed


def test_changes(capsys: Output) -> None:
    answer = run_json(capsys, "changes", "tt124-2021", "tt124-2025")
    assert (answer["before"], answer["after"], answer["criteria"]) == ("tt124-2021", "tt124-2025", [])
    [identity, procedure] = answer["sections"]
    assert identity["rows"][0] == {
        "label": "Hiệu lực",
        "before": "từ 10/02/2022 đến 30/06/2025",
        "after": "từ 01/07/2025 trở đi",
    }
    assert procedure["title"] == "Trình tự"


def test_changes_for_people(capsys: Output) -> None:
    assert main(["changes", "tt124-2021", "tt124-2025"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("tt124-2021 → tt124-2025\n")
    assert "    trước: từ năm 2022 đến 2025\n    sau:   từ năm 2026 trở đi\n" in printed
    assert printed.endswith("Tiêu chí giữ nguyên.\n")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"efective_models": 1}', "có phải “effective_models”?"),
        ('{"effective_models": true}', "effective_models: Cần một số nguyên"),
        ('{"effective_models": 1, "effective_models": 2}', "“effective_models” viết hai lần"),
        ('{"effective_models": NaN}', "NaN không phải là một con số"),
        ("[]", "phải là một bảng"),
        ("", "sai JSON ở dòng 1"),
        ('{"effective_models":\n}', "sai JSON ở dòng 2"),
        ("[" * 100_000, "lồng quá sâu"),
    ],
)
def test_a_wrong_facts_file(capsys: Output, facts_file: Path, content: str, sentence: str) -> None:
    facts_file.write_text(content, encoding="utf-8")
    assert sentence in refused(capsys, "evaluate", *SCHOOL, "--facts", str(facts_file))


def test_a_facts_file_in_another_encoding(capsys: Output, facts_file: Path) -> None:
    facts_file.write_bytes('{"a": "é"}'.encode("latin-1"))
    assert "không phải chữ UTF-8" in refused(capsys, "evaluate", *SCHOOL, "--facts", str(facts_file))


def test_a_facts_file_with_a_byte_order_mark(capsys: Output, facts_file: Path) -> None:
    facts_file.write_text('{"effective_models": 1}', encoding="utf-8-sig")
    assert run_json(capsys, "evaluate", *SCHOOL, "--facts", str(facts_file))["result"] == "chua_du"


def test_a_facts_file_that_is_not_there(capsys: Output, tmp_path: Path) -> None:
    assert "Không mở được tệp" in refused(capsys, "evaluate", *SCHOOL, "--facts", str(tmp_path / "none.json"))
    assert "Không mở được tệp" in refused(capsys, "evaluate", *SCHOOL, "--facts", str(tmp_path))


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["evaluate", "--scheme", "tt142", "--kind", "school", "--year", "2026"], "có phải “tt124”?"),
        (["evaluate", "--scheme", "qd510", "--kind", "school", "--year", "2026"], "hiện có: tt124."),
        (["evaluate", "--scheme", "tt124", "--kind", "scool", "--year", "2026"], "có phải “school”?"),
        (["evaluate", "--scheme", "tt124", "--kind", "x", "--year", "2026"], "chọn một trong: residential_area"),
        (["evaluate", "--scheme", "tt124", "--kind", "school", "--year", "2021"], "sớm nhất là năm 2022"),
        (["evaluate", "--scheme", "tt124", "--kind", "school", "--year", "26"], "bốn chữ số"),
        (["evaluate", "--scheme", "tt124", "--kind", "school"], "Thiếu tham số --year"),
        (["facts", "--year", "2026"], "Thiếu tham số --scheme, --kind"),
        (["evaluate", "--nothing"], "Tham số chưa đúng"),
        (["changes", "tt124-2021", "tt124-2052"], "có phải “tt124-2025”?"),
        (["changes", "tt124-2021"], "Tham số chưa đúng"),
        (["evalute"], "có phải “evaluate”?"),
        (["--nothing"], "Tham số chưa đúng"),
    ],
)
def test_wrong_arguments(capsys: Output, argv: list[str], sentence: str) -> None:
    assert sentence in refused(capsys, *argv)


@pytest.mark.parametrize("argv", [[], ["--help"], ["evaluate", "--help"]])
def test_help(capsys: Output, argv: list[str]) -> None:
    assert main(argv) == 0
    assert "binhyen law" in capsys.readouterr().out


def test_check(capsys: Output) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "Bộ tiêu chí hợp lệ: 2 phiên bản, 150 tiêu chí.\n"


def test_check_of_a_broken_catalogue(capsys: Output, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("scheme: tt124\nshceme: x\n", encoding="utf-8")
    assert main(["check", "--folder", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert "broken.yaml:2: Không có mục nào tên “shceme”; có phải “scheme”?\n" in error
    assert "broken.yaml:1: Thiếu mục “version”." in error


def test_check_of_a_folder_without_a_catalogue(capsys: Output, tmp_path: Path) -> None:
    assert main(["check", "--folder", str(tmp_path)]) == 1
    assert "không có tệp" in capsys.readouterr().err
    assert main(["check", "--folder", str(tmp_path / "none")]) == 2


def test_evaluating_loads_no_django() -> None:
    script = (
        f"import sys; from binhyen.law.cli import main; main(['evaluate', *{SCHOOL!r}]); print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "False"
