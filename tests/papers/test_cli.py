"""`binhyen paper …`: the contract of the commands, with one Vietnamese sentence for wrong input."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from binhyen.papers.cli import main
from binhyen.papers.model import Document, DocumentKind
from binhyen.papers.read import read_paper
from binhyen.papers.schemas import example
from tests.papers.samples import sample

Output = pytest.CaptureFixture[str]


def data_file(folder: Path, data: Any) -> str:
    file = folder / "du-lieu.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(file)


def refused(capsys: Output, *argv: str) -> str:
    assert main(list(argv)) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.count("\n") == 1
    return error.strip()


def schema(capsys: Output, *argv: str) -> Any:
    assert main(["schema", *argv]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_kinds_are_listed(capsys: Output) -> None:
    kinds = {row["kind"]: row for row in schema(capsys)["kinds"]}
    assert kinds["decision"] == {"kind": "decision", "label": "Quyết định", "abbreviation": "QĐ"}
    assert kinds["proposal"]["abbreviation"] == "TTr"
    assert set(kinds) == set(DocumentKind)


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_example_of_every_kind_is_data_that_is_taken(capsys: Output, kind: DocumentKind) -> None:
    answer = schema(capsys, kind)
    assert answer["schema"]["properties"]["kind"] == {"const": kind, "title": kind.label}
    assert Document.model_validate_json(json.dumps(answer["example"])).kind is kind


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_paper_is_written_and_says_in_which_font(capsys: Output, tmp_path: Path, ending: str) -> None:
    data, out = data_file(tmp_path, example(DocumentKind.PROPOSAL)), tmp_path / f"to-trinh.{ending}"
    assert main(["write", "proposal", "--data", data, "--out", str(out)]) == 0
    assert ", phông " in capsys.readouterr().out
    assert read_paper(out.read_bytes()).document == sample(DocumentKind.PROPOSAL)
    first = out.read_bytes()
    main(["write", "proposal", "--data", data, "--out", str(out)])
    assert out.read_bytes() == first


def test_the_kind_need_not_stand_in_the_data(capsys: Output, tmp_path: Path) -> None:
    data = example(DocumentKind.NOTICE)
    del data["kind"]
    out = tmp_path / "tb.docx"
    assert main(["write", "notice", "--data", data_file(tmp_path, data), "--out", str(out)]) == 0


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"parent": "", "issuer": ""}, "Thông báo còn thiếu: cơ quan ban hành (issuer)."),
        ({"subject": "Họp 🌸"}, "Dữ liệu chưa đúng: subject: có ký tự “🌸”"),
        ({"subject": "x" * 4_000}, "Dữ liệu chưa đúng: subject: dài quá 500 ký tự."),
        ({"kind": "plan"}, "là dữ liệu của “plan”, lệnh ghi “notice”"),
        ({"dated": {"place": "Đồng Mây", "on": "2025-02-30"}}, "dated.on: ngày “2025-02-30” không có"),
    ],
)
def test_wrong_data_is_refused(capsys: Output, tmp_path: Path, changed: dict[str, Any], why: str) -> None:
    data = data_file(tmp_path, example(DocumentKind.NOTICE) | changed)
    out = tmp_path / "tb.pdf"
    assert why in refused(capsys, "write", "notice", "--data", data, "--out", str(out))
    assert not out.exists()


@pytest.mark.parametrize(
    ("text", "why"), [("{", "không phải JSON"), ("[]", "phải là một nhóm mục"), ('"x"', "nhóm mục")]
)
def test_a_file_that_holds_no_data_is_refused(capsys: Output, tmp_path: Path, text: str, why: str) -> None:
    assert why in refused(
        capsys, "write", "plan", "--data", data_file(tmp_path, text), "--out", str(tmp_path / "x.pdf")
    )


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (["write", "decisio", "--data", "x", "--out", "x.pdf"], "có phải “decision”?"),
        (["write", "plan", "--data", "x", "--out", "x.odt"], "Không ghi được dạng “.odt”"),
        (["write", "plan", "--data", "khong-co.json", "--out", "x.pdf"], "Không mở được tệp khong-co.json."),
        (["write", "plan", "--out", "x.pdf"], "Thiếu tham số --data"),
        (["wrote"], "Lệnh “wrote” không có; có phải “write”?"),
        (["schema", "x", "y"], "Tham số chưa đúng"),
    ],
)
def test_wrong_arguments_are_refused(capsys: Output, argv: list[str], why: str) -> None:
    assert why in refused(capsys, *argv)


def test_the_time_can_be_given(capsys: Output, tmp_path: Path) -> None:
    data, out = data_file(tmp_path, example(DocumentKind.PLAN)), tmp_path / "kh.pdf"
    command = ["write", "plan", "--data", data, "--out", str(out)]
    assert main([*command, "--at", "2025-11-14T08:00:00+07:00"]) == 0
    assert b"20251114" in out.read_bytes()
    capsys.readouterr()
    assert "Thời điểm “hôm nay” chưa đúng" in refused(capsys, *command, "--at", "hôm nay")


def test_the_programme_knows_the_command(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "binhyen", "paper", "schema"], capture_output=True, check=True)
    assert "Quyết định" in done.stdout.decode()
