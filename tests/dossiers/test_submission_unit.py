"""Sending the dossier: complete, once, with a receipt; taken back while nobody reviews it; what was sent stays."""

import copy
import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.dossiers.actions import paperwork, recording, review, submission
from binhyen.dossiers.actions.submission import content_hash
from binhyen.dossiers.enums import DossierState, PaperKind, Purpose
from binhyen.dossiers.models import Dossier, DossierPaper, Evidence, Fact, Submission
from binhyen.dossiers.schedule import law_of
from binhyen.duties.models import Duty
from binhyen.law.facts import Ratio
from tests import files
from tests.conftest import TODAY
from tests.pages import html_of, said_after, words_of
from tests.world import MET, RECORDED, REGISTERED, World

SignIn = Callable[[User], Client]


def address(dossier: Dossier, page: str) -> str:
    return f"/ho-so/{dossier.key}/{page}/"


def ready(world: World) -> Dossier:
    player = world.player()
    player.register(REGISTERED)
    player.record(RECORDED, size=80)
    player.add_evidence(RECORDED, "Danh sách hộ", ["KDC-1.3"])
    player.prepare(MET)
    return player.dossier


def proposals(dossier: Dossier) -> list[Submission]:
    return list(Submission.objects.filter(dossier=dossier, purpose=Purpose.PROPOSAL).order_by("number"))


def submit(world: World) -> Submission:
    return submission.submit(world.dossier(), by=world.head)


def test_a_complete_dossier_is_checked_and_sent_and_the_receipt_is_shown(world: World, sign_in: SignIn) -> None:
    dossier, client = ready(world), sign_in(world.head)
    before = words_of(client.get(address(dossier, "kiem-tra")))
    assert "Hồ sơ chỉ đến Thường trực Ban Chỉ đạo" in before
    answer = client.post(address(dossier, "gui"))
    dossier.refresh_from_db()
    [sent] = proposals(dossier)
    assert answer.headers["Location"] == address(dossier, f"bien-nhan/{sent.code}")
    assert (dossier.state, dossier.submitted_at) == (DossierState.SUBMITTED, sent.at)
    assert (sent.number, sent.by, sent.is_late, sent.is_on_behalf) == (1, world.head, False, False)
    said = said_after(answer)
    assert sent.code in said
    assert "08:00 ngày 03/11/2025" in said
    assert Duty.objects.get(subject=dossier.subject, code="propose").state == "sent"


def test_the_receipt_lists_the_hash_of_each_file_and_of_the_whole(world: World, sign_in: SignIn) -> None:
    ready(world)
    sent = submit(world)
    page = html_of(sign_in(world.head).get(address(world.dossier(), f"bien-nhan/{sent.code}")))
    papers = DossierPaper.objects.kept().filter(dossier=world.dossier()).select_related("file")
    evidence = Evidence.objects.kept().filter(dossier=world.dossier()).select_related("file")
    held = [row.file.sha256 for row in (*papers, *evidence) if row.file]
    assert len(held) == 6  # resolution, registration form, statement, report, minutes; one piece of evidence
    assert [sha256 for sha256 in [*held, sent.sha256] if sha256 not in page] == []


def test_the_hash_is_that_of_what_is_stored(world: World) -> None:
    ready(world)
    submit(world)
    for sent in Submission.objects.all():
        text = json.dumps(sent.content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert sent.sha256 == hashlib.sha256(text.encode()).hexdigest() == content_hash(sent.content)
        row = AuditEntry.objects.get(action="dossier.frozen", data__code=sent.code)
        assert row.data["sha256"] == sent.sha256


leaves = st.none() | st.booleans() | st.integers() | st.text()
contents = st.dictionaries(
    st.text(max_size=5),
    st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner)),
    max_size=5,
)


@given(contents)
def test_the_hash_does_not_depend_on_the_order_of_keys_and_survives_storing(content: dict[str, Any]) -> None:
    backwards = dict(reversed(list(content.items())))
    assert content_hash(backwards) == content_hash(content) == content_hash(json.loads(json.dumps(content)))


@given(contents, st.text(max_size=5), leaves)
def test_the_hash_changes_with_any_value(content: dict[str, Any], key: str, value: object) -> None:
    changed = content | {key: value}
    same = key in content and json.dumps(content[key]) == json.dumps(value)
    assert (content_hash(changed) == content_hash(content)) is same


def test_the_frozen_content_holds_everything_that_was_sent(world: World) -> None:
    ready(world)
    content = submit(world).content
    assert content["unit"] == {"key": world.hamlet.key, "name": "Xóm Gò Mây", "kind": "residential_area"}
    assert content["season"] == {"scheme": "tt124", "year": 2025}
    assert content["verdict"] == "dat"
    by_code = {each["code"]: each for each in content["criteria"]}
    assert len(by_code) == 17  # the rows of law.md 1.4
    assert by_code["KDC-1.3"]["facts"] == {"households_registered": {"n": 80, "m": 80}}
    assert by_code["KDC-1.3"]["citation"].startswith("Điều 4 khoản 1")
    assert content["evidence"][0]["criteria"] == ["KDC-1.3"]
    assert content["minutes"]["held_on"] == "2025-11-01"
    assert {paper["kind"] for paper in content["papers"]} >= {"statement", "report", "minutes", "resolution"}


# ── what is still missing ────────────────────────────────────────────────────────────────────


def test_an_unfinished_dossier_is_refused_with_a_sentence_for_each_thing(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTERED)
    world.player().record(RECORDED, size=80, leave=["KDC-1.3", "KDC-5.1"])
    answer = sign_in(world.head).post(address(dossier, "gui"))
    assert answer.headers["Location"] == address(dossier, "kiem-tra")
    said = said_after(answer)
    for sentence in (
        "Chưa gửi được hồ sơ.",
        "Tiêu chí KDC-1.3:",
        "Tiêu chí KDC-5.1:",
        "Chưa ghi biên bản cuộc họp đánh giá.",
        "Chưa có tệp “Tờ trình đề nghị xét duyệt, công nhận”.",
        "Chưa có tệp “Báo cáo kết quả xây dựng”.",
        "Chưa có tệp “Biên bản cuộc họp (bản đã ký)”.",
    ):
        assert sentence in said
    assert "Tiêu chí KDC-2:" not in said
    assert proposals(dossier) == []


def test_a_refused_sending_changes_nothing_at_all(world: World) -> None:
    dossier = world.dossier_in(DossierState.REGISTERED)
    before, rows = dossier.revision, AuditEntry.objects.count()
    with pytest.raises(Refused):
        submit(world)
    assert (world.dossier().revision, AuditEntry.objects.count()) == (before, rows)


def test_a_dossier_that_fails_a_criterion_may_be_sent(world: World, sign_in: SignIn) -> None:
    ready(world)
    world.player().record(RECORDED, size=80, facts={"households_registered": Ratio(79, 80)})
    assert "Muốn được công nhận phải đạt đủ các tiêu chí." in words_of(
        sign_in(world.head).get(address(world.dossier(), "kiem-tra"))
    )
    assert submit(world).content["verdict"] == "chua_dat"


def test_a_point_that_the_law_leaves_open_does_not_hold_an_agency_back(world: World) -> None:
    player = world.player(world.agency)
    player.register(REGISTERED)
    player.record(RECORDED, size=9)
    criterion = law_of(player.dossier).criterion(player.dossier.law_kind, "CQ-4.1")
    recording.record_facts(
        player.dossier,
        criterion,
        values={"has_guard_force": False, "no_guard_force_reason": "Cơ quan chín người."},
        by=world.agency_head,
    )
    player.prepare(MET)
    sent = submission.submit(player.dossier, by=world.agency_head)
    assert {each["code"]: each["outcome"] for each in sent.content["criteria"]}["CQ-4.1"] == "chua_du"


@pytest.mark.parametrize("state", ["open", "registration_sent", "registration_returned"])
def test_nothing_is_sent_before_the_registration_was_received(world: World, state: str) -> None:
    dossier = world.dossier_in(DossierState(state))
    player = world.player()
    player.record(RECORDED, size=80)
    player.prepare(MET)
    with pytest.raises(Refused):
        submission.submit(player.dossier, by=world.head)
    assert proposals(dossier) == []


# ── late, early, twice ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("day", "late"), [(date(2025, 11, 14), False), (date(2025, 11, 15), True)])
def test_after_the_last_day_of_the_decision_it_is_received_and_marked(
    world: World, sign_in: SignIn, day: date, late: bool
) -> None:
    """Điều 9 khoản 1 điểm a: trước 15/11."""
    ready(world)
    with clock.set_to(day):
        sent = submit(world)
        page = words_of(sign_in(world.head).get(address(world.dossier(), f"bien-nhan/{sent.code}")))
    assert sent.is_late is late
    assert ("Gửi sau hạn" in page) is late


def test_sending_before_the_window_closed_is_told_on_the_page(world: World, sign_in: SignIn) -> None:
    ready(world)
    with clock.set_to(date(2025, 10, 31)):
        assert "Kỳ đánh giá chưa hết" in words_of(sign_in(world.head).get(address(world.dossier(), "kiem-tra")))
    with clock.set_to(date(2025, 11, 1)):
        assert "Kỳ đánh giá chưa hết" not in words_of(sign_in(world.head).get(address(world.dossier(), "kiem-tra")))


def test_a_double_click_sends_once_and_shows_the_same_receipt(world: World, sign_in: SignIn) -> None:
    dossier, client = ready(world), sign_in(world.head)
    first, second = (client.post(address(dossier, "gui")) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert "Hồ sơ này đã được gửi. Dưới đây là biên nhận; không cần gửi lại." in said_after(second)
    assert len(proposals(dossier)) == 1
    revision = Dossier.objects.get(pk=dossier.pk).revision
    client.post(address(dossier, "gui"))
    assert Dossier.objects.get(pk=dossier.pk).revision == revision


def test_who_opens_the_checking_page_once_it_is_sent_sees_the_receipt(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.SUBMITTED)
    answer = sign_in(world.head).get(address(dossier, "kiem-tra"))
    assert answer.headers["Location"] == address(dossier, f"bien-nhan/{proposals(dossier)[0].code}")


# ── taking back, and what was sent stays ─────────────────────────────────────────────────────


def test_a_sent_dossier_is_taken_back_and_sent_again_under_the_next_number(world: World, sign_in: SignIn) -> None:
    dossier, client = world.dossier_in(DossierState.SUBMITTED), sign_in(world.head)
    said = said_after(client.post(address(dossier, "rut")))
    assert "Đã rút hồ sơ về. Hãy sửa rồi gửi lại: hồ sơ đang CHƯA GỬI." in said
    dossier.refresh_from_db()
    assert (dossier.state, dossier.submitted_at) == (DossierState.REGISTERED, None)
    assert Duty.objects.get(subject=dossier.subject, code="propose").state == "todo"
    client.post(address(dossier, "gui"))
    first, second = proposals(dossier)
    assert (first.number, first.withdrawn_at is not None) == (1, True)
    assert (second.number, second.withdrawn_at) == (2, None)
    assert "Hồ sơ này đã được rút về." in words_of(client.get(address(dossier, f"bien-nhan/{first.code}")))


@pytest.mark.parametrize("state", ["received", "returned", "reviewed", "recognised", "not_recognised"])
def test_once_the_review_began_it_is_not_taken_back(world: World, sign_in: SignIn, state: str) -> None:
    dossier = world.dossier_in(DossierState(state))
    said = said_after(sign_in(world.head).post(address(dossier, "rut")))
    assert "Không thể “Rút hồ sơ về” lúc này" in said
    assert world.dossier().state == state


def test_only_the_last_sending_is_taken_back_not_one_that_was_reviewed_and_returned(world: World) -> None:
    world.dossier_in(DossierState.RETURNED)
    submit(world)
    submission.withdraw(world.dossier(), by=world.head)
    assert [each.withdrawn_at is not None for each in proposals(world.dossier())] == [False, True]


def test_after_a_return_within_the_same_moment_the_new_sending_is_the_one_reviewed(world: World) -> None:
    """The demonstration's clock stands still: the order of things must not hang on it."""
    ready(world)
    for number in (1, 2, 3):
        submit(world)
        received = review.receive(world.dossier(), by=world.officer)
        assert received.submission.number == number
        assert review.open_review(world.dossier()) == received
        review.return_for_supplement(world.dossier(), by=world.officer, comment="Bổ sung.", remarks={})


def test_what_was_sent_stays_as_it_was_though_everything_changes_after_the_return(world: World) -> None:
    dossier = world.dossier_in(DossierState.RETURNED)
    [sent] = proposals(dossier)
    before = copy.deepcopy(sent.content)
    world.player().record(RECORDED, size=80, facts={"households_registered": Ratio(1, 80)})
    for paper in (PaperKind.REPORT, PaperKind.STATEMENT):
        paperwork.keep_paper(world.dossier(), kind=paper, upload=files.upload("khac.pdf", files.PNG), by=world.clerk)
    world.player().meet(date(2025, 11, 2))
    Fact.objects.filter(dossier=dossier, key="serious_crime").update(value=True)
    sent.refresh_from_db()
    assert sent.content == before
    assert sent.sha256 == content_hash(before)
    second = submit(world)
    assert second.content["criteria"] != before["criteria"]
    assert second.number == 2


def test_a_receipt_of_another_dossier_is_not_shown(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.SUBMITTED)
    code = proposals(dossier)[0].code
    other = world.dossier(world.other_hamlet)
    answer = sign_in(world.other_head).get(address(other, f"bien-nhan/{code}"))
    assert answer.status_code in (302, 404)
    assert sign_in(world.other_head).get(address(dossier, f"bien-nhan/{code}")).status_code == 404


# ── the proposal's papers ────────────────────────────────────────────────────────────────────


def test_other_papers_may_be_added_one_after_another_and_taken_away(world: World, sign_in: SignIn) -> None:
    dossier, client = world.dossier(), sign_in(world.clerk)
    for name in ("mot.pdf", "hai.pdf"):
        form = {"other-number": name, "other-file": files.upload(name)}
        client.post(address(dossier, "giay-to"), form)
    rows = DossierPaper.objects.kept().filter(dossier=dossier, kind=PaperKind.OTHER)
    assert [row.number for row in rows] == ["mot.pdf", "hai.pdf"]
    client.post(address(dossier, "giay-to"), {"remove": rows[0].key})
    assert [row.number for row in rows.all()] == ["hai.pdf"]


def test_another_paper_without_a_file_is_told(world: World, sign_in: SignIn) -> None:
    dossier, client = world.dossier(), sign_in(world.clerk)
    answer = client.post(address(dossier, "giay-to"), {"other-number": "Giấy khen"})
    assert answer.status_code == 422
    assert "Hãy chọn" in words_of(answer)
    assert not DossierPaper.objects.filter(dossier=dossier).exists()


def test_a_paper_of_another_dossier_cannot_be_taken_away(world: World, sign_in: SignIn) -> None:
    other = world.dossier(world.other_hamlet)
    paper = paperwork.keep_paper(other, kind=PaperKind.REPORT, upload=files.upload(), by=world.other_head)
    client = sign_in(world.clerk)
    assert client.post(address(world.dossier(), "giay-to"), {"remove": paper.key}).status_code == 302
    assert client.post(address(other, "giay-to"), {"remove": paper.key}).status_code == 404
    assert DossierPaper.objects.kept().filter(pk=paper.pk).exists()


def test_the_papers_of_the_proposal_may_be_dated_after_the_window(world: World) -> None:
    paper = paperwork.keep_paper(world.dossier(), kind=PaperKind.REPORT, dated=TODAY, by=world.clerk)
    assert paper.dated == TODAY


def test_but_not_in_the_future(world: World) -> None:
    with pytest.raises(Refused, match="chưa tới"):
        paperwork.keep_paper(world.dossier(), kind=PaperKind.REPORT, dated=date(2025, 11, 4), by=world.clerk)
