"""An instrument's rules that are not criteria, as rows that a lawyer reads: a label, and what holds in one short text.

Everything the schema holds is in some row, or a change of it would go unsaid (tests/law/test_changes.py proves it).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from binhyen.law.citations import Provision
from binhyen.law.evaluators.finding import total
from binhyen.law.evaluators.words import day
from binhyen.law.kinds import EnterpriseSize, Kind, SchoolLevel
from binhyen.law.rules import Confidence, Settled, SizeLimit
from binhyen.law.schema import InstrumentVersion
from binhyen.law.spans import AnnualDay, DaySpan


@dataclass(frozen=True, slots=True)
class Row:
    """`key` says which rule this is in any version, whatever its words; a rule about kinds gives a row for each."""

    key: str
    label: str
    text: str
    kind: Kind | None = None


def rule_rows(version: InstrumentVersion) -> Mapping[str, tuple[Row, ...]]:
    """The rows of every section, in the order of the law; empty sections too, so that versions can be compared."""
    return {title: tuple(rows(version)) for title, rows in SECTIONS.items()}


def _identity(v: InstrumentVersion) -> Iterator[Row]:
    until = f"đến {v.seasons.until}" if v.seasons.until else "trở đi"
    yield Row("scheme", "Chế độ", v.scheme)
    yield Row("short_title", "Văn bản", v.short_title)
    yield Row("title", "Tên đầy đủ", v.title)
    yield Row("issued", "Ngày ban hành", day(v.issued))
    yield Row("in_force", "Hiệu lực", _span(v.in_force))
    yield Row("seasons", "Áp dụng cho các kỳ", f"từ năm {v.seasons.since} {until}")
    yield Row("confidence", "Mức xác nhận", _settled(v))


def _general(v: InstrumentVersion) -> Iterator[Row]:
    for rule in v.general:
        yield Row(rule.citation.text, rule.heading, _text(rule.text, rule.citation))


def _definitions(v: InstrumentVersion) -> Iterator[Row]:
    for rule in v.definitions:
        yield Row(rule.term, rule.term, _text(rule.meaning, rule.citation, rule.open_point))


def _scope(v: InstrumentVersion) -> Iterator[Row]:
    for rule in v.scope:
        excluded = ", ".join(map(_declared, rule.excludes))
        text = f"loại trừ {excluded} (theo {_FACTS[rule.fact]}); {rule.outside}; {rule.inside}; {rule.unknown}"
        yield from _each(rule.kinds, rule.fact, "Loại trừ", _text(text, rule.citation))


def _windows(v: InstrumentVersion) -> Iterator[Row]:
    for rule in v.windows:
        text = f"từ {_annual(rule.opens)} đến {_annual(rule.closes)}"
        yield from _each(rule.kinds, "window", "Kỳ đánh giá", _text(text, rule.citation))


def _quarter_one(v: InstrumentVersion) -> Iterator[Row]:
    yield Row("closes", "Ngày cuối của Quý I", _annual(v.quarter_one.closes))


def _limits(v: InstrumentVersion) -> Iterator[Row]:
    for rule in v.decision_limits:
        text = _text(f"trước ngày {_annual(rule.before)}", rule.citation)
        yield from _each(rule.kinds, "limit", "Hạn quyết định", text)


def _meetings(v: InstrumentVersion) -> Iterator[Row]:
    for rule in v.meetings:
        yield from _each(rule.kinds, "chair", "Chủ trì họp đánh giá", _text(rule.chair, rule.citation))
        for person in rule.participants:
            presence = {"required": "bắt buộc", "if_any": "nếu có"}[person.presence]
            yield from _each(rule.kinds, person.code, person.label, presence)


def _registration(v: InstrumentVersion) -> Iterator[Row]:
    for paper in v.registration:
        asked = "nơi có tổ chức Đảng" if paper.only_with_party_body else "bắt buộc"
        yield from _each(paper.kinds, paper.kind, paper.label, _text(asked, paper.citation))


def _proposal(v: InstrumentVersion) -> Iterator[Row]:
    for paper in v.proposal_papers:
        asked = "không bắt buộc" if paper.optional else "bắt buộc"
        yield Row(paper.code, paper.label, _text(asked, paper.citation))


def _procedure(v: InstrumentVersion) -> Iterator[Row]:
    for step in v.procedure:
        yield from _each(step.kinds, step.code, step.label, _text(step.actor, step.citation, _settled(step)))


def _authority(v: InstrumentVersion) -> Iterator[Row]:
    for row in v.authority:
        managed = "do " + ", ".join(level.label for level in row.managing) + " quản lý" if row.managing else "công nhận"
        who = f"{_span(row.in_force)}: {row.level.label} quyết định, {row.reviewer_level.label} thẩm định"
        text = "; ".join(filter(None, (who, _settled(row), row.note)))
        yield from _each(row.kinds, ",".join(row.managing), f"Thẩm quyền {managed}", text)


def _delegation(v: InstrumentVersion) -> Iterator[Row]:
    rule = v.delegation
    yield from _each(rule.kinds, "kinds", "Được ủy quyền công nhận", _text("xuống một cấp", rule.citation))
    for ladder in rule.ladders:
        levels = " → ".join(level.label for level in ladder.levels)
        yield Row("ladder", "Các cấp ủy quyền", f"{_span(ladder.in_force)}: {levels}; {_settled(ladder)}")


def _sizes(v: InstrumentVersion) -> Iterator[Row]:
    for rule in v.enterprise_sizes:
        for limit in rule.limits:
            text = f"{_span(rule.in_force)}: {_limit(limit)}; {_settled(rule)}"
            yield Row(f"{rule.sector}:{limit.size}", f"Doanh nghiệp {limit.size.label} ({rule.sector.label})", text)


def _groups(v: InstrumentVersion) -> Iterator[Row]:
    for part in v.sets:
        yield from _each(part.kinds, "set", "Bộ tiêu chí", part.citation.text)
        for group in part.groups:
            yield from _each(part.kinds, group.code, f"Tiêu chí {group.code}", group.title)


SECTIONS: Mapping[str, Callable[[InstrumentVersion], Iterator[Row]]] = {
    "Văn bản": _identity,
    "Quy định chung": _general,
    "Giải thích từ ngữ": _definitions,
    "Đối tượng áp dụng": _scope,
    "Kỳ đánh giá": _windows,
    "Quý I": _quarter_one,
    "Hạn quyết định": _limits,
    "Họp đánh giá": _meetings,
    "Giấy tờ đăng ký": _registration,
    "Giấy tờ đề nghị": _proposal,
    "Trình tự": _procedure,
    "Thẩm quyền": _authority,
    "Ủy quyền": _delegation,
    "Quy mô doanh nghiệp": _sizes,
    "Nhóm tiêu chí": _groups,
}


# ── words ────────────────────────────────────────────────────────────────────────────────────

_STANDING = total(
    {
        "H": "đã đọc nguyên văn",
        "M": "chờ xác nhận, mới đọc văn bản dẫn lại",
        "L": "chờ xác nhận",
        "?": "chờ xác nhận, chưa thấy văn bản",
    },
    get_args(Confidence),
)
_FACTS = {"school_level": "cấp học", "enterprise_size": "quy mô", "is_armed_force": "có thuộc lực lượng vũ trang không"}
_DECLARED = {level.value: level.label for level in (*SchoolLevel, *EnterpriseSize)}


def _each(kinds: Iterable[Kind], key: str, label: str, text: str) -> Iterator[Row]:
    return (Row(key, label, text, kind) for kind in kinds)


def _text(text: str, citation: Provision, standing: str | None = None) -> str:
    return "; ".join(filter(None, (text, citation.text, standing)))


def _settled(rule: Settled) -> str:
    return _STANDING[rule.confidence] + (f": {rule.basis}" if rule.basis else "")


def _span(span: DaySpan) -> str:
    return f"từ {day(span.since)} " + (f"đến {day(span.until)}" if span.until else "trở đi")


def _annual(value: AnnualDay) -> str:
    return f"{value.day:02}/{value.month:02}" + (" năm trước" if value.of == "previous_year" else "")


def _declared(value: str | bool) -> str:
    return ("có" if value else "không") if isinstance(value, bool) else _DECLARED.get(value, value)


def _limit(limit: SizeLimit) -> str:
    sums = f"doanh thu đến {_money(limit.revenue)} hoặc vốn đến {_money(limit.capital)}"
    return f"đến {limit.workers} lao động và {sums}"


def _money(dong: int) -> str:
    return f"{dong:,} đồng".replace(",", ".")
