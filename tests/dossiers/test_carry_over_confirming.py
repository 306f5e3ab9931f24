"""What was carried over counts as unknown, and is nobody else's to see, until someone confirms it."""

from collections.abc import Callable

import pytest
from django.test import Client

from binhyen.accounts.models import User
from binhyen.core import clock
from binhyen.core.models import AuditEntry
from binhyen.demo.samples import sample_pdf
from binhyen.dossiers.actions import recording
from binhyen.dossiers.assessment import assess
from binhyen.dossiers.completeness import missing_for_submission
from binhyen.dossiers.content import content_of
from binhyen.dossiers.enums import DossierState
from binhyen.dossiers.models import CarryOver, Dossier, Evidence, Fact
from binhyen.dossiers.schedule import law_of
from binhyen.law.facts import FactValue, Ratio
from binhyen.law.kinds import Kind
from tests.conftest import TODAY
from tests.house.watch import statements
from tests.last_year import (
    MARK,
    RULES,
    STANDING,
    address,
    boxes_for_post,
    carried,
    last_year,
    outcome,
    play_2024,
    waiting,
)
from tests.pages import boxes_of, links_of, words_of
from tests.world import World

SignIn = Callable[[User], Client]


@pytest.fixture
def world(world: World) -> World:
    return play_2024(world)


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
    criterion = law_of(dossier).criterion(Kind.AGENCY, "CQ-3đ")
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
        criterion = law_of(dossier).criterion(Kind.AGENCY, "CQ-1.6")
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
