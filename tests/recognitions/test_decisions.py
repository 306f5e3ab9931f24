"""A decision names units, closes their dossiers and gives each recognised one its certificate: all at once, or none."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.errors import NotYours, Refused
from binhyen.core.models import AuditEntry
from binhyen.dossiers.actions import review, submission
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import Dossier, DossierEvent
from binhyen.duties.models import Duty
from binhyen.organisations.models import Unit
from binhyen.recognitions.actions import Ruling, issue_decision
from binhyen.recognitions.enums import Capacity
from binhyen.recognitions.models import Certificate, Decision, DecisionEntry
from tests import files
from tests.conftest import TODAY
from tests.together import at_once, only_postgres
from tests.world import MET, RECORDED, REGISTERED, World, build_world


def reviewed(world: World, unit: Unit | None = None) -> Dossier:
    return world.dossier_in(DossierState.REVIEWED, unit)


def reviewed_against(world: World, unit: Unit) -> Dossier:
    dossier = world.dossier_in(DossierState.RECEIVED, unit)
    world.player(unit).conclude(TODAY, failed={"KDC-4b": "Có một vụ trộm lớn."})
    return world.dossier(unit) if dossier else dossier


def issue(world: World, *rulings: Ruling, **other: Any) -> Decision:
    given: dict[str, Any] = {
        "season": world.dossier().season,
        "authority": world.commune,
        "number": "215/QĐ-UBND",
        "issued_on": TODAY,
        "capacity": Capacity.CHAIRMAN,
        "by": world.chairman,
    }
    return issue_decision(rulings=rulings, **given | other)


def nothing_was_written(world: World) -> None:
    assert not Decision.objects.exists()
    assert not DecisionEntry.objects.exists()
    assert not Certificate.objects.exists()
    assert not AuditEntry.objects.filter(action__in=["decision.issued", "dossier.recognise", "dossier.refuse"]).exists()
    assert not Dossier.objects.filter(state__in=["recognised", "not_recognised"]).exists()


def test_a_decision_recognises_one_unit_and_not_the_other(world: World) -> None:
    yes, no = reviewed(world), reviewed_against(world, world.other_hamlet)
    decision = issue(
        world,
        Ruling(yes, recognised=True),
        Ruling(no, recognised=False, reason="Tiêu chí KDC-4b không đạt."),
        upload=files.upload("quyet-dinh.pdf"),
    )
    assert str(decision) == "Quyết định số 215/QĐ-UBND ngày 03/11/2025"
    assert (decision.is_late, decision.capacity, decision.recorded_by) == (False, "chairman", world.chairman)
    entries = {entry.unit_name: (entry.recognised, entry.reason) for entry in decision.entries.all()}
    assert entries == {"Xóm Gò Mây": (True, ""), "Xóm Đầm Sen": (False, "Tiêu chí KDC-4b không đạt.")}
    assert (world.dossier().state, world.dossier(world.other_hamlet).state) == ("recognised", "not_recognised")
    assert world.dossier().decided_on == TODAY
    assert world.dossier().decision_label == str(decision)


def test_only_the_recognised_unit_gets_a_certificate(world: World) -> None:
    yes, no = reviewed(world), reviewed_against(world, world.other_hamlet)
    issue(world, Ruling(yes, recognised=True), Ruling(no, recognised=False, reason="Không đạt."))
    certificate = Certificate.objects.get()
    assert (certificate.unit, certificate.unit_name, certificate.year) == (world.hamlet, "Xóm Gò Mây", 2025)
    assert certificate.state == "valid"


def test_the_duties_of_both_are_done_and_the_timeline_tells_the_reason(world: World) -> None:
    no = reviewed_against(world, world.other_hamlet)
    issue(world, Ruling(no, recognised=False, reason="Tiêu chí KDC-4b không đạt."))
    assert Duty.objects.get(unit=world.other_hamlet, code="propose").state == "done"
    event = DossierEvent.objects.get(dossier=no, action="refuse")
    assert (event.by, event.side, event.comment) == (world.chairman, "authority", "Tiêu chí KDC-4b không đạt.")


def test_the_chain_names_who_was_recognised_and_who_was_not(world: World) -> None:
    yes, no = reviewed(world), reviewed_against(world, world.other_hamlet)
    decision = issue(world, Ruling(yes, recognised=True), Ruling(no, recognised=False, reason="Không đạt."))
    row = AuditEntry.objects.get(action="decision.issued")
    assert row.subject == f"decision:{decision.key}"
    assert row.data == {"recognised": [yes.key], "not_recognised": [no.key]}
    assert row.chain.key == f"unit:{world.commune.pk}"


def test_dossiers_that_are_left_for_later_stay_as_they_are(world: World) -> None:
    yes, later = reviewed(world), reviewed(world, world.other_hamlet)
    issue(world, Ruling(yes, recognised=True))
    later.refresh_from_db()
    assert later.state == DossierState.REVIEWED
    issue(world, Ruling(later, recognised=True), number="216/QĐ-UBND")


def test_against_the_review_with_a_reason(world: World) -> None:
    dossier = reviewed(world)
    issue(world, Ruling(dossier, recognised=False, reason="Có tình tiết mới sau thẩm định."))
    assert world.dossier().state == DossierState.NOT_RECOGNISED


@pytest.mark.parametrize(
    ("day", "unit", "late"),
    [
        (date(2025, 11, 14), "hamlet", False),
        (date(2025, 11, 15), "hamlet", True),
        (date(2025, 11, 19), "school", False),
        (date(2025, 11, 20), "school", True),
    ],
)
def test_after_the_circulars_limit_it_is_marked_late(world: World, day: date, unit: str, late: bool) -> None:
    """Điều 9: trước 15/11 for residential areas, trước 20/11 for the others."""
    dossier = reviewed(world, getattr(world, unit))
    with clock.set_to(day):
        assert issue(world, Ruling(dossier, recognised=True), issued_on=day).is_late is late


def test_the_name_on_the_certificate_stays_though_the_unit_is_renamed(world: World) -> None:
    issue(world, Ruling(reviewed(world), recognised=True))
    Unit.objects.filter(pk=world.hamlet.pk).update(name="Xóm khác")
    certificate = Certificate.objects.get()
    assert (certificate.unit_name, certificate.entry.unit_name) == ("Xóm Gò Mây", "Xóm Gò Mây")


def test_the_same_number_may_be_used_by_another_authority_and_in_another_year(world: World) -> None:
    issue(world, Ruling(reviewed(world), recognised=True))
    Dossier.objects.filter(unit=world.school).update(authority=world.province)
    dossier = reviewed(world, world.school)
    issue(world, Ruling(dossier, recognised=True), authority=world.province, by=world.province_chairman)
    later = reviewed(world, world.other_hamlet)
    with clock.set_to(date(2026, 1, 5)):
        issue(world, Ruling(later, recognised=True), issued_on=date(2026, 1, 5))
    assert Decision.objects.filter(number="215/QĐ-UBND").count() == 3


# ── refused, and then nothing at all is written ──────────────────────────────────────────────


def refused(world: World, said: str, *rulings: Ruling, **other: Any) -> None:
    with pytest.raises(Refused, match=said):
        issue(world, *rulings, **other)
    nothing_was_written(world)


def test_no_unit(world: World) -> None:
    refused(world, "Hãy chọn ít nhất một đơn vị để đưa vào quyết định")


def test_a_day_that_has_not_come(world: World) -> None:
    refused(
        world,
        r"Ngày ban hành 04/11/2025 chưa tới\. Hãy ghi ngày đã ký trên quyết định\.",
        Ruling(reviewed(world), recognised=True),
        issued_on=date(2025, 11, 4),
    )


def test_a_day_before_the_review_concluded(world: World) -> None:
    refused(
        world,
        r"Ngày ban hành 02/11/2025 trước ngày kết luận thẩm định hồ sơ của Xóm Gò Mây \(03/11/2025\)",
        Ruling(reviewed(world), recognised=True),
        issued_on=date(2025, 11, 2),
    )


def test_a_refusal_without_its_reason(world: World) -> None:
    dossier = reviewed_against(world, world.hamlet)
    refused(world, "Hãy ghi lý do chưa công nhận Xóm Gò Mây", Ruling(dossier, recognised=False, reason="  "))


@pytest.mark.parametrize("proposed", [True, False])
def test_against_the_review_without_a_reason(world: World, proposed: bool) -> None:
    dossier = reviewed(world) if proposed else reviewed_against(world, world.hamlet)
    said = "Quyết định đối với Xóm Gò Mây khác với đề nghị thẩm định: hãy ghi lý do"
    refused(world, said, Ruling(dossier, recognised=not proposed))


def test_one_bad_dossier_in_the_list(world: World) -> None:
    good, bad = reviewed(world), world.dossier_in(DossierState.SUBMITTED, world.other_hamlet)
    refused(
        world, "Không thể “Công nhận” lúc này", Ruling(good, recognised=True), Ruling(bad, recognised=True, reason="x")
    )
    assert world.dossier().state == DossierState.REVIEWED


def test_a_dossier_that_another_authority_decides(world: World) -> None:
    dossier = reviewed(world)
    said = "Xóm Gò Mây không thuộc thẩm quyền quyết định của Tỉnh Ngàn Trúc"
    refused(world, said, Ruling(dossier, recognised=True), authority=world.province, by=world.province_chairman)


def test_a_person_who_does_not_decide_there(world: World) -> None:
    dossier = reviewed(world)
    for person in (world.officer, world.head, world.province_chairman, world.observer):
        with pytest.raises((Refused, NotYours)):
            issue(world, Ruling(dossier, recognised=True), by=person)
    nothing_was_written(world)


def test_a_file_that_is_not_taken(world: World) -> None:
    bad = files.upload("thu.pdf", files.EXE)
    refused(world, "không phải là một trong các loại", Ruling(reviewed(world), recognised=True), upload=bad)


def test_a_number_that_was_used_this_year(world: World) -> None:
    first, second = reviewed(world), reviewed(world, world.other_hamlet)
    issue(world, Ruling(first, recognised=True))
    with pytest.raises(Refused, match="Số 215/QĐ-UBND năm 2025 đã dùng cho một quyết định khác của Xã Đồng Mây"):
        issue(world, Ruling(second, recognised=True), number=" 215/QĐ-UBND ")
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("state", ["registered", "submitted", "received", "returned"])
def test_a_dossier_that_is_not_reviewed(world: World, state: str) -> None:
    dossier = world.dossier_in(DossierState(state))
    refused(world, "Không thể “Công nhận” lúc này", Ruling(dossier, recognised=True, reason="x"))


def test_a_dossier_that_was_decided(world: World) -> None:
    dossier = world.dossier_in(DossierState.RECOGNISED)
    with pytest.raises(Refused, match="Không thể “Công nhận” lúc này"):
        issue(world, Ruling(dossier, recognised=True), number="999/QĐ-UBND")
    assert Decision.objects.count() == Certificate.objects.count() == 1


def test_a_review_that_was_opened_again(world: World) -> None:
    dossier = reviewed(world)
    review.reopen(dossier, comment="Xem lại.", by=world.officer)
    refused(world, "Không thể “Công nhận” lúc này", Ruling(dossier, recognised=True, reason="x"))


# ── two at once ──────────────────────────────────────────────────────────────────────────────


def second_gets_a_sentence(world: World, first: Callable[[], object], second: Callable[[], object]) -> None:
    failures = at_once(first, second)
    assert [type(failure) for failure in failures] == [Refused]
    assert str(failures[0])
    assert Decision.objects.count() == 1
    assert Certificate.objects.count() == world.dossier().decision_entry.decision.entries.count()


@pytest.fixture
def committed_world(transactional_db: None) -> World:
    with clock.set_to(TODAY):
        return build_world()


@only_postgres
@pytest.mark.parametrize("numbers", [("1/QĐ", "1/QĐ"), ("1/QĐ", "2/QĐ")], ids=["same number", "two numbers"])
def test_of_two_deciders_at_once_the_second_gets_a_sentence(committed_world: World, numbers: tuple[str, str]) -> None:
    world = committed_world
    both = [reviewed(world), reviewed(world, world.other_hamlet)]

    def decide(number: str, order: list[Dossier]) -> Callable[[], object]:
        person = User.objects.get(pk=world.chairman.pk)
        return lambda: issue(world, *[Ruling(each, recognised=True) for each in order], number=number, by=person)

    second_gets_a_sentence(world, decide(numbers[0], both), decide(numbers[1], both[::-1]))


@only_postgres
def test_a_decision_and_an_opening_again_of_the_same_review_do_not_both_happen(committed_world: World) -> None:
    world = committed_world
    dossier = reviewed(world)
    failures = at_once(
        lambda: issue(world, Ruling(dossier, recognised=True)),
        lambda: review.reopen(dossier, comment="Xem lại.", by=world.officer),
    )
    assert [type(failure) for failure in failures] == [Refused]
    assert (world.dossier().state == "recognised") == Decision.objects.exists()


@only_postgres
def test_of_two_presses_of_send_at_once_one_sends(committed_world: World) -> None:
    world = committed_world
    player = world.player()
    player.register(REGISTERED)
    player.record(RECORDED, size=80)
    player.prepare(MET)
    dossier = player.dossier
    failures = at_once(*[lambda: submission.submit(dossier, by=world.head)] * 3)
    assert [type(failure) for failure in failures] == [Refused, Refused]
    assert dossier.submissions.filter(purpose="proposal").count() == 1
