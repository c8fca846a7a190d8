"""Text as WordprocessingML (ISO/IEC 29500-1, 17.3)."""

TAB = "\t"
"""Stands for a tab in the text of a paragraph: no text of a report has it."""
TEXT = '<w:t xml:space="preserve">'
"""Begins the text of a run, whose spaces all count."""
KEEP_NEXT = "<w:keepNext/>"
"""Keeps a paragraph on one page with the next; stands behind its style."""
_BREAK = f"</w:t><w:br/>{TEXT}"
_TAB = f"</w:t><w:tab/>{TEXT}"


def escape(text: str) -> str:
    """Escape text for an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def inline(text: str) -> str:
    """Escape text for a ``w:t`` that preserves space; a line feed becomes a line break."""
    return escape(text).replace("\n", _BREAK).replace(TAB, _TAB)


def attribute(text: str) -> str:
    """Escape text for an attribute in double quotes."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;")


def run(text: str, properties: str = "") -> str:
    """Give a run of text; nothing for no text."""
    return f"<w:r>{properties}{TEXT}{inline(text)}</w:t></w:r>" if text else ""


def paragraph(style: str, text: str, *, properties: str = "", run_properties: str = "") -> str:
    """Give a paragraph of text in a style, named by its id."""
    own = f'<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
    return f"<w:p>{own}{run(text, run_properties)}</w:p>"
