"""Documents as people keep them (.docx, .odt, .rtf, .pdf, pages of Google Docs) become texts with places."""
