"""Last year's standing answers are offered again, marked, and count as unknown until someone confirms them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.errors import NotYours, Refused
from binhyen.core.models import AuditEntry
from binhyen.demo.samples import sample_pdf
from binhyen.dossiers import permissions
from binhyen.dossiers.actions import recording, submission
from binhyen.dossiers.actions.carry_over import carry_over
from binhyen.dossiers.actions.opening import open_for_commune
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.completeness import missing_for_submission
from binhyen.dossiers.content import content_of
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import CarryOver, Dossier, Evidence, Fact
from binhyen.dossiers.schedule import law_of
from binhyen.law.facts import FactValue, Ratio
from binhyen.law.kinds import Kind
from binhyen.organisations.models import Unit
from binhyen.organisations.rights import rights_of
from tests.conftest import TODAY
from tests.house.watch import statements
from tests.pages import boxes_of, links_of, words_of
from tests.world import World

SignIn = Callable[[User], Client]
MARK = "Chép từ kỳ 2024, chưa xác nhận lại. Xem lại rồi bấm Lưu để xác nhận."
RULES = "Nội quy cơ quan"
STANDING = {
    "internal_rules",
    "people_informed",
    "effective_models",
    "has_guard_force",
    "guard_force_title_eligible",
    "no_subordinate_units",
    "units_title_eligible",
    "subordinate_units_titled",
}


@pytest.fixture
def world(world: World) -> World:
    """2024 was a full year: the agency and the hamlet recorded everything, each with two files."""
    with clock.set_to(date(2023, 12, 18)):
        open_for_commune(world.commune, year=2024, by=world.officer)
    for unit, size in ((world.agency, 9), (world.hamlet, 80)):
        player = world.player(unit, 2024)
        player.register(date(2024, 2, 19))
        player.record(date(2024, 10, 21), size=size)
    agency, hamlet = world.player(world.agency, 2024), world.player(world.hamlet, 2024)
    agency.add_evidence(date(2024, 10, 22), RULES, ["CQ-1.4"])
    agency.add_evidence(date(2024, 10, 22), "Danh sách phổ biến", ["CQ-1.5"])
    hamlet.add_evidence(date(2024, 10, 22), "Danh sách hộ", ["KDC-1.3"])
    return world


def last_year(world: World, code: str, values: dict[str, FactValue | None], unit: Unit | None = None) -> None:
    player = world.player(unit or world.agency, 2024)
    criterion = law_of(player.dossier.season).criterion(player.dossier.law_kind, code)
    with clock.set_to(date(2024, 10, 23)):
        recording.record_facts(player.dossier, criterion, values=values, by=player.clerk)


def carried(world: World) -> Dossier:
    """The agency's dossier of 2025 after the button was pressed."""
    carry_over(world.dossier(world.agency), by=world.agency_head)
    return world.dossier(world.agency)


def waiting(dossier: Dossier) -> dict[str, Any]:
    return dict(Fact.objects.unconfirmed().filter(dossier=dossier).values_list("key", "value"))


def address(dossier: Dossier, code: str = "") -> str:
    return f"/ho-so/{dossier.key}/tieu-chi/{code}/" if code else f"/ho-so/{dossier.key}/chep-ky-truoc/"


def outcome(dossier: Dossier, code: str) -> str:
    return assess(dossier, today=TODAY).evaluation.by_code[code].outcome


def boxes_for_post(client: Client, dossier: Dossier, code: str) -> dict[str, Any]:
    """What the browser would send back if nothing were touched."""
    return {name: held for name, held in boxes_of(client.get(address(dossier, code))).items() if name != "reuse"}


# ── what is copied ───────────────────────────────────────────────────────────────────────────


def test_what_stands_is_copied_and_nothing_else(world: World) -> None:
    dossier = carried(world)
    held = waiting(dossier)
    assert set(held) == STANDING
    assert set(Fact.objects.filter(dossier=dossier).values_list("key", flat=True)) == STANDING
    assert held["internal_rules"] == [
        "environment",
        "fire_safety",
        "internal_politics",
        "labour_safety",
        "premises_protection",
        "state_secrets",
    ]
    assert (held["has_guard_force"], held["effective_models"]) == (True, 1)
    assert set(Fact.objects.filter(dossier=dossier).values_list("carried_from", flat=True)) == {2024}


def test_of_a_ratio_only_the_total_is_copied(world: World) -> None:
    """How many of them were told is counted anew each year."""
    assert waiting(carried(world))["people_informed"] == {"m": 9}


def test_last_years_figures_of_a_comparison_come_from_last_years_own(world: World) -> None:
    last_year(world, "KDC-4a", {"crimes": 3, "social_evils": 0, "crimes_last_year": 7}, world.hamlet)
    dossier = world.dossier()
    carry_over(dossier, by=world.clerk)
    held = waiting(dossier)
    assert (held["crimes_last_year"], held["social_evils_last_year"]) == (3, 0)
    assert "crimes" not in held
    assert outcome(dossier, "KDC-4a") == "chua_du"


def test_rules_are_copied_on_the_same_stored_file_and_lists_of_the_year_are_not(world: World) -> None:
    [copy] = Evidence.objects.filter(dossier=carried(world))
    original = Evidence.objects.get(dossier=world.dossier(world.agency, 2024), title=RULES)
    assert (copy.title, copy.file, copy.carried_from) == (RULES, original.file, 2024)
    assert [use.code for use in copy.uses.all()] == ["CQ-1.4"]
    assert copy.pk != original.pk


def test_a_file_that_served_two_criteria_serves_only_the_one_at_which_it_stands(world: World) -> None:
    world.player(world.agency, 2024).add_evidence(date(2024, 10, 24), "Tập hồ sơ", ["CQ-1.4", "CQ-1.5"])
    copy = Evidence.objects.get(dossier=carried(world), title="Tập hồ sơ")
    assert [use.code for use in copy.uses.all()] == ["CQ-1.4"]


def test_what_was_removed_or_cleared_last_year_is_not_copied(world: World) -> None:
    last = world.dossier(world.agency, 2024)
    with clock.set_to(date(2024, 10, 25)):
        row = Evidence.objects.get(dossier=last, title=RULES)
        recording.remove_evidence(row, code="CQ-1.4", by=world.agency_head)
    last_year(world, "CQ-1.6", {"effective_models": None})
    dossier = carried(world)
    assert "effective_models" not in waiting(dossier)
    assert not Evidence.objects.filter(dossier=dossier).exists()


def test_what_nobody_confirmed_last_year_does_not_travel_on(world: World) -> None:
    Fact.objects.filter(dossier=world.dossier(world.agency, 2024), key="internal_rules").update(carried_from=2023)
    assert "internal_rules" not in waiting(carried(world))


def test_last_years_dossier_stays_as_it_was(world: World) -> None:
    last = world.dossier(world.agency, 2024)
    before = content_of(last)
    carried(world)
    assert content_of(last) == before


def test_nothing_that_is_recorded_is_overwritten(world: World) -> None:
    """Neither a value of this season, nor a box that somebody emptied on purpose."""
    dossier = world.dossier(world.agency)
    law = law_of(dossier.season)
    models, guards = (law.criterion(Kind.AGENCY, code) for code in ("CQ-1.6", "CQ-4.1"))
    recording.record_facts(dossier, models, values={"effective_models": 4}, by=world.agency_head)
    recording.record_facts(dossier, guards, values={"has_guard_force": False}, by=world.agency_head)
    recording.record_facts(dossier, guards, values={"has_guard_force": None}, by=world.agency_head)
    held = waiting(carried(world))
    assert set(held) == STANDING - {"effective_models", "has_guard_force"}
    assert Fact.objects.get(dossier=dossier, key="effective_models").value == 4
    assert Fact.objects.get(dossier=dossier, key="has_guard_force").value is None


def test_a_second_press_changes_nothing(world: World) -> None:
    dossier = carried(world)
    before = (dossier.revision, AuditEntry.objects.count(), waiting(dossier))
    again = carry_over(dossier, by=world.agency_head)
    assert again == CarryOver.objects.get()
    dossier.refresh_from_db()
    assert (dossier.revision, AuditEntry.objects.count(), waiting(dossier)) == before


def test_the_chain_tells_what_was_copied_from_where(world: World) -> None:
    dossier = carried(world)
    entry = AuditEntry.objects.get(action="dossier.carried_over")
    assert entry.subject == dossier.subject
    assert entry.data["source"] == world.dossier(world.agency, 2024).subject
    assert set(entry.data["values"]) == STANDING
    assert list(entry.data["files"].values()) == [["CQ-1.4"]]


def test_the_latest_earlier_year_in_scope_is_the_source(world: World) -> None:
    with clock.set_to(date(2022, 12, 19)):
        open_for_commune(world.commune, year=2023, by=world.officer)
    world.player(world.agency, 2023).record(date(2023, 10, 20), size=5)
    carried(world)
    assert CarryOver.objects.get().source.season.year == 2024
    Dossier.objects.filter(pk=world.dossier(world.agency, 2024).pk).update(state=DossierState.OUT_OF_SCOPE)
    CarryOver.objects.all().delete()
    Fact.objects.filter(dossier=world.dossier(world.agency)).delete()
    assert waiting(carried(world))["people_informed"] == {"m": 5}


# ── who, and when ────────────────────────────────────────────────────────────────────────────


def test_only_those_who_record_for_the_unit_may_copy(world: World) -> None:
    for user in (world.officer, world.chairman, world.observer):
        with pytest.raises(Refused):
            carry_over(world.dossier(world.agency), by=user)
    for user in (world.stranger, world.other_head):
        with pytest.raises(NotYours):
            carry_over(world.dossier(world.agency), by=user)
    assert not CarryOver.objects.exists()


def test_the_officer_who_enters_for_the_unit_may_copy_and_may_not_review(world: World) -> None:
    dossier = world.dossier(world.agency)
    submission.begin_entry(dossier, by=world.officer)
    carry_over(dossier, by=world.officer)
    submission.end_entry(dossier, by=world.officer)
    Fact.objects.filter(dossier=dossier).delete()
    Evidence.objects.filter(dossier=dossier).delete()
    dossier.events.all().delete()
    assert permissions.acted_for_unit(rights_of(world.officer, TODAY), dossier)


def test_an_officer_copies_nothing_from_a_dossier_that_is_not_theirs_to_read(world: World, sign_in: SignIn) -> None:
    """The unit lay in another commune last year; its own people still read what they recorded there."""
    away = {"commune": world.neighbour, "authority": world.neighbour, "province": None}
    Dossier.objects.filter(pk=world.dossier(world.agency, 2024).pk).update(**away)
    dossier = world.dossier(world.agency)
    submission.begin_entry(dossier, by=world.officer)
    with pytest.raises(Refused, match="chưa có hồ sơ kỳ trước"):
        carry_over(dossier, by=world.officer)
    assert "Chưa có hồ sơ kỳ trước" in words_of(sign_in(world.officer).get(address(dossier)))
    assert set(waiting(carried(world))) == STANDING


@pytest.mark.parametrize("state", ["submitted", "received", "reviewed", "recognised", "not_recognised"])
def test_once_sent_nothing_is_copied(world: World, state: str) -> None:
    dossier = world.dossier_in(DossierState(state), world.agency)
    with pytest.raises(Refused, match="Hồ sơ không sửa được lúc này"):
        carry_over(dossier, by=world.agency_head)


@pytest.mark.parametrize("state", ["open", "registration_sent", "registration_returned", "registered"])
def test_while_recording_is_open_it_can_be_copied(world: World, state: str) -> None:
    world.dossier_in(DossierState(state), world.agency)
    assert set(waiting(carried(world))) == STANDING


def test_a_unit_without_an_earlier_dossier_is_told(world: World, sign_in: SignIn) -> None:
    Dossier.objects.filter(unit=world.other_hamlet, season__year=2024).delete()
    dossier = world.dossier(world.other_hamlet)
    with pytest.raises(Refused, match="chưa có hồ sơ kỳ trước"):
        carry_over(dossier, by=world.other_head)
    client = sign_in(world.other_head)
    assert "Chưa có hồ sơ kỳ trước" in words_of(client.get(address(dossier)))
    assert address(dossier) not in links_of(client.get(f"/ho-so/{dossier.key}/"))


def test_where_nothing_stands_nothing_is_offered(world: World, sign_in: SignIn) -> None:
    """The school's dossier of 2024 is there and empty."""
    dossier = world.dossier(world.school)
    with pytest.raises(Refused, match="không có gì chép được"):
        carry_over(dossier, by=world.school_head)
    assert address(dossier) not in links_of(sign_in(world.school_head).get(f"/ho-so/{dossier.key}/"))


# ── unknown until confirmed ──────────────────────────────────────────────────────────────────


def test_what_waits_counts_as_unknown(world: World) -> None:
    dossier = world.dossier(world.agency)
    before = {each.code: each.outcome for each in assess(dossier, today=TODAY).evaluation.results}
    dossier = carried(world)
    after = {each.code: each.outcome for each in assess(dossier, today=TODAY).evaluation.results}
    assert after == before
    assert after["CQ-1.4"] == "chua_du"
    assert dossier.settled == 1  # the party's resolution, which does not bind where there is no party body
    items = {each.item for each in missing_for_submission(dossier, assess(dossier, today=TODAY), on_behalf=False)}
    assert {"criterion:CQ-1.4", "criterion:CQ-1.6"} <= items


def test_what_waits_is_not_in_what_would_be_sent(world: World) -> None:
    sent = content_of(carried(world))
    assert sent["evidence"] == []
    assert not any(STANDING & each["facts"].keys() for each in sent["criteria"])


def test_a_file_that_waits_backs_no_lawful_exception(world: World) -> None:
    dossier = world.dossier(world.agency)
    criterion = law_of(dossier.season).criterion(Kind.AGENCY, "CQ-3đ")
    values: dict[str, FactValue | None] = {"serious_crime": True}
    recording.record_facts(dossier, criterion, values=values, by=world.agency_head)
    with clock.set_to(TODAY):
        pdf = sample_pdf("Biên bản bất khả kháng")
        row = recording.add_evidence(dossier, upload=pdf, codes=["CQ-3đ"], by=world.agency_head)
    Fact.objects.create(
        dossier=dossier,
        key="serious_crime_exception",
        value={"ground": "force_majeure", "evidence": False},
        revision=1,
        recorder_label="",
    )
    assert outcome(dossier, "CQ-3đ") == "dat_ngoai_le"
    Evidence.objects.filter(pk=row.pk).update(carried_from=2024)
    assert outcome(dossier, "CQ-3đ") != "dat_ngoai_le"


# ── confirming ───────────────────────────────────────────────────────────────────────────────


def test_saving_the_criterion_as_it_stands_confirms_its_facts_and_files(world: World, sign_in: SignIn) -> None:
    dossier, client = carried(world), sign_in(world.agency_head)
    assert client.post(address(dossier, "CQ-1.4"), boxes_for_post(client, dossier, "CQ-1.4")).status_code == 303
    assert "internal_rules" not in waiting(dossier)
    assert outcome(dossier, "CQ-1.4") == "dat"
    assert Evidence.objects.get(dossier=dossier).carried_from is None
    assert [each["title"] for each in content_of(dossier)["evidence"]] == [RULES]
    assert MARK not in words_of(client.get(address(dossier, "CQ-1.4")))
    entry = AuditEntry.objects.filter(action="dossier.facts_recorded").latest("pk")
    assert (entry.data["confirmed"], entry.data["confirmed_files"]) == (["internal_rules"], 1)
    assert set(entry.data["values"]) == {"internal_rules"}


def test_confirming_one_criterion_leaves_the_others_waiting(world: World, sign_in: SignIn) -> None:
    dossier, client = carried(world), sign_in(world.agency_head)
    client.post(address(dossier, "CQ-1.6"), boxes_for_post(client, dossier, "CQ-1.6"))
    assert set(waiting(dossier)) == STANDING - {"effective_models"}
    assert Evidence.objects.get(dossier=dossier).carried_from == 2024


def test_a_fact_that_two_criteria_share_is_confirmed_once(world: World, sign_in: SignIn) -> None:
    dossier, client = carried(world), sign_in(world.agency_head)
    assert MARK in words_of(client.get(address(dossier, "CQ-4.1")))
    typed = boxes_for_post(client, dossier, "CQ-4.2") | {"guard_force_disciplined": "0"}
    assert client.post(address(dossier, "CQ-4.2"), typed).status_code == 303
    assert "has_guard_force" not in waiting(dossier)
    assert outcome(dossier, "CQ-4.2") == "dat"
    [left] = [key for key in waiting(dossier) if key.startswith("guard")]
    assert left == "guard_force_title_eligible"


def test_a_total_is_confirmed_only_with_this_years_count(world: World, sign_in: SignIn) -> None:
    dossier, client = carried(world), sign_in(world.agency_head)
    boxes = boxes_for_post(client, dossier, "CQ-1.5")
    assert (boxes["people_informed.n"], boxes["people_informed.m"]) == ([""], ["9"])
    answer = client.post(address(dossier, "CQ-1.5"), boxes)
    assert answer.status_code == 422
    assert "Còn thiếu số đã đạt được. Hãy ghi 0 nếu chưa có." in words_of(answer)
    assert MARK in words_of(answer)
    assert waiting(dossier)["people_informed"] == {"m": 9}
    assert client.post(address(dossier, "CQ-1.5"), boxes | {"people_informed.n": "9"}).status_code == 303
    assert assess(dossier, today=TODAY).facts["people_informed"] == Ratio(9, 9)


def test_what_no_longer_holds_is_changed_or_cleared(world: World, sign_in: SignIn) -> None:
    dossier, client = carried(world), sign_in(world.agency_head)
    client.post(address(dossier, "CQ-1.4"), {"internal_rules": ["fire_safety"]})
    client.post(address(dossier, "CQ-1.6"), {"effective_models": ""})
    assert Fact.objects.get(dossier=dossier, key="internal_rules").value == ["fire_safety"]
    assert Fact.objects.get(dossier=dossier, key="effective_models").carried_from is None
    assert outcome(dossier, "CQ-1.6") == "chua_du"


def test_a_file_that_no_longer_holds_is_taken_away(world: World) -> None:
    dossier = carried(world)
    recording.remove_evidence(Evidence.objects.get(dossier=dossier), code="CQ-1.4", by=world.agency_head)
    assert not Evidence.objects.kept().filter(dossier=dossier).exists()
    assert Evidence.objects.kept().filter(dossier=world.dossier(world.agency, 2024), title=RULES).exists()


def test_who_had_the_page_open_while_another_copied_is_told(world: World, sign_in: SignIn) -> None:
    dossier, client = world.dossier(world.agency), sign_in(world.agency_head)
    boxes = boxes_for_post(client, dossier, "CQ-1.5")
    carried(world)
    typed = boxes | {"people_informed.n": "5", "people_informed.m": "5"}
    answer = client.post(address(dossier, "CQ-1.5"), typed)
    assert answer.status_code == 422
    assert "Tổng số cán bộ, công chức, viên chức, người lao động: 9 người" in words_of(answer)
    assert boxes_of(answer)["people_informed.m"] == ["5"]


def test_saving_costs_no_more_statements_after_copying_than_before(world: World) -> None:
    def cost(value: int) -> int:
        dossier = world.dossier(world.agency)
        criterion = law_of(dossier.season).criterion(Kind.AGENCY, "CQ-1.6")
        with statements() as seen:
            recording.record_facts(dossier, criterion, values={"effective_models": value}, by=world.agency_head)
        return len(seen)

    cost(1)
    before = cost(2)
    carried(world)
    assert cost(3) == before


# ── what each side sees ──────────────────────────────────────────────────────────────────────


def test_the_offer_stands_on_the_dossiers_first_page_until_it_is_taken(world: World, sign_in: SignIn) -> None:
    dossier, client = world.dossier(world.agency), sign_in(world.agency_head)
    page = client.get(f"/ho-so/{dossier.key}/")
    assert "Kỳ 2024 có 8 số liệu và 1 minh chứng thường còn đúng" in words_of(page)
    assert address(dossier) in links_of(page)
    answer = client.post(address(dossier), follow=True)
    assert "Mỗi mục chờ xác nhận lại" in words_of(answer)
    said = words_of(client.get(f"/ho-so/{dossier.key}/"))
    assert "Còn 8 số liệu và 1 minh chứng chép từ kỳ trước chưa xác nhận lại." in said
    assert said.count("Có mục chép từ kỳ trước, chưa xác nhận lại") == 6
    assert "thường còn đúng" not in said


def test_checking_before_sending_says_how_many_wait(world: World, sign_in: SignIn) -> None:
    dossier, client = carried(world), sign_in(world.agency_head)
    client.post(address(dossier, "CQ-1.4"), boxes_for_post(client, dossier, "CQ-1.4"))
    said = words_of(client.get(f"/ho-so/{dossier.key}/kiem-tra/"))
    assert "Còn 7 số liệu chép từ kỳ trước chưa xác nhận lại." in said


def test_the_criterion_shows_the_value_in_its_box_with_the_mark(world: World, sign_in: SignIn) -> None:
    dossier, client = carried(world), sign_in(world.agency_head)
    page = client.get(address(dossier, "CQ-1.4"))
    assert words_of(page).count(MARK) == 2  # the fact and the file
    assert len(boxes_of(page)["internal_rules"]) == 6
    assert "Chưa đủ số liệu, còn thiếu: “Các nhóm nội quy, quy định đã có”." in words_of(page)
    assert RULES in words_of(page)
    assert "reuse" not in boxes_of(client.get(address(dossier, "CQ-1.6")))


def test_officers_see_nothing_of_what_waits(world: World, sign_in: SignIn) -> None:
    dossier = carried(world)
    for user in (world.officer, world.chairman, world.observer):
        client = sign_in(user)
        page = client.get(address(dossier, "CQ-1.4"))
        assert page.status_code == 200
        assert "Chép từ kỳ" not in words_of(page)
        assert RULES not in words_of(page)
        assert boxes_of(page).get("internal_rules", []) == []
        for there in (f"/ho-so/{dossier.key}/", f"/ho-so/{dossier.key}/kiem-tra/"):
            assert "chép từ kỳ" not in words_of(client.get(there)).lower()
        assert client.get(address(dossier)).status_code == 403
        assert client.post(address(dossier)).status_code == 403
    for user in (world.stranger, world.other_head):
        assert sign_in(user).get(address(dossier)).status_code == 404


def test_a_file_that_waits_opens_no_door_of_its_own(world: World, sign_in: SignIn) -> None:
    """Somebody who may read this year's dossier but not last year's."""
    dossier = carried(world)
    Dossier.objects.filter(pk=world.dossier(world.agency, 2024).pk).update(
        commune=world.neighbour, authority=world.neighbour, province=None
    )
    Dossier.objects.filter(pk=dossier.pk).update(province=world.province)
    there = f"/tep/{Evidence.objects.get(dossier=dossier).file.key}/"
    assert sign_in(world.officer).get(there).status_code == 404
    Evidence.objects.filter(dossier=dossier).update(carried_from=None)
    answer = sign_in(world.officer).get(there)
    answer.close()
    assert answer.status_code == 200


def test_the_report_is_shown_before_anything_is_copied(world: World, sign_in: SignIn) -> None:
    dossier, client = world.dossier(world.agency), sign_in(world.agency_head)
    last_year(world, "CQ-5.2", {"staff_disciplined": 2})
    page = words_of(client.get(address(dossier)))
    assert not CarryOver.objects.exists()
    assert not Fact.objects.filter(dossier=dossier).exists()
    will, _, wont = page.partition("Không chép")
    assert "Tổng số cán bộ, công chức, viên chức, người lao động: 9 người Tiêu chí CQ-1.5" in will
    assert "Đơn vị có lực lượng bảo vệ không? Kỳ 2024 Có Tiêu chí CQ-4.1 CQ-4.2" in will
    assert "Chép 8 số liệu và 1 minh chứng, chờ xác nhận lại" in will
    assert "Số liệu của riêng từng năm, phải ghi lại (14)" in wont
    assert "Số cá nhân của đơn vị bị xử lý kỷ luật từ cảnh cáo trở lên Kỳ 2024 2 người Tiêu chí CQ-5.2" in wont
    assert "Minh chứng của riêng từng năm, phải tải tệp mới (1)" in wont
    assert "Danh sách phổ biến" in wont


def test_the_report_stays_readable_and_follows_what_is_confirmed(world: World, sign_in: SignIn) -> None:
    dossier, client = carried(world), sign_in(world.agency_head)
    page = words_of(client.get(address(dossier)))
    assert page.count("Chưa xác nhận lại") == 9
    assert "Chép 8 số liệu và 1 minh chứng, chờ xác nhận lại" not in page
    for code, typed in (
        ("CQ-1.4", {}),
        ("CQ-1.5", {"people_informed.n": "9"}),
        ("CQ-1.6", {}),
        ("CQ-4.1", {}),
        ("CQ-5.1", {"subordinate_units_titled.n": "9"}),
    ):
        boxes = boxes_for_post(client, dossier, code)
        assert client.post(address(dossier, code), boxes | typed).status_code == 303
    page = words_of(client.get(address(dossier)))
    assert page.count("Đã xem lại") == 9
    assert "Mọi mục đã được xem lại." in page
    assert "Số liệu của riêng từng năm, phải ghi lại (14)" in page


def test_after_sending_the_report_is_still_there(world: World, sign_in: SignIn) -> None:
    dossier = carried(world)
    world.dossier_in(DossierState.SUBMITTED, world.agency)
    page = sign_in(world.agency_head).get(address(dossier))
    assert page.status_code == 200
    assert "Đã chép" in words_of(page)
