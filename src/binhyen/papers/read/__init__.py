"""The reader: a .docx, .pdf, .doc or text becomes the value again, with where each part was found and how surely."""
