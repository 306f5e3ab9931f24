"""The value as a PDF/A-2b that is also PDF/UA-1: tagged, in Vietnamese, the same bytes for the same value and time.

The data reaches typst as JSON and is never code; the template is ours and its root is its own folder.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from threading import local
from typing import Any

import typst

from binhyen.papers import layout, printed
from binhyen.papers.columns import alignments, shares
from binhyen.papers.model import Document, Table
from binhyen.papers.model.signer import Signer
from binhyen.papers.write import fonts
from binhyen.papers.write.glue import glued
from binhyen.papers.write.written import CannotWrite, Written

_FOLDER = Path(__file__).parent
_STANDARDS: list[Any] = ["a-2b", "ua-1"]
_compilers = local()  # one a thread: typst releases the interpreter while it works


def write_pdf(document: Document, *, at: datetime, font: str | None = None) -> Written:
    """`at` stands in the file as its time. Raises CannotWrite where typst cannot set the value."""
    family = font or fonts.family()
    data = template_data(document, family)
    try:
        content = _compiler().compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards=_STANDARDS, timestamp=int(at.timestamp())
        )
    except typst.TypstError as error:
        raise CannotWrite(f"Không dựng được tệp PDF của “{document.subject[:80]}”: {error.message}") from error
    if not isinstance(content, bytes):
        raise CannotWrite("Không dựng được tệp PDF: văn bản không có trang nào.")
    return Written(content, family)


def template_data(document: Document, family: str) -> str:
    """The JSON that the template is given."""
    face = {"font": family, "bold_italic": family not in fonts.WITHOUT_BOLD_ITALIC}
    return json.dumps(_data(document) | face, ensure_ascii=False)


def _compiler() -> typst.Compiler:
    if not hasattr(_compilers, "paper"):
        _compilers.paper = typst.Compiler(str(_FOLDER / "paper.typ"), root=str(_FOLDER), font_paths=fonts.available())
    compiler: typst.Compiler = _compilers.paper
    return compiler


# ── the data of the template ─────────────────────────────────────────────────────────────────

_STYLES = {role.value: asdict(style) for role, style in layout.STYLES.items()}
_TABLE = {
    "styles": _STYLES,
    "page": asdict(layout.PAGE),
    "first_line": layout.FIRST_LINE,
    "line": layout.LINE,
    "left_column": layout.LEFT_COLUMN,
    "rule_gap": layout.RULE_GAP,
    "signature_gap": layout.SIGNATURE_GAP,
}


def _data(document: Document) -> dict[str, Any]:
    return _TABLE | {
        "name": " ".join(part for part in (document.type_printed, document.subject) if part) or "Văn bản",
        "issuing": _all(printed.issuing(document)),
        "nation": _all(printed.nation()),
        "numbered": _all(printed.numbered(document)),
        "dated": _all(printed.dated(document)),
        "opening": _all(printed.opening(document)),
        "body": _all(printed.body(document)),
        "signers": [_signer(signer) for signer in document.signers],
        "recipients": _all(printed.recipients(document.recipients)) if document.recipients else [],
        "annexes": [
            {"head": _all(printed.annex_head(document, annex, place)), "body": _all(printed.blocks(annex.body, base=1))}
            for place, annex in enumerate(document.annexes, start=1)
        ],
    }


def _signer(signer: Signer) -> dict[str, Any]:
    above, below = printed.signature(signer)
    return {"above": _all(above), "below": _all(below)}


def _all(elements: Iterable[printed.Printed]) -> list[dict[str, Any]]:
    return [_table(each) if isinstance(each, Table) else _words(each) for each in elements]


def _words(words: printed.Words) -> dict[str, Any]:
    return {**words._asdict(), "text": glued(words.text), "table": False}


def _table(table: Table) -> dict[str, Any]:
    return {
        "table": True,
        "shares": shares(table),
        "header": [[glued(cell) for cell in row] for row in table.header],
        "aligns": alignments(table),
        "cells": [glued(cell) for row in table.rows for cell in row],
    }
