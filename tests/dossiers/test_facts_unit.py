"""A unit records the facts of a criterion: every kind of box, every kind of mistake, nothing typed is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django import forms
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from binhyen.accounts.models import User
from binhyen.core.models import AuditEntry
from binhyen.dossiers.actions import recording, submission
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.forms.facts import CriterionForm, WholeNumber
from binhyen.dossiers.models import Dossier, Fact
from binhyen.dossiers.schedule import law_of
from binhyen.law.fact_spec import FactSpec, FactType
from binhyen.law.kinds import Kind
from binhyen.law.loader import catalogue
from binhyen.organisations.models import Unit
from tests.conftest import TODAY
from tests.pages import boxes_of, said_after, words_of
from tests.world import World

SignIn = Callable[[User], Client]


class Desk:
    """One person at one dossier's criteria."""

    def __init__(self, client: Client, dossier: Dossier) -> None:
        self.client, self.dossier = client, dossier

    def address(self, code: str) -> str:
        return f"/ho-so/{self.dossier.key}/tieu-chi/{code}/"

    def open(self, code: str) -> dict[str, list[str]]:
        return boxes_of(self.client.get(self.address(code)))

    def save(self, code: str, typed: dict[str, Any], **more: str) -> Any:
        return self.client.post(self.address(code), {**typed, **more})

    def facts(self) -> dict[str, Any]:
        return {fact.key: fact.value for fact in Fact.objects.filter(dossier=self.dossier).exclude(value__isnull=True)}

    def outcome(self, code: str) -> str:
        return assess(self.dossier, today=TODAY).evaluation.by_code[code].outcome


@pytest.fixture
def desk(world: World, sign_in: SignIn) -> Desk:
    return Desk(sign_in(world.clerk), world.dossier())


@pytest.fixture
def agency_desk(world: World, sign_in: SignIn) -> Desk:
    return Desk(sign_in(world.agency_head), world.dossier(world.agency))


# ── each kind of fact, as it should be ───────────────────────────────────────────────────────

SIX = [f"{what}{when}" for what in ("crimes", "social_evils", "other_violations") for when in ("", "_last_year")]


@pytest.mark.parametrize(
    ("code", "typed", "stored", "outcome"),
    [
        (
            "KDC-1.3",
            {"households_registered.n": "78", "households_registered.m": "78"},
            {"households_registered": {"n": 78, "m": 78}},
            "dat",
        ),
        (
            "KDC-1.3",
            {"households_registered.n": "1.233", "households_registered.m": "1 234"},
            {"households_registered": {"n": 1233, "m": 1234}},
            "khong_dat",
        ),
        (
            "KDC-1.3",
            {"households_registered.n": "0", "households_registered.m": "5"},
            {"households_registered": {"n": 0, "m": 5}},
            "khong_dat",
        ),
        ("KDC-5.2", {"security_force_disciplined": "0"}, {"security_force_disciplined": 0}, "dat"),
        ("KDC-5.2", {"security_force_disciplined": " 2 "}, {"security_force_disciplined": 2}, "khong_dat"),
        ("KDC-3a", {"anti_state_activity": "no"}, {"anti_state_activity": False}, "dat"),
        ("KDC-3a", {"anti_state_activity": "yes"}, {"anti_state_activity": True}, "khong_dat"),
        (
            "KDC-2",
            {"policy_compliance": "yes", "policy_compliance_account": "  Đã triển khai đủ.\r\nCó sơ kết. "},
            {"policy_compliance": True, "policy_compliance_account": "Đã triển khai đủ.\r\nCó sơ kết."},
            "dat",
        ),
        ("KDC-5.1", {"security_force_rating": "completed"}, {"security_force_rating": "completed"}, "dat"),
        (
            "KDC-5.1",
            {"security_force_rating": "not_completed"},
            {"security_force_rating": "not_completed"},
            "khong_dat",
        ),
        (
            "KDC-4b",
            {"serious_crime": "yes", "serious_crime_exception": "detected_promptly"},
            {"serious_crime": True, "serious_crime_exception": {"ground": "detected_promptly", "evidence": False}},
            "chua_du",
        ),
        ("KDC-4a", dict.fromkeys(SIX, "3"), dict.fromkeys(SIX, 3), "dat"),
    ],
)
def test_a_fact_is_recorded_as_it_was_typed_and_judged(
    desk: Desk, code: str, typed: dict[str, str], stored: dict[str, Any], outcome: str
) -> None:
    answer = desk.save(code, typed)
    assert (answer.status_code, answer.headers["Location"]) == (303, desk.address(code))
    said = said_after(answer)
    assert f"Đã lưu tiêu chí {code}. Hồ sơ CHƯA GỬI." in said
    assert desk.facts() == stored
    assert desk.outcome(code) == outcome


def test_a_checklist_is_recorded_as_the_things_that_are_there(agency_desk: Desk) -> None:
    agency_desk.save("CQ-1.4", {"internal_rules": ["fire_safety", "environment"]})
    assert agency_desk.facts() == {"internal_rules": ["environment", "fire_safety"]}
    assert agency_desk.outcome("CQ-1.4") == "khong_dat"
    every = ["premises_protection", "state_secrets", "internal_politics", "labour_safety", "fire_safety", "environment"]
    agency_desk.save("CQ-1.4", {"internal_rules": every})
    assert agency_desk.outcome("CQ-1.4") == "dat"


def test_what_was_recorded_stands_in_the_boxes_when_the_page_is_opened_again(desk: Desk, agency_desk: Desk) -> None:
    desk.save("KDC-1.3", {"households_registered.n": "77", "households_registered.m": "78"})
    desk.save("KDC-4b", {"serious_crime": "yes", "serious_crime_exception": "force_majeure"})
    agency_desk.save("CQ-1.4", {"internal_rules": ["fire_safety"]})
    assert desk.open("KDC-1.3")["households_registered.m"] == ["78"]
    assert desk.open("KDC-4b")["serious_crime_exception"] == ["force_majeure"]
    assert agency_desk.open("CQ-1.4")["internal_rules"] == ["fire_safety"]


def test_saving_may_lead_on_to_the_next_criterion_and_stays_on_the_last(desk: Desk) -> None:
    assert desk.save("KDC-1.3", {}, do="next").headers["Location"] == desk.address("KDC-2")
    assert desk.save("KDC-5.2", {}, do="next").headers["Location"] == desk.address("KDC-5.2")


def test_an_empty_criterion_is_no_mistake(desk: Desk) -> None:
    assert desk.save("KDC-4a", dict.fromkeys(SIX, "")).status_code == 303
    assert desk.facts() == {}
    assert desk.outcome("KDC-4a") == "chua_du"


def test_a_fact_that_was_recorded_is_cleared_by_emptying_its_box(desk: Desk) -> None:
    desk.save("KDC-5.2", {"security_force_disciplined": "0"})
    assert desk.save("KDC-5.2", {"security_force_disciplined": ""}).status_code == 303
    assert desk.facts() == {}
    assert desk.outcome("KDC-5.2") == "chua_du"
    assert desk.client.get(desk.address("KDC-5.2")).status_code == 200
    assert desk.open("KDC-5.2")["security_force_disciplined"] == [""]


def test_a_cleared_ratio_and_a_cleared_choice_leave_nothing_behind(desk: Desk) -> None:
    desk.save("KDC-1.3", {"households_registered.n": "5", "households_registered.m": "5"})
    desk.save("KDC-1.3", {"households_registered.n": "", "households_registered.m": ""})
    desk.save("KDC-4b", {"serious_crime": "yes", "serious_crime_exception": "force_majeure"})
    desk.save("KDC-4b", {"serious_crime": "no", "serious_crime_exception": ""})
    assert desk.facts() == {"serious_crime": False}


def test_the_list_of_dossiers_knows_how_many_criteria_have_an_outcome(desk: Desk) -> None:
    before = desk.dossier.settled
    desk.save("KDC-5.2", {"security_force_disciplined": "0"})
    desk.dossier.refresh_from_db()
    assert desk.dossier.settled == before + 1
    desk.save("KDC-5.2", {"security_force_disciplined": ""})
    desk.dossier.refresh_from_db()
    assert desk.dossier.settled == before


def test_the_chain_tells_which_values_changed(desk: Desk, world: World) -> None:
    desk.save("KDC-4a", {"crimes": "3", "crimes_last_year": "4"})
    desk.save("KDC-4a", {"crimes": "2", "crimes_last_year": "4"})
    rows = AuditEntry.objects.filter(action="dossier.facts_recorded").order_by("number")
    assert [row.data for row in rows] == [
        {"criterion": "KDC-4a", "values": {"crimes": 3, "crimes_last_year": 4}},
        {"criterion": "KDC-4a", "values": {"crimes": 2}},
    ]
    assert {row.actor_label for row in rows} == {"clerk (clerk)"}


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────

N, M = "households_registered.n", "households_registered.m"


@pytest.mark.parametrize(
    ("code", "typed", "said"),
    [
        ("KDC-1.3", {N: "5", M: ""}, "Còn thiếu tổng số. Hãy ghi cả hai ô"),
        ("KDC-1.3", {N: "", M: "5"}, "Còn thiếu số đã đạt được. Hãy ghi 0 nếu chưa có."),
        ("KDC-1.3", {N: "0", M: "0"}, "Tổng số không thể bằng 0. Hãy ghi tổng số thật"),
        ("KDC-1.3", {N: "", M: "0"}, "Tổng số không thể bằng 0."),
        ("KDC-1.3", {N: "6", M: "5"}, "Tử số (6) lớn hơn mẫu số (5); hãy kiểm tra lại hai số."),
        ("KDC-1.3", {N: "-1", M: "5"}, "Số đếm không được âm."),
        ("KDC-1.3", {N: "năm", M: "5"}, "Hãy ghi số đếm bằng chữ số, ví dụ 120."),
        ("KDC-1.3", {N: "4,5", M: "5"}, "Hãy ghi số đếm bằng chữ số, ví dụ 120."),
        ("KDC-1.3", {N: "4.5", M: "50"}, "Hãy ghi số đếm bằng chữ số, ví dụ 120."),
        ("KDC-1.3", {N: "1.23", M: "500"}, "Hãy ghi số đếm bằng chữ số, ví dụ 120."),
        ("KDC-1.3", {N: "5", M: "99999999999999999999"}, "Con số này quá lớn. Hãy kiểm tra lại."),
        ("KDC-1.3", {N: "5", M: "9" * 5000}, "Hãy ghi số đếm bằng chữ số, ví dụ 120."),
        ("KDC-5.2", {"security_force_disciplined": "không"}, "Hãy ghi số đếm bằng chữ số, ví dụ 120."),
        ("KDC-5.2", {"security_force_disciplined": "-3"}, "Số đếm không được âm."),
        ("KDC-5.2", {"security_force_disciplined": "1e3"}, "Hãy ghi số đếm bằng chữ số, ví dụ 120."),
        ("KDC-5.2", {"security_force_disciplined": "10000001"}, "Con số này quá lớn. Hãy kiểm tra lại."),
        ("KDC-3a", {"anti_state_activity": "maybe"}, "Hãy chọn một trong các mục có sẵn."),
        ("KDC-5.1", {"security_force_rating": "excellent"}, "Hãy chọn một trong các mục có sẵn."),
        ("KDC-4b", {"serious_crime_exception": "dog_ate_it"}, "Hãy chọn một trong các mục có sẵn."),
        ("KDC-2", {"policy_compliance_account": "x" * 4001}, "Dài quá 4000 ký tự (hiện có 4001). Hãy viết gọn lại."),
    ],
)
def test_a_mistake_is_told_nothing_is_written_and_what_was_typed_stays(
    desk: Desk, code: str, typed: dict[str, str], said: str
) -> None:
    answer = desk.save(code, typed)
    assert answer.status_code == 422
    assert said in words_of(answer)
    boxes = boxes_of(answer)
    kept = {name: boxes[name][0] for name in typed if boxes[name]}
    assert kept == {name: value for name, value in typed.items() if name in kept}
    assert set(typed) - set(kept) <= {"anti_state_activity", "security_force_rating", "serious_crime_exception"}
    assert desk.facts() == {}


def test_a_mistake_in_one_box_keeps_what_was_right_in_the_others(desk: Desk) -> None:
    typed = dict.fromkeys(SIX, "3") | {"social_evils": "ba"}
    boxes = boxes_of(desk.save("KDC-4a", typed))
    assert {name: boxes[name] for name in SIX} == {name: [typed[name]] for name in SIX}


def test_a_checklist_refuses_a_thing_that_is_not_on_it(agency_desk: Desk) -> None:
    answer = agency_desk.save("CQ-1.4", {"internal_rules": ["fire_safety", "made_up"]})
    assert "Hãy chọn trong các mục có sẵn." in words_of(answer)
    assert boxes_of(answer)["internal_rules"] == ["fire_safety"]


def test_what_is_read_elsewhere_cannot_be_typed(desk: Desk) -> None:
    """The day of registration stands in the registration; a forged box for it is not looked at."""
    desk.save("KDC-1.2", {"registration_date": "05/02/2025"})
    assert desk.facts() == {}
    assert desk.outcome("KDC-1.2") == "chua_du"


def date_form(typed: str) -> CriterionForm:
    spec = FactSpec(key="day", type=FactType.DATE, label="Ngày họp")
    criterion = catalogue().version("tt124", 2025).criterion(Kind.RESIDENTIAL_AREA, "KDC-1.1")
    return CriterionForm(criterion.model_copy(update={"facts": (spec,)}), {"day": typed})


def test_a_day_is_read_as_people_type_it() -> None:
    form = date_form("5/3/2025")
    assert form.is_valid()
    assert form.values() == {"day": date(2025, 3, 5)}


@pytest.mark.parametrize("typed", ["31/02/2025", "tháng ba", "2025"])
def test_a_day_that_is_none_is_told(typed: str) -> None:
    assert date_form(typed).errors["day"] == [
        f"“{typed}” không phải là một ngày có thật. Hãy ghi theo mẫu ngày/tháng/năm, ví dụ 05/03/2025."
    ]


@given(st.text(max_size=30))
def test_any_text_in_a_box_for_a_number_is_a_number_or_a_refusal(text: str) -> None:
    try:
        number = WholeNumber(required=False).clean(text)
    except forms.ValidationError:
        return
    assert number is None or 0 <= number <= 10_000_000


@given(st.integers(0, 10_000_000))
def test_a_number_may_be_written_with_its_thousands_apart(number: int) -> None:
    for apart in (".", " ", "\u00a0", ""):
        assert WholeNumber().clean(f"{number:,}".replace(",", apart)) == number


# ── two people at once ───────────────────────────────────────────────────────────────────────


@pytest.fixture
def two(world: World, sign_in: SignIn) -> tuple[Desk, Desk]:
    """The clerk and the head, each with the same dossier open."""
    return Desk(sign_in(world.clerk), world.dossier()), Desk(sign_in(world.head), world.dossier())


def test_who_saves_second_is_shown_the_others_value_and_keeps_their_own(two: tuple[Desk, Desk]) -> None:
    clerk, head = two
    seen = {desk: desk.open("KDC-5.2")["revision"][0] for desk in two}
    clerk.save("KDC-5.2", {"security_force_disciplined": "1", "revision": seen[clerk]})
    answer = head.save("KDC-5.2", {"security_force_disciplined": "2", "revision": seen[head]})
    assert answer.status_code == 422
    said = words_of(answer)
    assert "clerk (clerk) vừa ghi tiêu chí này sau khi trang này được mở." in said
    assert "Giá trị hiện có: Số cá nhân của lực lượng bị xử lý kỷ luật, tính mọi hình thức: 1 người." in said
    assert boxes_of(answer)["security_force_disciplined"] == ["2"]
    assert head.facts() == {"security_force_disciplined": 1}


def test_pressing_again_is_meant(two: tuple[Desk, Desk]) -> None:
    clerk, head = two
    seen = head.open("KDC-5.2")["revision"][0]
    clerk.save("KDC-5.2", {"security_force_disciplined": "1", "revision": seen})
    boxes = boxes_of(head.save("KDC-5.2", {"security_force_disciplined": "2", "revision": seen}))
    again = {name: boxes[name][0] for name in ("revision", "security_force_disciplined")}
    assert head.save("KDC-5.2", again).status_code == 303
    assert head.facts() == {"security_force_disciplined": 2}


def test_every_kind_of_box_keeps_what_was_typed_in_a_conflict(
    two: tuple[Desk, Desk], world: World, sign_in: SignIn
) -> None:
    clerk, head = two
    for code, theirs, mine in (
        ("KDC-1.3", {N: "1", M: "9"}, {N: "2", M: "8"}),
        ("KDC-2", {"policy_compliance": "no"}, {"policy_compliance": "yes", "policy_compliance_account": "Dài dòng."}),
        ("KDC-5.1", {"security_force_rating": "completed"}, {"security_force_rating": "completed_well"}),
        ("KDC-4b", {"serious_crime": "yes"}, {"serious_crime": "no", "serious_crime_exception": "force_majeure"}),
    ):
        seen = head.open(code)["revision"][0]
        clerk.save(code, {**theirs, "revision": seen})
        boxes = boxes_of(head.save(code, {**mine, "revision": seen}))
        assert {name: boxes[name] for name in mine} == {name: [value] for name, value in mine.items()}
    seen = "0"
    first, second = (Desk(sign_in(world.agency_head), world.dossier(world.agency)) for _ in range(2))
    first.save("CQ-1.4", {"internal_rules": ["environment"]})
    answer = second.save("CQ-1.4", {"internal_rules": ["fire_safety", "labour_safety"], "revision": seen})
    assert answer.status_code == 422
    assert boxes_of(answer)["internal_rules"] == ["labour_safety", "fire_safety"]


def test_a_value_that_the_other_cleared_is_a_conflict_too(two: tuple[Desk, Desk]) -> None:
    clerk, head = two
    clerk.save("KDC-5.2", {"security_force_disciplined": "1"})
    seen = head.open("KDC-5.2")["revision"][0]
    clerk.save("KDC-5.2", {"security_force_disciplined": ""})
    answer = head.save("KDC-5.2", {"security_force_disciplined": "2", "revision": seen})
    assert answer.status_code == 422
    assert "để trống" in words_of(answer)


def test_two_people_at_two_criteria_do_not_disturb_each_other(two: tuple[Desk, Desk]) -> None:
    clerk, head = two
    seen = head.open("KDC-5.2")["revision"][0]
    clerk.save("KDC-3a", {"anti_state_activity": "no", "revision": seen})
    assert head.save("KDC-5.2", {"security_force_disciplined": "0", "revision": seen}).status_code == 303
    assert head.facts() == {"anti_state_activity": False, "security_force_disciplined": 0}


@pytest.mark.parametrize("revision", ["", "x", "-1", "999999999999999999999"])
def test_a_forged_or_missing_mark_of_the_page_breaks_nothing(desk: Desk, revision: str) -> None:
    assert desk.save("KDC-5.2", {"security_force_disciplined": "0", "revision": revision}).status_code in (303, 422)


# ── while it is not the unit's turn ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("state", ["submitted", "received", "reviewed", "recognised"])
def test_once_sent_nothing_more_is_written_and_what_was_typed_stays_on_the_page(
    world: World, sign_in: SignIn, state: str
) -> None:
    desk = Desk(sign_in(world.clerk), world.dossier_in(DossierState(state)))
    before = desk.facts()
    typed = {"policy_compliance": "no", "policy_compliance_account": "Một đoạn dài vừa viết."}
    answer = desk.save("KDC-2", typed)
    assert answer.status_code == 422
    assert "Hồ sơ không sửa được lúc này" in words_of(answer)
    assert "Nội dung vừa nhập chưa được ghi." in words_of(answer)
    assert boxes_of(answer)["policy_compliance_account"] == ["Một đoạn dài vừa viết."]
    assert desk.facts() == before


@pytest.mark.parametrize("state", ["open", "registration_sent", "registration_returned", "registered", "returned"])
def test_facts_are_written_all_year_and_after_a_return(world: World, sign_in: SignIn, state: str) -> None:
    desk = Desk(sign_in(world.clerk), world.dossier_in(DossierState(state)))
    assert desk.save("KDC-5.2", {"security_force_disciplined": "1"}).status_code == 303
    assert desk.facts()["security_force_disciplined"] == 1


def test_a_withdrawn_dossier_is_written_again(world: World, sign_in: SignIn) -> None:
    submission.withdraw(world.dossier_in(DossierState.SUBMITTED), by=world.head)
    desk = Desk(sign_in(world.clerk), world.dossier())
    assert desk.save("KDC-5.2", {"security_force_disciplined": "1"}).status_code == 303


def test_a_unit_outside_the_scope_records_nothing(world: World, sign_in: SignIn) -> None:
    dossier = world.dossier(world.primary_school)
    answer = sign_in(world.officer).get(f"/ho-so/{dossier.key}/tieu-chi/GD-4/")
    assert answer.status_code == 200
    assert "Lưu và sang tiêu chí sau" not in words_of(answer)


# ── the same fact in two criteria ────────────────────────────────────────────────────────────


def test_a_fact_that_two_criteria_share_is_asked_once_and_known_in_both(agency_desk: Desk) -> None:
    agency_desk.save("CQ-4.2", {"has_guard_force": "no", "no_guard_force_reason": "Cơ quan nhỏ."})
    boxes = agency_desk.open("CQ-4.1")
    assert (boxes["has_guard_force"], boxes["no_guard_force_reason"]) == (["no"], ["Cơ quan nhỏ."])


def test_recording_every_criterion_of_every_kind_once_settles_all_that_a_unit_can(world: World) -> None:
    for unit, kind in (
        (world.hamlet, Kind.RESIDENTIAL_AREA),
        (world.agency, Kind.AGENCY),
        (world.school, Kind.SCHOOL),
        (world.commune, Kind.COMMUNE),
    ):
        player = world.player(unit)
        player.register(date(2025, 2, 10))
        player.record(TODAY, size=40)
        assert open_codes(player.dossier) <= {"XA-4.1", "XA-4.2"}, kind


def open_codes(dossier: Dossier) -> set[str]:
    return {each.code for each in assess(dossier, today=TODAY).evaluation.results if each.outcome == "chua_du"}


def test_an_answer_that_the_law_leaves_open_stays_open(agency_desk: Desk) -> None:
    agency_desk.save("CQ-4.1", {"has_guard_force": "no", "no_guard_force_reason": "Cơ quan nhỏ."})
    assert agency_desk.outcome("CQ-4.1") == "chua_du"


# ── what it costs ────────────────────────────────────────────────────────────────────────────


def queries_of(world: World, value: int) -> int:
    criterion = law_of(world.dossier()).criterion(Kind.RESIDENTIAL_AREA, "KDC-5.2")
    with CaptureQueriesContext(connection) as queries:
        recording.record_facts(world.dossier(), criterion, values={"security_force_disciplined": value}, by=world.clerk)
    return len(queries)


def test_saving_one_criterion_costs_the_same_among_two_hundred_dossiers(world: World) -> None:
    alone = queries_of(world, 0)
    lies = {"commune": world.commune, "kind": "residential_area"}
    units = [Unit(name=f"Xóm {n}", sort_key=str(n), valid_from=date(2020, 1, 1), **lies) for n in range(200)]
    Unit.objects.bulk_create(units)
    common = {**lies, "season": world.dossier().season, "authority": world.commune}
    Dossier.objects.bulk_create(Dossier(unit=unit, unit_name=unit.name, **common) for unit in units)
    assert queries_of(world, 1) == alone
