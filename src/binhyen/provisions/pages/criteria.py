"""Criteria in groups, each with its test in words; and one criterion on a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from binhyen.law.explain import in_words
from binhyen.law.fact_spec import FactSpec, FactType, Source
from binhyen.law.kinds import Kind
from binhyen.law.schema import Criterion, InstrumentVersion


@dataclass(frozen=True)
class Asked:
    """A fact as a reader of the law sees it: what is asked, and in which form or from where it comes."""

    label: str
    form: str


@dataclass(frozen=True)
class ShownCriterion:
    criterion: Criterion
    url: str
    test: str
    evidence: str

    @property
    def asked(self) -> list[Asked]:
        return [Asked(spec.label, _form(spec)) for spec in self.criterion.facts]


@dataclass(frozen=True)
class ShownGroup:
    heading: str
    criteria: list[ShownCriterion]


def shown(criterion: Criterion, url: str = "") -> ShownCriterion:
    test = in_words(criterion)
    return ShownCriterion(criterion, url, f"{test[:1].upper()}{test[1:]}.", "; ".join(criterion.evidence))


def groups_of(version: InstrumentVersion, kind: Kind) -> list[ShownGroup]:
    """The national criteria of a kind, group by group."""
    criteria = [shown(each, address(version, kind, each.code)) for each in version.criteria(kind)]
    return [
        ShownGroup(group.heading, [each for each in criteria if each.criterion.group == group.code])
        for group in version.groups(kind)
    ]


def address(version: InstrumentVersion, kind: Kind, code: str) -> str:
    return reverse("law_criterion", args=[version.version, kind.value, code])


def beside(version: InstrumentVersion, kind: Kind, code: str) -> tuple[str, str]:
    """The addresses of the criteria before and after; empty at both ends."""
    codes = [each.code for each in version.criteria(kind)]
    place = codes.index(code)
    before = address(version, kind, codes[place - 1]) if place else ""
    return before, address(version, kind, codes[place + 1]) if place + 1 < len(codes) else ""


_FORMS = {
    FactType.DATE: "một ngày",
    FactType.COUNT: "số đếm",
    FactType.RATIO: "tử số và mẫu số",
    FactType.YES_NO: "có hoặc không",
    FactType.TEXT: "diễn giải bằng lời",
}
_FROM = {
    Source.REGISTRATION: "lấy từ hồ sơ đăng ký",
    Source.PROFILE: "lấy từ thông tin đơn vị",
    Source.ROLL_UP: "đếm từ các đơn vị trên địa bàn",
}


def _form(spec: FactSpec) -> str:
    if spec.source in _FROM:
        return _FROM[spec.source]
    if spec.choices:
        return "chọn: " + _listed(choice.label for choice in spec.choices)
    return _FORMS[spec.type] + (f" ({spec.unit})" if spec.unit else "")


def _listed(labels: Iterable[str]) -> str:
    return "; ".join(labels)
