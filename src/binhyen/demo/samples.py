"""A small true PDF for each paper of the demonstration, so that previews and downloads work."""

from django.core.files.uploadedfile import SimpleUploadedFile

from binhyen.core.text import file_stem, fold


def sample_pdf(title: str) -> SimpleUploadedFile:
    """One A4 page that says what it stands for. Letters without marks: the page carries no font of its own."""
    line = fold(title).replace("\\", "").replace("(", "").replace(")", "").encode("ascii", "ignore").decode()
    text = f"BT /F1 16 Tf 60 760 Td (BAN TRINH DIEN) Tj 0 -28 Td /F1 12 Tf ({line}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return SimpleUploadedFile(f"{file_stem(title)}.pdf", _pdf(objects), "application/pdf")


def _pdf(objects: list[bytes]) -> bytes:
    content, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start, size = len(content), len(objects) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return content + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
