"""Two roles, two people: who sent or wrote a dossier does not review or decide it; and the one dated exception."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.audit import SYSTEM
from binhyen.core.errors import Refused
from binhyen.core.models import AuditEntry
from binhyen.dossiers.actions import meeting, paperwork, recording, review, submission
from binhyen.dossiers.actions.registration import accept_registration, send_registration
from binhyen.dossiers.actions.result import record_result
from binhyen.dossiers.actions.review import Opinion
from binhyen.dossiers.enums import DossierState, PaperKind
from binhyen.dossiers.models import Dossier, Review
from binhyen.dossiers.schedule import law_of
from binhyen.law.outcomes import Outcome
from binhyen.organisations.actions import allow_dual_role, grant
from binhyen.organisations.enums import Role
from tests import files
from tests.conftest import TODAY
from tests.pages import said_after, words_of
from tests.world import MET, RECORDED, REGISTERED, World

SignIn = Callable[[User], Client]
TWO_PEOPLE = "Người đã gửi hoặc nhập hồ sơ này không thẩm định, quyết định chính hồ sơ đó."


def both_sides(world: World, person: User, role: Role = Role.CLERK) -> None:
    """An officer of the office who is of the unit too, as in a tiny commune."""
    grant(person, unit=world.hamlet, role=role, valid_from=REGISTERED, by=SYSTEM)


def excepted(world: World, person: User) -> None:
    allow_dual_role(
        person, unit=world.commune, valid_from=TODAY, valid_to=TODAY, basis="QĐ 9/QĐ-UBND", by=world.administrator
    )


def ready(world: World) -> Dossier:
    player = world.player()
    player.register(REGISTERED)
    player.record(RECORDED, size=80)
    player.prepare(MET)
    return player.dossier


def agreeing(world: World) -> dict[str, Opinion]:
    sent = review.open_review(world.dossier()).submission.content["criteria"]
    return {each["code"]: Opinion(Outcome(each["outcome"])) for each in sent}


def conclude(world: World, by: User) -> Review:
    return review.record_and_conclude(world.dossier(), opinions=agreeing(world), proposes=True, by=by)


def decide(world: World) -> Dossier:
    return record_result(world.dossier(), recognised=True, issued_on=TODAY, decision="QĐ 1", by=world.chairman)


# ── whoever had a hand in it ─────────────────────────────────────────────────────────────────


def sends(world: World) -> None:
    both_sides(world, world.officer, Role.HEAD)
    ready(world)
    submission.submit(world.dossier(), by=world.officer)


def hands_on(world: World) -> None:
    both_sides(world, world.officer)
    submission.hand_to_head(ready(world), by=world.officer)
    submission.submit(world.dossier(), by=world.head)


def writes_a_fact(world: World) -> None:
    both_sides(world, world.officer)
    criterion = law_of(ready(world)).criterion(world.dossier().law_kind, "KDC-5.2")
    recording.record_facts(world.dossier(), criterion, values={"security_force_disciplined": 0}, by=world.officer)
    recording.record_facts(world.dossier(), criterion, values={"security_force_disciplined": None}, by=world.officer)
    recording.record_facts(world.dossier(), criterion, values={"security_force_disciplined": 0}, by=world.officer)
    submission.submit(world.dossier(), by=world.head)


def adds_evidence(world: World) -> None:
    both_sides(world, world.officer)
    recording.add_evidence(ready(world), upload=files.upload(), codes=["KDC-1.3"], by=world.officer)
    submission.submit(world.dossier(), by=world.head)


def keeps_a_paper(world: World) -> None:
    both_sides(world, world.officer)
    paperwork.keep_paper(ready(world), kind=PaperKind.REPORT, upload=files.upload(), by=world.officer)
    submission.submit(world.dossier(), by=world.head)


def writes_the_minutes(world: World) -> None:
    both_sides(world, world.officer)
    record = meeting.MeetingRecord(
        held_on=MET,
        began_at=clock.now().time().replace(hour=8),
        ended_at=clock.now().time().replace(hour=9),
        place="Nhà văn hóa",
        chair="Trưởng xóm",
        secretary="Thư ký",
        proposes=True,
    )
    meeting.record_minutes(ready(world), record=record, by=world.officer)
    submission.submit(world.dossier(), by=world.head)


HANDS: list[Callable[[World], None]] = [
    sends,
    hands_on,
    writes_a_fact,
    adds_evidence,
    keeps_a_paper,
    writes_the_minutes,
]


@pytest.mark.parametrize("had_a_hand", HANDS, ids=lambda hand: hand.__name__)
def test_whoever_had_a_hand_in_a_dossier_does_not_review_it(
    world: World, sign_in: SignIn, had_a_hand: Callable[[World], None]
) -> None:
    had_a_hand(world)
    said = said_after(sign_in(world.officer).post(f"/ho-so/{world.dossier().key}/tiep-nhan/"))
    assert TWO_PEOPLE in said
    assert world.dossier().state == DossierState.SUBMITTED
    review.receive(world.dossier(), by=world.second_officer)
    with pytest.raises(Refused, match=TWO_PEOPLE):
        conclude(world, by=world.officer)
    conclude(world, by=world.second_officer)
    with pytest.raises(Refused, match=TWO_PEOPLE):
        review.reopen(world.dossier(), comment="Xem lại.", by=world.officer)


def test_being_of_both_sides_alone_is_no_hindrance(world: World) -> None:
    both_sides(world, world.officer)
    submission.submit(ready(world), by=world.head)
    assert not review.receive(world.dossier(), by=world.officer).needs_second


def test_who_wrote_a_dossier_does_not_decide_it(world: World) -> None:
    grant(world.chairman, unit=world.hamlet, role=Role.CLERK, valid_from=REGISTERED, by=SYSTEM)
    recording.add_evidence(ready(world), upload=files.upload(), codes=["KDC-1.3"], by=world.chairman)
    submission.submit(world.dossier(), by=world.head)
    world.player().review(TODAY)
    with pytest.raises(Refused, match=TWO_PEOPLE):
        decide(world)


# ── the dated exception ──────────────────────────────────────────────────────────────────────


def reviewed_under_the_exception(world: World) -> Dossier:
    sends(world)
    excepted(world, world.officer)
    review.receive(world.dossier(), by=world.officer)
    conclude(world, by=world.officer)
    return world.dossier()


def test_under_the_exception_the_review_is_done_and_marked(world: World, sign_in: SignIn) -> None:
    dossier = reviewed_under_the_exception(world)
    row = Review.objects.get()
    assert (row.needs_second, row.seconded_by) == (True, None)
    page = words_of(sign_in(world.second_officer).get(f"/ho-so/{dossier.key}/tham-dinh/"))
    assert "Chờ người thứ hai xác nhận" in page
    assert AuditEntry.objects.get(action="dual_role.allowed").data["basis"] == "QĐ 9/QĐ-UBND"


def test_no_decision_before_a_second_person_confirmed(world: World, sign_in: SignIn) -> None:
    dossier = reviewed_under_the_exception(world)
    with pytest.raises(Refused, match="người thứ hai xác nhận trước khi quyết định"):
        decide(world)
    said = said_after(sign_in(world.second_officer).post(f"/ho-so/{dossier.key}/xac-nhan/"))
    assert "Đã xác nhận kết quả thẩm định." in said
    assert Review.objects.get().seconded_by == world.second_officer
    assert AuditEntry.objects.get(action="dossier.review_seconded").actor_id == world.second_officer.pk
    assert decide(world).state == DossierState.RECOGNISED


def test_the_deciding_authority_may_be_the_second_person(world: World) -> None:
    reviewed_under_the_exception(world)
    review.second(world.dossier(), by=world.chairman)
    assert decide(world).state == DossierState.RECOGNISED


def refused_second(world: World, by: User) -> None:
    with pytest.raises(Refused, match="do một người khác của thường trực Ban Chỉ đạo hoặc cấp có thẩm quyền"):
        review.second(world.dossier(), by=by)
    assert Review.objects.get().seconded_at is None


def test_the_second_person_is_another_one(world: World) -> None:
    reviewed_under_the_exception(world)
    refused_second(world, by=world.officer)


def test_the_second_person_works_at_that_authority(world: World) -> None:
    reviewed_under_the_exception(world)
    for person in (world.province_office, world.observer, world.clerk):
        refused_second(world, by=person)


def test_the_second_person_had_no_hand_in_the_dossier_either(world: World) -> None:
    grant(world.second_officer, unit=world.hamlet, role=Role.CLERK, valid_from=REGISTERED, by=SYSTEM)
    recording.add_evidence(world.dossier(), upload=files.upload(), codes=["KDC-1.3"], by=world.second_officer)
    reviewed_under_the_exception(world)
    refused_second(world, by=world.second_officer)


def test_who_wrote_opinions_under_the_exception_does_not_confirm_them(world: World) -> None:
    """Received and concluded by another: the opinions in it are still the first one's own."""
    sends(world)
    excepted(world, world.officer)
    review.receive(world.dossier(), by=world.second_officer)
    review.record_opinions(world.dossier(), opinions=agreeing(world), by=world.officer)
    review.conclude(world.dossier(), proposes=True, by=world.second_officer)
    assert Review.objects.get().needs_second
    refused_second(world, by=world.officer)


@pytest.mark.parametrize("step", ["opinions", "conclusion"])
def test_one_act_under_the_exception_marks_the_whole_review(world: World, step: str) -> None:
    sends(world)
    excepted(world, world.officer)
    review.receive(world.dossier(), by=world.second_officer)
    assert not Review.objects.get().needs_second
    acts: dict[str, Callable[[], Any]] = {
        "opinions": lambda: review.record_opinions(world.dossier(), opinions=agreeing(world), by=world.officer),
        "conclusion": lambda: conclude(world, by=world.officer),
    }
    acts[step]()
    assert Review.objects.get().needs_second


def test_opening_the_review_again_takes_the_confirmation_back(world: World) -> None:
    reviewed_under_the_exception(world)
    review.second(world.dossier(), by=world.second_officer)
    review.reopen(world.dossier(), comment="Có số liệu mới.", by=world.second_officer)
    conclude(world, by=world.second_officer)
    assert Review.objects.get().waits_for_second


def test_before_its_first_and_after_its_last_day_the_exception_is_none(world: World) -> None:
    sends(world)
    excepted(world, world.officer)
    for days in (-1, 1):
        with clock.set_to(TODAY + timedelta(days=days)), pytest.raises(Refused, match=TWO_PEOPLE):
            review.receive(world.dossier(), by=world.officer)


def test_an_exception_elsewhere_is_none_here(world: World) -> None:
    sends(world)
    allow_dual_role(world.officer, unit=world.neighbour, valid_from=TODAY, valid_to=TODAY, basis="QĐ 9", by=SYSTEM)
    with pytest.raises(Refused, match=TWO_PEOPLE):
        review.receive(world.dossier(), by=world.officer)


def test_a_review_that_needs_no_second_is_not_confirmed(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier_in(DossierState.REVIEWED)
    said = said_after(sign_in(world.second_officer).post(f"/ho-so/{dossier.key}/xac-nhan/"))
    assert "Thẩm định của hồ sơ này không chờ xác nhận." in said


def test_a_registration_of_ones_own_is_received_under_the_exception_only(world: World) -> None:
    both_sides(world, world.officer, Role.HEAD)
    player = world.player()
    player.keep_registration_papers(REGISTERED)
    send_registration(player.dossier, by=world.officer)
    with pytest.raises(Refused, match=TWO_PEOPLE):
        accept_registration(player.dossier, by=world.officer)
    excepted(world, world.officer)
    accept_registration(player.dossier, by=world.officer)
    assert world.dossier().state == DossierState.REGISTERED
