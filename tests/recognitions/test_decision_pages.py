"""The deciding authority's pages: the list that waits, looking it over, issuing; and the certificate page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.dossiers.actions import review
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier
from binhyen.recognitions.actions import Ruling, issue_decision
from binhyen.recognitions.enums import Capacity
from binhyen.recognitions.models import Certificate, Decision
from tests import files
from tests.conftest import TODAY
from tests.house.crowd import crowd, wait_for_decision
from tests.pages import boxes_of, html_of, links_of, said_after, words_of
from tests.world import World

SignIn = Callable[[User], Client]


def address(world: World) -> str:
    return f"/quyet-dinh/moi/{world.commune.key}/"


def form(*dossiers: Dossier, **other: Any) -> dict[str, Any]:
    """As the chairman fills it: everyone in the list recognised."""
    rulings = {f"ruling.{each.key}": "yes" for each in dossiers} | {f"reason.{each.key}": "" for each in dossiers}
    return {"number": "215/QĐ-UBND", "issued_on": "03/11/2025", "capacity": "chairman", **rulings, **other}


@pytest.fixture
def client(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.chairman)


@pytest.fixture
def two(world: World) -> tuple[Dossier, Dossier]:
    return world.dossier_in(DossierState.REVIEWED), world.dossier_in(DossierState.REVIEWED, world.other_hamlet)


def test_what_waits_is_listed_and_leads_to_the_form(world: World, client: Client, two: tuple[Dossier, Dossier]) -> None:
    page = client.get("/quyet-dinh/")
    assert "Xã Đồng Mây" in words_of(page)
    assert address(world) in links_of(page)
    boxes = boxes_of(client.get(address(world)))
    assert {name for name in boxes if name.startswith("ruling.")} == {f"ruling.{each.key}" for each in two}


def test_a_long_list_comes_in_parts_and_says_so(world: World, client: Client) -> None:
    crowd(world.commune, world.dossier().season, 160)
    wait_for_decision(world.commune, 75)
    page = client.get(address(world))
    assert "70 hồ sơ đầu; còn 5 hồ sơ nữa" in words_of(page)
    assert len([name for name in boxes_of(page) if name.startswith("ruling.")]) == 70
    assert len(page.content) <= 60_000


def test_a_list_of_several_kinds_may_be_narrowed_to_one_and_stays_so(
    world: World, client: Client, two: tuple[Dossier, Dossier]
) -> None:
    agency = world.dossier_in(DossierState.REVIEWED, world.agency)
    narrowed = client.get(f"{address(world)}?loai=agency")
    assert [name for name in boxes_of(narrowed) if name.startswith("ruling.")] == [f"ruling.{agency.key}"]
    typed = form(agency) | {"loai": "agency", "do": "issue"}
    assert client.post(address(world), typed).status_code == 302
    assert [entry.dossier for entry in Decision.objects.get().entries.all()] == [agency]


def test_a_decision_is_looked_over_and_then_issued(world: World, client: Client, two: tuple[Dossier, Dossier]) -> None:
    typed = form(*two) | {f"ruling.{two[1].key}": "later"}
    preview = client.post(address(world), typed | {"do": "preview"})
    assert preview.status_code == 200
    said = words_of(preview)
    assert "Quyết định số 215/QĐ-UBND ngày 03/11/2025" in said
    assert "Xóm Gò Mây" in said
    assert not Decision.objects.exists()
    carried = {name: values[0] for name, values in boxes_of(preview).items() if values}
    answer = client.post(address(world), carried | {"do": "issue", "file": files.upload("quyet-dinh.pdf")})
    decision = Decision.objects.get()
    assert answer.headers["Location"] == f"/quyet-dinh/{decision.key}/"
    shown = said_after(answer)
    assert "Quyết định số 215/QĐ-UBND ngày 03/11/2025 đã được ghi và các đơn vị đã nhận kết quả." in shown
    assert "Bản đã ký" in shown
    assert [entry.unit_name for entry in decision.entries.all()] == ["Xóm Gò Mây"]


def test_what_was_typed_comes_back_from_the_preview(world: World, client: Client, two: tuple[Dossier, Dossier]) -> None:
    typed = form(*two) | {f"ruling.{two[0].key}": "no", f"reason.{two[0].key}": "Có tình tiết mới."}
    carried = {n: v[0] for n, v in boxes_of(client.post(address(world), typed | {"do": "preview"})).items() if v}
    boxes = boxes_of(client.post(address(world), carried | {"do": "back"}))
    assert {name: boxes[name] for name in typed} == {name: [value] for name, value in typed.items()}


def test_the_preview_warns_of_a_late_date_and_of_going_against_the_review(
    world: World, client: Client, two: tuple[Dossier, Dossier]
) -> None:
    typed = form(*two) | {f"ruling.{two[0].key}": "no", f"reason.{two[0].key}": "Có tình tiết mới."}
    said = words_of(client.post(address(world), typed | {"do": "preview"}))
    assert "Có quyết định khác với đề nghị thẩm định" in said
    assert "Sau hạn của Thông tư" not in said


def test_the_unit_reads_the_result_and_opens_its_certificate(world: World, sign_in: SignIn) -> None:
    world.dossier_in(DossierState.RECOGNISED)
    head = sign_in(world.head)
    page = head.get(f"/ho-so/{world.dossier().key}/")
    certificate = Certificate.objects.get()
    assert f"/giay-cong-nhan/{certificate.key}/" in links_of(page)
    said = words_of(head.get(f"/giay-cong-nhan/{certificate.key}/"))
    assert "Xóm Gò Mây" in said
    assert "đạt tiêu chuẩn “An toàn về an ninh, trật tự” năm 2025" in said
    assert certificate.key in said
    assert "Có hiệu lực" in said


def test_a_unit_that_was_not_recognised_reads_the_reason_and_finds_no_certificate(
    world: World, sign_in: SignIn
) -> None:
    world.dossier_in(DossierState.NOT_RECOGNISED)
    page = sign_in(world.head).get(f"/ho-so/{world.dossier().key}/")
    assert page.status_code == 200
    assert "Có tiêu chí không đạt." in words_of(page)
    assert "/giay-cong-nhan/" not in html_of(page)


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": " "}, "Hãy ghi số, ký hiệu ghi trên quyết định."),
        ({"number": "1" * 61}, "Dài quá 60 ký tự"),
        ({"issued_on": "31/02/2025"}, "không phải là một ngày có thật"),
        ({"issued_on": ""}, "Hãy ghi ngày, ví dụ 05/03/2025."),
        ({"capacity": ""}, "Hãy chọn tư cách ký như trên quyết định."),
    ],
)
def test_a_mistake_is_told_and_nothing_typed_is_lost(
    world: World, client: Client, two: tuple[Dossier, Dossier], wrong: dict[str, str], said: str
) -> None:
    typed = form(*two, **{f"reason.{two[0].key}": "Ghi chú."}) | wrong
    for button in ("preview", "issue"):
        answer = client.post(address(world), typed | {"do": button})
        assert answer.status_code == 422
        assert said in words_of(answer)
        boxes = boxes_of(answer)
        rest = {name: value for name, value in typed.items() if name != "capacity"}
        assert {name: boxes[name] for name in rest} == {name: [value] for name, value in rest.items()}
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"issued_on": "04/11/2025"}, "Ngày ban hành 04/11/2025 chưa tới."),
        ({"issued_on": "02/11/2025"}, "trước ngày kết luận thẩm định"),
    ],
)
def test_what_the_rules_do_not_allow_is_told_and_nothing_typed_is_lost(
    world: World, client: Client, two: tuple[Dossier, Dossier], wrong: dict[str, str], said: str
) -> None:
    typed = form(*two) | wrong
    answer = client.post(address(world), typed | {"do": "issue"})
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert boxes_of(answer)["number"] == ["215/QĐ-UBND"]
    assert not Decision.objects.exists()


def test_leaving_everyone_for_later_is_no_decision(world: World, client: Client, two: tuple[Dossier, Dossier]) -> None:
    typed = form(*two) | {f"ruling.{each.key}": "later" for each in two}
    answer = client.post(address(world), typed | {"do": "issue"})
    assert "Hãy chọn ít nhất một đơn vị để đưa vào quyết định." in words_of(answer)
    assert not Decision.objects.exists()


def test_a_file_that_is_not_taken_is_told(world: World, client: Client, two: tuple[Dossier, Dossier]) -> None:
    answer = client.post(address(world), form(*two, do="issue", file=files.upload("thu.pdf", files.EXE)))
    assert answer.status_code == 422
    assert "không phải là một trong các loại được nhận" in words_of(answer)
    assert not Decision.objects.exists()


def other_decides(world: World, *dossiers: Dossier) -> None:
    issue_decision(
        season=dossiers[0].season,
        authority=world.commune,
        number="1/QĐ-UBND",
        issued_on=TODAY,
        capacity=Capacity.CHAIRMAN,
        rulings=[Ruling(each, recognised=True) for each in dossiers],
        by=world.chairman,
    )


@pytest.mark.parametrize("button", ["preview", "issue"])
def test_a_dossier_that_another_decided_meanwhile_is_not_silently_left_out(
    world: World, client: Client, two: tuple[Dossier, Dossier], button: str
) -> None:
    """The signed paper names both: the system must not record one and keep quiet about the other."""
    typed = form(*two)
    other_decides(world, two[0])
    answer = client.post(address(world), typed | {"do": button})
    assert answer.status_code == 422
    assert "không còn chờ quyết định" in words_of(answer)
    assert boxes_of(answer)["number"] == ["215/QĐ-UBND"]
    assert Decision.objects.count() == 1
    assert world.dossier(world.other_hamlet).state == DossierState.REVIEWED


def test_when_another_decided_all_of_them_the_second_is_told(
    world: World, client: Client, two: tuple[Dossier, Dossier]
) -> None:
    other_decides(world, *two)
    answer = client.post(address(world), form(*two) | {"do": "issue"})
    assert "không còn chờ quyết định" in (said_after(answer) if answer.status_code == 302 else words_of(answer))
    assert Decision.objects.count() == 1


def test_a_review_opened_again_meanwhile_is_told(world: World, client: Client, two: tuple[Dossier, Dossier]) -> None:
    review.reopen(two[0], comment="Xem lại.", by=world.officer)
    answer = client.post(address(world), form(*two) | {"do": "issue"})
    assert "không còn chờ quyết định" in words_of(answer)
    assert not Decision.objects.exists()


def test_a_dossier_that_came_meanwhile_is_asked_about(world: World, client: Client) -> None:
    first = world.dossier_in(DossierState.REVIEWED)
    typed = form(first)
    world.dossier_in(DossierState.REVIEWED, world.other_hamlet)
    answer = client.post(address(world), typed | {"do": "issue"})
    assert answer.status_code == 422
    assert "Xóm Đầm Sen" in words_of(answer)
    assert not Decision.objects.exists()


def test_pressing_issue_twice_records_one_decision(world: World, client: Client, two: tuple[Dossier, Dossier]) -> None:
    first, second = (client.post(address(world), form(*two) | {"do": "issue"}) for _ in range(2))
    assert first.status_code == 302
    assert second.status_code in (302, 422)
    assert Decision.objects.count() == 1


# ── who may ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("part", ["officer", "head", "province_chairman", "observer", "administrator", "stranger"])
def test_only_the_deciding_authority_writes_decisions(
    world: World, sign_in: SignIn, two: tuple[Dossier, Dossier], part: str
) -> None:
    answer = sign_in(world.people[part]).post(address(world), form(*two) | {"do": "issue"})
    assert answer.status_code == 404
    assert not Decision.objects.exists()


def test_a_decision_is_read_above_and_not_next_door(world: World, sign_in: SignIn) -> None:
    world.dossier_in(DossierState.RECOGNISED)
    decision = Decision.objects.get()
    assert sign_in(world.observer).get(f"/quyet-dinh/{decision.key}/").status_code == 200
    assert sign_in(world.stranger).get(f"/quyet-dinh/{decision.key}/").status_code == 404
    assert str(decision) not in words_of(sign_in(world.stranger).get("/quyet-dinh/"))
