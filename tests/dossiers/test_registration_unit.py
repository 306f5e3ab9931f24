"""A unit registers: its papers, the sending, the receipt; late is received and marked, never refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.errors import Refused
from binhyen.dossiers.actions import paperwork, registration
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.enums import DossierState, PaperKind, Purpose
from binhyen.dossiers.models import Dossier, DossierPaper, Submission
from binhyen.duties.models import Duty
from binhyen.organisations.models import Unit
from tests import files
from tests.pages import boxes_of, said_after, words_of
from tests.world import World

SignIn = Callable[[User], Client]
MARCH_31, APRIL_1 = date(2025, 3, 31), date(2025, 4, 1)


def address(dossier: Dossier, page: str = "dang-ky") -> str:
    return f"/ho-so/{dossier.key}/{page}/"


def with_papers(world: World, on: date = date(2025, 2, 10), unit: Unit | None = None) -> Dossier:
    player = world.player(unit)
    player.keep_registration_papers(on)
    return player.dossier


def send(world: World, at: date | datetime) -> Dossier:
    with clock.set_to(at):
        registration.send_registration(world.dossier(), by=world.head)
    return world.dossier()


def outcome(dossier: Dossier, code: str) -> tuple[str, str]:
    result = assess(dossier, today=clock.today()).evaluation.by_code[code]
    return result.outcome, result.reason


def duty(dossier: Dossier) -> Duty:
    return Duty.objects.get(subject=dossier.subject, code="register")


def test_a_hamlet_keeps_its_papers_one_by_one_and_sends_them(world: World, sign_in: SignIn) -> None:
    client, dossier = sign_in(world.head), world.dossier()
    with clock.set_to(date(2025, 2, 10)):
        for kind, day in (("resolution", "05/02/2025"), ("registration_form", "")):
            form = {f"{kind}-number": "05-NQ/CB", f"{kind}-dated": day, f"{kind}-file": files.upload()}
            assert client.post(address(dossier), form).status_code == 302
        answer = client.post(address(dossier, "dang-ky/gui"), follow=True)
    dossier.refresh_from_db()
    assert dossier.state == DossierState.REGISTRATION_SENT
    assert (dossier.registered_on, dossier.registered_late) == (date(2025, 2, 10), False)
    assert duty(dossier).state == "sent"
    assert outcome(dossier, "KDC-1.1")[0] == outcome(dossier, "KDC-1.2")[0] == "dat"
    said = words_of(answer)
    sent = Submission.objects.get(dossier=dossier)
    assert sent.code in said
    assert "08:00 ngày 10/02/2025" in said
    for paper in DossierPaper.objects.filter(dossier=dossier).select_related("file"):
        assert paper.file is not None
        assert paper.file.sha256 in said


def typed_for_both(**file: Any) -> dict[str, Any]:
    return {
        "resolution-number": "05-NQ/CB",
        "resolution-dated": "05/02/2025",
        "resolution-file": files.upload(),
        "registration_form-number": "",
        "registration_form-dated": "",
        "registration_form-file": files.upload(**file),
    }


def test_sending_saves_what_is_typed_on_the_page_first(world: World, sign_in: SignIn) -> None:
    with clock.set_to(date(2025, 2, 10)):
        sign_in(world.head).post(address(world.dossier(), "dang-ky/gui"), typed_for_both())
    dossier = world.dossier()
    assert dossier.state == DossierState.REGISTRATION_SENT
    assert DossierPaper.objects.kept().filter(dossier=dossier, file__isnull=False).count() == 2


def test_handing_on_saves_what_is_typed_on_the_page_first(world: World, sign_in: SignIn) -> None:
    with clock.set_to(date(2025, 2, 10)):
        sign_in(world.clerk).post(address(world.dossier(), "dang-ky/trinh"), typed_for_both())
    assert world.dossier().prepared_at is not None
    assert DossierPaper.objects.kept().filter(dossier=world.dossier(), file__isnull=False).count() == 2


@pytest.mark.parametrize("page", ["dang-ky", "dang-ky/gui", "dang-ky/trinh"])
def test_a_mistake_in_one_paper_loses_nothing_of_another(world: World, sign_in: SignIn, page: str) -> None:
    with clock.set_to(date(2025, 2, 10)):
        typed = typed_for_both(name="ban.exe", content=files.EXE)
        answer = sign_in(world.head).post(address(world.dossier(), page), typed)
    assert answer.status_code == 422
    assert boxes_of(answer)["resolution-number"] == ["05-NQ/CB"]
    assert [paper.kind for paper in DossierPaper.objects.kept().filter(dossier=world.dossier())] == ["resolution"]
    assert world.dossier().state == DossierState.OPEN


@pytest.mark.parametrize(
    ("unit", "kinds"),
    [
        ("hamlet", ["resolution", "registration_form"]),  # a residential area makes no plan
        ("agency", ["plan", "registration_form"]),  # it has no Party body
        ("school", ["resolution", "plan", "registration_form"]),
        ("commune", ["resolution", "plan", "registration_form"]),
    ],
)
def test_each_unit_is_asked_for_the_papers_that_bind_it(
    world: World, sign_in: SignIn, unit: str, kinds: list[str]
) -> None:
    place = getattr(world, unit)
    client = sign_in(world.player(place).head)
    asked = [
        name.removesuffix("-file") for name in boxes_of(client.get(address(world.dossier(place)))) if "-file" in name
    ]
    assert asked == kinds


def test_the_receipt_can_be_opened_again_from_the_registration(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_SENT)
    code = Submission.objects.get(dossier=dossier).code
    client = sign_in(world.clerk)
    assert code in words_of(client.get(address(dossier)))
    assert code in words_of(client.get(address(dossier, f"bien-nhan/{code}")))


# ── the day that counts ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("moment", "day", "late"),
    [
        (datetime(2025, 3, 31, 16, 59, tzinfo=UTC), MARCH_31, False),
        (datetime(2025, 3, 31, 17, 30, tzinfo=UTC), APRIL_1, True),
        (APRIL_1, APRIL_1, True),
        (date(2024, 12, 20), date(2024, 12, 20), False),
    ],
)
def test_the_day_that_counts_is_the_vietnamese_day_of_sending(
    world: World, moment: datetime | date, day: date, late: bool
) -> None:
    with_papers(world, date(2024, 12, 18))
    dossier = send(world, moment)
    assert (dossier.registered_on, dossier.registered_late) == (day, late)


def test_a_late_registration_is_received_and_marked_and_its_criterion_is_not_met(world: World, sign_in: SignIn) -> None:
    with_papers(world)
    dossier = send(world, APRIL_1)
    assert dossier.state == DossierState.REGISTRATION_SENT
    assert Submission.objects.get(dossier=dossier).is_late
    assert outcome(dossier, "KDC-1.1")[0] == "dat"  # the resolution itself was in time
    assert outcome(dossier, "KDC-1.2") == (
        "khong_dat",
        "Có bản đăng ký phấn đấu ngày 01/04/2025, sau khi hết thời hạn ngày 31/03/2025.",
    )
    assert "Gửi sau hạn" in words_of(sign_in(world.head).get(address(dossier, f"bien-nhan/{code_of(dossier)}")))


def code_of(dossier: Dossier) -> str:
    return str(Submission.objects.filter(dossier=dossier).latest("pk").code)


def test_a_registration_in_november_is_still_received(world: World) -> None:
    with_papers(world)
    dossier = send(world, date(2025, 11, 3))
    registration.accept_registration(dossier, by=world.officer)
    assert world.dossier().state == DossierState.REGISTERED


def test_a_resolution_of_april_is_kept_and_its_criterion_is_not_met(world: World) -> None:
    with clock.set_to(date(2025, 4, 20)):
        paperwork.keep_paper(world.dossier(), kind=PaperKind.RESOLUTION, dated=APRIL_1, by=world.head)
    assert outcome(world.dossier(), "KDC-1.1")[0] == "khong_dat"


def test_the_first_day_stays_when_the_registration_was_returned_and_sent_again(world: World) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_RETURNED)
    first = dossier.registered_on
    dossier = send(world, date(2025, 5, 5))
    assert (dossier.registered_on, dossier.registered_late) == (first, False)
    assert outcome(dossier, "KDC-1.2")[0] == "dat"
    numbers = Submission.objects.filter(dossier=dossier).order_by("number").values_list("number", "is_late")
    assert list(numbers) == [(1, False), (2, False)]


def test_what_was_asked_stands_at_the_paper_until_it_is_sent_again(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_RETURNED)
    client = sign_in(world.head)
    assert "Thiếu chữ ký." in words_of(client.get(address(dossier)))
    assert duty(dossier).state == "returned"
    send(world, date(2025, 5, 5))
    assert "Thiếu chữ ký." not in words_of(client.get(address(dossier)))


# ── sending twice ────────────────────────────────────────────────────────────────────────────


def test_a_double_click_sends_once_and_shows_the_same_receipt(world: World, sign_in: SignIn) -> None:
    dossier = with_papers(world)
    client = sign_in(world.head)
    first, second = (client.post(address(dossier, "dang-ky/gui")) for _ in range(2))
    assert second.status_code == 302
    assert second.headers["Location"] == first.headers["Location"]
    assert Submission.objects.filter(dossier=dossier).count() == 1
    assert "không cần gửi lại" in said_after(second)


# ── what is still missing ────────────────────────────────────────────────────────────────────


def test_what_is_missing_is_said_paper_by_paper_and_nothing_is_sent(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier()
    said = said_after(sign_in(world.head).post(address(dossier, "dang-ky/gui")))
    assert "Chưa gửi được đăng ký." in said
    assert "Chưa có tệp “Nghị quyết của cấp ủy về bảo đảm an ninh, trật tự”." in said
    assert "Chưa có tệp “Bản đăng ký phấn đấu" in said
    assert not Submission.objects.exists()


def test_a_resolution_without_its_date_is_still_missing_something(world: World) -> None:
    dossier = with_papers(world)
    paperwork.keep_paper(dossier, kind=PaperKind.RESOLUTION, number="05-NQ/CB", dated=None, by=world.head)
    with pytest.raises(Refused, match="chưa ghi ngày ban hành"):
        registration.send_registration(dossier, by=world.head)


def test_a_clerk_hands_on_to_the_head(world: World, sign_in: SignIn) -> None:
    dossier = with_papers(world)
    said = said_after(sign_in(world.clerk).post(address(dossier, "trinh")))
    assert "Đã trình." in said
    assert "Cán bộ đã soạn xong" in words_of(sign_in(world.head).get(f"/ho-so/{dossier.key}/"))


# ── mistakes in a paper ──────────────────────────────────────────────────────────────────────


def keep(client: Client, dossier: Dossier, **typed: Any) -> Any:
    return client.post(address(dossier), {f"resolution-{k}": v for k, v in typed.items()})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/2025", "“31/02/2025” không phải là một ngày có thật."),
        ("04/11/2025", "Ngày 04/11/2025 chưa tới. Hãy kiểm tra lại ngày ghi trên văn bản."),
        ("31/10/2024", "Ngày 31/10/2024 nằm ngoài kỳ 2025 (01/11/2024 đến 31/10/2025)."),
        ("01/11/2025", "Ngày 01/11/2025 nằm ngoài kỳ 2025"),
    ],
)
def test_a_date_that_cannot_be_right_is_told_and_stays_in_its_box(
    world: World, sign_in: SignIn, typed: str, said: str
) -> None:
    answer = keep(sign_in(world.clerk), world.dossier(), number="05-NQ/CB", dated=typed)
    assert answer.status_code == 422
    assert said in words_of(answer)
    boxes = boxes_of(answer)
    assert (boxes["resolution-dated"], boxes["resolution-number"]) == ([typed], ["05-NQ/CB"])


def test_a_good_file_is_kept_even_where_its_date_is_mistyped(world: World, sign_in: SignIn) -> None:
    answer = keep(sign_in(world.clerk), world.dossier(), dated="31/02/2025", file=files.upload("nghi-quyet.pdf"))
    assert answer.status_code == 422
    assert "nghi-quyet.pdf" in words_of(answer)
    paper = DossierPaper.objects.get(dossier=world.dossier())
    assert (paper.file is not None, paper.dated) == (True, None)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("thu.pdf", files.EXE, "không phải là một trong các loại được nhận"),
        ("rong.pdf", b"", "rỗng (0 byte)"),
        ("mau.docm", files.DOCM, "có chứa macro"),
    ],
    ids=["exe", "empty", "macro"],
)
def test_a_file_that_is_not_taken_is_told_and_the_number_and_date_stay(
    world: World, sign_in: SignIn, name: str, content: bytes, said: str
) -> None:
    upload = files.upload(name, content)
    answer = keep(sign_in(world.clerk), world.dossier(), number="05-NQ/CB", dated="05/02/2025", file=upload)
    assert answer.status_code == 422
    assert said in words_of(answer)
    boxes = boxes_of(answer)
    assert (boxes["resolution-number"], boxes["resolution-dated"]) == (["05-NQ/CB"], ["05/02/2025"])
    assert not DossierPaper.objects.filter(dossier=world.dossier()).exists()


def test_a_file_over_the_limit_is_told_its_size(world: World, sign_in: SignIn, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1_000_000
    answer = keep(sign_in(world.clerk), world.dossier(), file=files.upload("lon.pdf", files.PDF + b"x" * 1_500_000))
    assert "nặng 1,5 MB, giới hạn là 1 MB" in words_of(answer)


def test_a_new_file_replaces_the_old_one_which_stays_in_what_was_sent(world: World) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_RETURNED)
    before = DossierPaper.objects.kept().get(dossier=dossier, kind=PaperKind.REGISTRATION_FORM)
    upload = files.upload("ky-lai.pdf", files.PDF + b"ky lai")
    paperwork.keep_paper(dossier, kind=PaperKind.REGISTRATION_FORM, upload=upload, by=world.clerk)
    after = DossierPaper.objects.kept().get(dossier=dossier, kind=PaperKind.REGISTRATION_FORM)
    assert after.file != before.file
    sent = Submission.objects.get(dossier=dossier).content["papers"]
    assert before.file is not None
    assert before.file.sha256 in {paper["file"]["sha256"] for paper in sent}


def test_a_number_alone_keeps_the_file_that_is_there(world: World) -> None:
    dossier = with_papers(world)
    before = DossierPaper.objects.kept().get(dossier=dossier, kind=PaperKind.RESOLUTION)
    paperwork.keep_paper(dossier, kind=PaperKind.RESOLUTION, number="06-NQ/CB", dated=before.dated, by=world.clerk)
    after = DossierPaper.objects.kept().get(dossier=dossier, kind=PaperKind.RESOLUTION)
    assert (after.number, after.file) == ("06-NQ/CB", before.file)


@pytest.mark.parametrize("state", ["registration_sent", "registered", "submitted"])
def test_once_sent_a_registration_paper_is_not_changed_and_that_is_said(
    world: World, sign_in: SignIn, state: str
) -> None:
    dossier = world.dossier_in(DossierState(state))
    before = set(DossierPaper.objects.kept().filter(dossier=dossier).values_list("pk", flat=True))
    answer = keep(sign_in(world.clerk), dossier, number="99", file=files.upload())
    said = said_after(answer) if answer.status_code == 302 else words_of(answer)
    assert "Hồ sơ đăng ký không sửa được lúc này" in said
    assert set(DossierPaper.objects.kept().filter(dossier=dossier).values_list("pk", flat=True)) == before


def test_a_kind_of_paper_that_is_not_asked_for_is_not_kept(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.clerk)
    for kind in ("plan", "signed_sheet", "unknown", ""):
        client.post(address(world.dossier()), {f"{kind}-number": "1"})
    assert not DossierPaper.objects.exists()


def test_the_purpose_of_the_sending_is_written_in_it(world: World) -> None:
    dossier = world.dossier_in(DossierState.SUBMITTED)
    sent = Submission.objects.filter(dossier=dossier).order_by("pk").values_list("purpose", "number")
    assert list(sent) == [(Purpose.REGISTRATION, 1), (Purpose.PROPOSAL, 1)]
