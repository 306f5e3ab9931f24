"""What `paper schema` prints: the kinds of paper, and of one kind the JSON Schema and an example of its data."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from binhyen.papers.model import Document, DocumentKind
from binhyen.papers.model.patterns import pattern

_EXAMPLES = Path(__file__).parent / "examples"
# Kinds without an example of their own show one of this form: a named type with a number, a date and a text.
_USUAL = DocumentKind.NOTICE


def kinds_json() -> dict[str, Any]:
    return {"kinds": [_kind(kind) for kind in DocumentKind]}


def _kind(kind: DocumentKind) -> dict[str, Any]:
    return {"kind": kind.value, "label": kind.label, "abbreviation": pattern(kind).abbreviation}


def schema_json(kind: DocumentKind) -> dict[str, Any]:
    """The schema is that of every paper, with `kind` fixed."""
    schema = Document.model_json_schema()
    schema["properties"]["kind"] = {"const": kind.value, "title": kind.label}
    return _kind(kind) | {"schema": schema, "example": example(kind)}


@cache
def _read(kind: DocumentKind) -> str:
    own = _EXAMPLES / f"{kind}.json"
    return (own if own.exists() else _EXAMPLES / f"{_USUAL}.json").read_text(encoding="utf-8")


def example(kind: DocumentKind) -> dict[str, Any]:
    """Data that `paper write` takes as it is. Names of places are invented."""
    data: dict[str, Any] = json.loads(_read(kind)) | {"kind": kind.value}
    if data["kind"] == DocumentKind.OTHER:
        data["type_name"] = "KẾT LUẬN"
    return data
