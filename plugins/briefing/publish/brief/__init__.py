"""A brief as a PDF: its view printed as HTML, and that set by WeasyPrint."""
