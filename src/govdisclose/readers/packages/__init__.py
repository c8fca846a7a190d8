"""What Word and Excel files have in common: a zip archive of XML parts (ISO/IEC 29500-2)."""
