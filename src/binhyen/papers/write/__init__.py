"""Writers: the value becomes a .docx or a PDF. The same value, font and time give the same bytes."""
