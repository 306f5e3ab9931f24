"""A province's own criteria laid over the law: appended, judged like the others, and refused where they do not fit."""

from typing import Any

import pytest

from binhyen.law.citations import Citation
from binhyen.law.evaluate import evaluate
from binhyen.law.fact_spec import FactSpec, FactType
from binhyen.law.facts import FactValue, Ratio
from binhyen.law.kinds import Kind
from binhyen.law.kinds_of_test import Qualitative, RatioAtLeast
from binhyen.law.loader import catalogue
from binhyen.law.outcomes import Outcome
from binhyen.law.overlay import Unfit, with_provincial
from binhyen.law.schema import Criterion

LAW = catalogue().version("tt124", 2026)
OWN = "Quyết định 12/2026/QĐ-UBND tỉnh Ngàn Trúc"
RATIO = FactSpec(key="tinh_1_ratio", type=FactType.RATIO, label="Đường có đèn", numerator="Có đèn", denominator="Tổng")


def own(**changed: Any) -> Criterion:
    given: dict[str, Any] = {
        "code": "TINH-1",
        "group": "T",
        "title": "Từ 70 % tuyến đường có đèn",
        "text": "Từ 70 % số tuyến đường có đèn chiếu sáng.",
        "test": RatioAtLeast(kind="ratio", ratio="tinh_1_ratio", at_least=70, counted="tuyến"),
        "facts": (RATIO,),
        "evidence": ("Bảng thống kê",),
        "citation": Citation(article=2, clause=1, instrument=OWN),
    }
    return Criterion(**given | changed)


def codes(kind: Kind, version: Any = LAW) -> list[str]:
    return [each.code for each in version.criteria(kind)]


def test_nothing_to_add_gives_the_very_version() -> None:
    assert with_provincial(LAW, {}) is LAW
    assert with_provincial(LAW, {Kind.SCHOOL: ()}) is LAW


def test_it_stands_after_those_of_the_law_in_a_group_of_its_own() -> None:
    law = with_provincial(LAW, {Kind.RESIDENTIAL_AREA: (own(),)})
    assert codes(Kind.RESIDENTIAL_AREA, law) == [*codes(Kind.RESIDENTIAL_AREA), "TINH-1"]
    assert law.groups(Kind.RESIDENTIAL_AREA)[-1].heading == "Tiêu chí riêng của tỉnh"
    assert law.criterion(Kind.RESIDENTIAL_AREA, "TINH-1").cited == f"Điều 2 khoản 1 {OWN}"
    assert "tinh_1_ratio" in law.specs(Kind.RESIDENTIAL_AREA)


def test_other_kinds_keep_theirs_even_where_they_share_a_set() -> None:
    """Agencies and enterprises share the set of Điều 6."""
    law = with_provincial(LAW, {Kind.AGENCY: (own(),)})
    assert codes(Kind.AGENCY, law) == [*codes(Kind.AGENCY), "TINH-1"]
    for kind in (Kind.ENTERPRISE, Kind.SCHOOL, Kind.COMMUNE):
        assert law.criteria(kind) == LAW.criteria(kind)
        assert law.groups(kind) == LAW.groups(kind)


def test_the_same_criterion_may_bind_several_kinds() -> None:
    law = with_provincial(LAW, dict.fromkeys(Kind, (own(),)))
    assert all(codes(kind, law)[-1] == "TINH-1" for kind in Kind)


def test_the_rest_is_unchanged_but_the_checksum() -> None:
    law = with_provincial(LAW, {Kind.SCHOOL: (own(),)})
    assert (law.version, law.windows, law.authority) == (LAW.version, LAW.windows, LAW.authority)
    assert law.checksum != LAW.checksum
    assert law.checksum == with_provincial(LAW, {Kind.SCHOOL: (own(),)}).checksum


@pytest.mark.parametrize(("n", "outcome"), [(70, Outcome.MET), (69, Outcome.NOT_MET)])
def test_it_is_judged_like_any_other(n: int, outcome: Outcome) -> None:
    law = with_provincial(LAW, {Kind.SCHOOL: (own(),)})
    facts: dict[str, FactValue] = {"tinh_1_ratio": Ratio(n, 100)}
    result = evaluate(law, kind=Kind.SCHOOL, year=2026, facts=facts).by_code["TINH-1"]
    assert result.outcome is outcome
    assert result.citation == f"Điều 2 khoản 1 {OWN}"


TAKEN = FactSpec(key="households_registered", type=FactType.RATIO, label="Khác", numerator="a", denominator="b")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((own(), own()), "Mã tiêu chí TINH-1 đã dùng rồi."),
        ((own(code="KDC-1.3"),), "Mã tiêu chí KDC-1.3 đã dùng rồi."),
        ((own(group="1"),), "phải đứng trong nhóm “Tiêu chí riêng của tỉnh”"),
        ((own(citation=Citation(article=2, instrument=" ")),), "phải ghi văn bản của tỉnh"),
        ((own(citation=Citation(article=4, instrument=LAW.short_title)),), "phải ghi văn bản của tỉnh"),
        (
            (
                own(
                    facts=(TAKEN,),
                    test=RatioAtLeast(kind="ratio", ratio="households_registered", at_least=70, counted="hộ"),
                ),
            ),
            "“households_registered” khác với số liệu cùng tên",
        ),
        (
            (own(test=Qualitative(kind="qualitative", answer="tinh_1_answer", account="tinh_1_account", claim="x")),),
            "cần số liệu “tinh_1_answer”",
        ),
        ((own(facts=(FactSpec(key="tinh_1_ratio", type=FactType.RATIO, label="Đèn"),)),), "tỷ lệ phải nêu tử số"),
    ],
    ids=["twice", "of the law", "group", "no instrument", "the circular itself", "key taken", "no facts", "half ratio"],
)
def test_what_does_not_fit_is_refused_with_a_sentence(rows: tuple[Criterion, ...], sentence: str) -> None:
    with pytest.raises(Unfit) as caught:
        with_provincial(LAW, {Kind.RESIDENTIAL_AREA: rows})
    assert sentence in str(caught.value)
