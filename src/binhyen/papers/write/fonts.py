"""The font of a PDF: the first family of the table that is here in four faces and proves to have every letter.

Proved, not believed: Debian's Liberation Serif 1.07 bears the right name and lacks 92 Vietnamese letters.
"""

from functools import cache

import typst

from binhyen.papers.layout import FONT, SUBSTITUTES

BUILT_IN = SUBSTITUTES[-1]
# Its bold italic draws "ơ" and "ư" with two signs that each claim to be the letter: copied text would read "Nơơi nhận".
WITHOUT_BOLD_ITALIC = {BUILT_IN}
_FACES = {("normal", 400), ("normal", 700), ("italic", 400), ("italic", 700)}
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = "".join(vowel + tone for vowel in _VOWELS for tone in _TONES) + "đĐ₫–—“”…№½"


@cache
def available() -> typst.Fonts:
    """Read from the system once a process; typst shares them between compilers."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def family() -> str:
    """The family that papers are set in on this machine."""
    return next(name for name in (FONT, *SUBSTITUTES) if name == BUILT_IN or (_has_faces(name) and _has_letters(name)))


def _has_faces(name: str) -> bool:
    return {(font.style, font.weight) for font in available().fonts() if font.family == name} >= _FACES


def _has_letters(name: str) -> bool:
    source = f'#set text(font: "{name}", fallback: false, lang: "vi")\n#set document(title: "x")\n= {LETTERS}'
    try:
        typst.Compiler(source.encode(), font_paths=available()).compile(format="pdf", pdf_standards=["a-2b"])
    except typst.TypstError:
        return False
    return True
