"""The empty .docx that every paper starts from: our styles, and nothing of what the library's template brings along."""

import io
from functools import cache

import docx
from docx.document import Document as File
from docx.oxml.ns import qn

from binhyen.papers.layout import Role
from binhyen.papers.write.docx_page import set_page
from binhyen.papers.write.docx_styles import DEEPEST, define_styles

_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Header"}
_KEPT |= {f"Heading {level}" for level in range(1, DEEPEST + 1)} | {role.label for role in Role}


def blank_file() -> File:
    """A file of one's own."""
    return docx.Document(io.BytesIO(_blank()))


@cache
def _blank() -> bytes:
    """Made once a process: most of the time that a short paper takes would go into reading 160 unused styles."""
    file = docx.Document()
    define_styles(file)
    for style in list(file.styles):
        if style.name not in _KEPT:
            style.delete()
        elif (link := style.element.find(qn("w:link"))) is not None:
            style.element.remove(link)  # to the character style that went
    _drop_thumbnail(file)
    set_page(file.sections[0])
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _drop_thumbnail(file: File) -> None:
    relations = file.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[key]
