"""What of last year's answers is offered again under another version of the law: each fate worked out by hand."""

from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from binhyen.law.carry_over import Change, FactItem, NotCarried, standing_evidence
from binhyen.law.fact_spec import Choice, FactType, Source
from binhyen.law.facts import Json
from binhyen.law.kinds import Kind
from binhyen.law.kinds_of_test import Absence, AllOf, Comparison, CountZero
from binhyen.law.loader import catalogue
from binhyen.law.schema import Criterion, FactSpec, InstrumentVersion

OLD = catalogue().by_version("tt124", "tt124-2021")
NEW = catalogue().by_version("tt124", "tt124-2025")


M = TypeVar("M", bound=BaseModel)


def revised(model: M, **update: Any) -> M:
    """A copy with other content. `model_copy` would bring along what the original has worked out and cached."""
    return type(model)(**{name: getattr(model, name) for name in type(model).model_fields} | update)


def changed(code: str, asked: str, **update: Any) -> InstrumentVersion:
    """A version in which one fact of an agency's criterion is asked otherwise."""

    def ask(spec: FactSpec) -> FactSpec:
        return revised(spec, **update) if spec.key == asked else spec

    def revise(criterion: Criterion) -> Criterion:
        facts = tuple(ask(spec) for spec in criterion.facts)
        return revised(criterion, facts=facts) if criterion.code == code else criterion

    return with_criteria(tuple(revise(each) for each in NEW.criteria(Kind.AGENCY)))


def without(code: str) -> InstrumentVersion:
    return with_criteria(tuple(each for each in NEW.criteria(Kind.AGENCY) if each.code != code))


def with_criteria(criteria: tuple[Criterion, ...]) -> InstrumentVersion:
    part = revised(NEW.criteria_set(Kind.AGENCY), criteria=criteria)
    others = tuple(each for each in NEW.sets if Kind.AGENCY not in each.kinds)
    return revised(NEW, sets=(*others, part))


def fate(key: str, value: Json, new: InstrumentVersion = NEW, recorded: tuple[str, ...] = ()) -> FactItem:
    [item] = Change(OLD, new, Kind.AGENCY).facts({key: value}, recorded=recorded)
    return item


RULES: Json = ["fire_safety", "state_secrets"]


def test_a_rule_that_exists_is_carried_as_it_was() -> None:
    assert fate("internal_rules", RULES) == FactItem("internal_rules", ("CQ-1.4",), RULES, None)


def test_of_a_ratio_the_total_is_carried() -> None:
    assert fate("people_informed", {"n": 7, "m": 9}) == FactItem("people_informed", ("CQ-1.5",), {"m": 9}, None)


def test_a_shared_fact_is_one_item_with_all_its_criteria() -> None:
    assert fate("has_guard_force", value=True).codes == ("CQ-4.1", "CQ-4.2")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("unlawful_strike", False),
        ("staff_disciplined", 0),
        ("guard_force_rating", "completed_well"),
        ("guard_force_titled", True),
        ("policy_compliance_account", "Đã làm tốt."),
        ("serious_crime_exception", {"ground": "force_majeure", "evidence": False}),
    ],
)
def test_what_is_of_its_year_stays_behind_with_its_value(key: str, value: Json) -> None:
    item = fate(key, value)
    assert (item.why, item.value) == (NotCarried.YEARLY, value)


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (without("CQ-1.4"), NotCarried.CRITERION_GONE),
        (changed("CQ-1.4", "internal_rules", key="rules_in_force"), NotCarried.FACT_GONE),
        (changed("CQ-1.4", "internal_rules", source=Source.PROFILE), NotCarried.ELSEWHERE),
        (changed("CQ-1.4", "internal_rules", type=FactType.YES_NO, choices=()), NotCarried.TYPE_CHANGED),
        (changed("CQ-1.4", "internal_rules", label="Các nội quy ban hành trong năm"), NotCarried.QUESTION_CHANGED),
        (
            changed("CQ-1.4", "internal_rules", choices=(Choice(value="fire_safety", label="cháy nổ"),)),
            NotCarried.CHOICE_GONE,
        ),
        (changed("CQ-1.4", "internal_rules", standing=False), NotCarried.YEARLY),
    ],
    ids=lambda each: each.value if isinstance(each, NotCarried) else "",
)
def test_what_the_new_law_asks_otherwise_stays_behind(new: InstrumentVersion, why: NotCarried) -> None:
    item = fate("internal_rules", RULES, new)
    assert (item.why, item.value, item.codes) == (why, RULES, ("CQ-1.4",))


def test_a_choice_that_was_added_holds_nothing_back() -> None:
    more = (*OLD.specs(Kind.AGENCY)["internal_rules"].choices, Choice(value="data", label="dữ liệu"))
    assert fate("internal_rules", RULES, changed("CQ-1.4", "internal_rules", choices=more)).why is None


def test_a_total_of_something_else_stays_behind() -> None:
    new = changed("CQ-1.5", "people_informed", denominator="Tổng số người lao động")
    assert fate("people_informed", {"n": 1, "m": 9}, new).why is NotCarried.QUESTION_CHANGED


def test_what_this_year_holds_is_left_alone() -> None:
    assert fate("internal_rules", RULES, recorded=("internal_rules",)).why is NotCarried.RECORDED
    assert fate("staff_disciplined", 0, recorded=("staff_disciplined",)).why is NotCarried.RECORDED


def test_last_years_own_figure_answers_the_question_for_last_year() -> None:
    change = Change(OLD, NEW, Kind.RESIDENTIAL_AREA)
    assert change.facts({"crimes": 3, "crimes_last_year": 8}, recorded=()) == [
        FactItem("crimes_last_year", ("KDC-4a",), 3, None),
        FactItem("crimes_last_year", ("KDC-4a",), 8, NotCarried.YEARLY),
    ]
    [item] = change.facts({"crimes": 3}, recorded=("crimes_last_year",))
    assert item == FactItem("crimes_last_year", ("KDC-4a",), 3, NotCarried.RECORDED)


def test_the_report_follows_the_order_of_the_law_and_leaves_nothing_out() -> None:
    answers: dict[str, Json] = {"staff_disciplined": 0, "internal_rules": RULES, "has_guard_force": False}
    items = Change(OLD, NEW, Kind.AGENCY).facts(answers, recorded=())
    assert [item.key for item in items] == ["internal_rules", "has_guard_force", "staff_disciplined"]


# ── files ────────────────────────────────────────────────────────────────────────────────────


def fates(*codes: str, new: InstrumentVersion = NEW, is_held: bool = False) -> dict[NotCarried | None, list[str]]:
    return Change(OLD, new, Kind.AGENCY).evidence(codes, is_held=is_held)


def test_a_file_follows_the_criterion_whose_answer_stands() -> None:
    assert fates("CQ-1.4", "CQ-1.5", "CQ-4.1") == {None: ["CQ-1.4"], NotCarried.EVIDENCE_YEARLY: ["CQ-1.5", "CQ-4.1"]}


def test_a_file_that_is_there_already_is_not_copied_again() -> None:
    assert fates("CQ-1.4", is_held=True) == {NotCarried.RECORDED: ["CQ-1.4"]}


def test_a_file_of_a_criterion_that_changed_stays_behind() -> None:
    assert fates("CQ-1.4", new=without("CQ-1.4")) == {NotCarried.CRITERION_GONE: ["CQ-1.4"]}
    new = changed("CQ-1.4", "internal_rules", label="Các nội quy ban hành trong năm")
    assert fates("CQ-1.4", new=new) == {NotCarried.QUESTION_CHANGED: ["CQ-1.4"]}


def test_which_criteria_let_their_files_stand() -> None:
    """Rules, practice models, the way of working with the parents' board: everything else is proved anew."""
    found = {each.code for kind in Kind for each in NEW.criteria(kind) if standing_evidence(each)}
    assert found == {"CQ-1.4", "CQ-1.6", "GD-1.4", "GD-1.6", "GD-2.2", "XA-1.4"}


# ── the catalogue ────────────────────────────────────────────────────────────────────────────


def test_nothing_that_happens_in_a_year_is_marked_as_standing() -> None:
    for kind in Kind:
        for criterion in NEW.criteria(kind):
            parts = criterion.test.parts if isinstance(criterion.test, AllOf) else (criterion.test,)
            yearly = {key for part in parts if isinstance(part, Absence | Comparison | CountZero) for key in part.asks}
            marked = {spec.key for spec in criterion.facts if spec.standing}
            assert not marked & yearly, criterion.code
            assert not any(spec.type.is_yearly for spec in criterion.facts if spec.standing), criterion.code


def test_what_is_offered_again_is_no_part_of_the_checksum() -> None:
    """Seasons pinned a checksum before anything was marked; what they are judged by has not changed."""
    assert (
        changed("CQ-1.4", "internal_rules", standing=False).checksum
        == with_criteria(NEW.criteria(Kind.AGENCY)).checksum
    )
    assert changed("CQ-1.4", "internal_rules", label="x").checksum != with_criteria(NEW.criteria(Kind.AGENCY)).checksum
