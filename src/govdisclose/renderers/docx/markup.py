"""Text as WordprocessingML (ISO/IEC 29500-1, 17.3)."""

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def inline(text: str) -> str:
    """Escape text for a ``w:t`` that preserves space; a line feed becomes a line break."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", BREAK)


def attribute(text: str) -> str:
    """Escape text for an attribute in double quotes."""
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace('"', "&quot;")
        .replace("\n", "&#10;")
    )


def run(text: str) -> str:
    """Give a run of text; nothing for no text."""
    return f'<w:r><w:t xml:space="preserve">{inline(text)}</w:t></w:r>' if text else ""


def paragraph(style: str, text: str) -> str:
    """Give a paragraph of text in a style, named by its id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'
