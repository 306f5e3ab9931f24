"""The reader: a .docx, .pdf, .doc or text becomes the value again, with where each part was found and how surely."""

from binhyen.papers.read.paper import read_paper
from binhyen.papers.read.reading import CannotRead, Found, NoText, Reading, Span

__all__ = ["CannotRead", "Found", "NoText", "Reading", "Span", "read_paper"]
