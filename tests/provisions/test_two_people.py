"""A province's own criterion passes through two hands, and once approved it is never changed."""

from dataclasses import replace

import pytest

from binhyen.accounts.models import User
from binhyen.core.errors import NotYours, Refused
from binhyen.core.models import AuditEntry
from binhyen.organisations.actions import grant
from binhyen.organisations.enums import Role
from binhyen.provisions import actions
from binhyen.provisions.enums import ProvisionState
from tests.provisions.wordings import DRILLS, LIGHTS, approved, sent
from tests.world import LONG_AGO, World


@pytest.fixture
def second_office(world: World) -> User:
    """A second officer of the province's standing office."""
    grant(world.stranger, unit=world.province, role=Role.REVIEWER, valid_from=LONG_AGO, by=world.administrator)
    return world.stranger


def test_codes_follow_in_order(world: World) -> None:
    first = actions.draft(world.province, wording=LIGHTS, by=world.province_office)
    second = actions.draft(world.province, wording=DRILLS, by=world.province_office)
    assert (first.code, second.code) == ("TINH-1", "TINH-2")
    assert first.state == ProvisionState.DRAFT


@pytest.mark.parametrize("part", ["province_chairman", "observer"])
def test_only_the_standing_office_drafts(world: World, part: str) -> None:
    with pytest.raises(Refused, match="thường trực Ban Chỉ đạo cấp tỉnh soạn"):
        actions.draft(world.province, wording=LIGHTS, by=getattr(world, part))


def test_people_of_a_commune_do_not_draft_for_the_province(world: World) -> None:
    with pytest.raises(NotYours):
        actions.draft(world.province, wording=LIGHTS, by=world.officer)


def test_who_drafted_does_not_approve(world: World) -> None:
    with pytest.raises(Refused, match="không tự phê duyệt"):
        actions.approve(sent(world), by=world.province_office)


def test_who_last_changed_it_does_not_approve_either(world: World, second_office: User) -> None:
    row = actions.draft(world.province, wording=LIGHTS, by=world.province_office)
    actions.change(row, wording=replace(LIGHTS, at_least=80), by=second_office)
    actions.send(row, by=world.province_office)
    for author in (world.province_office, second_office):
        with pytest.raises(Refused, match="không tự phê duyệt"):
            actions.approve(row, by=author)
    assert actions.approve(row, by=world.province_chairman).state == ProvisionState.IN_FORCE


def test_another_officer_or_the_authority_approves(world: World, second_office: User) -> None:
    assert approved(world, by=second_office).approved_by == second_office
    assert approved(world, DRILLS).approved_by == world.province_chairman


def test_an_observer_does_not_approve(world: World) -> None:
    with pytest.raises(Refused, match="Việc phê duyệt do"):
        actions.approve(sent(world), by=world.observer)


def test_a_draft_that_was_not_sent_is_not_approved(world: World) -> None:
    row = actions.draft(world.province, wording=LIGHTS, by=world.province_office)
    with pytest.raises(Refused, match="đang ở trạng thái “đang soạn”"):
        actions.approve(row, by=world.province_chairman)


def test_it_goes_back_to_a_draft_with_a_comment(world: World) -> None:
    row = sent(world)
    with pytest.raises(Refused, match="vì sao trả lại") as why:
        actions.send_back(row, comment="  ", by=world.province_chairman)
    assert why.value.about == "comment"
    back = actions.send_back(row, comment="Nêu rõ thế nào là tuyến đường.", by=world.province_chairman)
    assert (back.state, back.remark) == (ProvisionState.DRAFT, "Nêu rõ thế nào là tuyến đường.")
    again = actions.send(back, by=world.province_office)
    assert (again.state, again.remark) == (ProvisionState.WAITING, "")


@pytest.mark.parametrize("state", ["waiting", "in_force"])
def test_its_wording_is_changed_while_it_is_a_draft_alone(world: World, state: str) -> None:
    row = sent(world) if state == "waiting" else approved(world)
    with pytest.raises(Refused, match="nên không làm được"):
        actions.change(row, wording=DRILLS, by=world.province_office)
    row.refresh_from_db()
    assert row.title == LIGHTS.title


def test_what_was_read_is_what_is_approved(world: World) -> None:
    """Returned, changed and sent again while the page of the second person stood open."""
    row = sent(world)
    seen = row.revision
    actions.send_back(row, comment="Sửa mức.", by=world.province_chairman)
    actions.change(row, wording=replace(LIGHTS, at_least=100), by=world.province_office)
    actions.send(row, by=world.province_office)
    with pytest.raises(Refused, match="đã được người khác sửa"):
        actions.approve(row, by=world.province_chairman, seen_revision=seen)


def test_two_officers_do_not_overwrite_each_other(world: World, second_office: User) -> None:
    row = actions.draft(world.province, wording=LIGHTS, by=world.province_office)
    actions.change(row, wording=replace(LIGHTS, at_least=80), by=second_office, seen_revision=row.revision)
    with pytest.raises(Refused, match="đã được người khác sửa"):
        actions.change(row, wording=DRILLS, by=world.province_office, seen_revision=row.revision)


# ── ending ───────────────────────────────────────────────────────────────────────────────────


def test_ending_is_approved_by_a_second_person_too(world: World) -> None:
    row = actions.propose_end(approved(world), last_year=2027, by=world.province_office)
    assert (row.state, row.until_year) == (ProvisionState.ENDING, None)
    with pytest.raises(Refused, match="không tự phê duyệt"):
        actions.approve(row, by=world.province_office)
    ended = actions.approve(row, by=world.province_chairman)
    assert (ended.state, ended.until_year, ended.proposed_until) == (ProvisionState.ENDED, 2027, None)


def test_a_proposed_end_may_be_turned_down(world: World) -> None:
    row = actions.propose_end(approved(world), last_year=2027, by=world.province_office)
    kept = actions.send_back(row, comment="Còn cần.", by=world.province_chairman)
    assert (kept.state, kept.until_year, kept.proposed_until) == (ProvisionState.IN_FORCE, None, None)


def test_it_may_end_before_it_ever_applied_but_no_earlier(world: World) -> None:
    row = approved(world, replace(LIGHTS, since_year=2027))
    with pytest.raises(Refused, match="Kỳ cuối sớm nhất ghi được là 2026"):
        actions.propose_end(row, last_year=2025, by=world.province_office)
    assert actions.propose_end(row, last_year=2026, by=world.province_office).proposed_until == 2026


# ── what is told ─────────────────────────────────────────────────────────────────────────────


def test_every_step_is_told_in_the_chain_of_the_province(world: World) -> None:
    row = sent(world)
    actions.send_back(row, comment="Sửa mức.", by=world.province_chairman)
    actions.change(row, wording=replace(LIGHTS, at_least=80), by=world.province_office)
    actions.send(row, by=world.province_office)
    actions.approve(row, by=world.province_chairman)
    told = AuditEntry.objects.filter(subject=row.subject).order_by("number")
    steps = ["drafted", "sent", "returned", "changed", "sent", "approved"]
    assert [entry.action for entry in told] == [f"provision.{step}" for step in steps]
    assert {entry.chain.key for entry in told} == {world.province.chain}
