"""The rules of a version for one kind of unit on a day, in the reader's words: term, lines, citation, what is open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from binhyen.law.citations import Provision
from binhyen.law.kinds import Kind
from binhyen.law.rules import AuthorityRow, SizeLimit
from binhyen.law.schema import InstrumentVersion
from binhyen.law.spans import AnnualDay, DaySpan


@dataclass(frozen=True)
class Line:
    """`pending` is the basis of what waits for confirmation; empty where the text was read."""

    text: str
    cite: str = ""
    pending: str = ""


@dataclass(frozen=True)
class Rule:
    term: str
    lines: tuple[Line, ...]


def rules_of(version: InstrumentVersion, kind: Kind, day: date) -> list[Rule]:
    """What binds units of the kind, apart from its criteria; authority as it is on the day."""
    rules = [
        Rule("Đối tượng áp dụng", tuple(_scope(version, kind))),
        Rule("Kỳ đánh giá", tuple(_windows(version, kind))),
        Rule("Hồ sơ đăng ký, trong Quý I", tuple(_registration(version, kind))),
        Rule("Họp đánh giá", tuple(_meeting(version, kind))),
        Rule("Hồ sơ đề nghị công nhận", tuple(_proposal(version))),
        Rule("Trình tự", tuple(_procedure(version, kind))),
        Rule("Thẩm quyền", tuple(_authority(version, kind, day))),
        Rule("Ủy quyền", tuple(_delegation(version, kind, day))),
        Rule("Quy mô doanh nghiệp", tuple(_sizes(version, kind, day))),
        Rule("Giải thích từ ngữ", tuple(_definitions(version, kind))),
        *(
            Rule(heading, tuple(_general(version, heading)))
            for heading in dict.fromkeys(g.heading for g in version.general)
        ),
    ]
    return [Rule(rule.term, tuple(_cited_once(rule.lines))) for rule in rules if rule.lines]


def _cited_once(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Of lines that follow one another from the same provision, the last one names it."""
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        yield replace(line, cite="") if following and following.cite == line.cite and not line.pending else line


def _definitions(version: InstrumentVersion, kind: Kind) -> Iterator[Line]:
    """What the instrument means by this kind of unit."""
    for word in version.definitions:
        if word.term.lower() != kind.label:
            continue
        yield Line(f"{word.term}: {word.meaning}.", word.citation.text, word.open_point or "")


def _general(version: InstrumentVersion, heading: str) -> Iterator[Line]:
    for rule in version.general:
        if rule.heading == heading:
            yield Line(rule.text, rule.citation.text)


def _scope(version: InstrumentVersion, kind: Kind) -> Iterator[Line]:
    rules = [rule for rule in version.scope if kind in rule.kinds]
    for rule in rules:
        yield Line(f"{rule.inside}.", rule.citation.text)
        yield Line(f"{rule.outside}.", rule.citation.text)
    if not rules:
        yield Line(f"Mọi {kind.label} đều thuộc đối tượng áp dụng.", Provision(article=1).text)


def _windows(version: InstrumentVersion, kind: Kind) -> Iterator[Line]:
    window, limit = version.assessment_window(kind), version.decision_limit(kind)
    yield Line(f"Từ {_annual(window.opens)} đến hết {_annual(window.closes)}.", window.citation.text)
    yield Line(f"Quý I tính từ ngày mở kỳ đến hết {_annual(version.quarter_one.closes)}.")
    yield Line(f"Quyết định công nhận phải có trước ngày {_annual(limit.before)}.", limit.citation.text)


def _registration(version: InstrumentVersion, kind: Kind) -> Iterator[Line]:
    for paper in version.registration_papers(kind):
        where = ", ở nơi có tổ chức Đảng" if paper.only_with_party_body else ""
        yield Line(f"{paper.label}{where}.", paper.citation.text)


def _meeting(version: InstrumentVersion, kind: Kind) -> Iterator[Line]:
    meeting = version.meeting(kind)
    yield Line(f"Chủ trì: {meeting.chair}.", meeting.citation.text)
    if not meeting.participants:
        yield Line("Thông tư không nêu thành phần họp, nhưng vẫn cần biên bản.")
        return
    seats = [f"{each.label}{' (nếu có)' if each.presence == 'if_any' else ''}" for each in meeting.participants]
    yield Line(f"Thành phần: {'; '.join(seats)}.", meeting.citation.text)


def _proposal(version: InstrumentVersion) -> Iterator[Line]:
    for paper in version.proposal_papers:
        yield Line(f"{paper.label}{', nếu có' if paper.optional else ''}.", paper.citation.text)


def _procedure(version: InstrumentVersion, kind: Kind) -> Iterator[Line]:
    for step in version.steps(kind):
        yield Line(f"{step.label}: {step.actor}.", step.citation.text, _pending(step.confidence, step.basis))


def _authority(version: InstrumentVersion, kind: Kind, day: date) -> Iterator[Line]:
    for row in version.authority:
        if kind in row.kinds and row.in_force.covers(day):
            pending = _pending(row.confidence, row.basis)
            yield Line(_who(row), "" if pending else row.basis, pending)


def _who(row: AuthorityRow) -> str:
    managed = f"Do {' hoặc '.join(level.label for level in row.managing)} quản lý: " if row.managing else ""
    who = f"{row.level.label} quyết định, thường trực Ban Chỉ đạo {row.reviewer_level.label} thẩm định"
    sentence = f"{managed}{who}." if managed else f"{who[:1].upper()}{who[1:]}."
    return f"{sentence} {row.note}" if row.note else sentence


def _delegation(version: InstrumentVersion, kind: Kind, day: date) -> Iterator[Line]:
    if kind not in version.delegation.kinds:
        return
    for ladder in version.delegation.ladders:
        if ladder.in_force.covers(day):
            steps = " → ".join(level.label for level in ladder.levels)
            text = f"Được ủy quyền xuống một cấp: {steps}."
            yield Line(text, version.delegation.citation.text, _pending(ladder.confidence, ladder.basis))


def _sizes(version: InstrumentVersion, kind: Kind, day: date) -> Iterator[Line]:
    if kind != Kind.ENTERPRISE:
        return
    for rule in version.enterprise_sizes:
        if rule.in_force.covers(day):
            limits = "; ".join(map(_limit, rule.limits))
            sector = f"{rule.sector.label[:1].upper()}{rule.sector.label[1:]}"
            yield Line(f"{sector}: {limits}; trên mức đó là lớn.", rule.basis, _pending(rule.confidence, rule.basis))


def _limit(limit: SizeLimit) -> str:
    revenue, capital = _billions(limit.revenue), _billions(limit.capital)
    return f"{limit.size.label} đến {limit.workers} lao động và doanh thu đến {revenue} hoặc vốn đến {capital}"


def _billions(dong: int) -> str:
    whole, rest = divmod(dong, 1_000_000_000)
    return f"{dong:,} đồng".replace(",", ".") if rest else f"{whole} tỷ đồng"


def _annual(value: AnnualDay) -> str:
    return f"{value.day:02}/{value.month:02}{' năm trước' if value.of == 'previous_year' else ''}"


def _pending(confidence: str, basis: str | None) -> str:
    said = basis or "chưa thấy văn bản"
    return "" if confidence == "H" else f"{said[:1].upper()}{said[1:]}."


def span_words(span: DaySpan) -> str:
    """ "từ 10/02/2022 đến hết 30/06/2025"."""
    return f"từ {span.since:%d/%m/%Y}" + (f" đến hết {span.until:%d/%m/%Y}" if span.until else " đến nay")
