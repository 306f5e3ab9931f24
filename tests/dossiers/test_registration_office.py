"""The standing office receives registrations or returns them with comments, item by item."""

from collections.abc import Callable

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.dossiers.actions import registration
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier, Remark
from binhyen.duties.models import Duty
from tests.pages import boxes_of, said_after, words_of
from tests.world import REGISTERED, World

SignIn = Callable[[User], Client]


def address(dossier: Dossier) -> str:
    return f"/ho-so/{dossier.key}/xem-dang-ky/"


def test_a_registration_is_received(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_SENT)
    said = said_after(sign_in(world.officer).post(address(dossier), {"do": "accept"}))
    assert "Đã tiếp nhận đăng ký của Xóm Gò Mây." in said
    dossier.refresh_from_db()
    assert dossier.state == DossierState.REGISTERED
    assert Duty.objects.get(subject=dossier.subject, code="register").state == "done"
    row = AuditEntry.objects.get(action="dossier.accept_registration")
    assert (row.actor_id, row.subject) == (world.officer.pk, dossier.subject)


def test_a_registration_is_returned_with_comments_item_by_item(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_SENT)
    form = {"do": "return", "paper:resolution": "Thiếu dấu.", "paper:registration_form": " ", "comment": "Gửi lại sớm."}
    sign_in(world.officer).post(address(dossier), form)
    dossier.refresh_from_db()
    assert dossier.state == DossierState.REGISTRATION_RETURNED
    assert [(each.item, each.text) for each in Remark.objects.all()] == [("paper:resolution", "Thiếu dấu.")]
    said = words_of(sign_in(world.clerk).get(f"/ho-so/{dossier.key}/"))
    assert "Gửi lại sớm." in said
    assert "Nghị quyết của cấp ủy: Thiếu dấu." in said
    assert Duty.objects.get(subject=dossier.subject, code="register").state == "returned"


def test_a_late_registration_is_shown_as_late_and_received_all_the_same(world: World, sign_in: SignIn) -> None:
    player = world.player()
    player.keep_registration_papers(REGISTERED)
    player.send_registration(REGISTERED.replace(month=4, day=1))
    client = sign_in(world.officer)
    assert "Đăng ký sau Quý I" in words_of(client.get(address(world.dossier())))
    client.post(address(world.dossier()), {"do": "accept"})
    assert world.dossier().state == DossierState.REGISTERED
    assert world.dossier().registered_late
    listed = words_of(client.get("/theo-doi/", {"loc": "dang-ky-muon"}))
    assert "Xóm Gò Mây" in listed
    assert "Xóm Đầm Sen" not in listed


# ── refused ──────────────────────────────────────────────────────────────────────────────────


def test_a_return_without_a_word_is_refused(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_SENT)
    answer = sign_in(world.officer).post(address(dossier), {"do": "return", "paper:resolution": "   ", "comment": " "})
    assert answer.status_code == 422
    assert "Hãy ghi rõ cần bổ sung hoặc sửa những gì" in words_of(answer)
    assert world.dossier().state == DossierState.REGISTRATION_SENT


def test_a_comment_that_is_too_long_is_told_and_nothing_typed_is_lost(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_SENT)
    form = {"do": "return", "paper:resolution": "d" * 1001, "comment": "Ý kiến chung."}
    answer = sign_in(world.officer).post(address(dossier), form)
    assert answer.status_code == 422
    assert "Dài quá 1000 ký tự" in words_of(answer)
    boxes = boxes_of(answer)
    assert (boxes["paper:resolution"], boxes["comment"]) == (["d" * 1001], ["Ý kiến chung."])


def test_of_two_officers_the_second_is_told_what_happened(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_SENT)
    sign_in(world.officer).post(address(dossier), {"do": "accept"})
    answer = sign_in(world.second_officer).post(address(dossier), {"do": "return", "comment": "Thiếu dấu."})
    said = said_after(answer) if answer.status_code == 302 else words_of(answer)
    assert "Không thể “Trả lại đăng ký để bổ sung” lúc này" in said
    assert "“Đã đăng ký, đang thực hiện”" in said
    assert world.dossier().state == DossierState.REGISTERED


@pytest.mark.parametrize("state", ["open", "registered", "submitted"])
def test_only_a_registration_that_was_sent_is_received(world: World, state: str) -> None:
    dossier = world.dossier_in(DossierState(state))
    with pytest.raises(Refused, match="Không thể “Tiếp nhận đăng ký” lúc này"):
        registration.accept_registration(dossier, by=world.officer)


def test_a_unit_does_not_receive_its_own_registration(world: World) -> None:
    dossier = world.dossier_in(DossierState.REGISTRATION_SENT)
    with pytest.raises(Refused, match="do thường trực Ban Chỉ đạo"):
        registration.accept_registration(dossier, by=world.head)
