"""Writers: the value becomes a .docx or a PDF. The same value, font and time give the same bytes."""

from binhyen.papers.write.docx import write_docx
from binhyen.papers.write.pdf import write_pdf
from binhyen.papers.write.written import CannotWrite, Written

__all__ = ["CannotWrite", "Written", "write_docx", "write_pdf"]
