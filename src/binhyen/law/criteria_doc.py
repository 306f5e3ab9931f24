"""docs/criteria.md, generated from the catalogue: the same catalogue always gives the same text."""

from collections.abc import Iterator

from binhyen.law.explain import in_words
from binhyen.law.fact_spec import FactSpec
from binhyen.law.loader import catalogue
from binhyen.law.schema import CriteriaSet, Criterion, InstrumentVersion

_HEAD = """\
# Tiêu chí

<!-- Generated from src/binhyen/law/catalogue by `./run docs`; do not edit by hand. -->

Every criterion the programme evaluates, in the order of the law: where it stands, what must hold, which facts it asks
for and which evidence backs them. The wording restates the law; the instrument itself prevails.
"""


def render() -> str:
    """The whole document."""
    return "\n".join([_HEAD, *_versions(catalogue().versions)])


def _versions(versions: tuple[InstrumentVersion, ...]) -> Iterator[str]:
    for previous, version in zip((None, *versions), versions, strict=False):
        yield from _version(version)
        # A version that left the criteria alone says so instead of printing them again.
        if previous and previous.sets == version.sets:
            yield f"Tiêu chí như phiên bản {previous.version}.\n"
        else:
            yield from (line for criteria_set in version.sets for line in _set(criteria_set))


def _version(version: InstrumentVersion) -> Iterator[str]:
    until = f" đến {version.in_force.until:%d/%m/%Y}" if version.in_force.until else ""
    last = f" đến {version.seasons.until}" if version.seasons.until else ""
    yield f"## {version.short_title} ({version.version})\n"
    yield f"{version.title}.\n"
    yield f"- Hiệu lực từ {version.in_force.since:%d/%m/%Y}{until}; áp dụng cho kỳ {version.seasons.since}{last}."
    if version.pending:
        yield f"- {version.pending[:1].upper()}{version.pending[1:]}."
    yield ""


def _set(criteria_set: CriteriaSet) -> Iterator[str]:
    kinds = ", ".join(kind.label for kind in criteria_set.kinds)
    yield f"### {criteria_set.citation.text}: {kinds}\n"
    for group in criteria_set.groups:
        yield f"#### Tiêu chí {group.code}. {group.title}\n"
        for criterion in criteria_set.criteria:
            if criterion.group == group.code:
                yield from _criterion(criterion)


def _criterion(criterion: Criterion) -> Iterator[str]:
    yield f"**{criterion.code}. {criterion.title}** ({criterion.citation.short})\n"
    yield f"{criterion.text}\n"
    yield f"- Đạt khi: {in_words(criterion)}."
    yield "- Số liệu: " + "; ".join(map(_fact, criterion.facts)) + "."
    yield "- Minh chứng: " + "; ".join(criterion.evidence) + "."
    if criterion.open_point:
        yield f"- Điểm chưa rõ: {criterion.open_point}"
    yield ""


def _fact(spec: FactSpec) -> str:
    optional = ", không bắt buộc" if spec.optional else ""
    offered = ", chép được từ kỳ trước" if spec.standing or spec.last_year_of else ""
    return f"`{spec.key}` ({spec.type}{optional}{offered})"
