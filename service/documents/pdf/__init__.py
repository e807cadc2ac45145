"""PDF: what stands where on its pages, in which order it is read, and what of it is text."""
