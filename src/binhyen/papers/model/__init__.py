"""The administrative document as one frozen value (NĐ 30/2020). Knows no Django and nothing of the subject rooms."""

from binhyen.papers.model.body import Division, Paragraph, Table
from binhyen.papers.model.dated import Dated
from binhyen.papers.model.document import Annex, Document, Recipients
from binhyen.papers.model.enums import DivisionKind, DocumentKind, Prefix
from binhyen.papers.model.number import Number
from binhyen.papers.model.outline import path
from binhyen.papers.model.signer import Authority, Signer

__all__ = [
    "Annex",
    "Authority",
    "Dated",
    "Division",
    "DivisionKind",
    "Document",
    "DocumentKind",
    "Number",
    "Paragraph",
    "Prefix",
    "Recipients",
    "Signer",
    "Table",
    "path",
]
