"""Papers that could be: hypothesis draws every part of the value, from any text that a value may hold."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from binhyen.papers.model import (
    Annex,
    Authority,
    Dated,
    Division,
    DivisionKind,
    Document,
    DocumentKind,
    Number,
    Paragraph,
    Prefix,
    Recipients,
    Signer,
    Table,
)
from binhyen.papers.model.labels import TITLED, UNNUMBERED, highest

# Words that mean something to the reader, so that it is not only ever asked easy questions.
TELLING = (
    "Căn cứ Luật;",
    "Kính gửi:",
    "Nơi nhận:",
    "- Lưu: VT.",
    "QUYẾT ĐỊNH:",
    "Số: 05/QĐ-UBND",
    "V/v",
    "Điều 3. Điều 4.",
    "1. a) -",
    "I. II.",
    "Phụ lục I",
    "TM. KT.",
    "./.",
    "(Kèm theo",
    "của",
    "ngày 05 tháng 01 năm 2026",
    "ANTT-XDPT/KH-UBND",
    "“An toàn về an ninh, trật tự”",
    "ĐỘC LẬP",
    "Nguyễn",
    "fi ffl",
)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯẤẨữựỵỹễ0123456789.,;:-/()%+!?&<>*_#$@[]{}\\\"'“”–…½№₫é"

any_word = st.one_of(st.text(LETTERS, min_size=1, max_size=9), st.sampled_from(TELLING))
any_text = st.lists(any_word, min_size=1, max_size=12).map(" ".join)
long_text = st.one_of(any_text, st.lists(any_text, min_size=5, max_size=30).map(" ".join))


@st.composite
def built(draw: st.DrawFn, made: type[Any], **parts: Any) -> Any:
    """A value of the model; draws again what the model itself refuses."""
    for _ in range(4):
        try:
            return made(**{name: draw(strategy) for name, strategy in parts.items()})
        except ValidationError:
            continue
    return draw(st.nothing())


def maybe(strategy: st.SearchStrategy[Any], absent: Any = "") -> st.SearchStrategy[Any]:
    return st.one_of(st.just(absent), strategy)


def several(strategy: st.SearchStrategy[Any], most: int, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


numbers = st.builds(
    Number,
    ordinal=st.none() | st.integers(1, 99_999),
    symbol=st.sampled_from(["QĐ-UBND", "BC-BCĐ", "NQ-ĐU", "KH", "TTr-CAX", "QyĐ-V05"]),
) | st.builds(Number, ordinal=st.integers(1, 999), separator=st.just("-"), symbol=st.sampled_from(["NQ/ĐU", "QĐ-TW"]))
days = st.one_of(
    st.just(""),
    st.dates(date(1946, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    st.dates(date(1946, 1, 1), date(2100, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
    st.integers(1946, 2100).map(str),
)


def division(kind: DivisionKind) -> st.SearchStrategy[Division]:
    number = st.none() if kind in UNNUMBERED else st.none() | st.integers(1, highest(kind))
    titled = built(Division, kind=st.just(kind), number=number, title=any_text)
    plain = built(Division, kind=st.just(kind), number=number, text=long_text)
    if kind in TITLED:
        return titled
    return titled | plain if kind in {DivisionKind.ARTICLE, DivisionKind.CLAUSE} else plain


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 6))
    row = st.lists(maybe(any_text), min_size=width, max_size=width).map(tuple)
    return Table(header=draw(several(row, 2, 1)), rows=draw(several(row, 8)))


blocks = several(
    st.one_of(
        *(division(kind) for kind in DivisionKind),
        built(Paragraph, text=long_text),
        built(Paragraph, text=long_text),
        tables(),
    ),
    12,
)
signers = built(
    Signer,
    authority=several(built(Authority, prefix=st.sampled_from(Prefix), who=any_text), 3),
    position=any_text,
    office=maybe(any_text),
    name=maybe(any_text),
)
recipients = built(
    Recipients,
    entries=several(any_text, 5),
    filed=any_text,
    drafter=st.sampled_from(["", "NVA", "HĐ"]),
    copies=st.none() | st.integers(1, 500),
)
annexes = built(Annex, title=any_text, issued_by=maybe(any_text), body=blocks)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    kind = draw(st.sampled_from(DocumentKind))
    enacting = kind in {DocumentKind.DECISION, DocumentKind.RESOLUTION}
    return draw(
        built(
            Document,
            kind=st.just(kind),
            type_name=any_text if kind is DocumentKind.OTHER else st.just(""),
            parent=maybe(any_text),
            issuer=maybe(any_text),
            number=st.none() | numbers,
            dated=st.none() | built(Dated, place=any_text, on=days),
            subject=maybe(any_text),
            capacity=maybe(any_text) if enacting else st.just(""),
            addressees=several(any_text, 4),
            bases=several(any_text, 4),
            body=blocks,
            signers=several(signers, 2),
            recipients=st.none() | recipients,
            annexes=several(annexes, 2),
        )
    )
