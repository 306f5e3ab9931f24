"""From what is written to what holds: reused rows become criteria of their own, citations name their instrument."""

from collections.abc import Iterator

from binhyen.law.citations import Citation
from binhyen.law.schema import CriteriaSet, Criterion, CriterionBody, InstrumentBody, InstrumentVersion
from binhyen.law.written import ReuseEntry, WrittenCriterion, WrittenInstrument, WrittenSet


def resolve(written: WrittenInstrument) -> InstrumentVersion:
    """The version that a checked file describes; `checks` has refused dangling reuse before."""
    body = {name: getattr(written, name) for name in InstrumentBody.model_fields}
    return InstrumentVersion(**body, sets=tuple(_set(written, part) for part in written.sets))


def reusable(written: WrittenInstrument) -> dict[tuple[str, str], WrittenCriterion]:
    """The criteria that others may reuse, by kind and code: those written out, not those reused themselves."""
    return {
        (kind, entry.code): entry
        for part in written.sets
        for kind in part.kinds
        for entry in part.criteria
        if isinstance(entry, WrittenCriterion)
    }


def _set(written: WrittenInstrument, part: WrittenSet) -> CriteriaSet:
    return CriteriaSet(
        kinds=part.kinds, citation=part.citation, groups=part.groups, criteria=tuple(_criteria(written, part))
    )


def _criteria(written: WrittenInstrument, part: WrittenSet) -> Iterator[Criterion]:
    for entry in part.criteria:
        if isinstance(entry, ReuseEntry):
            yield from _reused(written, entry)
        else:
            yield _criterion(entry, citation=Citation.of(written.short_title, entry.citation))


def _reused(written: WrittenInstrument, entry: ReuseEntry) -> Iterator[Criterion]:
    reuse, sources = entry.reuse, reusable(written)
    for code in reuse.codes:
        source = sources[reuse.of, code]
        citation = Citation.of(written.short_title, reuse.citation, reuses=source.citation)
        yield _criterion(source, citation=citation, code=reuse.recode(code), group=reuse.group)


def _criterion(source: WrittenCriterion, *, citation: Citation, **changed: str) -> Criterion:
    body = {name: getattr(source, name) for name in CriterionBody.model_fields}
    return Criterion(**{**body, **changed}, citation=citation)
