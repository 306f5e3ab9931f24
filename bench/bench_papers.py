"""The papers' bars: ./run bench papers. One row a figure; exits non-zero where one falls short.

Every bar is a ratio of two things measured in turn within this run, on the same paper: a machine's noise hits both.
Needs no service; the LibreOffice row is left out where it is not installed.
"""

import io
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import docx
import pypdfium2
import typst
from docx.table import Table as WordTable

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from binhyen.papers.model import DocumentKind
from binhyen.papers.read import read_paper
from binhyen.papers.write import fonts, pdf, write_docx, write_pdf
from tests.papers.samples import long_report, sample

AT = datetime(2025, 11, 14, 1, tzinfo=UTC)
ROUNDS = 25
CERTIFICATES = 1_000
HUNDRED = 100
WRITE_BAR, CERTIFICATE_BAR, READ_BAR, OFFICE_BAR, MEMORY_BAR = 1.3, 1.5, 8.0, 4.0, 1.1

numbers = count(1)


@dataclass(frozen=True)
class Row:
    figure: str
    measured: str
    bar: str
    holds: bool

    def __str__(self) -> str:
        return f"{'✓' if self.holds else '✗'} {self.figure:<66} {self.measured:>14}   {self.bar}"


def main() -> int:
    failed = 0
    for part in (writing, reading, certificates, office):
        for row in part():
            print(row, flush=True)
            failed += not row.holds
    print(f"\n✗ {failed} fall short" if failed else "\n✓ all bars hold")
    return 1 if failed else 0


def milliseconds(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The median of each, measured in turn; a first round warms up and is thrown away."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(rounds + 1):
        for work, times in zip(works, taken, strict=True):
            began = time.perf_counter()
            work()
            if number:
                times.append((time.perf_counter() - began) * 1_000)
    return [statistics.median(times) for times in taken]


def at_most(figure: str, ratio: float, bar: float) -> Row:
    return Row(figure, f"{ratio:.2f} ×", f"≤ {bar} ×", holds=ratio <= bar)


def shown(figure: str, taken: float) -> Row:
    return Row(figure, f"{taken:.1f} ms", "", holds=True)


# ── writing ──────────────────────────────────────────────────────────────────────────────────


def bare_typst(data: Iterator[str]) -> Callable[[], object]:
    """The same template with data made ready beforehand; other data each time, because typst remembers."""
    folder = ROOT / "src" / "binhyen" / "papers" / "write"
    compiler = typst.Compiler(str(folder / "paper.typ"), root=str(folder), font_paths=fonts.available())
    standards = ["a-2b", "ua-1"]
    return lambda: compiler.compile(
        format="pdf", sys_inputs={"data": next(data)}, pdf_standards=standards, timestamp=int(AT.timestamp())
    )


def writing() -> Iterator[Row]:
    family = fonts.family()
    ready = iter([pdf.template_data(long_report(f"lần {next(numbers)}"), family) for _ in range(ROUNDS + 1)])
    values = iter([long_report(f"lần {next(numbers)}") for _ in range(2 * ROUNDS + 2)])
    ours, bare, word = milliseconds(
        lambda: write_pdf(next(values), at=AT), bare_typst(ready), lambda: write_docx(next(values), at=AT)
    )
    yield shown(f"report of 3 pages to PDF ({family})", ours)
    yield shown("report of 3 pages to .docx", word)
    yield at_most("report of 3 pages to PDF, of bare typst", ours / bare, WRITE_BAR)


# ── reading ──────────────────────────────────────────────────────────────────────────────────


def reading() -> Iterator[Row]:
    content = write_pdf(long_report(), at=AT).content
    ours, bare = milliseconds(lambda: read_paper(content), lambda: pdf_text(content))
    yield shown("reading a PDF of 3 pages", ours)
    yield at_most("reading a PDF of 3 pages, of bare pypdfium2", ours / bare, READ_BAR)
    word = write_docx(long_report(), at=AT).content
    ours, bare = milliseconds(lambda: read_paper(word), lambda: docx_text(word))
    yield shown("reading a .docx of 3 pages", ours)
    yield at_most("reading a .docx of 3 pages, of bare python-docx", ours / bare, READ_BAR)


def pdf_text(content: bytes) -> str:
    file = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in file)


def docx_text(content: bytes) -> str:
    lines = []
    for item in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(item, WordTable):
            lines += [cell.text for row in item.rows for cell in row.cells]
        else:
            lines.append(item.text)
    return "\n".join(lines)


# ── many ─────────────────────────────────────────────────────────────────────────────────────


def certificates() -> Iterator[Row]:
    """One value after the other in one process, as a batch does it."""
    papers = [sample(DocumentKind.CERTIFICATE, issuer=f"XÃ SỐ {number}") for number in range(CERTIFICATES)]
    family = fonts.family()
    bare = bare_typst(
        iter([pdf.template_data(paper.model_copy(update={"parent": "TỈNH A"}), family) for paper in papers])
    )
    ours_took, bare_took, peaks = 0.0, 0.0, []
    for number, paper in enumerate(papers, start=1):
        began = time.perf_counter()
        write_pdf(paper, at=AT)
        between = time.perf_counter()
        bare()
        ours_took, bare_took = ours_took + between - began, bare_took + time.perf_counter() - between
        if number in (HUNDRED, CERTIFICATES):
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    yield Row(f"{CERTIFICATES:,} certificates", f"{ours_took:.1f} s", "", holds=True)
    yield at_most(f"{CERTIFICATES:,} certificates, of bare typst", ours_took / bare_took, CERTIFICATE_BAR)
    yield at_most("peak memory after the last 100, of the first 100", peaks[1] / peaks[0], MEMORY_BAR)


def office() -> Iterator[Row]:
    """LibreOffice converts a batch in one call; its cold start is left out by taking two batches from each other."""
    soffice = shutil.which("soffice")
    figure = "report of 3 pages to PDF: faster than LibreOffice in a batch"
    if soffice is None:
        yield Row(figure, "skipped", "not installed", holds=True)
        return
    one, many = (converted(soffice, papers) for papers in (1, 11))
    values = iter([long_report(f"bản {next(numbers)}") for _ in range(ROUNDS + 1)])
    [ours] = milliseconds(lambda: write_pdf(next(values), at=AT))
    ratio = (many - one) / 10 / ours
    yield Row(figure, f"{ratio:.1f} ×", f"≥ {OFFICE_BAR} ×", holds=ratio >= OFFICE_BAR)


def converted(soffice: str, papers: int) -> float:
    with tempfile.TemporaryDirectory(prefix="binhyen-bench-") as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(papers)]
        for file in files:
            file.write_bytes(write_docx(long_report(file.name), at=AT).content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", name, *map(str, files)]
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        assert len(list(folder.glob("*.pdf"))) == papers
        return (time.perf_counter() - began) * 1_000


if __name__ == "__main__":
    sys.exit(main())
