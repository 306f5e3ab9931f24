"""Evidence: several files for a criterion, one file for several criteria, and what is not taken."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core.models import AuditEntry
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier, Evidence
from binhyen.papers.models import StoredFile
from tests import files
from tests.conftest import TODAY
from tests.pages import boxes_of, said_after, words_of
from tests.world import World

SignIn = Callable[[User], Client]


def address(dossier: Dossier, code: str = "KDC-1.3") -> str:
    return f"/ho-so/{dossier.key}/tieu-chi/{code}/minh-chung/"


def kept(dossier: Dossier) -> dict[str, list[str]]:
    """Titles of the evidence, each with the criteria that it serves."""
    rows = Evidence.objects.kept().filter(dossier=dossier).prefetch_related("uses")
    return {row.title: sorted(use.code for use in row.uses.all()) for row in rows}


@pytest.fixture
def client(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.clerk)


def add(client: Client, dossier: Dossier, code: str = "KDC-1.3", **form: Any) -> Any:
    return client.post(address(dossier, code), form)


def test_several_files_stand_behind_one_criterion(world: World, client: Client) -> None:
    dossier = world.dossier()
    add(client, dossier, file=files.upload("mot.pdf"), title="Danh sách tổ 1")
    answer = add(client, dossier, file=files.upload("hai.png", files.PNG))
    assert "Đã thêm minh chứng." in said_after(answer)
    assert kept(dossier) == {"Danh sách tổ 1": ["KDC-1.3"], "hai.png": ["KDC-1.3"]}


def test_one_file_stands_behind_several_criteria(world: World, client: Client) -> None:
    dossier = world.dossier()
    add(client, dossier, file=files.upload("bao-cao.pdf"), title="Báo cáo năm")
    row = Evidence.objects.get()
    add(client, dossier, "KDC-2", reuse=row.key)
    add(client, dossier, "KDC-2", reuse=row.key)
    assert kept(dossier) == {"Báo cáo năm": ["KDC-1.3", "KDC-2"]}
    assert StoredFile.objects.count() == 1


def test_a_file_is_taken_from_one_criterion_and_stays_behind_the_other(world: World, client: Client) -> None:
    dossier = world.dossier()
    add(client, dossier, file=files.upload(), title="Báo cáo năm")
    row = Evidence.objects.get()
    add(client, dossier, "KDC-2", reuse=row.key)
    said = said_after(client.post(f"{address(dossier)}{row.key}/go/"))
    assert "Đã gỡ minh chứng khỏi tiêu chí này." in said
    assert kept(dossier) == {"Báo cáo năm": ["KDC-2"]}
    client.post(f"{address(dossier, 'KDC-2')}{row.key}/go/")
    assert kept(dossier) == {}
    row.refresh_from_db()
    assert row.removed_at is not None


def test_the_same_file_twice_is_one_blob_and_two_rows(world: World, client: Client) -> None:
    dossier = world.dossier()
    for title in ("một", "hai"):
        add(client, dossier, file=files.upload("giong-nhau.pdf"), title=title)
    first, second = StoredFile.objects.all()
    assert first.blob_name == second.blob_name
    assert default_storage.exists(first.blob_name)
    assert len(kept(dossier)) == 2


def test_the_page_lists_a_file_with_its_size_and_hash(world: World, client: Client) -> None:
    add(client, world.dossier(), file=files.upload("danh-sach.pdf"))
    sha256 = StoredFile.objects.get().sha256
    said = words_of(client.get(f"/ho-so/{world.dossier().key}/tieu-chi/KDC-1.3/"))
    assert "danh-sach.pdf" in said
    assert sha256[:4] in said


def test_each_step_is_told_in_the_chain_with_the_hash(world: World, client: Client) -> None:
    dossier = world.dossier()
    add(client, dossier, file=files.upload())
    row = Evidence.objects.get()
    add(client, dossier, "KDC-2", reuse=row.key)
    client.post(f"{address(dossier)}{row.key}/go/")
    rows = AuditEntry.objects.filter(subject=dossier.subject).order_by("number")
    told = [(each.action, each.data.get("criteria") or each.data.get("criterion")) for each in rows]
    assert told == [
        ("dossier.evidence_added", ["KDC-1.3"]),
        ("dossier.evidence_used", "KDC-2"),
        ("dossier.evidence_removed", "KDC-1.3"),
    ]
    assert rows[0].data["sha256"] == row.file.sha256


# ── a ground of exception counts only with evidence ──────────────────────────────────────────


def outcome(dossier: Dossier) -> str:
    return assess(dossier, today=TODAY).evaluation.by_code["KDC-4b"].outcome


def test_a_ground_of_exception_counts_only_with_evidence_behind_its_own_criterion(world: World, client: Client) -> None:
    dossier = world.dossier()
    page = f"/ho-so/{dossier.key}/tieu-chi/KDC-4b/"
    client.post(page, {"serious_crime": "yes"})
    assert outcome(dossier) == "khong_dat"
    client.post(page, {"serious_crime": "yes", "serious_crime_exception": "detected_promptly"})
    assert outcome(dossier) == "chua_du"
    add(client, dossier, "KDC-1.3", file=files.upload(), title="Danh sách hộ")
    assert outcome(dossier) == "chua_du"
    add(client, dossier, "KDC-4b", file=files.upload("bao-cao.pdf"), title="Báo cáo ngay")
    assert outcome(dossier) == "dat_ngoai_le"
    assert "Đạt theo ngoại lệ" in words_of(client.get(page))
    row = Evidence.objects.get(title="Báo cáo ngay")
    client.post(f"{address(dossier, 'KDC-4b')}{row.key}/go/")
    assert outcome(dossier) == "chua_du"


def test_evidence_alone_excepts_nothing(world: World, client: Client) -> None:
    dossier = world.dossier()
    client.post(f"/ho-so/{dossier.key}/tieu-chi/KDC-4b/", {"serious_crime": "yes"})
    add(client, dossier, "KDC-4b", file=files.upload())
    assert outcome(dossier) == "khong_dat"


# ── refused ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("thu.pdf", files.EXE, "không phải là một trong các loại được nhận"),
        ("trang.pdf", files.HTML, "không phải là một trong các loại được nhận"),
        ("anh.png", files.SVG, "không phải là một trong các loại được nhận"),
        ("mau.docx", files.DOCM, "có chứa macro"),
        ("dut.docx", files.DOCX[:-30], "bị hỏng hoặc tải lên chưa hết"),
        ("bom.docx", None, "giải nén ra quá lớn"),
        ("rong.pdf", b"", "rỗng (0 byte)"),
    ],
    ids=["exe", "html", "svg", "macro", "truncated", "bomb", "empty"],
)
def test_a_file_that_is_not_taken_is_told_and_the_title_stays(
    world: World, client: Client, name: str, content: bytes | None, said: str
) -> None:
    upload = files.upload(name, files.zip_bomb() if content is None else content)
    answer = add(client, world.dossier(), file=upload, title="Danh sách hộ")
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert f"“{name}”" in words_of(answer)
    assert boxes_of(answer)["title"] == ["Danh sách hộ"]
    assert not StoredFile.objects.exists()


def test_a_file_over_the_limit_is_told_its_size_and_what_to_do(world: World, client: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 2_000_000
    answer = add(client, world.dossier(), file=files.upload("lon.pdf", files.PDF + b"x" * 2_500_000))
    assert answer.status_code == 422
    said = words_of(answer)
    assert "nặng 2,5 MB, giới hạn là 2 MB" in said
    assert "Hãy chụp lại ở chế độ tài liệu hoặc tách thành hai tệp." in said


def test_no_file_at_all_is_told(world: World, client: Client) -> None:
    answer = add(client, world.dossier(), title="Danh sách hộ")
    assert answer.status_code == 422
    assert "Chưa chọn tệp nào. Hãy chọn một tệp mới hoặc một tệp đã có." in words_of(answer)


def test_a_file_of_another_dossier_cannot_be_used(world: World, client: Client, sign_in: SignIn) -> None:
    other = world.dossier(world.other_hamlet)
    add(sign_in(world.other_head), other, file=files.upload(), title="Của xóm khác")
    foreign = Evidence.objects.get()
    add(client, world.dossier(), file=files.upload(), title="Của mình")
    answer = add(client, world.dossier(), "KDC-2", reuse=foreign.key)
    assert answer.status_code == 422
    assert client.post(f"{address(world.dossier())}{foreign.key}/go/").status_code == 404
    assert kept(other) == {"Của xóm khác": ["KDC-1.3"]}


@pytest.mark.parametrize("state", ["submitted", "received", "reviewed", "recognised"])
def test_once_sent_evidence_is_neither_added_nor_taken_away(world: World, client: Client, state: str) -> None:
    add(client, world.dossier(), file=files.upload(), title="Danh sách hộ")
    dossier = world.dossier_in(DossierState(state))
    before = kept(dossier)
    answer = add(client, dossier, file=files.upload("them.pdf"), title="Thêm")
    assert answer.status_code == 422
    assert "Hồ sơ không sửa được lúc này" in words_of(answer)
    row = Evidence.objects.get(title="Danh sách hộ")
    assert "Hồ sơ không sửa được lúc này" in said_after(client.post(f"{address(dossier)}{row.key}/go/"))
    assert kept(dossier) == before


def test_a_criterion_that_does_not_exist_takes_no_evidence(world: World, client: Client) -> None:
    assert add(client, world.dossier(), "KDC-99", file=files.upload()).status_code == 404
    assert not StoredFile.objects.exists()


def test_a_very_long_title_is_told(world: World, client: Client) -> None:
    answer = add(client, world.dossier(), file=files.upload(), title="d" * 201)
    assert "Dài quá 200 ký tự" in words_of(answer)
    assert not Evidence.objects.exists()
