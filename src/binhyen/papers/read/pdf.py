"""A PDF with a text layer as pieces: by its structure tree where it has one, else by where its lines stand.

Never from attachments or metadata: what is read is what the page shows.
"""

import pypdfium2

from binhyen.papers.read.pdf_lines import pieces_by_place
from binhyen.papers.read.pdf_safety import opened
from binhyen.papers.read.pdf_structure import is_tagged, pieces_by_structure
from binhyen.papers.read.pdf_text import Fragment, fragments
from binhyen.papers.read.pieces import Extract
from binhyen.papers.read.reading import CannotRead, NoText

MOST_PAGES = 500
_LETTERS_OF_A_PAGE = 8


def extract_pdf(content: bytes) -> Extract:
    with opened(content) as structure:
        if len(structure.pages) > MOST_PAGES:
            raise CannotRead(f"Tệp PDF có {len(structure.pages)} trang, nhận đến {MOST_PAGES} trang.")
        pages = _pages(content)
        letters = sum(len(each.text.strip()) for page in pages for each in page)
        if letters < _LETTERS_OF_A_PAGE * len(pages):
            raise NoText("Tệp là bản quét, không có lớp chữ. Hãy tải lên tệp gốc (.docx, .pdf) hoặc chờ nhận dạng chữ.")
        if is_tagged(structure):
            return Extract(pieces_by_structure(structure, pages))
        return Extract(pieces_by_place(pages))


def _pages(content: bytes) -> list[list[Fragment]]:
    file = pypdfium2.PdfDocument(content)
    try:
        return [fragments(file, number) for number in range(len(file))]
    finally:
        file.close()
