"""What the shipped catalogue holds, and how a version is found."""

import re
from datetime import date
from importlib.resources import files

import pytest

from binhyen.law.kinds import Kind, SchoolLevel
from binhyen.law.loader import NotInForce, UnknownScheme, UnknownVersion, catalogue, load
from binhyen.law.outcomes import Outcome
from binhyen.law.schema import InstrumentVersion, PaperKind, Source, UnknownCriterion

VERSIONS = pytest.mark.parametrize("version", catalogue().versions, ids=lambda version: version.version)
AREA = "1.1 1.2 1.3 2 3a 3b 3c 3d 3đ 3e 3g 4a 4b 4c 4d 5.1 5.2"
COMMUNE = "1.1 1.2 1.3 1.4 2.2 2.3a 2.3b 2.3c 2.3d 2.3đ 2.3e 2.3g 2.4a 2.4b 2.4c 2.4d 3.1 3.2 4.1 4.2"
AGENCY = "1.1 1.2 1.3 1.4 1.5 1.6 2 3a 3b 3c 3d 3đ 3e 3g 3h 4.1 4.2 5.1 5.2"
SCHOOL = "1.1 1.2 1.3 1.4 1.5 1.6 2.1 2.2 3a 3b 3c 3đ 3e 3g 4 5.1 5.2 6.1 6.2"


@VERSIONS
@pytest.mark.parametrize(
    ("kind", "prefix", "codes"),
    [
        (Kind.RESIDENTIAL_AREA, "KDC", AREA),
        (Kind.COMMUNE, "XA", COMMUNE),
        (Kind.AGENCY, "CQ", AGENCY),
        (Kind.ENTERPRISE, "CQ", AGENCY),
        (Kind.SCHOOL, "GD", SCHOOL),
    ],
)
def test_every_row_in_the_order_of_the_law(version: InstrumentVersion, kind: Kind, prefix: str, codes: str) -> None:
    assert [c.code for c in version.criteria(kind)] == [f"{prefix}-{code}" for code in codes.split()]


def test_agencies_and_enterprises_share_one_set() -> None:
    version = catalogue().version("tt124", 2026)
    assert version.criteria(Kind.AGENCY) is version.criteria(Kind.ENTERPRISE)


def test_citations_name_article_clause_and_point() -> None:
    version = catalogue().version("tt124", 2024)
    own = version.criterion(Kind.RESIDENTIAL_AREA, "KDC-3đ").citation
    assert (own.text, own.short) == ("Điều 4 khoản 3 điểm đ Thông tư 124/2021/TT-BCA", "Đ4 k3 đ")
    reused = version.criterion(Kind.COMMUNE, "XA-2.3a").citation
    assert reused.text == "Điều 5 khoản 2, dẫn Điều 4 khoản 3 điểm a Thông tư 124/2021/TT-BCA"
    assert version.criterion(Kind.SCHOOL, "GD-3đ").citation.short == "Đ7 k3, dẫn Đ6 k3 đ"


@VERSIONS
@pytest.mark.parametrize("kind", Kind)
def test_each_row_stands_in_its_article(version: InstrumentVersion, kind: Kind) -> None:
    criteria_set = version.criteria_set(kind)
    for criterion in criteria_set.criteria:
        assert criterion.citation.article == criteria_set.citation.article
        assert str(criterion.citation.clause) == criterion.group
        assert len(criterion.title) <= 90


@VERSIONS
@pytest.mark.parametrize("kind", Kind)
def test_quarter_one_rows_name_their_registration_paper(version: InstrumentVersion, kind: Kind) -> None:
    asked = {paper for spec in version.fact_specs(kind) if (paper := spec.paper)}
    assert asked == {paper.kind for paper in version.registration_papers(kind)}
    for criterion in version.criteria(kind):
        assert set(criterion.papers) == {spec.paper for spec in criterion.facts if spec.source is Source.REGISTRATION}


def test_a_residential_area_makes_no_plan() -> None:
    version = catalogue().version("tt124", 2026)
    papers = [paper.kind for paper in version.registration_papers(Kind.RESIDENTIAL_AREA)]
    assert papers == [PaperKind.RESOLUTION, PaperKind.REGISTRATION_FORM]


def test_only_roll_up_facts_are_counted_from_other_units() -> None:
    version = catalogue().version("tt124", 2026)
    rolled = {spec.key for kind in Kind for spec in version.fact_specs(kind) if spec.source is Source.ROLL_UP}
    assert rolled == {"units_registered", "units_recognised"}


def test_a_key_that_several_criteria_share_is_listed_once() -> None:
    keys = [spec.key for spec in catalogue().version("tt124", 2026).fact_specs(Kind.SCHOOL)]
    assert len(keys) == len(set(keys))
    assert "has_guard_force" in keys


@VERSIONS
def test_no_fact_asks_for_a_person(version: InstrumentVersion) -> None:
    """Counts, not persons (house.md 5.9): no key or label asks for a name, a number or a belief of anybody."""
    for kind in Kind:
        for spec in version.fact_specs(kind):
            assert not re.search(r"họ tên|họ và tên|căn cước|tên người|số định danh", spec.label, re.IGNORECASE)


@VERSIONS
def test_no_comma_has_cut_a_piece_of_evidence_in_two(version: InstrumentVersion) -> None:
    """In a YAML list a comma without quotes begins another item: "an ninh, trật tự" is one thing."""
    pieces = [(each.code, piece) for part in version.sets for each in part.criteria for piece in each.evidence]
    assert [(code, piece) for code, piece in pieces if piece[:1].islower()] == []


def test_the_meeting_of_a_residential_area() -> None:
    people = catalogue().version("tt124", 2026).participants(Kind.RESIDENTIAL_AREA)
    assert [(person.code, person.presence) for person in people] == [
        ("party_cell_secretary", "required"),
        ("front_committee", "required"),
        ("associations", "if_any"),
        ("police", "required"),
    ]
    assert catalogue().version("tt124", 2026).participants(Kind.COMMUNE) == ()


@VERSIONS
@pytest.mark.parametrize("kind", Kind)
def test_the_steps_run_from_registration_to_certificate(version: InstrumentVersion, kind: Kind) -> None:
    steps = [step.code for step in version.steps(kind)]
    assert steps == ["registration", "self_assessment", "review", "decision", "certificate"]


def test_what_waits_for_confirmation_says_so() -> None:
    before, after = catalogue().versions
    assert before.pending is None
    assert after.pending is not None
    assert after.pending.startswith("chờ xác nhận: ")
    review = next(step for step in after.steps(Kind.COMMUNE) if step.code == "review")
    assert "cấp tỉnh" in review.actor
    assert "chờ Thông tư 48/2025/TT-BCA" in str(review.pending)


def test_the_reform_leaves_the_criteria_alone() -> None:
    before, after = catalogue().versions
    assert before.sets == after.sets
    assert before.checksum != after.checksum


def test_in_force_dates_meet_without_a_gap() -> None:
    before, after = catalogue().versions
    assert (before.in_force.since, before.in_force.until) == (date(2022, 2, 10), date(2025, 6, 30))
    assert (after.in_force.since, after.in_force.until) == (date(2025, 7, 1), None)


def test_the_version_in_force_on_a_day() -> None:
    found = {day: catalogue().on("tt124", day).version for day in (date(2025, 6, 30), date(2025, 7, 1))}
    assert found == {date(2025, 6, 30): "tt124-2021", date(2025, 7, 1): "tt124-2025"}
    with pytest.raises(NotInForce, match="sớm nhất là Thông tư 124/2021/TT-BCA, từ ngày 10/02/2022"):
        catalogue().on("tt124", date(2022, 2, 9))


def test_the_same_law_gives_the_same_checksum() -> None:
    again = load(files("binhyen.law") / "catalogue")
    assert [v.checksum for v in again.versions] == [v.checksum for v in catalogue().versions]
    assert all(re.fullmatch(r"[0-9a-f]{64}", v.checksum) for v in again.versions)


def test_a_version_by_its_name() -> None:
    assert catalogue().by_version("tt124", "tt124-2021").seasons.until == 2025
    with pytest.raises(UnknownVersion, match="không có phiên bản tt124-2030"):
        catalogue().by_version("tt124", "tt124-2030")


@pytest.mark.parametrize("scheme", ["qd510", "qd9745"])
def test_nothing_unseen_is_shipped_as_official(scheme: str) -> None:
    with pytest.raises(UnknownScheme, match="chưa có bộ tiêu chí"):
        catalogue().version(scheme, 2026)


def test_a_year_before_the_circular() -> None:
    with pytest.raises(NotInForce, match=r"Năm 2021 .* sớm nhất là năm 2022"):
        catalogue().version("tt124", 2021)


def test_an_unknown_criterion() -> None:
    with pytest.raises(UnknownCriterion, match="Không có tiêu chí KDC-9 đối với khu dân cư"):
        catalogue().version("tt124", 2026).criterion(Kind.RESIDENTIAL_AREA, "KDC-9")


def test_every_outcome_has_its_words() -> None:
    assert [outcome.label for outcome in Outcome] == [
        "đạt",
        "không đạt",
        "không áp dụng",
        "đạt theo ngoại lệ",
        "chưa đủ số liệu",
    ]


def test_school_levels_are_those_of_the_profile() -> None:
    spec = catalogue().version("tt124", 2026).specs(Kind.SCHOOL)["school_level"]
    assert [(choice.value, choice.label) for choice in spec.choices] == [(level, level.label) for level in SchoolLevel]
